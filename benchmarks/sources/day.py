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
from benchmarks.sources.internet import (
    DAY,
    LEAD,
    PATTERN,
    START,
    Internet,
    Names,
    Outlet,
    outlets,
    real_texts,
    served,
)
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
from storage.models import Article, FoundArticle, FoundState, SourceKind
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
    """Megabytes, of the program and the server together, by the simulated hour."""

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
    internet: Internet, database: Database, look: FirstLook, pool: ReaderPool, read: Read
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
        chance=internet.chance.random,
    )


async def add_sources(internet: Internet, database: Database, some: Sequence[Outlet]) -> None:
    async with database.begin() as work:
        for outlet in some:
            url = f"http://{outlet.host}:{internet.port}{outlet.path}"
            pattern = PATTERN if outlet.kind is SourceKind.PAGE else ""
            new = NewSource(url, outlet.kind, outlet.host, "KZ", pattern, is_active=True)
            await work.sources.add(new, START, FIRST_INTERVAL)


async def live(internet: Internet, poller: Poller, step: timedelta, watched: Watched) -> None:
    """The day, and the hours in which what failed is tried again."""
    shown = START
    while internet.now < START + DAY or await _is_left(poller.collector.database, internet):
        internet.now += step
        await poller.tick()
        if internet.now - shown >= SHOWN_EVERY:
            shown = internet.now
            memory = watched.look(internet.now - START)
            seen = sum(one > 0 for one in internet.served)
            print(f"{internet.now:%d %H:%M}  {seen:6} articles  {memory:.0f} MB", flush=True)
    watched.look(internet.now - START)


async def _is_left(database: Database, internet: Internet) -> bool:
    """Something is still to come, and there is hope."""
    if internet.now > START + DAY + LONGEST_AFTER:
        return False
    async with database.read() as work:
        kept = FoundArticle.state == FoundState.KEPT
        done = await work.session.scalar(select(func.count(FoundArticle.id)).where(kept))
    return (done or 0) < len(internet.served)


async def report(internet: Internet, database: Database, seconds: float, watched: Watched) -> None:
    total = len(internet.served)
    async with database.read() as work:
        kept = await work.session.scalar(select(func.count(Article.id))) or 0
        state = FoundArticle.state, FoundArticle.reason
        counted = select(*state, func.count(FoundArticle.id)).group_by(*state)
        rows = (await work.session.execute(counted)).all()
        figures = await work.sources.figures(START)
    states = {f"{one.value} {why}".strip(): count for one, why, count in rows}
    delays = sorted(one.delay for one in figures.values() if one.delay is not None)
    requests = sum(map(len, internet.log.values()))
    # Once to have it, then whether it has changed; a broken charset may cost one more.
    too_often = sum(one > 1 + len(LOOKS) for one in internet.served)
    pause = internet.shortest_pause()
    print(f"articles {total}, kept {kept}, by state {states}")
    print(f"requests {requests}, gone wrong {internet.wrong.total()}: {dict(internet.wrong)}")
    print(f"shortest pause of a host {pause:.0f} s; given more often than looked at: {too_often}")
    if delays:
        print(f"from publication to archive, the median source: {delays[len(delays) // 2]}")
    print(f"memory at the end {watched.growth():.2f} × of noon")
    print(f"{seconds:.0f} s, {requests / seconds:.0f} requests/s")
    contribute(
        Figure("articles of a day kept", kept / total, "", least=1.0),
        Figure("shortest pause of a host", pause, "s", least=PAUSE.total_seconds()),
        Figure("fetched twice", too_often, "", most=0),
        Figure("memory at the end of a day", watched.growth(), "× of noon", most=MOST_GROWTH),
        Figure("requests", requests / seconds, "/s"),
    )
    is_complete = kept == total == states.get(FoundState.KEPT.value)
    is_polite = pause >= PAUSE.total_seconds() and not too_often
    if not (is_complete and is_polite) or watched.growth() > MOST_GROWTH:
        raise SystemExit("a host was hurried, an article lost or fetched twice, or memory grew")


async def main(args: argparse.Namespace) -> None:
    logging.disable(logging.WARNING)
    chance = random.Random(args.seed)  # noqa: S311 - a simulation
    look = first_look()
    texts = real_texts(lambda text: look("Переговоры", text[:LOOKED_AT], "KZ")) if args.read else []
    every = max(args.sources * args.articles // max(args.read, 1), 1)
    internet = Internet(
        outlets(args.sources, args.articles, chance), args.faults, chance, texts, every
    )
    watched = Watched()
    with tempfile.TemporaryDirectory() as folder, ReaderPool() as pool:
        url = f"sqlite:///{Path(folder) / 'day.db'}"
        await migrate(url)
        async with served(internet), Database(url) as database:
            await add_sources(internet, database, internet.outlets)
            poller = build_poller(internet, database, look, pool, stand_in(pool))
            started = time.monotonic()
            await live(internet, poller, timedelta(seconds=args.step), watched)
            await report(internet, database, time.monotonic() - started, watched)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--articles", type=int, default=100, help="of each source")
    parser.add_argument("--faults", type=float, default=0.2)
    parser.add_argument("--read", type=int, default=500, help="articles that are really read")
    parser.add_argument("--step", type=int, default=60, help="seconds between ticks")
    parser.add_argument("--seed", type=int, default=1)
    asyncio.run(main(parser.parse_args()))
