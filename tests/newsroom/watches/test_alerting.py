"""Alerts from the archive to the outbox, over a real database."""

import asyncio
from datetime import time, timedelta
from typing import Any

import pytest

from bot.knowledge import load_world
from bot.texts import load_catalogues
from newsroom.themes import key_of
from newsroom.watches.alerting import Alerter
from newsroom.watches.quiet import PATIENCE, SETTLED
from reading.facts import Status
from storage.database import Database
from storage.models import Delivery, DeliveryKind
from storage.watches import NewWatch, Place
from tests.archive import DUDA, GUTERRES, TOKAYEV
from tests.newsroom.digests.publishing import (
    ALMATY,
    DAY,
    EVIDENCE,
    TODAY,
    an_issuer,
    change,
    count,
    publish,
    texts_of,
)
from tests.subscribers import GROUP, NOW, READER, a_chat, a_wish, put

MINUTE = timedelta(minutes=1)
LATER = NOW + MINUTE
MEETING = "✅ вчера, Астана — встреча: К.-Ж. Токаев — А. Гутерриш ¹"


def an_alerter(database: Database) -> Alerter:
    return Alerter(database, load_catalogues(), load_world(), ALMATY)


async def follow(
    database: Database, chat_id: int = READER, thread_id: int = 0, **themes: Any
) -> None:
    async with database.begin() as work:
        new = NewWatch(Place(chat_id, thread_id), key_of(themes), themes)
        await work.watches.add(new, NOW)


async def test_what_somebody_follows_is_told_within_a_minute(database: Database) -> None:
    await put(database, a_chat())
    await publish(database, people=(TOKAYEV, GUTERRES), fetched_at=NOW - DAY)
    await follow(database, persons=[2])
    alerter = an_alerter(database)
    assert await alerter.issue_due(LATER) == 0
    await publish(database, 2, people=(TOKAYEV, GUTERRES), fetched_at=LATER)
    assert await alerter.issue_due(LATER) == 0
    assert await alerter.issue_due(LATER + SETTLED) == 1
    assert await texts_of(database) == [
        f"🔔 Новое: Гутерриш\n\nСостоялось\n{MEETING}\n«{EVIDENCE}» — NUR.KZ ↗"
    ]
    assert SETTLED + timedelta(seconds=15) < MINUTE


async def test_it_is_an_alert_with_a_key_of_chat_meeting_and_version(database: Database) -> None:
    await put(database, a_chat(GROUP))
    await follow(database, GROUP, 7, persons=[2])
    await publish(database, people=(TOKAYEV, GUTERRES), fetched_at=LATER)
    await an_alerter(database).issue_due(LATER + SETTLED)
    async with database.read() as work:
        row = await work.session.get_one(Delivery, 1)
    assert (row.dedup_key, row.kind) == (f"alert:{GROUP}:7:1:1", DeliveryKind.ALERT)
    assert (row.chat_id, row.thread_id) == (GROUP, 7)


@pytest.mark.parametrize(
    ("themes", "is_told"),
    [
        ({"persons": [1]}, True),
        ({"persons": [1, 2]}, True),
        ({"persons": [2, 3]}, False),
        ({"countries": ["KZ"]}, True),
        ({"countries": ["UZ"]}, False),
        ({"places": ["Астана"]}, True),
        ({"words": ["ООН"]}, True),
        ({"words": ["ОН"]}, False),
        ({"topics": ["climate"]}, False),
        ({"persons": [2], "countries": ["KZ"]}, True),
        ({}, False),
    ],
    ids=[
        "somebody", "a pair", "another pair", "a country", "another country", "a city",
        "an organisation", "letters of one", "a topic", "all of it", "nothing",
    ],
)  # fmt: skip
async def test_only_what_is_about_all_of_a_watch_is_told(
    database: Database,
    themes: dict[str, Any],
    is_told: bool,  # noqa: FBT001
) -> None:
    await put(database, a_chat())
    await publish(database, 5, people=(DUDA,), published_on=TODAY - 30 * DAY)
    await follow(database, **themes)
    await publish(database, people=(TOKAYEV, GUTERRES), fetched_at=LATER)
    assert await an_alerter(database).issue_due(LATER + SETTLED) == is_told


async def test_several_that_come_together_are_one_message(database: Database) -> None:
    await put(database, a_chat())
    await follow(database, persons=[2])
    await follow(database, countries=["PL"])
    alerter = an_alerter(database)
    await publish(database, people=(TOKAYEV, GUTERRES), fetched_at=LATER)
    await alerter.issue_due(LATER)
    await publish(database, 2, fetched_at=LATER + timedelta(seconds=5))
    await alerter.issue_due(LATER + SETTLED)
    assert await texts_of(database) == []
    await alerter.issue_due(LATER + PATIENCE)
    (message,) = await texts_of(database)
    assert message.startswith("🔔 Новое: Гутерриш, Польша")
    assert "А. Гутерриш" in message
    assert "А. Дуда" in message


