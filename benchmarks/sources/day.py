"""One day of 200 sources and 20,000 articles, on a clock that stands still between ticks.

    python -m benchmarks.sources.day [--sources 200] [--articles 100] [--faults 0.2] [--read 500]

A web server on the loopback plays all of them: feeds, news sitemaps and index pages, some in
windows-1251, and a share of its answers goes wrong (errors, silence, redirects, moved lists, packed
bodies that break off, wrong charsets, 304 to everybody). `--read` of the articles have real words
and are read by the real reader, of the others nothing is read; all else is what the bot does. The
server's own log tells whether every article came once and no host was asked more often than
allowed.
"""

import argparse
import asyncio
import logging
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.figures import Figure, contribute
from benchmarks.memory import megabytes
from benchmarks.sources.internet import Elsewhere, Names, Seen
from benchmarks.sources.outlets import DAY, LEAD, PATTERN, START, Outlet, Plan, real_texts
from bot.knowledge import lexicon, load_world
from bot.models import load_lemmas
from bot.reader import ReaderPool
from newsroom.collecting import Collector, Read
from newsroom.polling.first_look import LEXICONS, FirstLook
from newsroom.polling.pacing import FIRST_INTERVAL, LOOKS
from newsroom.polling.polling import Poller
from newsroom.polling.sites import PAUSE, Sites
from newsroom.sources.http import Fetcher, Limits
from reading.facts import ArticleText, Facts
from storage.database import Database
from storage.migrating import migrate
from storage.models import FoundArticle, FoundState, SourceKind
from storage.sources import NewSource

LIMITS = Limits(connect_seconds=5, read_seconds=0.25, total_seconds=5)
LONGEST_AFTER = timedelta(hours=40)
"""After the day, for what failed again and again."""

SHOWN_EVERY = timedelta(hours=2)
MOST_GROWTH = 1.25
"""Of the memory, from noon to the end: caches fill, nothing else grows."""

LOOKED_AT = 600
"""Characters of an article that the first look is given."""


@dataclass
class Watched:
    """Megabytes of the program by the simulated hour."""

    memory: list[tuple[timedelta, float]] = field(default_factory=list)

    def look(self, passed: timedelta) -> float:
        used = megabytes("RssAnon")
        self.memory.append((passed, used))
        return used

    def growth(self) -> float:
        noon = next((used for passed, used in self.memory if passed >= DAY / 2), 1.0)
        return self.memory[-1][1] / noon


def first_look() -> FirstLook:
    lexicons = {name: lexicon(name) for name in LEXICONS}
    return FirstLook(load_world(), lexicons, load_lemmas())


def stand_in(pool: ReaderPool) -> Read:
    """Reads what has real words."""

    async def read(article: ArticleText) -> Facts:
        is_real = not article.text.startswith(LEAD)
        return await pool.read(article) if is_real else Facts(language="ru")

    return read


def build_poller(
    internet: Elsewhere, database: Database, look: FirstLook, pool: ReaderPool, read: Read
) -> Poller:
    fetcher = Fetcher("Dipcourier/bench", LIMITS, allows_loopback=True, resolver=Names)
    return Poller(
        collector=Collector(database, read, load_world(), UTC, load_lemmas()),  # type: ignore[arg-type]
        sites=Sites(fetcher),
        look=look,
        parse_listing=pool.parse_listing,
        parse_page=pool.parse,
        parse_file=pool.parse_file,
        clock=lambda: internet.now,
        chance=random.Random(internet.plan.seed).random,  # noqa: S311 - a simulation
    )


async def add_sources(internet: Elsewhere, database: Database, some: Sequence[Outlet]) -> None:
    async with database.begin() as work:
        for outlet in some:
            url = f"http://{outlet.host}:{internet.port}{outlet.path}"
            pattern = PATTERN if outlet.kind is SourceKind.PAGE else ""
            new = NewSource(url, outlet.kind, outlet.host, "KZ", pattern, is_active=True)
            await work.sources.add(new, START, FIRST_INTERVAL)


