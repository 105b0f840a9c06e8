import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)
from aiohttp import ClientConnectorError

from tests.people import (
    GROWN_GROUP,
    JOURNALIST,
    NEWSROOM,
    SMALL_GROUP,
    STRANGER,
)
from tests.telegram import faults
from tests.telegram.floods import Floods
from tests.telegram.session import FakeTelegram

MORE = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Дальше", callback_data="page:2")],
        [InlineKeyboardButton(text="Источник", url="https://e.org")],
    ]
)


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, telegram: FakeTelegram) -> None:
    message = await bot.send_message(JOURNALIST.id, "<b>раз</b>", reply_markup=MORE)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await message.edit_text("<strong>раз</strong>", reply_markup=MORE)
    assert telegram.texts == ["раз"]
    await message.edit_text("<b>раз</b>")
    assert telegram.buttons == []


async def test_an_edit_of_nothing_is_refused(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("раз", chat_id=JOURNALIST.id, message_id=77)


async def test_a_file_has_no_text_to_edit(bot: Bot) -> None:
    message = await bot.send_document(JOURNALIST.id, BufferedInputFile(b"1", "1.txt"))
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await message.edit_text("раз")


async def test_an_old_button_is_refused(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.chats.stale.add("callback-1")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query("callback-1")


async def test_wrong_content_is_refused(bot: Bot, telegram: FakeTelegram) -> None:
    with pytest.raises(TelegramBadRequest, match="Unsupported start tag"):
        await bot.send_message(JOURNALIST.id, "<div>")
    assert telegram.texts == []
    assert len(telegram.requests) == 1


async def test_chats_that_refuse_are_told_apart(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.chats.block(JOURNALIST.id)
    telegram.chats.block(NEWSROOM.id)
    telegram.chats.forget(STRANGER.id)
    telegram.chats.migrate(SMALL_GROUP.id, GROWN_GROUP.id)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(JOURNALIST.id, "да")
    with pytest.raises(TelegramForbiddenError, match="kicked from the supergroup chat"):
        await bot.send_message(NEWSROOM.id, "да")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(STRANGER.id, "да")
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(SMALL_GROUP.id, "да")
    assert moved.value.migrate_to_chat_id == GROWN_GROUP.id
    telegram.chats.unblock(JOURNALIST.id)
    await bot.send_message(JOURNALIST.id, "да")


async def test_topics_that_refuse_are_told_apart(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.chats.close_topic(NEWSROOM.id, 7)
    telegram.chats.delete_topic(NEWSROOM.id, 8)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(NEWSROOM.id, "да", message_thread_id=7)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(NEWSROOM.id, "да", message_thread_id=8)
    await bot.send_message(NEWSROOM.id, "да")


async def test_a_bot_that_left_is_out(bot: Bot) -> None:
    await bot.leave_chat(NEWSROOM.id)
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(NEWSROOM.id, "да")


async def test_planned_failures_come_in_order(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.fail_next(429, "Too Many Requests: retry after 5", {"retry_after": 5})
    telegram.fail_next(500, "Internal Server Error")
    with pytest.raises(TelegramRetryAfter) as flooded:
        await bot.send_message(JOURNALIST.id, "да")
    assert flooded.value.retry_after == 5
    with pytest.raises(TelegramServerError):
        await bot.send_message(JOURNALIST.id, "да")
    await bot.send_message(JOURNALIST.id, "да")
    assert telegram.texts == ["да"]


@pytest.mark.parametrize(
    ("fault", "error", "cause", "arrived"),
    [
        (faults.html_page(), ClientDecodeError, ValueError, []),
        (faults.refused(), TelegramNetworkError, ClientConnectorError, []),
        (faults.reset(is_accepted=False), TelegramNetworkError, Exception, []),
        (faults.reset(is_accepted=True), TelegramNetworkError, Exception, ["да"]),
        (faults.hang(is_accepted=True), TelegramNetworkError, TimeoutError, ["да"]),
    ],
    ids=["an HTML page", "refused", "reset before", "reset after", "silence"],
)
async def test_the_network_breaks_before_or_after_delivery(
    bot: Bot,
    telegram: FakeTelegram,
    fault: faults.Fault,
    error: type[Exception],
    cause: type[Exception],
    arrived: list[str],
) -> None:
    telegram.faults.add(fault, method="sendMessage", chat_id=JOURNALIST.id)
    await bot.get_me()
    with pytest.raises(error) as raised:
        await bot.send_message(JOURNALIST.id, "да")
    assert isinstance(raised.value.__cause__, cause)
    assert telegram.texts == arrived


async def test_a_method_telegram_lacks_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramAPIError, match="method not found"):
        await bot.get_star_transactions()


async def test_a_flood_is_refused_when_limits_are_on(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.chats.floods = Floods()
    for _ in range(5):
        await bot.send_message(JOURNALIST.id, "да")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(JOURNALIST.id, "да")
    assert telegram.chats.floods.refused == 1
