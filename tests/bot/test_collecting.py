"""Many articles: read one while the one before is stored; one that fails stops no other."""

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from bot.collecting import collect_all
from bot.models import load_lemmas
from newsroom.collecting import Collector, ReadingError
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from reading.facts import RULES_VERSION, ArticleText, Facts
from storage.database import Database
from storage.models import Article
from tests.archive import NOW
from tests.desk import ALMATY, a_world, says

Capture = pytest.CaptureFixture[str]


def articles(count: int) -> list[FetchedArticle | SourceError]:
    return [FetchedArticle(f"Статья {number}.", f"{number}.txt") for number in range(count)]


@dataclass
class Reader:
    """Stumbles over the article it is told to."""

    database: Database
    stumbles: str = ""

    async def read(self, article: ArticleText) -> Facts:
        if article.text == self.stumbles:
            raise ReadingError("it is too long")
        return says()

    @property
    def collector(self) -> Collector:
        return Collector(self.database, self.read, a_world(), ALMATY, load_lemmas())


async def test_the_next_is_begun_before_the_one_before_is_stored(database: Database) -> None:
    class Patient(Reader):
        async def read(self, article: ArticleText) -> Facts:
            if article.text == "Статья 0.":
                await begun.wait()
            begun.set()
            return says()

    begun = asyncio.Event()
    async with asyncio.timeout(60):
        tally = await collect_all(Patient(database).collector, articles(6), lambda: NOW, "")
    assert str(tally) == "6 new, 0 changed, 0 known, 0 left out"
    async with database.read() as work:
        stored = (await work.session.scalars(select(Article).order_by(Article.id))).all()
        texts = [await work.articles.body(one.id) for one in stored]
    assert texts == [one.text for one in articles(6) if isinstance(one, FetchedArticle)]


async def test_of_two_texts_of_one_article_the_later_stays(database: Database) -> None:
    """However long reading the earlier one takes."""

    class Slow(Reader):
        async def read(self, article: ArticleText) -> Facts:
            if article.text == "Было.":
                await is_later_read.wait()
            else:
                is_later_read.set()
            return says()

    is_later_read = asyncio.Event()
    url = "https://example.kz/1"
    given = [FetchedArticle(text, f"{text}txt", url=url) for text in ("Было.", "Стало.")]
    async with asyncio.timeout(60):
        await collect_all(Slow(database).collector, given, lambda: NOW, "")
    async with database.read() as work:
        (article,) = (await work.session.scalars(select(Article))).all()
        assert await work.articles.body(article.id) == "Стало."
        assert article.read_with == RULES_VERSION


async def test_what_fails_is_named_and_counted_and_the_others_go_on(
    database: Database, capsys: Capture
) -> None:
    reader = Reader(database, stumbles="Статья 1.")
    given = [*articles(3), SourceError("news.jsonl, line 4", "it is not JSON")]
    tally = await collect_all(reader.collector, given, lambda: NOW, "Indexing")
    assert str(tally) == "2 new, 0 changed, 0 known, 2 left out"
    named = set(capsys.readouterr().err.splitlines())
    assert named == {
        "Can't read 1.txt: see the log",
        "Can't read news.jsonl, line 4: it is not JSON",
    }


async def test_the_same_article_twice_in_a_row_is_one(database: Database) -> None:
    twice = [*articles(1), *articles(1)]
    await collect_all(Reader(database).collector, twice, lambda: NOW, "Indexing")
    async with database.read() as work:
        assert await work.articles.count() == 1


async def test_an_archive_that_fails_ends_it_with_its_own_error(database: Database) -> None:
    class Broken(Reader):
        async def read(self, article: ArticleText) -> Facts:
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        await collect_all(Broken(database).collector, articles(9), lambda: NOW, "Indexing")
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == {asyncio.current_task()}
