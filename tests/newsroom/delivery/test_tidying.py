"""What has been kept long enough goes; what still has a use stays, however old."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from newsroom.delivery.tidying import FOR_EVER, Kept, shed, tidy
from reading.facts import Status
from storage.database import Database
from storage.models import (
    Alerted,
    ArticleVersion,
    Aspect,
    Delivery,
    DeliveryStatus,
    Digest,
    Objection,
    Retraction,
    Told,
    Verdict,
)
from storage.watches import Place
from tests.archive import TODAY, a_meeting
from tests.desk import Desk, says
from tests.subscribers import NOW, READER, a_chat, a_message, a_wish, put, subscription

LATER = NOW + timedelta(days=400)
DAY = timedelta(days=1)


async def count(database: Database, table: type[Any]) -> int:
    async with database.read() as work:
        return await work.session.scalar(select(func.count()).select_from(table)) or 0


async def test_sent_messages_go_and_those_on_their_way_stay(database: Database) -> None:
    await put(database, a_chat(), a_message("digest:1"), a_message("digest:2"))
    async with database.begin() as work:
        (await work.session.get_one(Delivery, 1)).status = DeliveryStatus.SENT
    assert await tidy(database, Kept(), NOW + 29 * DAY) == 0
    assert await tidy(database, Kept(), NOW + 31 * DAY) == 1
    assert await count(database, Delivery) == 1


async def test_old_texts_of_an_article_go_and_its_text_stays(database: Database) -> None:
    desk = Desk(database)
    for text in ("Было.", "Стало."):
        await desk.collect(text, says(), url="https://example.org/1")
    assert await count(database, ArticleVersion) == 1
    await shed(database, replace(Kept(), versions=FOR_EVER), LATER + 400 * DAY)
    assert await count(database, ArticleVersion) == 1
    await shed(database, Kept(), LATER)
    assert await count(database, ArticleVersion) == 0
    async with database.read() as work:
        assert await work.articles.count() == 1


async def told_of(database: Database, number: int, last_on: date | None, **changes: Any) -> None:
    """A digest and an alert of a meeting that ends on that day."""
    found = await subscription(database, READER)
    async with database.begin() as work:
        work.session.add(a_meeting(number, first_on=last_on, last_on=last_on, **changes))
        digest = Digest(
            subscription_id=found.id,
            local_date=TODAY + number * DAY,
            slot="daily",
            due_at=NOW,
            composed_at=NOW,
            is_empty=False,
        )
        work.session.add(digest)
        await work.session.flush()
        await work.digests.record_told([digest.id], {number: 1}, NOW)
        await work.watches.record_told(Place(READER, 0), {number: 1}, "alert:1", NOW)


async def test_what_lies_ahead_stays_told(database: Database) -> None:
    await put(database, a_chat(), a_wish())
    await told_of(database, 1, TODAY)
    await told_of(database, 2, (LATER + DAY).date(), status=Status.PLANNED)
    await told_of(database, 3, None)
    await shed(database, Kept(), NOW + 30 * DAY)
    assert await count(database, Told) == 3
    await shed(database, Kept(), LATER)
    async with database.read() as work:
        assert set((await work.session.scalars(select(Told.meeting_id))).all()) == {2, 3}
        assert set((await work.session.scalars(select(Alerted.meeting_id))).all()) == {2, 3}
    assert await count(database, Digest) == 2


async def test_what_readers_said_goes_once_it_is_settled(database: Database) -> None:
    async with database.begin() as work:
        for verdict, told_at in ((Verdict.OPEN, None), (Verdict.DECLINED, NOW)):
            objection = Objection(
                is_person=False,
                target_id=1,
                aspect=Aspect.WHEN,
                said_by=READER,
                language="ru",
                said_at=NOW,
                due_at=NOW,
                verdict=verdict,
                told_at=told_at,
            )
            await work.objections.add(objection)
    await shed(database, Kept(), LATER)
    async with database.read() as work:
        left = (await work.session.scalars(select(Objection.verdict))).all()
    assert left == [Verdict.OPEN]


async def test_corrections_that_were_told_go_with_the_messages(database: Database) -> None:
    async with database.begin() as work:
        for told_at in (NOW, None):
            work.session.add(
                Retraction(
                    chat_id=READER,
                    thread_id=0,
                    meeting_id=1,
                    version=1,
                    names=[],
                    made_at=NOW,
                    told_at=told_at,
                )
            )
    await shed(database, Kept(), NOW + 31 * DAY)
    assert await count(database, Retraction) == 1