async def live(internet: Elsewhere, poller: Poller, step: timedelta, watched: Watched) -> None:
    """The day, and the hours in which what failed is tried again."""
    database, shown, kept = poller.collector.database, START, 0
    last = START + DAY + LONGEST_AFTER
    while internet.now < START + DAY or (kept < internet.plan.total and internet.now < last):
        internet.now += step
        await poller.tick()
        if internet.now - shown >= SHOWN_EVERY:
            shown, kept = internet.now, await count_kept(database)
            memory = watched.look(internet.now - START)
            print(f"{internet.now:%d %H:%M}  {kept:6} articles  {memory:.0f} MB", flush=True)
    watched.look(internet.now - START)


async def count_kept(database: Database) -> int:
    async with database.read() as work:
        return await work.articles.count()


async def report(plan: Plan, seen: Seen, database: Database, seconds: float, growth: float) -> None:
    total, kept = plan.total, await count_kept(database)
    async with database.read() as work:
        state = FoundArticle.state, FoundArticle.reason
        counted = select(*state, func.count(FoundArticle.id)).group_by(*state)
        rows = (await work.session.execute(counted)).all()
        fresh = await work.sources.freshness(START)
    states = {f"{one.value} {why}".strip(): count for one, why, count in rows}
    # Once to have it, then whether it has changed.
    too_often = sum(one > 1 + len(LOOKS) for one in seen.served)
    print(f"articles {total}, kept {kept}, by state {states}")
    print(f"requests {seen.requests}, gone wrong {sum(seen.wrong.values())}: {seen.wrong}")
    print(f"shortest pause of a host {seen.shortest_pause:.0f} s; given too often: {too_often}")
    if fresh is not None:
        print(f"from publication to archive: half {fresh.half}, nine of ten {fresh.most}")
    print(f"memory at the end {growth:.2f} × of noon")
    print(f"{seconds:.0f} s, {seen.requests / seconds:.0f} requests/s")
    contribute(
        Figure("articles of a day kept", kept / total, "", least=1.0),
        Figure("shortest pause of a host", seen.shortest_pause, "s", least=PAUSE.total_seconds()),
        Figure("fetched too often", too_often, "", most=0),
        Figure("memory at the end of a day", growth, "× of noon", most=MOST_GROWTH),
        Figure("requests", seen.requests / seconds, "/s"),
    )
    is_complete = kept == total == states.get(FoundState.KEPT.value)
    is_polite = seen.shortest_pause >= PAUSE.total_seconds() and not too_often
    if not (is_complete and is_polite) or growth > MOST_GROWTH:
        raise SystemExit("a host was hurried, an article lost or fetched twice, or memory grew")


async def main(args: argparse.Namespace) -> None:
    logging.disable(logging.WARNING)
    look = first_look()
    texts = real_texts(lambda text: look("Переговоры", text[:LOOKED_AT], "KZ")) if args.read else []
    every = max(args.sources * args.articles // max(args.read, 1), 1)
    plan = Plan(args.sources, args.articles, args.faults, texts, every, args.seed)
    internet, watched = Elsewhere(plan), Watched()
    internet.start()
    with tempfile.TemporaryDirectory() as folder, ReaderPool() as pool:
        url = f"sqlite:///{Path(folder) / 'day.db'}"
        await migrate(url)
        async with Database(url) as database:
            await add_sources(internet, database, plan.outlets())
            poller = build_poller(internet, database, look, pool, stand_in(pool))
            started = time.monotonic()
            await live(internet, poller, timedelta(seconds=args.step), watched)
            seconds = time.monotonic() - started
            await report(plan, internet.end(), database, seconds, watched.growth())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--articles", type=int, default=100, help="of each source")
    parser.add_argument("--faults", type=float, default=0.2)
    parser.add_argument("--read", type=int, default=500, help="articles that are really read")
    parser.add_argument("--step", type=int, default=60, help="seconds between ticks")
    parser.add_argument("--seed", type=int, default=1)
    asyncio.run(main(parser.parse_args()))
