"""The archive of an earlier day: what a subscriber would have been told then."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from newsroom.digests.press import Subscriber
from newsroom.rendering.html import plain
from reading.facts import Status
from storage.database import Database
from storage.models import Meeting, Report
from tests.archive import DUDA, TOKAYEV
from tests.newsroom.digests.publishing import ALMATY, DAY, TODAY, an_issuer, publish, report
from tests.subscribers import NOW, READER, a_chat, a_wish, put, subscription

LATER = NOW + 400 * DAY
FRESH = Subscriber("ru", ALMATY)


@pytest.mark.parametrize(
    ("published_on", "is_shown"),
    [(TODAY, True), (TODAY + DAY, False), (None, True)],
    ids=["published that day", "published the day after", "nobody knows when"],
)
async def test_an_earlier_day_shows_what_had_been_published(
    database: Database,
    published_on: date | None,
    is_shown: bool,  # noqa: FBT001
) -> None:
    await publish(database, published_on=published_on, fetched_at=LATER)
    messages = await an_issuer(database).preview(FRESH, NOW)
    assert ("Астана" in messages[0]) is is_shown


async def test_an_earlier_day_knows_a_meeting_as_it_was_told_by_then(database: Database) -> None:
    """Announced in September, held in October: in September it is an announcement."""
    days: dict[str, Any] = {"first_on": TODAY + 20 * DAY, "last_on": TODAY + 20 * DAY}
    await publish(database, published_on=TODAY + 21 * DAY, fetched_at=LATER, place="Алматы", **days)
    async with database.read() as work:
        meeting = await work.session.get_one(Meeting, 1)
    planned: dict[str, Any] = {"status": Status.PLANNED, "place": "Казахстан"}
    await report(
        database, meeting, (TOKAYEV, DUDA), published_on=TODAY, fetched_at=LATER, **planned
    )
    (message,) = await an_issuer(database).preview(FRESH, NOW)
    assert "🗓 29 сентября 2025, Казахстан — встреча" in plain(message)
    (message,) = await an_issuer(database).preview(FRESH, NOW + 22 * DAY)
    assert "✅ 29 сентября 2025, " in plain(message)


async def test_an_earlier_day_forgets_what_was_told_since(database: Database) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish())
    await an_issuer(database).issue_due(NOW)
    found = await subscription(database, READER)
    subscriber = replace(FRESH, subscription_id=found.id)
    before = await an_issuer(database).preview(subscriber, NOW - timedelta(minutes=1))
    after = await an_issuer(database).preview(subscriber, NOW + timedelta(minutes=1))
    assert "Астана" in before[0]
    assert "Тихий день" in after[0]


async def test_an_article_that_tells_of_later_events_is_not_older_than_they(
    database: Database,
) -> None:
    first: dict[str, Any] = {"first_on": date(2019, 9, 1), "last_on": date(2019, 9, 30)}
    await publish(database, published_on=None, fetched_at=LATER, **first)
    async with database.begin() as work:
        row = await work.session.get_one(Report, 1)
        columns = {c.key: getattr(row, c.key) for c in Report.__table__.columns}
        later: dict[str, Any] = {"id": 2, "meeting_id": None, "first_on": date(2024, 7, 1)}
        work.session.add(Report(**columns | later))
    in_2019 = NOW.replace(year=2019)
    (message,) = await an_issuer(database).preview(FRESH, in_2019)
    assert "Тихий день" in message
