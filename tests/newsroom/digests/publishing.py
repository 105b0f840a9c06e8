"""Puts into the archive of a test what outlets published, and looks at what came of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.texts import load_catalogues
from newsroom.digests.issuing import Issuer
from newsroom.rendering.html import Html, plain
from reading.facts import Precision
from storage.database import Database
from storage.models import (
    Article,
    ArticleBody,
    Delivery,
    Meeting,
    MeetingChange,
    Outlet,
    Person,
    Report,
    ReportParticipant,
)
from tests.archive import DUDA, TOKAYEV, Side, a_meeting, sides
from tests.subscribers import NOW, READER

ALMATY = ZoneInfo("Asia/Almaty")
TODAY = date(2025, 9, 9)
DAY = timedelta(days=1)
EVIDENCE = "Касым-Жомарт Токаев провел встречу."


def an_issuer(database: Database) -> Issuer:
    return Issuer(database, load_catalogues(), ALMATY)


async def publish(
    database: Database,
    number: int = 1,
    *,
    people: Sequence[Side] = (TOKAYEV, DUDA),
    published_on: date | None = TODAY - DAY,
    fetched_at: datetime = NOW - timedelta(hours=12),
    **changes: Any,
) -> None:
    """A meeting told by one article of NUR.KZ; `changes` are columns of the meeting."""
    values: dict[str, Any] = {
        "first_on": TODAY - DAY,
        "last_on": TODAY - DAY,
        "precision": Precision.DAY,
        "place": "Астана",
        "reported_at": fetched_at,
    } | changes
    meeting = a_meeting(number, **values)
    async with database.begin() as work:
        await work.session.merge(Outlet(id=1, name="NUR.KZ"))
        for side in people:
            await work.session.merge(Person(id=side.person_id, key=side.name, name=side.name))
        await work.session.flush()
        work.session.add(meeting)
        await work.session.flush()
        work.session.add_all(sides(meeting, *people))
        await work.session.flush()
    await report(database, meeting, people, published_on=published_on, fetched_at=fetched_at)


async def report(
    database: Database,
    meeting: Meeting,
    people: Sequence[Side],
    *,
    published_on: date | None,
    fetched_at: datetime,
    **changes: Any,
) -> None:
    """One more article that tells of the meeting, as the meeting stands unless `changes` say."""
    columns = ("form", "status", "first_on", "last_on", "precision", "basis", "place")
    values = {name: getattr(meeting, name) for name in columns} | changes
    async with database.begin() as work:
        number = (await work.articles.count()) + 1
        article = Article(
            id=number,
            identity=f"id:{number}",
            url=f"https://nur.kz/{number}",
            content_hash="x",
            outlet_id=1,
            published_on=published_on,
            fetched_at=fetched_at,
        )
        work.session.add(article)
        await work.session.flush()
        work.session.add(ArticleBody(article_id=number, text=f"Начало. {EVIDENCE} Конец."))
        row = Report(
            article_id=number,
            meeting_id=meeting.id,
            is_background=False,
            confidence=1.0,
            evidence_start=8,
            evidence_stop=8 + len(EVIDENCE),
            more_evidence=[],
            outcomes=[],
            reasons=[],
            **values,
        )
        work.session.add(row)
        await work.session.flush()
        work.session.add_all(
            ReportParticipant(
                report_id=row.id,
                ordinal=side.ordinal,
                kind=side.kind,
                key=side.key,
                person_id=side.person_id,
                name=side.name,
                part=side.part,
            )
            for side in sides(meeting, *people)
        )


async def change(database: Database, version: int, at: datetime, **fields: Any) -> None:
    """Meeting 1 gets other values, as concluding would write them."""
    async with database.begin() as work:
        meeting = await work.session.get_one(Meeting, 1)
        changes = {name: [str(getattr(meeting, name)), str(new)] for name, new in fields.items()}
        for name, new in fields.items():
            setattr(meeting, name, new)
        meeting.version, meeting.changed_at = version, at
        work.session.add(
            MeetingChange(meeting_id=1, version=version, changed_at=at, changes=changes)
        )


async def texts_of(database: Database, chat_id: int = READER) -> list[str]:
    query = select(Delivery.text).where(Delivery.chat_id == chat_id).order_by(Delivery.id)
    async with database.read() as work:
        return [plain(Html(text)) for text in (await work.session.scalars(query)).all()]


async def count(database: Database, table: type[Any]) -> int:
    async with database.read() as work:
        return await work.session.scalar(select(func.count()).select_from(table)) or 0
