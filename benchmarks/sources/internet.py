"""The outlets of a day on the loopback: what is asked of them, and what goes wrong.

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
from datetime import datetime, timedelta
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from benchmarks.sources.outlets import LEAD, LISTS, START, Outlet, Plan
from storage.models import SourceKind

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


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server has seen. `shortest_pause`: seconds between two requests to one host."""

    requests: int
    shortest_pause: float
    wrong: Mapping[str, int]
    served: bytes


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
