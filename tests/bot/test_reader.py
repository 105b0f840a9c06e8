import asyncio
import multiprocessing
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from bot import reader
from bot.reader import ReaderPool
from newsroom.collecting import ReadingError
from newsroom.sources.http import Response
from reading.facts import ArticleText, Facts
from storage.models import SourceKind

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


async def test_it_is_told_how_the_worker_does(pool: ReaderPool) -> None:
    states: list[str] = [pool.state]
    await pool.read(ARTICLE)
    states.append(pool.state)
    for worker in multiprocessing.active_children():
        worker.kill()
        worker.join()
    states.append(pool.state)
    assert states == ["asleep", "alive", "dead"]


async def test_a_rule_that_stumbles_costs_one_article(
    pool: ReaderPool, caplog: pytest.LogCaptureFixture
) -> None:
    broken = ArticleText(cast(str, None))
    with pytest.raises(ReadingError, match="a rule failed"):
        await pool.read(broken)
    assert "A rule failed" in caplog.text
    assert who_met(await pool.read(ARTICLE)) == READ


async def test_a_worker_that_can_t_start_is_tried_anew_each_time(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text("[")
    with ReaderPool(tmp_path) as pool:
        for _ in range(2):
            with pytest.raises(ReadingError, match="died"):
                await pool.read(ARTICLE)
            assert pool.state == "asleep"


async def test_lists_and_files_are_parsed_in_the_worker(pool: ReaderPool, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE.text)
    (article,) = await pool.parse_file(SourceKind.FOLDER, file.as_uri())
    assert article.text.strip() == ARTICLE.text
    file.write_text("")
    with pytest.raises(ReadingError, match="no words"):
        await pool.parse_file(SourceKind.FOLDER, file.as_uri())
    file.unlink()
    with pytest.raises(ReadingError, match="No such file"):
        await pool.parse_file(SourceKind.FOLDER, file.as_uri())
    rubbish = Response("https://example.org/rss", b"rubbish", "text/html", "")
    with pytest.raises(ReadingError):
        await pool.parse_listing(SourceKind.FEED, rubbish)
