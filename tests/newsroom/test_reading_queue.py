"""Articles that wait to be read: each is read by one process, whatever becomes of the others."""

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.models import load_lemmas
from newsroom.collecting import Collector, Outcome
from newsroom.reading_queue import TROUBLE_PAUSE, QueueReader, Refill
from newsroom.sources.fetched import FetchedArticle
from reading.facts import RULES_VERSION, ArticleText, Facts
from storage.database import Database
from tests.archive import NOW
from tests.desk import ALMATY, a_world, says

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@dataclass
class Readers:
    """Several over one archive; what they read is noted, and takes as long as a test likes."""

    database: Database
    read_texts: list[str] = field(default_factory=list)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    begun: "asyncio.Queue[str]" = field(default_factory=asyncio.Queue)

    async def read(self, article: ArticleText) -> Facts:
        self.read_texts.append(article.text)
        self.begun.put_nowait(article.text)
        await self.go_on.wait()
        return says()

    @property
    def collector(self) -> Collector:
        return Collector(self.database, self.read, a_world(), ALMATY, load_lemmas())

    @property
    def reader(self) -> QueueReader:
        async def wait(pause: timedelta) -> None:
            await asyncio.sleep(0)

        return QueueReader(self.collector, lambda: NOW, wait)

    async def collect(self, *texts: str) -> None:
        later = replace(self.collector, is_read_later=True)
        for text in texts:
            assert await later.collect(FetchedArticle(text, text), NOW) is Outcome.QUEUED

    async def waiting(self) -> int:
        async with self.database.read() as work:
            return (await work.reading_queue.figures(NOW)).waiting

    async def unread(self) -> int:
        async with self.database.read() as work:
            return await work.articles.count_unread(RULES_VERSION)


@pytest.fixture
def readers(database: Database) -> Readers:
    return Readers(database)


async def test_what_is_read_later_is_read_once_by_one_of_several(readers: Readers) -> None:
    await readers.collect("Раз.", "Два.", "Три.")
    assert (await readers.waiting(), await readers.unread()) == (3, 3)
    readers.go_on.set()
    outcomes = await asyncio.gather(*(readers.reader.read_next() for _ in range(5)))
    assert sorted(outcomes) == [False, False, True, True, True]
    assert sorted(readers.read_texts) == ["Два.", "Раз.", "Три."]
    assert (await readers.waiting(), await readers.unread()) == (0, 0)


async def test_who_dies_leaves_the_article_to_the_next(readers: Readers) -> None:
    await readers.collect("Раз.")
    dying = asyncio.ensure_future(readers.reader.read_next())
    await readers.begun.get()
    assert not await readers.reader.read_next()
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    readers.go_on.set()
    assert await readers.reader.read_next()
    assert (await readers.waiting(), await readers.unread()) == (0, 0)


async def test_who_dies_after_the_facts_are_kept_has_read_it(readers: Readers) -> None:
    await readers.collect("Раз.")
    readers.go_on.set()
    await readers.collector.read_unless_read(1, NOW)
    assert await readers.waiting() == 1
    assert await readers.reader.read_next()
    assert readers.read_texts == ["Раз."]
    assert await readers.waiting() == 0


async def test_of_two_who_read_it_at_once_one_keeps_what_it_says(readers: Readers) -> None:
    """A desk reads on the spot what a reader has claimed."""
    await readers.collect("Раз.")
    both = asyncio.gather(*(readers.collector.read_again(1, NOW) for _ in range(2)))
    for _ in range(2):
        await readers.begun.get()
    readers.go_on.set()
    await both
    assert await readers.unread() == 0


async def test_a_text_that_changes_while_it_is_read_is_read_again(readers: Readers) -> None:
    url = "https://example.kz/1"
    later = replace(readers.collector, is_read_later=True)
    await later.collect(FetchedArticle("Было.", url, url=url), NOW)
    reading = asyncio.ensure_future(readers.reader.read_next())
    await readers.begun.get()
    await later.collect(FetchedArticle("Стало.", url, url=url), NOW)
    readers.go_on.set()
    assert await reading
    assert await readers.waiting() == 1
    assert await readers.reader.read_next()
    assert readers.read_texts == ["Было.", "Стало."]
    assert (await readers.waiting(), await readers.unread()) == (0, 0)


async def test_what_was_never_queued_or_is_of_older_rules_is_found(
    readers: Readers, database: Database
) -> None:
    readers.go_on.set()
    await readers.collector.collect(FetchedArticle("Раз.", "1"), NOW)
    async with database.begin() as work:
        await work.articles.forget_reading()
    await readers.collector.take_in(FetchedArticle("Два.", "2"), NOW)
    refill = Refill(database, lambda: NOW)
    await refill.fill()
    await refill.fill()
    async with database.read() as work:
        figures = await work.reading_queue.figures(NOW + timedelta(minutes=1))
    assert (figures.waiting, figures.again, figures.lag) == (2, 1, timedelta(minutes=1))
    # What is new goes before.
    assert await readers.reader.read_next()
    assert readers.read_texts[-1] == "Два."


async def test_it_stops_when_told(readers: Readers) -> None:
    stop = asyncio.Event()
    await readers.collect("Раз.")
    running = asyncio.ensure_future(readers.reader.run(stop))
    await readers.begun.get()
    stop.set()
    readers.go_on.set()
    await running
    assert await readers.waiting() == 0


async def test_a_reader_whose_archive_is_away_goes_on_when_it_is_back(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    readers, stop = Readers(database), asyncio.Event()
    readers.go_on.set()
    await readers.collect("Статья.")
    pauses: list[timedelta] = []

    def gone(self: Database) -> None:
        raise OSError("gone")

    async def wait(pause: timedelta) -> None:
        pauses.append(pause)
        meanwhile.undo()
        if not await readers.waiting():
            stop.set()

    meanwhile = pytest.MonkeyPatch()
    meanwhile.setattr(Database, "begin", gone)
    async with asyncio.timeout(60):
        await QueueReader(readers.collector, lambda: NOW, wait).run(stop)
    assert readers.read_texts == ["Статья."]
    assert TROUBLE_PAUSE in pauses
    assert "An article can't be read now" in caplog.text


async def test_a_queue_that_is_full_is_not_filled_and_one_read_empty_spells_names_anew(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr("newsroom.reading_queue.FILLED_WITH", 1)
    readers = Readers(database)
    readers.go_on.set()
    for text in ("Первая.", "Вторая."):
        await readers.collector.collect(FetchedArticle(text, text), NOW)
    async with database.begin() as work:
        await work.articles.forget_reading()
    refill = Refill(database, lambda: NOW)
    for left in (2, 1):
        await refill.fill()
        await refill.fill()
        assert (await readers.waiting(), await readers.unread()) == (1, left)
        assert await readers.reader.read_next()
    await refill.fill()
    assert caplog.messages.count("All articles are read by the rules of today") == 1
