import asyncio
import multiprocessing
from collections.abc import Iterator
from datetime import date

import pytest

from bot import reader
from bot.reader import ReaderPool
from newsroom.collecting import ReadingError
from newsroom.sources.http import Response
from reading.facts import ArticleText, Facts

pytestmark = pytest.mark.slow

ARTICLE = ArticleText(
    "24 сентября 2019 года в Нью-Йорке президент Казахстана Касым-Жомарт Токаев встретился "
    "с генеральным секретарем ООН Антониу Гутерришем.",
    country="KZ",
)
OVERLONG = ArticleText(f"{ARTICLE.text} " * 20_000)


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    with ReaderPool() as pool:
        yield pool


def who_met(facts: Facts) -> list[tuple[set[str], date | None]]:
    return [({one.name for one in met.participants}, met.date.first) for met in facts.meetings]


READ = [({"Касым-Жомарт Токаев", "Антониу Гутерриш"}, date(2019, 9, 24))]


async def test_a_worker_that_is_killed_costs_one_article(pool: ReaderPool) -> None:
    assert who_met(await pool.read(ARTICLE)) == READ
    for worker in multiprocessing.active_children():
        worker.kill()
        worker.join()
    hit, spared = await asyncio.gather(
        pool.read(ARTICLE), pool.read(ARTICLE), return_exceptions=True
    )
    assert isinstance(hit, ReadingError)
    assert "died" in str(hit)
    assert isinstance(spared, Facts)
    assert who_met(spared) == READ


async def test_an_article_that_takes_too_long_is_given_up(
    pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pool.read(ARTICLE)
    with monkeypatch.context() as impatience:
        impatience.setattr(reader, "SLOWEST_SECONDS", 1.0)
        with pytest.raises(ReadingError, match="more than 1 s"):
            await pool.read(OVERLONG)
    assert who_met(await pool.read(ARTICLE)) == READ


async def test_the_start_of_the_worker_is_nobodys_time(
    pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy machine loading the models takes longer than any page may."""
    monkeypatch.setattr(reader, "SLOWEST_PAGE_SECONDS", 2.0)
    article = await pool.parse(Response("https://example.org/1", PAGE, "text/html", ""))
    assert "Токаев" in article.text


PAGE = f"<html><body><p>{ARTICLE.text}</p></body></html>".encode("windows-1251")


async def test_a_page_becomes_an_article_in_the_worker(
    pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://example.org/1"
    article = await pool.parse(Response(address, PAGE, "text/html", "windows-1251"))
    assert article.text == ARTICLE.text
    with pytest.raises(ReadingError, match="no words"):
        await pool.parse(Response(address, b"<nav>menu</nav>", "text/html", ""))
    with monkeypatch.context() as impatience:
        impatience.setattr(reader, "SLOWEST_PAGE_SECONDS", 0.0)
        with pytest.raises(ReadingError, match="more than 0 s"):
            await pool.parse(Response(address, PAGE * 100, "text/html", ""))
    assert who_met(await pool.read(ARTICLE)) == READ
