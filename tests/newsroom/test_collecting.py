import logging
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from newsroom.collecting import Outcome, ReadingError
from reading.facts import (
    RULES_VERSION,
    EventDate,
    Facts,
    Precision,
    Reason,
    Span,
    Statement,
    StatementKind,
)
from storage import models
from storage.database import Database
from tests.desk import DUDA, GUTERRES, SEPTEMBER, TOKAYEV, Desk, met, person, says

TEXT = "Касым-Жомарт Токаев встретился с Антониу Гутерришем."
MET = says(met(TOKAYEV, GUTERRES, when=SEPTEMBER))
URL = "https://www.nur.kz/politics/1/"


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def rows(database: Database, table: type[models.Base]) -> int:
    async with database.read() as work:
        return await work.session.scalar(select(func.count()).select_from(table)) or 0


SAME = {
    "by its text alone": ({}, {}),
    "by the id of its file": ({"external_id": "7"}, {"external_id": "7"}),
    "by its address": ({"url": URL}, {"url": URL}),
    "whatever follows the address": ({"url": URL}, {"url": f"{URL}?utm_source=tg&fbclid=1#top"}),
    "with and without www and https": ({"url": URL}, {"url": "http://nur.kz/politics/1"}),
    "the address counts more than the id": (
        {"url": URL, "external_id": "7"},
        {"url": URL, "external_id": "8"},
    ),
}


