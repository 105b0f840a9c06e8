"""Outlets on the loopback: feeds, news sitemaps and index pages of a day, and what goes wrong.

Every name is this machine. The server's own log tells who was asked when, and for what how often.
"""

import asyncio
import gzip
import html
import multiprocessing
import random
import socket
from array import array
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from benchmarks.reading.evaluate import load_all_gold
from storage.models import SourceKind

START = datetime(2025, 9, 9, tzinfo=UTC)
DAY = timedelta(days=1)
KINDS = (SourceKind.FEED, SourceKind.FEED, SourceKind.SITEMAP, SourceKind.PAGE)
PATTERN = r"/news/\d+$"
LEAD = "Президент Казахстана провёл переговоры с президентом Узбекистана в Ташкенте."
LISTED = 30
"""Articles a list shows, the latest ones."""

SHORTEST = 300
"""Characters of a real article; of less a page has no article."""

HTML = {"Content-Type": "text/html"}
WRONG = {
    "500": (500, b"", {}),
    "silence": (500, b"", {}),
    "429": (429, b"", {"Retry-After": "600"}),
    "304": (304, b"", {}),
    "truncated": (200, gzip.compress(b"<rss>" * 999)[:30], {**HTML, "Content-Encoding": "gzip"}),
}
"""Status, body and headers of answers that go wrong."""

FAULTS = (*WRONG, "redirect", "charset", "cut off", "moved")


@dataclass
class Outlet:
    """`moments`: when its articles come out; `first`: the number of the first of all."""

    number: int
    first: int
    moments: Sequence[datetime]
    path: str = "/list"

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


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server has seen. `shortest_pause`: seconds between two requests to one host."""

    requests: int
    shortest_pause: float
    wrong: Mapping[str, int]
    served: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What outlets there are: the same ones from the same seed, in whatever process."""

    sources: int
    articles: int
    faults: float = 0.0
    texts: Sequence[str] = ()
    every: int = 1
    seed: int = 1

    @property
    def total(self) -> int:
        return self.sources * self.articles

    def outlets(self) -> list[Outlet]:
        """The articles of each are spread over the day."""
        chance = random.Random(self.seed)  # noqa: S311 - a simulation
        return [
            Outlet(
                number,
                number * self.articles,
                sorted(START + chance.random() * DAY for _ in range(self.articles)),
            )
            for number in range(self.sources)
        ]


