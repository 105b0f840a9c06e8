"""The server is proved with a bot of a few lines, over real HTTP, in the same process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Dispatcher, F, Router
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.filters import Command
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    Message,
    ReplyParameters,
)
from aiogram.utils.backoff import BackoffConfig
from aiohttp import ClientSession

from tests.people import JOURNALIST, NEWSROOM, STRANGER, TOKEN
from tests.telegram import faults, updates
from tests.telegram.connecting import connected
from tests.telegram.server import TelegramServer

# aiogram waits a second before it polls again after an error: tests don't.
AT_ONCE = BackoffConfig(min_delay=0.001, max_delay=0.002, factor=1.1, jitter=0.0)
MORE = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Дальше", callback_data="page:2")]]
)


def small_dispatcher() -> Dispatcher:
    router = Router()

    @router.message(Command("who"))
    async def show_person(message: Message) -> None:
        await message.reply(f"<b>{message.from_user.first_name}</b>" if message.from_user else "?")

    @router.message(Command("timeline"))
    async def show_timeline(message: Message) -> None:
        await message.answer("2019", reply_markup=MORE)

    @router.callback_query(F.data == "page:2")
    async def turn(query: CallbackQuery) -> None:
        await query.answer()
        assert isinstance(query.message, Message)
        await query.message.edit_text("2020")

    @router.my_chat_member()
    async def greet(change: ChatMemberUpdated) -> None:
        await change.answer(f"Я здесь {change.new_chat_member.status}")

    @router.inline_query()
    async def answer_inline(query: InlineQuery) -> None:
        await query.answer([])

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


@asynccontextmanager
async def polling(server: TelegramServer) -> AsyncIterator[None]:
    """The small bot polls while the block runs."""
    dispatcher = small_dispatcher()
    async with connected(server) as bot, asyncio.TaskGroup() as tasks:
        tasks.create_task(
            dispatcher.start_polling(
                bot,
                handle_signals=False,
                polling_timeout=5,
                backoff_config=AT_ONCE,
                allowed_updates=dispatcher.resolve_used_update_types(),
            )
        )
        await server.polled()
        yield
        await dispatcher.stop_polling()


async def test_a_command_is_answered_over_http(server: TelegramServer) -> None:
    async with polling(server):
        asked = server.say(JOURNALIST, "/who")
        shown = await server.next_message(JOURNALIST)
    assert shown.text == "Айгерим"
    assert shown.message["reply_to_message"]["message_id"] == asked["message"]["message_id"]


async def test_a_pressed_button_edits_the_message(server: TelegramServer) -> None:
    async with polling(server):
        server.say(JOURNALIST, "/timeline")
        shown = await server.next_message(JOURNALIST)
        assert shown.buttons == [["Дальше"]]
        server.press("Дальше")
        turned = await server.next_message(JOURNALIST)
    assert (turned.text, turned.message_id) == ("2020", shown.message_id)
    assert server.unanswered == set()
    assert server.seen_in(JOURNALIST.id) == ["2020"]


async def test_a_group_is_answered_in_its_topic(server: TelegramServer) -> None:
    async with polling(server):
        server.say(NEWSROOM, "/who@another_bot", by=STRANGER, thread_id=7)
        server.say(NEWSROOM, "/who@dipcourier_bot", by=STRANGER, thread_id=8)
        shown = await server.next_message(NEWSROOM)
    assert (shown.text, shown.thread_id) == ("Dora", 8)
    assert len(server.texts) == 1


async def test_other_updates_arrive_too(server: TelegramServer) -> None:
    async with polling(server):
        server.push(updates.membership("administrator", room=NEWSROOM))
        server.push(updates.inline_query("Гутерриш"))
        assert (await server.next_message(NEWSROOM)).text == "Я здесь administrator"
        await server.called("answerInlineQuery")


async def test_the_bot_survives_faults_while_polling(server: TelegramServer) -> None:
    async with polling(server):
        for fault in (
            faults.too_many_requests(0),
            faults.server_error(),
            faults.html_page(),
            faults.reset(is_accepted=False),
        ):
            server.faults.add(fault, method="getUpdates")
        server.say(JOURNALIST, "/who")
        assert (await server.next_message(JOURNALIST)).text == "Айгерим"
        # The poll that was waiting delivered the message: the next four fail.
        await server.broke(times=4)
        server.say(JOURNALIST, "/timeline")
        assert (await server.next_message(JOURNALIST)).text == "2019"


@pytest.mark.parametrize(
    ("fault", "error", "arrived"),
    [
        (faults.too_many_requests(3), TelegramRetryAfter, []),
        (faults.server_error(), TelegramServerError, []),
        (faults.html_page(), ClientDecodeError, []),
        (faults.reset(is_accepted=False), TelegramNetworkError, []),
        (faults.reset(is_accepted=True), TelegramNetworkError, ["да"]),
    ],
    ids=["too many", "server error", "an HTML page", "reset before", "reset after"],
)
async def test_a_planned_fault_meets_one_call(
    server: TelegramServer, fault: faults.Fault, error: type[Exception], arrived: list[str]
) -> None:
    server.faults.add(fault, method="sendMessage", chat_id=JOURNALIST.id)
    async with connected(server) as bot:
        await bot.send_message(STRANGER.id, "да")
        with pytest.raises(error):
            await bot.send_message(JOURNALIST.id, "да")
        assert server.seen_in(JOURNALIST.id) == arrived
        await bot.send_message(JOURNALIST.id, "ещё")
    assert server.seen_in(JOURNALIST.id) == [*arrived, "ещё"]


async def test_a_call_that_hangs_is_seen_while_it_hangs(server: TelegramServer) -> None:
    server.faults.add(faults.hang(is_accepted=True), method="sendMessage")
    async with connected(server) as bot, asyncio.TaskGroup() as tasks:
        sending = tasks.create_task(bot.send_message(JOURNALIST.id, "да"))
        held = await server.broke()
        assert held.fields["text"] == "да"
        assert server.texts == ["да"]
        assert not sending.done()
        sending.cancel()


async def test_a_call_that_is_held_is_done_when_released(server: TelegramServer) -> None:
    server.faults.add(faults.hold(), method="sendMessage")
    async with connected(server) as bot, asyncio.TaskGroup() as tasks:
        sending = tasks.create_task(bot.send_message(JOURNALIST.id, "да"))
        await server.broke()
        assert server.texts == []
        server.release()
        assert (await sending).text == "да"


async def test_what_was_asked_while_the_bot_was_down_is_answered(server: TelegramServer) -> None:
    async with polling(server):
        server.say(JOURNALIST, "/who")
        await server.next_message(JOURNALIST)
        await server.confirmed()
    server.say(JOURNALIST, "/timeline")
    async with polling(server):
        assert (await server.next_message(JOURNALIST)).text == "2019"
    assert server.texts == ["Айгерим", "2019"]


async def test_a_wrong_token_is_unauthorized(server: TelegramServer) -> None:
    async with connected(server, token="1:wrong") as bot:  # noqa: S106 - it is meant to be wrong
        with pytest.raises(TelegramUnauthorizedError):
            await bot.get_me()


async def test_files_and_edits_go_over_the_wire(server: TelegramServer) -> None:
    async with connected(server) as bot:
        file = BufferedInputFile("а;б\n".encode(), "встречи.csv")
        sent = await bot.send_document(JOURNALIST.id, file, caption="<b>2</b> встречи")
        reply = ReplyParameters(message_id=sent.message_id)
        await bot.send_message(JOURNALIST.id, "42", reply_parameters=reply)
    assert server.chats.files[0].name == "встречи.csv"
    assert server.chats.files[0].content == "а;б\n".encode()
    assert server.texts == ["2 встречи", "42"]


async def test_calls_are_taken_as_json_and_in_the_address(server: TelegramServer) -> None:
    call = f"{server.url}/bot{TOKEN}/sendMessage"
    body = {"chat_id": JOURNALIST.id, "text": "12", "reply_markup": MORE.model_dump_json()}
    async with ClientSession() as client:
        async with client.post(call, json=body) as response:
            assert (await response.json())["ok"]
        async with client.get(call, params={"chat_id": "101", "text": "<b>"}) as response:
            assert response.status == 200
    assert server.texts == ["12", "<b>"]


async def test_content_is_checked_as_by_the_session(server: TelegramServer) -> None:
    async with connected(server) as bot:
        with pytest.raises(TelegramBadRequest, match="message is too long"):
            await bot.send_message(JOURNALIST.id, "а" * 4097)
    assert server.texts == []


async def test_a_server_that_is_down_refuses_and_comes_back(server: TelegramServer) -> None:
    async with connected(server) as bot:
        await bot.send_message(JOURNALIST.id, "раз")
        await server.stop()
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(JOURNALIST.id, "два")
        await server.start()
        await bot.send_message(JOURNALIST.id, "три")
    assert server.texts == ["раз", "три"]


async def test_waiting_in_vain_says_for_what(server: TelegramServer) -> None:
    async with connected(server) as bot:
        await bot.get_me()
    with pytest.raises(AssertionError, match=r"no a message in chat 101 .* last calls: getMe"):
        await server.next_message(JOURNALIST, seconds=0)
