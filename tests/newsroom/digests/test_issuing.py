"""Digests from the archive to the outbox, over a real database."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from newsroom.digests.press import Subscriber, subscriber_of
from newsroom.themes import key_of
from reading.facts import Status
from storage.database import Database
from storage.models import Chat, Delivery, Digest, Subscription, Told
from storage.watches import NewWatch, Place
from tests.archive import GUTERRES, TOKAYEV
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
from tests.subscribers import GROUP, NOW, READER, a_chat, a_wish, put, subscription


async def test_a_due_subscriber_gets_the_news_with_sentence_and_source(database: Database) -> None:
    await publish(database, people=(TOKAYEV, GUTERRES))
    await put(database, a_chat(), a_wish())
    assert await an_issuer(database).issue_due(NOW) == 1
    assert await texts_of(database) == [
        "Дипломатия · вторник, 9 сентября\n\n"
        "Состоялось\n"
        "✅ вчера, Астана — встреча: К.-Ж. Токаев — А. Гутерриш ¹\n"
        f"«{EVIDENCE}» — NUR.KZ ↗"
    ]
    found = await subscription(database, READER)
    assert found.next_due_at == NOW + DAY


async def test_the_message_names_its_digest_topic_and_part(database: Database) -> None:
    await publish(database)
    await put(database, a_chat(GROUP), a_wish(GROUP, thread_id=4))
    await an_issuer(database).issue_due(NOW)
    found = await subscription(database, GROUP, 4)
    async with database.read() as work:
        (row,) = (await work.session.scalars(select(Delivery))).all()
    assert row.dedup_key == f"digest:{found.id}:2025-09-09:daily:1"
    assert (row.chat_id, row.thread_id, row.part, row.due_at) == (GROUP, 4, 1, NOW)


async def test_buttons_stand_under_a_digest_with_news(database: Database) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish())
    issuer = replace(an_issuer(database), buttons=lambda language: [[[language, "digest:more"]]])
    await issuer.issue_due(NOW)
    await issuer.issue_due(NOW + DAY)
    async with database.read() as work:
        rows = await work.session.scalars(select(Delivery).order_by(Delivery.id))
        assert [row.buttons for row in rows.all()] == [[[["ru", "digest:more"]]], []]


async def test_nothing_is_told_twice(database: Database) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish())
    issuer = an_issuer(database)
    for at in (NOW, NOW, NOW + timedelta(minutes=1), NOW + DAY):
        await issuer.issue_due(at)
    first, second = await texts_of(database)
    assert "Астана" in first
    assert second == "Тихий день: новых встреч нет."
    assert await count(database, Told) == 1


async def test_what_changed_comes_as_an_update(database: Database) -> None:
    await publish(database, place="Казахстан")
    await put(database, a_chat(), a_wish())
    await an_issuer(database).issue_due(NOW)
    await change(database, 2, NOW + timedelta(hours=3), place="Астана")
    await an_issuer(database).issue_due(NOW + DAY)
    _, update_text = await texts_of(database)
    assert "Обновлено" in update_text
    assert "место: Астана (было: Казахстан)" in update_text
    await an_issuer(database).issue_due(NOW + 2 * DAY)
    assert "Тихий день" in (await texts_of(database))[2]


async def test_a_quiet_day_is_told_in_private_and_not_in_groups(database: Database) -> None:
    days: dict[str, Any] = {"first_on": TODAY + 2 * DAY, "last_on": TODAY + 3 * DAY}
    await publish(database, status=Status.PLANNED, forum="саммит ШОС", **days)
    await put(database, a_chat(), a_wish(), a_chat(GROUP), a_wish(GROUP))
    await an_issuer(database).issue_due(NOW)
    await an_issuer(database).issue_due(NOW + DAY)
    quiet = "Тихий день: новых встреч нет. На неделе: саммит ШОС (чт–пт)."
    assert (await texts_of(database))[1:] == [quiet]
    assert len(await texts_of(database, GROUP)) == 1
    assert await count(database, Digest) == 4


async def test_a_run_missed_while_the_machine_was_down_is_caught_up_once(
    database: Database,
) -> None:
    await put(database, a_chat(), a_wish())
    await an_issuer(database).issue_due(NOW + 3 * DAY + timedelta(hours=1))
    async with database.read() as work:
        digests = (await work.session.scalars(select(Digest))).all()
    assert [digest.local_date for digest in digests] == [TODAY + 3 * DAY]
    assert (await subscription(database, READER)).next_due_at == NOW + 4 * DAY


async def test_a_late_digest_says_when_it_was_due_and_one_too_late_waits(
    database: Database,
) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish(), a_chat(8), a_wish(8, time_zone="Asia/Tokyo"))
    await an_issuer(database).issue_due(NOW + timedelta(hours=2))
    assert "выпуск был назначен на 08:00" in (await texts_of(database))[0]
    assert await texts_of(database, 8) == []
    await an_issuer(database).issue_due(NOW + DAY)
    assert "Астана" in (await texts_of(database, 8))[0]


async def test_a_changed_hour_gives_no_second_digest_that_day(database: Database) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish())
    await an_issuer(database).issue_due(NOW)
    noon = NOW + timedelta(hours=4)
    async with database.begin() as work:
        await work.subscriptions.put(
            a_wish(local_time=(noon + timedelta(hours=5)).time()), noon, NOW
        )
    await an_issuer(database).issue_due(noon)
    assert len(await texts_of(database)) == 1
    assert (await subscription(database, READER)).next_due_at == noon + DAY


async def test_a_chat_that_left_is_moved_on_without_a_digest(database: Database) -> None:
    await publish(database)
    await put(database, a_chat(is_active=False), a_wish())
    await an_issuer(database).issue_due(NOW)
    assert await count(database, Digest) == 0
    assert (await subscription(database, READER)).next_due_at == NOW + DAY


async def test_one_that_fails_stays_due_and_the_others_go_on(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish(), a_chat(8), a_wish(8))
    async with database.begin() as work:
        broken = update(Subscription).where(Subscription.chat_id == READER)
        await work.session.execute(broken.values(time_zone="Nowhere/Land"))
    assert await an_issuer(database).issue_due(NOW) == 1
    assert len(await texts_of(database, 8)) == 1
    assert (await subscription(database, READER)).next_due_at == NOW
    assert "can't be issued" in caplog.text


async def test_a_digest_that_fails_halfway_leaves_nothing_behind(database: Database) -> None:
    """Its language has no catalogue: found out after the digest and the ledger are written."""
    await publish(database)
    await put(database, a_chat(language="xx"), a_wish())
    assert await an_issuer(database).issue_due(NOW) == 0
    assert await count(database, Digest) == await count(database, Told) == 0
    async with database.begin() as work:
        await work.session.execute(update(Chat).values(language="ru"))
    await an_issuer(database).issue_due(NOW)
    assert len(await texts_of(database)) == 1


async def test_two_clocks_at_once_issue_each_digest_once(database: Database) -> None:
    await publish(database)
    for number in range(1, 13):
        await put(database, a_chat(number), a_wish(number))
    clocks = [an_issuer(database) for _ in range(3)]
    await asyncio.gather(*(clock.issue_due(NOW) for clock in clocks))
    assert await count(database, Digest) == await count(database, Delivery) == 12


async def test_interests_choose_what_a_subscriber_hears_of(database: Database) -> None:
    await publish(database)
    wish = a_wish(interests={"countries": ["GE"]})
    await put(database, a_chat(), wish)
    await an_issuer(database).issue_due(NOW)
    assert await texts_of(database) == ["Тихий день: новых встреч нет."]


async def test_a_preview_tells_and_remembers_nothing(database: Database) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish())
    (message,) = await an_issuer(database).preview(Subscriber("en", ALMATY), NOW)
    assert "Took place" in message
    assert await count(database, Told) == await count(database, Digest) == 0


async def test_the_digests_of_one_hour_leave_one_after_the_other(database: Database) -> None:
    """At the rate that Telegram takes them, and a chat has the same place every day."""
    await publish(database)
    for number in range(1, 61):
        await put(database, a_chat(number), a_wish(number))
    issuer = replace(an_issuer(database), per_second=10)
    await issuer.issue_due(NOW)
    await issuer.issue_due(NOW + DAY)
    query = select(Delivery.chat_id, Delivery.due_at).order_by(Delivery.id)
    async with database.read() as work:
        rows = (await work.session.execute(query)).all()
    first, second = ({row[0]: row[1] for row in half} for half in (rows[:60], rows[60:]))
    assert second == {chat_id: due_at + DAY for chat_id, due_at in first.items()}
    seconds = [int((due_at - NOW).total_seconds()) for due_at in first.values()]
    assert set(seconds) == set(range(6))
    assert max(seconds.count(second) for second in range(6)) <= 13


async def test_a_batch_with_one_that_fails_still_issues_the_rest_once(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await publish(database)
    await put(database, a_chat(1, language="xx"), a_wish(1))
    for number in range(2, 8):
        await put(database, a_chat(number), a_wish(number))
    assert await an_issuer(database).issue_due(NOW) == 6
    assert await count(database, Digest) == await count(database, Delivery) == 6
    assert caplog.text.count("can't be issued") == 1


async def test_what_a_chat_watches_comes_first_in_its_digest_and_its_preview(
    database: Database,
) -> None:
    await publish(database, forum="саммит ШОС")
    await publish(database, 2, people=(TOKAYEV, GUTERRES))
    themes = {"persons": [GUTERRES.person_id]}
    await put(database, a_chat(), a_wish(), a_chat(8), a_wish(8), a_wish(8, thread_id=4))
    async with database.begin() as work:
        await work.watches.add(NewWatch(Place(8, 0), key_of(themes), themes), NOW)
    issuer = an_issuer(database)
    subscriber = subscriber_of(await subscription(database, 8), a_chat(8))
    preview = await issuer.preview(subscriber, NOW)
    await issuer.issue_due(NOW)
    assert _first_named(await texts_of(database)) == "Дуда"
    assert sorted(_first_named([one]) for one in await texts_of(database, 8)) == [
        "Гутерриш",
        "Дуда",
    ]
    assert _first_named(list(preview)) == "Гутерриш"


def _first_named(texts: list[str]) -> str:
    return min(("Дуда", "Гутерриш"), key=texts[0].index)
