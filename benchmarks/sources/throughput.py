"""Articles a second from the outlets to the archive: fetched, parsed, read and stored.

    python -m benchmarks.sources.throughput [--articles 300]

The outlets are a process of their own on the loopback; the clock stands still between ticks, so
that no pause of politeness is waited for. Beside it stands the reader alone on the same texts, and
what the processor does that is not reading. In a second flood somebody asks: it must not slow the
answers.
"""

import argparse
import asyncio
import logging
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties

from benchmarks.figures import Figure, contribute
from benchmarks.sources.day import LOOKED_AT, add_sources, build_poller, first_look
from benchmarks.sources.internet import Elsewhere
from benchmarks.sources.outlets import DAY, START, Outlet, Plan, real_texts
from bot.archive import utc_now
from bot.dispatcher import Services, build_dispatcher
from bot.knowledge import load_world
from bot.models import load_lemmas
from bot.reader import ReaderPool
from bot.texts import catalogues_of
from handlers.pace import Purses
from newsroom.drawing import Studio
from newsroom.polling.polling import Poller
from reading.facts import ArticleText
from storage.database import Database
from storage.migrating import migrate
from tests.newsstand import STORIES, ZONE, fill
from tests.people import JOURNALIST, TOKEN
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message

OF_EACH = 10
TICK = timedelta(seconds=6)
MOST_TICKS = 500
AS_LONG = 2500
"""Characters of an article; the seeds of outlets have 2,300 to 5,200."""

QUESTION = "/who Гутерриш"
ASKED_EVERY = 0.05
QUIET_QUESTIONS = 60
MOST_BESIDE = 0.25
"""Of the processor time, for everything but reading."""

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass
class Asking:
    """Somebody who asks again and again, in the loop that everything else runs in."""

    services: Services
    waits: list[float] = field(default_factory=list)

    async def ask(self, times: int | None = None) -> None:
        """Until cancelled, or so often."""
        async with Bot(TOKEN, FakeTelegram(), DefaultBotProperties(parse_mode="HTML")) as bot:
            dispatcher, given = build_dispatcher(), self.services.by_name()
            while times is None or len(self.waits) < times:
                start = time.perf_counter()
                await dispatcher.feed_raw_update(
                    bot, private_message(QUESTION, JOURNALIST), **given
                )
                self.waits.append((time.perf_counter() - start) * 1000)
                await asyncio.sleep(ASKED_EVERY)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.waits, n=20)[-1]


def worker_cpu() -> float:
    """Seconds of processor time that the children of this process that still run have used."""
    workers = [one for one in multiprocessing.active_children() if one.name != Elsewhere.NAME]
    return sum(_cpu_of(worker.pid or 0) for worker in workers)


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


@dataclass
class Flood:
    """All outlets of one half publish at once."""

    poller: Poller
    internet: Elsewhere

    async def come(self, some: Sequence[Outlet]) -> tuple[int, float, float]:
        """Articles, seconds, and seconds of processor time, of ours and of the worker's."""
        database = self.poller.collector.database
        wanted = await _count(database) + len(some) * OF_EACH
        await add_sources(self.internet, database, some)
        cpu, start = time.process_time() + worker_cpu(), time.perf_counter()
        for _ in range(MOST_TICKS):
            self.internet.now += TICK
            await self.poller.tick()
            if await _count(database) >= wanted:
                used = time.process_time() + worker_cpu() - cpu
                return len(some) * OF_EACH, time.perf_counter() - start, used
        raise SystemExit("some articles never came")


async def _count(database: Database) -> int:
    async with database.read() as work:
        return await work.articles.count()


def services_of(database: Database) -> Services:
    world = load_world()

    async def no_pictures(_: object) -> bytes:
        return b""

    return Services(
        database=database,
        catalogues=catalogues_of(world),
        world=world,
        lemmas=load_lemmas(),
        clock=utc_now,
        zone=ZONE,
        language="ru",
        version="0",
        studio=Studio(no_pictures),
        purses=Purses(per_minute=0),
    )


def long_ones(texts: Sequence[str]) -> list[str]:
    """Articles as long as those of outlets: the gold's are written to be short."""
    made, parts = [], list[str]()
    for text in texts:
        parts.append(text)
        if sum(map(len, parts)) >= AS_LONG:
            made.append("\n".join(parts))
            parts = []
    return made


async def alone(pool: ReaderPool, texts: Sequence[str], count: int) -> tuple[float, float]:
    """Seconds for an article with nothing beside the reader, and seconds of processor time."""
    # Caches are filled by the first.
    await pool.read(ArticleText(texts[0]))
    cpu, start = worker_cpu(), time.perf_counter()
    for number in range(count):
        await pool.read(ArticleText(texts[number % len(texts)]))
    return (time.perf_counter() - start) / count, (worker_cpu() - cpu) / count


async def measure(articles: int, url: str) -> None:
    look = first_look()
    texts = long_ones(real_texts(lambda text: look("Переговоры", text[:LOOKED_AT], "KZ")))
    # Its lexicons are looked up once in the life of a process.
    await asyncio.to_thread(lambda: look.signs)
    internet = Elsewhere(Plan(max(articles // OF_EACH, 2), OF_EACH, texts=texts))
    internet.start()
    internet.now = START + DAY
    await migrate(url)
    with ReaderPool() as pool:
        async with Database(url) as database:
            poller = build_poller(internet, database, look, pool, pool.read)
            await compare(Flood(poller, internet), pool, texts)
    internet.end()


async def compare(flood: Flood, pool: ReaderPool, texts: Sequence[str]) -> None:
    database, outlets = flood.poller.collector.database, flood.internet.plan.outlets()
    half = len(outlets) // 2
    await fill(database, *STORIES)
    quiet, busy = Asking(services_of(database)), Asking(services_of(database))
    await quiet.ask(QUIET_QUESTIONS)
    reading, reading_cpu = await alone(pool, texts, half * OF_EACH)
    # Whatever is made ready once is paid for before.
    await flood.come(outlets[:1])
    count, seconds, used = await flood.come(outlets[1:half])
    # Taken from the reader alone: in the flood the worker also makes articles of pages.
    beside = 1 - reading_cpu * count / used
    asking = asyncio.ensure_future(busy.ask())
    await flood.come(outlets[half:])
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    speed, floor = count / seconds, 1 / reading
    print(f"{count} articles, fetched, parsed, read and stored: {speed:.1f} a second")
    print(f"the reader alone: {floor:.1f} a second; {speed / floor:.2f} of it")
    print(f"processor time that isn't reading: {beside:.0%} (wanted: {MOST_BESIDE:.0%} or less)")
    print(f"{QUESTION}: p95 {quiet.p95:.0f} ms, during a flood {busy.p95:.0f} ms")
    contribute(
        Figure("articles, outlet to archive", speed, "/s", floor=floor, beside="the reader alone"),
        Figure("processor time beside reading", beside, "", most=MOST_BESIDE),
        Figure("answer during a flood, p95", busy.p95, "ms", quiet.p95, "without a flood"),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300, help="of both floods")
    args = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(args.articles, f"sqlite:///{Path(folder) / 'throughput.db'}"))


if __name__ == "__main__":
    main()
