"""One day of 200 sources and 20,000 articles, on a clock that stands still between ticks.

    python -m benchmarks.sources.day [--sources 200] [--articles 100] [--faults 0.2] [--seed 1]

A web server on the loopback plays all of them: feeds, news sitemaps and index pages, some in
windows-1251, and a share of its answers goes wrong (errors, silence, redirects, packed bodies that
break off, 304 to everybody). Reading is a stand-in; all else is what the bot does. The server's own
log tells whether every article came once and no host was asked more often than allowed.
"""

import argparse
import asyncio
import gzip
import random
import resource
import socket
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from sqlalchemy import func, select

from benchmarks.figures import Figure, contribute
from bot.knowledge import lexicon, load_world
from bot.models import load_lemmas
from newsroom.collecting import Collector, ReadingError
from newsroom.polling.first_look import LEXICONS, FirstLook
from newsroom.polling.pacing import FIRST_INTERVAL
from newsroom.polling.polling import Poller
from newsroom.polling.sites import PAUSE, Sites
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.http import Fetcher, Limits, Response
from newsroom.sources.listed import Listing
from newsroom.sources.listings import parse_listing
from newsroom.sources.pages import parse_response
from reading.facts import ArticleText, Facts
from storage.database import Database
from storage.migrating import migrate
from storage.models import Article, FoundArticle, FoundState, SourceKind
from storage.sources import NewSource

START = datetime(2025, 9, 9, tzinfo=UTC)
DAY = timedelta(days=1)
KINDS = (SourceKind.FEED, SourceKind.FEED, SourceKind.SITEMAP, SourceKind.PAGE)
PATTERN = r"/news/\d+$"
LIMITS = Limits(connect_seconds=0.2, read_seconds=0.15, total_seconds=0.3)
LEAD = "Президент Казахстана провёл переговоры с президентом Узбекистана в Ташкенте."
LISTED = 30
LEAST_KEPT = 0.995
"""Articles a feed shows, the latest ones."""

RETRIES = timedelta(hours=16)
"""After the day, for what failed again and again."""


HTML = {"Content-Type": "text/html"}
WRONG = {
    "500": (500, b"", {}),
    "silence": (500, b"", {}),
    "429": (429, b"", {"Retry-After": "600"}),
    "304": (304, b"", {}),
    "truncated": (200, gzip.compress(b"<rss>" * 999)[:30], {**HTML, "Content-Encoding": "gzip"}),
}
"""Status, body and headers of answers that go wrong."""


@dataclass
class Outlet:
    """`moments`: when its articles come out."""

    number: int
    moments: Sequence[datetime]

    @property
    def host(self) -> str:
        return f"outlet{self.number}.test"

    @property
    def kind(self) -> SourceKind:
        return KINDS[self.number % len(KINDS)]

    @property
    def charset(self) -> str:
        return "windows-1251" if self.number % 5 == 0 else "utf-8"

    def out(self, now: datetime) -> list[int]:
        return [n for n, moment in enumerate(self.moments) if moment <= now][-LISTED:]


@dataclass
class World:
    """The server and its log: host → moments of requests, those led on to left out."""

    outlets: Sequence[Outlet]
    faults: float
    chance: random.Random
    now: datetime = START
    port: int = 0
    log: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    served: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    async def answer(self, request: web.Request) -> web.StreamResponse:
        host = request.host.partition(":")[0]
        outlet = self.outlets[int(host.removeprefix("outlet").removesuffix(".test"))]
        if request.query.get("led") is None:
            self.log[host].append(self.now)
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nDisallow: /closed/")
        fault = self.chance.random() < self.faults and self._fault()
        if fault:
            self.counts[fault] += 1
            if fault != "charset":
                return await self._go_wrong(request, fault)
        if request.path.startswith("/news/"):
            self.served[f"{host}{request.path}"] += 1
            given = self._article(outlet, int(request.path.rpartition("/")[2]))
        else:
            given = self._list(outlet)
        if fault == "charset":
            given.headers["Content-Type"] = "text/html; charset=iso-8859-1"
        return given

    def _fault(self) -> str:
        return self.chance.choice(
            ("500", "silence", "304", "redirect", "charset", "truncated", "429", "cut off")
        )

    async def _go_wrong(self, request: web.Request, fault: str) -> web.StreamResponse:
        if fault == "redirect":
            raise web.HTTPFound(f"{request.path}?led=1")
        if fault == "silence":
            await asyncio.sleep(0.4)
        if fault in WRONG:
            status, body, headers = WRONG[fault]
            return web.Response(status=status, body=body, headers=headers)
        response = web.StreamResponse(headers={**HTML, "Content-Length": "9000"})
        await response.prepare(request)
        await response.write(b"<html>")
        if request.transport is not None:
            request.transport.close()
        return response

    def _article(self, outlet: Outlet, number: int) -> web.Response:
        text = " ".join(f"{LEAD} Номер {outlet.number}-{number}-{n}." for n in range(8))
        html = (
            f"<html><head><meta charset='{outlet.charset}'></head><body><h1>Переговоры {number}"
            f"</h1><article><p>{text}</p></article></body></html>"
        )
        body = html.encode(outlet.charset)
        return web.Response(body=body, headers={"Content-Type": "text/html"})

    def _list(self, outlet: Outlet) -> web.Response:
        base = f"http://{outlet.host}:{self.port}/news/"
        shown = [(f"{base}{n}", outlet.moments[n]) for n in reversed(outlet.out(self.now))]
        if outlet.kind is SourceKind.FEED:
            items = "".join(
                f"<item><title>Переговоры</title><link>{url}</link><description>{LEAD}"
                f"</description><pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
                for url, at in shown
            )
            head = f"<?xml version='1.0' encoding='{outlet.charset}'?>"
            text = f"{head}<rss version='2.0'><channel>{items}</channel></rss>"
        elif outlet.kind is SourceKind.SITEMAP:
            text = "".join(
                f"<url><loc>{url}</loc><lastmod>{at.isoformat()}</lastmod></url>"
                for url, at in shown
            )
            return web.Response(text=f"<urlset>{text}</urlset>", content_type="text/xml")
        else:
            text = "".join(f"<a href='{url}'>Переговоры президентов</a>" for url, _ in shown)
        return web.Response(body=text.encode(outlet.charset), content_type="text/html")


