"""Articles that change after they came: the newest is read, what it said before is kept."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from newsroom.collecting import Outcome
from newsroom.sources.errors import SourceError
from reading.facts import RULES_VERSION, ArticleText, Facts
from storage.database import Database
from storage.models import Article, Meeting, RetiredId
from tests.archive import NOW
from tests.desk import DUDA, GUTERRES, SEPTEMBER, TOKAYEV, Desk, met, says

URL = "https://www.nur.kz/politics/1/"
FIRST, SECOND, THIRD = "Токаев и Гутерриш.", "Исправлено: Токаев и Дуда.", "Снова исправлено."
WITH_GUTERRES = says(met(TOKAYEV, GUTERRES, when=SEPTEMBER))
WITH_DUDA = says(met(TOKAYEV, DUDA, when=SEPTEMBER))


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def texts(database: Database) -> list[str]:
    """Of the only article: what it said, and last what it says."""
    async with database.read() as work:
        article = (await work.session.scalars(select(Article))).one()
        earlier = [one.text for one in await work.versions.list(article.id)]
        return [*earlier, await work.articles.body(article.id)]


async def sides(desk: Desk) -> set[str]:
    return {one.name for one in (await desk.only_meeting()).participants}


async def test_what_an_article_said_before_is_kept(desk: Desk, database: Database) -> None:
    await desk.collect(FIRST, WITH_GUTERRES, url=URL, headline="Первый")
    assert await desk.collect(SECOND, WITH_DUDA, url=URL) is Outcome.CHANGED
    await desk.collect(THIRD, says(), url=URL)
    assert await texts(database) == [FIRST, SECOND, THIRD]
    async with database.read() as work:
        first, second = await work.versions.list(1)
    assert (first.number, first.headline, first.fetched_at) == (1, "Первый", NOW)
    assert second.number == 2
    assert await desk.meetings() == []


async def test_a_meeting_that_is_told_no_more_is_retired(desk: Desk, database: Database) -> None:
    await desk.collect(FIRST, WITH_GUTERRES, url=URL)
    told = (await desk.only_meeting()).meeting.id
    await desk.collect(SECOND, says(), url=URL)
    async with database.read() as work:
        retired = (await work.session.scalars(select(RetiredId))).one()
        assert await work.session.scalar(select(func.count(Meeting.id))) == 0
    assert (retired.id, retired.successor_id) == (told, None)


async def test_two_texts_under_one_address_settle_on_the_later(
    desk: Desk, database: Database
) -> None:
    """A file may hold both: indexing it again and again must not turn the archive to and fro."""
    for text, facts in ((FIRST, WITH_GUTERRES), (SECOND, WITH_DUDA)):
        await desk.collect(text, facts, url=URL)
    for text in (FIRST, SECOND, FIRST):
        assert await desk.collect(text, url=URL) is Outcome.KNOWN
    assert await texts(database) == [FIRST, SECOND]
    assert await sides(desk) == {TOKAYEV, DUDA}


async def test_one_text_under_ten_addresses_is_one_independent_report(desk: Desk) -> None:
    for number in range(10):
        await desk.collect(FIRST, WITH_GUTERRES, url=f"https://outlet{number}.kz/1")
    meeting = (await desk.only_meeting()).meeting
    assert (meeting.reports, meeting.independent_reports) == (10, 1)


async def test_a_reprint_that_is_written_anew_counts_for_itself(desk: Desk) -> None:
    for number in range(3):
        await desk.collect(FIRST, WITH_GUTERRES, url=f"https://outlet{number}.kz/1")
    await desk.collect(SECOND, WITH_GUTERRES, url="https://outlet1.kz/1")
    meeting = (await desk.only_meeting()).meeting
    assert (meeting.reports, meeting.independent_reports) == (3, 2)


async def test_when_the_first_is_written_anew_its_reprints_stay_one(
    desk: Desk, database: Database
) -> None:
    for number in range(3):
        await desk.collect(FIRST, WITH_GUTERRES, url=f"https://outlet{number}.kz/1")
    await desk.collect(SECOND, WITH_GUTERRES, url="https://outlet0.kz/1")
    meeting = (await desk.only_meeting()).meeting
    assert (meeting.reports, meeting.independent_reports) == (3, 2)
    async with database.read() as work:
        rows = await work.session.execute(select(Article.id, Article.reprint_of_id).order_by("id"))
    assert rows.all() == [(1, None), (2, None), (3, 2)]


async def test_a_text_that_becomes_another_articles_is_its_reprint(desk: Desk) -> None:
    await desk.collect(FIRST, WITH_GUTERRES, url="https://outlet0.kz/1")
    await desk.collect(SECOND, WITH_GUTERRES, url="https://outlet1.kz/1")
    await desk.collect(FIRST, WITH_GUTERRES, url="https://outlet1.kz/1")
    meeting = (await desk.only_meeting()).meeting
    assert (meeting.reports, meeting.independent_reports) == (2, 1)


MEANWHILE: dict[str, dict[str, Any]] = {
    "its text": {"text": SECOND},
    "its day": {"text": FIRST, "published_on": date(2025, 9, 8)},
}


@pytest.mark.parametrize("change", MEANWHILE.values(), ids=MEANWHILE.keys())
async def test_facts_of_what_has_changed_while_it_was_read_are_dropped(
    database: Database, change: dict[str, Any]
) -> None:
    """Two processes: the slower must not put its facts upon the text of the quicker."""
    quick = Desk(database, readings={FIRST: WITH_DUDA, SECOND: WITH_DUDA})

    class Slow(Desk):
        async def read(self, article: ArticleText) -> Facts:
            await quick.collect(url=URL, **change)
            return WITH_GUTERRES

    await Slow(database).collect(FIRST, url=URL)
    assert await sides(quick) == {TOKAYEV, DUDA}
    async with database.read() as work:
        article = (await work.session.scalars(select(Article))).one()
    assert article.read_with == RULES_VERSION


async def test_the_same_words_set_otherwise_are_read_as_they_are_stored(database: Database) -> None:
    """The reader was killed; the article comes again with other spaces, and spans must fit."""
    desk = Desk(database)
    with pytest.raises(KeyError):
        await desk.collect(FIRST, url=URL)
    desk.readings[FIRST] = WITH_GUTERRES
    assert await desk.collect(FIRST.replace(" ", "\n  "), url=URL) is Outcome.CHANGED
    assert await texts(database) == [FIRST]


AHEAD: dict[str, dict[str, Any]] = {
    "a day": {"published_on": date(2025, 9, 11)},
    "a moment": {"published_at": datetime(2099, 1, 1, tzinfo=UTC)},
}


@pytest.mark.parametrize("published", AHEAD.values(), ids=AHEAD.keys())
async def test_an_article_of_days_to_come_is_refused(
    desk: Desk, database: Database, published: dict[str, Any]
) -> None:
    with pytest.raises(SourceError, match=r"^Can't read a.txt: its day, 20\d\d-\d\d-\d\d, lies in"):
        await desk.collect(FIRST, WITH_GUTERRES, source="a.txt", **published)
    async with database.read() as work:
        assert await work.articles.count() == 0


async def test_the_day_may_have_begun_elsewhere(desk: Desk) -> None:
    assert (await desk.collect(FIRST, WITH_GUTERRES, published_on=date(2025, 9, 10))) is (
        Outcome.ADDED
    )
