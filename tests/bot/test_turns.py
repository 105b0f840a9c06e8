"""Everything that writes takes turns: the real session above, a Telegram that remembers below."""

import asyncio
from datetime import datetime, timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetChat,
    SendChatAction,
    SendDocument,
    SendMessage,
    TelegramMethod,
)

from bot.settings import load_settings
from bot.turns import TakesTurns, chat_written_to, turns_of
from newsroom.delivery.pacing import OVERALL
from newsroom.delivery.turns import Pause, Turns
from storage.database import Database
from tests.people import JOURNALIST, TOKEN
from tests.subscribers import NOW
from tests.telegram import faults
from tests.telegram.session import FakeTelegram

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Desk:
    """A bot whose time passes when it waits."""

    def __init__(self, database: Database) -> None:
        self.now = NOW
        self.telegram = FakeTelegram()
        self.turns = Turns(database, lambda: self.now)
        self.bot = Bot(TOKEN, self.telegram)
        self.telegram.middleware(TakesTurns(self.turns, self.sleep))

    async def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.mark.parametrize(
    ("method", "chat_id"),
    [
        (SendMessage(chat_id=7, text="a"), 7),
        (SendDocument(chat_id=-7, document="a"), -7),
        (EditMessageText(chat_id=7, message_id=1, text="a"), 7),
        (EditMessageText(inline_message_id="1", text="a"), None),
        (SendChatAction(chat_id=7, action="typing"), None),
        (GetChat(chat_id=7), None),
        (AnswerCallbackQuery(callback_query_id="1"), None),
    ],
    ids=lambda one: one.__api_method__ if isinstance(one, TelegramMethod) else "",
)
def test_what_leaves_or_changes_a_message_counts(
    method: TelegramMethod[object], chat_id: int | None
) -> None:
    assert chat_written_to(method) == chat_id


@on_sqlite
async def test_an_answer_waits_for_its_turn(desk: Desk) -> None:
    for number in range(OVERALL.count):
        await desk.turns.take(1000 + number, is_answer=True)
    await desk.bot.send_message(JOURNALIST.id, "Ответ")
    assert desk.telegram.texts == ["Ответ"]
    assert desk.now == NOW + OVERALL.period


@on_sqlite
async def test_an_answer_waits_out_a_short_penalty_and_is_then_given(desk: Desk) -> None:
    desk.telegram.faults.add(faults.too_many_requests(5), method="sendMessage")
    await desk.bot.send_message(JOURNALIST.id, "Ответ")
    assert desk.telegram.texts == ["Ответ"]
    assert desk.now == NOW + timedelta(seconds=5)


@on_sqlite
async def test_an_answer_that_telegram_could_not_take_is_given_once_more(desk: Desk) -> None:
    desk.telegram.faults.add(faults.server_error(), times=1)
    await desk.bot.send_message(JOURNALIST.id, "Ответ")
    assert desk.telegram.texts == ["Ответ"]
    assert desk.now == NOW + timedelta(seconds=1)


@on_sqlite
async def test_what_may_have_arrived_is_not_said_again(desk: Desk) -> None:
    desk.telegram.faults.add(faults.reset(is_accepted=True), times=1)
    with pytest.raises(TelegramNetworkError):
        await desk.bot.send_message(JOURNALIST.id, "Ответ")
    assert desk.telegram.texts == ["Ответ"]


@on_sqlite
async def test_nothing_is_sent_into_a_long_penalty(desk: Desk) -> None:
    await desk.turns.pause(Pause(NOW + timedelta(hours=1), "retry after 3600"))
    with pytest.raises(TelegramRetryAfter):
        await desk.bot.send_message(JOURNALIST.id, "Ответ")
    assert desk.telegram.texts == []
    assert desk.now == NOW


@on_sqlite
async def test_a_penalty_outlives_a_restart(database: Database, desk: Desk) -> None:
    until = NOW + timedelta(minutes=5)
    await desk.turns.pause(Pause(until, "retry after 300"))
    await desk.turns.pause(Pause(until, "retry after 300", -7))

    def clock() -> datetime:
        return NOW + timedelta(minutes=1)

    async with turns_of(load_settings(bot_token=TOKEN), database, clock) as restarted:
        delay = await restarted.take(-7, is_answer=True)
    assert (delay.of_all, delay.of_chat) == (timedelta(minutes=4), timedelta(minutes=4))