@pytest.mark.parametrize(("first", "second"), SAME.values(), ids=SAME.keys())
async def test_the_same_article_twice_is_one(
    desk: Desk, database: Database, first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert await desk.collect(TEXT, MET, **first) is Outcome.ADDED
    assert await desk.collect(TEXT, MET, **second) is Outcome.KNOWN
    assert await rows(database, models.Article) == 1
    assert await rows(database, models.Report) == 1


DIFFERENT = {
    "other addresses": ({"url": URL}, {"url": "https://www.nur.kz/politics/2/"}),
    "other pages of one address": ({"url": f"{URL}?id=1"}, {"url": f"{URL}?id=2"}),
    "other ids": ({"external_id": "7"}, {"external_id": "8"}),
}


@pytest.mark.parametrize(("first", "second"), DIFFERENT.values(), ids=DIFFERENT.keys())
async def test_a_reprint_is_an_article_but_no_independent_report(
    desk: Desk, first: dict[str, Any], second: dict[str, Any]
) -> None:
    await desk.collect(TEXT, MET, **first)
    reprinted = TEXT.upper().replace(" ", "\n")
    await desk.collect(reprinted, MET, **second)
    meeting = (await desk.only_meeting()).meeting
    assert (meeting.reports, meeting.independent_reports) == (2, 1)


async def test_a_changed_text_is_read_again(desk: Desk, database: Database) -> None:
    await desk.collect(TEXT, MET, url=URL)
    changed = says(met(TOKAYEV, DUDA, when=SEPTEMBER))
    assert await desk.collect("Исправлено: с Дудой.", changed, url=URL) is Outcome.CHANGED
    names = {one.name for one in (await desk.only_meeting()).participants}
    assert names == {TOKAYEV, DUDA}
    assert await rows(database, models.ArticleBody) == 1


async def test_an_article_that_cannot_be_read_is_recorded_and_others_go_on(
    desk: Desk, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        outcome = await desk.collect("Плохая.", ReadingError("it is too long"), external_id="bad")
    assert outcome is Outcome.UNREADABLE
    assert "id:bad can't be read: it is too long" in caplog.text
    assert await desk.collect(TEXT, MET) is Outcome.ADDED
    async with database.read() as work:
        kept = await work.session.scalar(
            select(models.Article).where(models.Article.external_id == "bad")
        )
    assert kept is not None
    assert (kept.read_with, kept.read_error) == (RULES_VERSION, "it is too long")


async def test_what_cannot_be_read_is_not_tried_again_before_the_rules_change(desk: Desk) -> None:
    await desk.collect(TEXT, ReadingError("it is too long"))
    assert await desk.collect(TEXT, MET) is Outcome.KNOWN
    assert await desk.read_again(TEXT, MET) is Outcome.CHANGED
    assert len(await desk.meetings()) == 1


async def test_an_article_whose_reader_was_killed_is_read_at_the_next_chance(
    desk: Desk, database: Database
) -> None:
    with pytest.raises(KeyError):
        await desk.collect(TEXT)
    assert await rows(database, models.Article) == 1
    assert await desk.collect(TEXT, MET) is Outcome.CHANGED
    assert len(await desk.meetings()) == 1


async def test_facts_are_stored_whole_or_not_at_all(desk: Desk, database: Database) -> None:
    """A statement too many breaks the transaction: no meeting without it may stay."""
    broken = Statement(TOKAYEV, StatementKind.DIRECT, Span(0, 5), Span(0, 9), confidence=None)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="confidence"):
        await desk.collect(TEXT, says(*MET.meetings, statements=(broken,)))
    for table in (models.Person, models.Report, models.Meeting, models.Mention):
        assert await rows(database, table) == 0


async def test_reading_again_replaces_every_fact(desk: Desk, database: Database) -> None:
    said = Statement(TOKAYEV, StatementKind.DIRECT, Span(0, 5), Span(0, 9))
    full = says(
        met(TOKAYEV, GUTERRES, when=SEPTEMBER, topics=("climate",), reasons=(Reason("date", "r"),)),
        people=[person(TOKAYEV, "президент", "Казахстан")],
        statements=(said,),
        topics=("climate",),
    )
    derived = (
        models.Mention,
        models.Position,
        models.Report,
        models.ReportParticipant,
        models.ReportTopic,
        models.Statement,
        models.ArticleTopic,
        models.MeetingTopic,
    )
    await desk.collect(TEXT, full)
    once = {table.__tablename__: await rows(database, table) for table in derived}
    await desk.read_again(TEXT, full)
    assert {table.__tablename__: await rows(database, table) for table in derived} == once
    await desk.read_again(TEXT, says())
    assert [await rows(database, table) for table in derived] == [0] * len(derived)


async def test_people_keep_their_ids_through_reading_again(desk: Desk, database: Database) -> None:
    await desk.collect(TEXT, MET)
    async with database.read() as work:
        before = {one.name: one.id for one in await work.persons.list_busiest(9)}
    await desk.read_again(TEXT, says())
    await desk.read_again(TEXT, MET)
    async with database.read() as work:
        assert {one.name: one.id for one in await work.persons.list_busiest(9)} == before


async def test_what_came_with_the_article_counts_more_than_what_reading_found(
    desk: Desk, database: Database
) -> None:
    found = Facts("ru", headline="Найденный заголовок")
    await desk.collect("Одна.", found, headline="Данный", language="kk", external_id="1")
    await desk.collect("Две.", found, external_id="2")
    async with database.read() as work:
        articles = (await work.session.scalars(select(models.Article).order_by("id"))).all()
    assert [(one.headline, one.language) for one in articles] == [
        ("Данный", "kk"),
        ("Найденный заголовок", "ru"),
    ]


async def test_a_moment_is_the_day_of_the_outlets_readers(desk: Desk, database: Database) -> None:
    late = datetime(2025, 9, 8, 22, 30, tzinfo=UTC)
    await desk.collect(TEXT, MET, published_at=late)
    async with database.read() as work:
        article = await work.session.scalar(select(models.Article))
    assert article is not None
    assert (article.published_on, article.published_at) == (date(2025, 9, 9), late)


async def test_the_day_a_text_proves_is_kept(desk: Desk, database: Database) -> None:
    proved = EventDate(date(2025, 9, 1), date(2025, 9, 3), Precision.RANGE)
    await desk.collect(TEXT, says(published=proved))
    async with database.read() as work:
        article = await work.session.scalar(select(models.Article))
    assert article is not None
    assert (article.proved_first_on, article.proved_last_on) == (proved.first, proved.last)