class Names(AbstractResolver):
    """Every name is this machine."""

    async def resolve(
        self, host: str, port: int = 0, family: Any = socket.AF_INET
    ) -> list[ResolveResult]:
        given = ResolveResult(
            hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
        )
        return [given]

    async def close(self) -> None:
        """Nothing is open."""


async def _read(article: ArticleText) -> Facts:
    return Facts(language="ru")


async def _parse_listing(kind: SourceKind, response: Response, pattern: str) -> Listing:
    try:
        return parse_listing(kind, response, pattern)
    except SourceError as error:
        raise ReadingError(error.reason) from None


async def _parse_page(response: Response) -> FetchedArticle:
    try:
        return parse_response(response)
    except SourceError as error:
        raise ReadingError(error.reason) from None


def build_poller(world: World, database: Database) -> Poller:
    lemmas, known = load_lemmas(), load_world()
    lexicons = {name: lexicon(name) for name in LEXICONS}
    fetcher = Fetcher("Dipcourier/bench", LIMITS, allows_loopback=True, resolver=Names)
    return Poller(
        collector=Collector(database, _read, known, UTC, lemmas),  # type: ignore[arg-type]
        sites=Sites(fetcher),
        look=FirstLook(known, lexicons, lemmas),
        parse_listing=_parse_listing,
        parse_page=_parse_page,
        clock=lambda: world.now,
        chance=world.chance.random,
    )


async def live(world: World, database: Database, step: timedelta) -> None:
    """The day, and the hours in which what failed is tried again."""
    poller = build_poller(world, database)
    async with database.begin() as work:
        for outlet in world.outlets:
            url = f"http://{outlet.host}:{world.port}/list"
            pattern = PATTERN if outlet.kind is SourceKind.PAGE else ""
            new = NewSource(url, outlet.kind, outlet.host, "KZ", pattern, is_active=True)
            await work.sources.add(new, START, FIRST_INTERVAL)
    shown = START
    while world.now < START + DAY + RETRIES:
        world.now += step
        await poller.tick()
        if world.now - shown >= timedelta(hours=2):
            shown = world.now
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{world.now:%d %H:%M}  {len(world.served):6} articles  {memory} MB", flush=True)


async def report(world: World, database: Database, seconds: float) -> None:
    total = sum(len(outlet.moments) for outlet in world.outlets)
    twice = [url for url, count in world.served.items() if count > 1 + 4]
    gaps = [b - a for log in world.log.values() for a, b in pairwise(log)]
    async with database.read() as work:
        kept = await work.session.scalar(select(func.count(Article.id))) or 0
        state = FoundArticle.state, FoundArticle.reason
        states = select(*state, func.count(FoundArticle.id)).group_by(*state)
        counted = (await work.session.execute(states)).all()
        figures = await work.sources.figures(START)
    delays = sorted(one.delay for one in figures.values() if one.delay is not None)
    requests = sum(map(len, world.log.values()))
    by_state = {f"{one.value} {reason}".strip(): count for one, reason, count in counted}
    print(f"articles {total}, kept {kept}, by state {by_state}")
    print(f"requests {requests}, gone wrong {sum(world.counts.values())}: {dict(world.counts)}")
    print(f"shortest pause of a host {min(gaps)}; served more often than looked at: {len(twice)}")
    print(f"from publication to archive, the median source: {delays[len(delays) // 2]}")
    print(f"{seconds:.0f} s, {requests / seconds:.0f} requests/s")
    contribute(
        Figure("articles of a day kept", kept / total, "", least=LEAST_KEPT),
        Figure(
            "shortest pause of a host", min(gaps).total_seconds(), "s", least=PAUSE.total_seconds()
        ),
        Figure("fetched twice", len(twice), "", most=0),
        Figure("requests", requests / seconds, "/s"),
    )
    # Five failures in a row are given up: of 20,000 articles a handful at a fault in five.
    is_complete = kept == by_state.get(FoundState.KEPT.value) and kept >= LEAST_KEPT * total
    if min(gaps) < PAUSE or twice or not is_complete:
        raise SystemExit("a host was hurried, or an article lost or fetched twice")


async def main(args: argparse.Namespace) -> None:
    chance = random.Random(args.seed)  # noqa: S311 - a simulation
    outlets = [
        Outlet(n, sorted(START + chance.random() * DAY for _ in range(args.articles)))
        for n in range(args.sources)
    ]
    world = World(outlets, args.faults, chance)
    app = web.Application()
    app.router.add_get("/{path:.*}", world.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    world.port = runner.addresses[0][1]
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'day.db'}"
        await migrate(url)
        async with Database(url) as database:
            started = time.monotonic()
            await live(world, database, timedelta(seconds=args.step))
            await report(world, database, time.monotonic() - started)
    await runner.cleanup()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--articles", type=int, default=100, help="of each source")
    parser.add_argument("--faults", type=float, default=0.2)
    parser.add_argument("--step", type=int, default=60, help="seconds between ticks")
    parser.add_argument("--seed", type=int, default=1)
    asyncio.run(main(parser.parse_args()))