@dataclass
class Internet:
    """`every`: one of so many articles has real words (`texts`), the others those of `LEAD`.

    `log`: host → seconds since the start at which it was asked, those led on to left out; `served`:
    how often each article was given.
    """

    outlets: Sequence[Outlet]
    faults: float
    chance: random.Random
    clock: Callable[[], datetime]
    texts: Sequence[str] = ()
    every: int = 1
    port: int = 0
    log: "dict[str, array[float]]" = field(default_factory=lambda: defaultdict(lambda: array("d")))
    wrong: Counter[str] = field(default_factory=Counter)
    served: bytearray = field(init=False)
    _at: dict[str, Outlet] = field(init=False)

    def __post_init__(self) -> None:
        self._at = {one.host: one for one in self.outlets}
        self.served = bytearray(sum(len(one.moments) for one in self.outlets))

    @property
    def now(self) -> datetime:
        return self.clock()

    def seen(self) -> "Seen":
        pauses = (b - a for log in self.log.values() for a, b in pairwise(log))
        requests = sum(map(len, self.log.values()))
        return Seen(requests, min(pauses, default=0.0), dict(self.wrong), bytes(self.served))

    async def answer(self, request: web.Request) -> web.StreamResponse:
        host = request.host.partition(":")[0]
        outlet = self._at[host]
        if request.query.get("led") is None:
            self.log[host].append((self.now - START).total_seconds())
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nDisallow: /closed/")
        fault = self.chance.choice(FAULTS) if self.chance.random() < self.faults else ""
        self.wrong[fault] += bool(fault)
        is_article = request.path.startswith("/news/")
        if fault == "moved" and not is_article and request.query.get("led") is None:
            outlet.path = f"/list{self.wrong['moved']}"
            raise web.HTTPMovedPermanently(outlet.path + "?led=1")
        if fault not in {"", "charset", "moved"}:
            return await self._go_wrong(request, fault)
        known = request.headers.get("If-None-Match", "")
        given = self._article(outlet, request.path) if is_article else self._list(outlet, known)
        if fault == "charset":
            given.headers["Content-Type"] = "text/html; charset=iso-8859-1"
        return given

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

    def _article(self, outlet: Outlet, path: str) -> web.Response:
        number = outlet.first + int(path.rpartition("/")[2])
        self.served[number] = min(self.served[number] + 1, 255)
        text = f"{LEAD}\n" + " ".join(f"{LEAD} Номер {number}-{n}." for n in range(8))
        if self.texts and not number % self.every:
            text = self.texts[number // self.every % len(self.texts)]
        lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
        page = (
            f"<html><head><meta charset='{outlet.charset}'></head><body><nav><a href='/'>На "
            f"главную</a></nav><h1>Переговоры {number}</h1><article>{lines}</article></body></html>"
        )
        return web.Response(body=page.encode(outlet.charset, "xmlcharrefreplace"), headers=HTML)

    def _list(self, outlet: Outlet, known: str) -> web.Response:
        """What is new; most outlets say so where nothing is, by a version."""
        base = f"http://{outlet.host}:{self.port}/news/"
        version = f'"{len(outlet.out(self.now))}-{outlet.out(self.now)[-1:]}"'
        shown = [(f"{base}{n}", outlet.moments[n]) for n in reversed(outlet.out(self.now))]
        if known == version and outlet.kind is not SourceKind.PAGE:
            return web.Response(status=304, headers={"ETag": version})
        text = LISTS[outlet.kind](shown)
        if outlet.kind is SourceKind.FEED:
            text = f"<?xml version='1.0' encoding='{outlet.charset}'?>{text}"
        head = HTML if outlet.kind is SourceKind.PAGE else {**HTML, "ETag": version}
        return web.Response(body=text.encode(outlet.charset), headers=head)


Shown = Sequence[tuple[str, datetime]]


def _feed(shown: Shown) -> str:
    items = "".join(
        f"<item><title>Переговоры</title><link>{url}</link><description>{LEAD}"
        f"</description><pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for url, at in shown
    )
    return f"<rss version='2.0'><channel>{items}</channel></rss>"


def _sitemap(shown: Shown) -> str:
    urls = (f"<url><loc>{url}</loc><lastmod>{at.isoformat()}</lastmod></url>" for url, at in shown)
    return f"<urlset>{''.join(urls)}</urlset>"


def _index(shown: Shown) -> str:
    return "".join(f"<a href='{url}'>Переговоры президентов</a>" for url, _ in shown)


LISTS: dict[SourceKind, Callable[[Shown], str]] = {
    SourceKind.FEED: _feed,
    SourceKind.SITEMAP: _sitemap,
    SourceKind.PAGE: _index,
}


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


def real_texts(is_wanted: Callable[[str], bool]) -> list[str]:
    """The Russian articles of the gold that are wanted."""
    texts = (one["text"] for one in load_all_gold() if one["lang"] == "ru")
    return [text for text in texts if len(text) >= SHORTEST and is_wanted(text)]


@asynccontextmanager
async def served(internet: Internet) -> AsyncIterator[None]:
    """The internet at a free port of this machine."""
    app = web.Application()
    app.router.add_get("/{path:.*}", internet.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    internet.port = runner.addresses[0][1]
    try:
        yield
    finally:
        await runner.cleanup()


class Elsewhere:
    """The outlets in a process of their own: what they do is none of the bot's work.

    `now` is the moment there and here.
    """

    NAME = "outlets"

    def __init__(self, plan: Plan) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.plan = plan
        self._passed = spawn.Value("d", 0.0)
        self._told, heard = spawn.Pipe()
        self._process = spawn.Process(
            target=_play, args=(plan, self._passed, heard), name=self.NAME, daemon=True
        )
        self.port = 0

    @property
    def now(self) -> datetime:
        return START + timedelta(seconds=self._passed.value)

    @now.setter
    def now(self, moment: datetime) -> None:
        self._passed.value = (moment - START).total_seconds()

    def start(self) -> None:
        self._process.start()
        self.port = self._told.recv()

    def end(self) -> Seen:
        self._told.send("end")
        seen: Seen = self._told.recv()
        self._process.join()
        return seen


def _play(plan: Plan, passed: Any, told: Connection) -> None:
    async def run() -> None:
        chance = random.Random(plan.seed)  # noqa: S311 - a simulation
        internet = Internet(
            plan.outlets(),
            plan.faults,
            chance,
            lambda: START + timedelta(seconds=passed.value),
            plan.texts,
            plan.every,
        )
        async with served(internet):
            told.send(internet.port)
            await asyncio.to_thread(told.recv)
        told.send(internet.seen())

    asyncio.run(run())
