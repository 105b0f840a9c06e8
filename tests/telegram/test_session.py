from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.exceptions import (
    TelegramBadRequest,
)
from aiogram.filters import Command
from aiogram.methods import GetMe, SendMessage
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    Message,
    ReplyParameters,
)

from tests.people import (
    ADMINISTRATOR,
    CHANNEL,
    JOURNALIST,
    NEWSROOM,
    STRANGER,
)
from tests.telegram import updates
from tests.telegram.session import FakeTelegram

MORE = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Дальше", callback_data="page:2")],
        [InlineKeyboardButton(text="Источник", url="https://e.org")],
    ]
)


@pytest.fixture
def dispatcher() -> Dispatcher:
    router = Router()

    @router.message(Command("timeline"))
    async def show(message: Message) -> None:
        await message.answer("<b>2019</b>", reply_markup=MORE)

    @router.callback_query(F.data == "page:2")
    async def turn(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("<b>2020</b>")
        await query.answer("Конец")

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


async def test_a_conversation_runs_through_the_real_dispatcher(
    dispatcher: Dispatcher, bot: Bot, telegram: FakeTelegram
) -> None:
    await dispatcher.feed_raw_update(bot, updates.private_message("/timeline"))
    assert telegram.texts == ["2019"]
    assert telegram.buttons == [["Дальше"], ["Источник"]]

    pressed = telegram.press("Дальше")
    assert len(telegram.unanswered) == 1
    await dispatcher.feed_raw_update(bot, pressed)
    assert telegram.texts == ["2019", "2020"]
    assert telegram.seen_in(JOURNALIST.id) == ["2020"]
    assert telegram.buttons == []
    assert telegram.notices == ["Конец"]
    assert telegram.unanswered == set()


async def test_calls_are_kept_as_typed_methods(bot: Bot, telegram: FakeTelegram) -> None:
    await bot.get_me()
    await bot.send_message(JOURNALIST.id, "да")
    assert [type(call) for call in telegram.requests] == [GetMe, SendMessage]
    assert telegram.calls(SendMessage)[0].chat_id == JOURNALIST.id


async def test_messages_are_numbered_upwards(bot: Bot) -> None:
    first = await bot.send_message(JOURNALIST.id, "раз")
    second = await bot.send_message(NEWSROOM.id, "два", message_thread_id=7)
    assert second.message_id > first.message_id
    assert (second.message_thread_id, second.chat.type) == (7, "supergroup")


async def test_entities_come_back_with_the_message(bot: Bot) -> None:
    message = await bot.send_message(JOURNALIST.id, 'Да, <a href="https://e.org">там</a>')
    assert message.html_text == 'Да, <a href="https://e.org">там</a>'


async def test_a_channel_speaks_for_itself(bot: Bot) -> None:
    message = await bot.send_message(CHANNEL.id, "да")
    assert message.sender_chat is not None
    assert message.from_user is None


async def test_a_reply_shows_what_it_answers(bot: Bot) -> None:
    first = await bot.send_message(JOURNALIST.id, "раз")
    reply = ReplyParameters(message_id=first.message_id)
    second = await bot.send_message(JOURNALIST.id, "два", reply_parameters=reply)
    assert second.reply_to_message is not None
    assert second.reply_to_message.text == "раз"


async def test_files_arrive_whole(bot: Bot, telegram: FakeTelegram) -> None:
    sent = await bot.send_document(
        JOURNALIST.id, BufferedInputFile(b"a;b\n", "встречи.csv"), caption="<i>3 встречи</i>"
    )
    assert telegram.texts == ["3 встречи"]
    assert telegram.chats.files[0].content == b"a;b\n"
    assert sent.document is not None
    assert sent.document.file_name == "встречи.csv"
    again = await bot.send_document(JOURNALIST.id, sent.document.file_id)
    assert again.document is not None


async def test_a_picture_is_turned_in_place(bot: Bot, telegram: FakeTelegram) -> None:
    message = await bot.send_photo(JOURNALIST.id, BufferedInputFile(b"1", "1.png"), caption="раз")
    media = InputMediaPhoto(media=BufferedInputFile(b"2", "2.png"), caption="два")
    await message.edit_media(media)
    assert telegram.seen_in(JOURNALIST.id) == ["два"]
    await message.edit_caption(caption="три")
    assert telegram.seen_in(JOURNALIST.id) == ["три"]


async def test_buttons_change_alone(bot: Bot, telegram: FakeTelegram) -> None:
    message = await bot.send_message(JOURNALIST.id, "раз", reply_markup=MORE)
    await message.edit_reply_markup(reply_markup=None)
    assert (telegram.last.text, telegram.buttons) == ("раз", [])


async def test_deleted_messages_are_gone(bot: Bot, telegram: FakeTelegram) -> None:
    message = await bot.send_message(JOURNALIST.id, "раз")
    await message.delete()
    assert telegram.seen_in(JOURNALIST.id) == []
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await message.delete()


async def test_commands_are_kept_per_language(bot: Bot) -> None:
    await bot.set_my_commands([BotCommand(command="who", description="кто")], language_code="ru")
    assert [command.command for command in await bot.get_my_commands(language_code="ru")] == ["who"]
    assert await bot.get_my_commands() == []
    await bot.delete_my_commands(language_code="ru")
    assert await bot.get_my_commands(language_code="ru") == []


async def test_roles_are_told(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.chats.roles[NEWSROOM.id, JOURNALIST.id] = "creator"
    telegram.chats.roles[NEWSROOM.id, STRANGER.id] = "left"
    roles = [
        (await bot.get_chat_member(NEWSROOM.id, someone.id)).status
        for someone in (ADMINISTRATOR, JOURNALIST, STRANGER)
    ]
    assert roles == ["administrator", "creator", "left"]
    administrators = await bot.get_chat_administrators(NEWSROOM.id)
    assert {one.user.id for one in administrators} == {ADMINISTRATOR.id, JOURNALIST.id}


async def test_inline_results_are_checked(bot: Bot) -> None:
    content = InputTextMessageContent(message_text="<b>да</b>")
    result = InlineQueryResultArticle(id="1", title="да", input_message_content=content)
    assert await bot.answer_inline_query("inline-1", [result])
    with pytest.raises(TelegramBadRequest, match="RESULT_ID_DUPLICATE"):
        await bot.answer_inline_query("inline-1", [result, result])


async def test_small_errands_are_done(bot: Bot) -> None:
    assert await bot.send_chat_action(JOURNALIST.id, "typing")
    assert (await bot.get_chat(NEWSROOM.id)).title == NEWSROOM.title
    assert (await bot.get_my_name()).name == ""
    assert await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""


def test_a_button_that_is_not_there_can_not_be_pressed(telegram: FakeTelegram) -> None:
    with pytest.raises(AssertionError, match="no button 'Дальше'"):
        telegram.press("Дальше")


def test_silence_is_no_answer(telegram: FakeTelegram) -> None:
    with pytest.raises(AssertionError, match="the bot has said nothing"):
        _: Any = telegram.last
