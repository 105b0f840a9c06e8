"""A chat counts its days where it says it is."""

from datetime import UTC, date, datetime

import pytest

from reading.facts import Basis, EventDate, Precision, Status
from storage.database import Database
from tests.handlers.conftest import Feed
from tests.newsstand import DUDA, TOKAYEV, Story, fill, told
from tests.people import ADMINISTRATOR, CHANNEL, JOURNALIST, NEWSROOM
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import (
    anonymous_message,
    callback,
    channel_post,
    group_message,
    private_message,
)

# In Almaty it is the tenth already, in Moscow still the ninth.
LATE = datetime(2025, 9, 9, 20, 30, tzinfo=UTC)
NINTH = date(2025, 9, 9)


@pytest.mark.parametrize(
    ("city", "title"), [("Алматы", "ничего нет"), ("Москва", "1 встреча")], ids=["past", "today"]
)
async def test_today_is_that_of_the_chat(
    database: Database, feed: Feed, telegram: FakeTelegram, city: str, title: str
) -> None:
    text = "9 сентября Касым-Жомарт Токаев примет коллегу, с Анджеем Дудой они встретятся."
    when = EventDate(NINTH, NINTH, Precision.DAY, Basis.EXPLICIT)
    plan = told(text, text, TOKAYEV, DUDA, when=when, status=Status.PLANNED)
    await fill(database, Story((text,), (TOKAYEV, DUDA), (plan,)))
    await feed(private_message(f"/settings {city}"), private_message("/upcoming"), clock=at_night)
    assert telegram.last.text.split("\n")[0] == f"Объявлено · {title}"


def at_night() -> datetime:
    return LATE


async def test_administrators_of_a_group_set_it_also_those_who_stay_anonymous(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(anonymous_message("/settings en"))
    assert telegram.last.text.startswith("Settings of this chat")
    await feed(group_message("/settings Лондон", ADMINISTRATOR))
    async with database.read() as work:
        chat = await work.chats.find(NEWSROOM.id)
    assert chat is not None
    assert (chat.language, chat.time_zone) == ("en", "Europe/London")


@pytest.mark.parametrize("data", ["l1:xx", "z1:Nowhere/Land", "z1:Europe", "l1:", "z1:../../etc"])
async def test_what_was_never_offered_changes_nothing(
    database: Database, feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(private_message("/settings"))
    await feed(callback(data, telegram.last.message))
    assert telegram.notices == ["Эта кнопка устарела. Спросите ещё раз."]
    async with database.read() as work:
        chat = await work.chats.find(JOURNALIST.id)
    assert chat is not None
    assert (chat.language, chat.time_zone) == ("ru", None)


async def test_a_channel_is_set_up_where_it_is(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(channel_post("/settings en"))
    assert telegram.last.text.startswith("Settings of this chat")
    async with database.read() as work:
        chat = await work.chats.find(CHANNEL.id)
    assert chat is not None
    assert chat.language == "en"