async def test_quiet_hours_hold_alerts_back_and_then_let_them_go(database: Database) -> None:
    await put(database, a_chat(quiet_from=time(8), quiet_until=time(9)))
    await follow(database, persons=[2])
    alerter = an_alerter(database)
    await publish(database, people=(TOKAYEV, GUTERRES), fetched_at=LATER)
    for minutes in range(1, 60):
        assert await alerter.issue_due(NOW + minutes * MINUTE) == 0
    assert await alerter.issue_due(NOW + 60 * MINUTE) == 1
    assert len(await texts_of(database)) == 1


async def test_a_restart_forgets_nothing_that_was_held_back(database: Database) -> None:
    await put(database, a_chat(quiet_from=time(8), quiet_until=time(9)))
    await follow(database, persons=[2])
    await publish(database, people=(TOKAYEV, GUTERRES), fetched_at=LATER)
    assert await an_alerter(database).issue_due(LATER + MINUTE) == 0
    assert await an_alerter(database).issue_due(NOW + 61 * MINUTE) == 1


async def test_an_alert_is_not_told_again_neither_by_alerts_nor_by_the_digest(
    database: Database,
) -> None:
    await put(database, a_chat(), a_wish())
    await follow(database, persons=[2])
    await publish(database, people=(TOKAYEV, GUTERRES), fetched_at=LATER)
    for alerter in (an_alerter(database), an_alerter(database)):
        await alerter.issue_due(LATER + MINUTE)
    await an_issuer(database).issue_due(LATER + 2 * MINUTE)
    assert (await texts_of(database))[1:] == ["Тихий день: новых встреч нет."]


async def test_what_changed_since_the_alert_stands_in_the_digest(database: Database) -> None:
    await put(database, a_chat(), a_wish())
    await follow(database, persons=[2])
    people = (TOKAYEV, GUTERRES)
    await publish(database, people=people, fetched_at=LATER, place="Казахстан")
    await an_alerter(database).issue_due(LATER + MINUTE)
    await change(database, 2, LATER + MINUTE, place="Астана")
    await an_issuer(database).issue_due(LATER + 2 * MINUTE)
    assert "место: Астана (было: Казахстан)" in (await texts_of(database))[1]


async def test_what_the_digest_told_is_no_alert_until_it_changes(database: Database) -> None:
    await put(database, a_chat(), a_wish())
    await follow(database, persons=[2])
    alerter = an_alerter(database)
    days: dict[str, Any] = {"first_on": TODAY + 5 * DAY, "last_on": TODAY + 5 * DAY}
    people = (TOKAYEV, GUTERRES)
    await publish(database, people=people, fetched_at=NOW, status=Status.PLANNED, **days)
    await an_issuer(database).issue_due(NOW)
    assert await alerter.issue_due(LATER) == 0
    await change(database, 2, LATER, status=Status.CANCELLED)
    await publish(database, 2, published_on=TODAY, fetched_at=LATER)
    assert await alerter.issue_due(LATER + MINUTE) == 1
    assert "Перенесено и отменено" in (await texts_of(database))[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"published_on": TODAY - 30 * DAY},
        {"is_background": True},
        {"first_on": TODAY - 40 * DAY, "last_on": TODAY - 40 * DAY},
    ],
    ids=["an old article", "a memory", "long ago"],
)
async def test_old_stories_are_no_news(database: Database, changes: dict[str, Any]) -> None:
    await put(database, a_chat())
    await follow(database, countries=["KZ"])
    await publish(database, fetched_at=LATER, **changes)
    assert await an_alerter(database).issue_due(LATER + MINUTE) == 0


async def test_a_chat_that_left_is_not_written_to(database: Database) -> None:
    await put(database, a_chat(is_active=False))
    await follow(database, persons=[1])
    await publish(database, fetched_at=LATER)
    assert await an_alerter(database).issue_due(LATER + MINUTE) == 0


async def test_one_chat_that_fails_is_tried_again_and_the_others_go_on(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await put(database, a_chat(language="xx"), a_chat(8))
    await follow(database, persons=[1])
    await follow(database, 8, persons=[1])
    await publish(database, fetched_at=LATER)
    alerter = an_alerter(database)
    assert await alerter.issue_due(LATER + MINUTE) == 1
    assert "can't be alerted" in caplog.text
    async with database.begin() as work:
        await work.chats.set_language(READER, "ru")
    assert await alerter.issue_due(LATER + 2 * MINUTE) == 1


async def test_two_clocks_at_once_alert_once(database: Database) -> None:
    for number in range(1, 6):
        await put(database, a_chat(number))
        await follow(database, number, persons=[1])
    await publish(database, fetched_at=LATER)
    alerters = [an_alerter(database) for _ in range(2)]
    await asyncio.gather(*(one.issue_due(LATER + MINUTE) for one in alerters))
    assert await count(database, Delivery) == 5
