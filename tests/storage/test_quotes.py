"""What somebody said, page by page: the latest first, in an article as it goes."""

from datetime import date

import pytest

from reading.facts import StatementKind
from storage.database import Database
from storage.quotes import QuoteQuery
from tests.dialogues.news import said_by
from tests.newsstand import DUDA, TOKAYEV, fill

OLD, NEW = date(2024, 5, 1), date(2025, 5, 1)
FIRST = ("Первые слова этой речи", "Вторые слова этой речи", "Третьи слова этой речи")


@pytest.fixture
async def archive(database: Database) -> Database:
    await fill(
        database,
        said_by("NUR.KZ", OLD, TOKAYEV, *FIRST),
        said_by("NUR.KZ", NEW, TOKAYEV, "Новые слова другой речи", "мало слов"),
        said_by("NUR.KZ", NEW, DUDA, "Совсем чужие слова здесь"),
    )
    return database


@pytest.mark.parametrize("limit", [1, 2, 10])
async def test_pages_follow_one_another(archive: Database, limit: int) -> None:
    found: list[str] = []
    after, has_more = 0, True
    async with archive.read() as work:
        while has_more:
            page = await work.quotes.page(QuoteQuery(1), limit=limit, after=after)
            found += [one.words for one in page.said]
            after, has_more = page.numbers[-1], page.has_more
    assert found == ["Новые слова другой речи", *FIRST]
    assert page.total == len(found)


async def test_only_what_is_asked_about(archive: Database) -> None:
    async with archive.read() as work:
        page = await work.quotes.page(QuoteQuery(1), limit=1, is_about=lambda said: "этой" in said)
        rest = await work.quotes.page(
            QuoteQuery(1), limit=9, after=page.numbers[0], is_about=lambda said: "этой" in said
        )
    assert (page.total, page.has_more) == (3, True)
    assert [one.words for one in rest.said] == [*FIRST[1:]]


async def test_only_of_the_days(archive: Database) -> None:
    query = QuoteQuery(1, first=date(2024, 1, 1), last=date(2024, 12, 31))
    async with archive.read() as work:
        page = await work.quotes.page(query, limit=9)
        reported = await work.quotes.page(QuoteQuery(1, StatementKind.REPORTED), limit=9)
    assert [one.words for one in page.said] == [*FIRST]
    assert (reported.total, reported.others) == (0, 4)
