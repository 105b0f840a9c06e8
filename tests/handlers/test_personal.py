"""What is kept of a person: shown to them alone, deleted when they say so."""

import json

import pytest

from storage.database import Database
from storage.models import Chat, Objection, Verdict
from tests.handlers.conftest import Feed
from tests.people import ADMINISTRATOR, JOURNALIST, NEWSROOM, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import (
    anonymous_message,
    callback,
    group_message,
    old_callback,
    private_message,
)

FORGET = "fm1:1"


async def kept(database: Database, who: int) -> dict[str, int]:
    async with database.read() as work:
        return await work.personal.counts(who)


async def test_the_file_holds_everything(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 08:00 Гутерриш"), private_message("/watch Дуда"))
    await feed(private_message("/mydata"))
    [file] = telegram.chats.files
    shown = json.loads(file.content)
    assert file.name == "dipcourier-my-data.json"
    assert shown["telegram_id"] == JOURNALIST.id
    assert {name: len(rows) for name, rows in shown["tables"].items()} == {
        "chats": 1,
        "subscriptions": 1,
        "watches": 1,
    }
    assert shown["tables"]["subscriptions"][0]["local_time"] == "08:00:00"


async def test_nobody_reads_it_in_a_group(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(group_message("/mydata"), anonymous_message("/mydata"), anonymous_message("/forget"))
    assert telegram.chats.files == []
    assert set(telegram.texts) == {"Это только между нами: напишите мне в личном чате."}


async def test_whoever_is_forgotten_in_a_group_leaves_the_group_as_it_is(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(
        private_message("/watch Дуда", ADMINISTRATOR),
        group_message("/watch Гутерриш", ADMINISTRATOR),
        group_message("/forget", ADMINISTRATOR),
    )
    await feed(telegram.press("Удалить", by=ADMINISTRATOR, chat_id=NEWSROOM.id))
    assert await kept(archive, ADMINISTRATOR.id) == {}
    assert (await kept(archive, NEWSROOM.id))["watches"] == 1


async def test_somebody_else_s_button_forgets_nobody(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/watch Дуда", STRANGER), group_message("/forget", ADMINISTRATOR))
    await feed(telegram.press("Удалить", by=STRANGER, chat_id=NEWSROOM.id))
    assert telegram.notices[-1].startswith("Эти кнопки — для того, кто спрашивал.")
    assert (await kept(archive, STRANGER.id))["watches"] == 1


@pytest.mark.parametrize("data", ["fm1:", "fm1:x", "fm1:2:3"])
async def test_what_was_never_offered_forgets_nobody(
    archive: Database, feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(private_message("/watch Дуда"), private_message("/forget"))
    await feed(callback(data, telegram.last.message))
    assert (await kept(archive, JOURNALIST.id))["watches"] == 1


async def test_an_objection_goes_with_its_reader(archive: Database, feed: Feed) -> None:
    await feed(private_message("/meeting 3"))
    await feed(old_callback("e2:0:3:when"))
    async with archive.read() as work:
        assert (await work.session.get_one(Objection, 1)).verdict is Verdict.OPEN
    await feed(old_callback(FORGET))
    async with archive.read() as work:
        assert await work.session.get(Objection, 1) is None
        assert await work.session.get(Chat, JOURNALIST.id) is None
