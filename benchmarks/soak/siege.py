"""Everything at once: news, questions, digests, faults, kills; then a wait until all is done."""

import asyncio
import contextlib
import itertools
import random
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text

from benchmarks.delivery.crowd import FIRST_CHAT, subscribe
from benchmarks.processes.killing import NOTE_READING, UNDONE
from benchmarks.soak.asking import Crowd
from benchmarks.soak.house import House, build
from benchmarks.soak.news import LiveInternet, add_sources, an_internet, hurry, serve
from benchmarks.soak.telegram import StormyServer
from storage.database import Database
from storage.models import Delivery, FoundArticle, FoundState, Subscription
from tests.end_to_end.family import SECRET
from tests.telegram.calling import Caller

REST_SECONDS = 10.0
HURRY_EVERY = 15.0
WAVE_EVERY = 15.0
END_SECONDS = 300.0
LAST_NEWS = 0.85
"""Of the time, after which no article comes out: outlets are asked only so often."""

FULL_MINUTES = 10.0


@dataclass(frozen=True, slots=True)
class Load:
    """How much of everything, for so many minutes; the full proof is of ten."""

    minutes: float = FULL_MINUTES

    @property
    def seconds(self) -> float:
        return self.minutes * 60

    @property
    def people(self) -> int:
        return self._share(1000)

    @property
    def chats(self) -> int:
        return self._share(5000)

    @property
    def articles(self) -> int:
        return self._share(400)

    def _share(self, of_full: int) -> int:
        return max(1, round(of_full * self.minutes / FULL_MINUTES))


@dataclass
class Siege:
    """`…_cpu`: processors used, at rest and under load; `rest_memory`: megabytes by kind;
    `subscribers`: chats that were due.
    """

    load: Load
    server: StormyServer
    internet: LiveInternet
    database: Database
    house: House
    crowd: Crowd
    chance: random.Random
    subscribers: list[int] = field(default_factory=list)
    rest_cpu: float = 0.0
    rest_memory: dict[str, float] = field(default_factory=dict)
    load_cpu: float = 0.0
    drain_seconds: float = 0.0
    _end: float = 0.0

    def is_over(self) -> bool:
        return time.perf_counter() >= self._end

    async def rest(self) -> None:
        """What they take when there is nothing to do."""
        self.house.look()
        before = self.house.usage.cpu_seconds
        await asyncio.sleep(REST_SECONDS)
        self.house.look()
        self.rest_memory = self.house.megabytes()
        self.rest_cpu = (self.house.usage.cpu_seconds - before) / REST_SECONDS

    async def go(self) -> None:
        before, begun = self.house.usage.cpu_seconds, time.perf_counter()
        self._end = begun + self.load.seconds
        self.server.weather.is_calm = False
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(self.house.watch())
            hurrying = tasks.create_task(self._hurry())
            async with asyncio.TaskGroup() as loads:
                loads.create_task(self.crowd.ask(self.load.people, self.load.seconds))
                loads.create_task(self._wish())
                loads.create_task(
                    self.house.kill(self.chance, self.database, self.crowd, self.is_over)
                )
            spent = time.perf_counter() - begun
            self.load_cpu = (self.house.usage.cpu_seconds - before) / spent
            await self._drain()
            watching.cancel()
            hurrying.cancel()

    async def _hurry(self) -> None:
        while True:
            await hurry(self.database)
            await asyncio.sleep(HURRY_EVERY)

    async def _wish(self) -> None:
        """Some chats after others are due."""
        waves = max(1, int(self.load.seconds // WAVE_EVERY))
        shares = [self.load.chats * n // waves for n in range(waves + 1)]
        for begin, end in itertools.pairwise(shares):
            due_at = (datetime.now(UTC) - timedelta(minutes=1)).replace(second=0, microsecond=0)
            ids = await subscribe(self.database, end - begin, due_at, FIRST_CHAT + begin)
            self.subscribers += ids
            await asyncio.sleep(WAVE_EVERY * 0.9)

    async def _drain(self) -> None:
        """Until nothing is left to do: the lease of a call under way runs for two minutes."""
        begun = time.perf_counter()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(END_SECONDS):
                while any((await self.left()).values()):  # noqa: ASYNC110 - others do it
                    await asyncio.sleep(1)
        self.drain_seconds = time.perf_counter() - begun

    async def left(self) -> dict[str, int]:
        """What is still to be done, by what it is."""
        now = datetime.now(UTC)
        waiting = FoundArticle.state == FoundState.WAITING
        queries = {
            "messages": select(func.count()).where(Delivery.status.in_(UNDONE)),
            "digests": select(func.count()).where(Subscription.next_due_at <= now),
            "to be fetched": select(func.count()).where(waiting),
            "found": select(func.count(FoundArticle.id)),
        }
        async with self.database.read() as work:
            left = {name: await work.session.scalar(one) or 0 for name, one in queries.items()}
            left["to be read"] = (await work.reading_queue.figures(now)).waiting
        left["to be found"] = len(self.internet.published) - left.pop("found")
        return left


@asynccontextmanager
async def besieged(
    load: Load, database_url: str, folder: Path, seed: int, *, several: bool
) -> AsyncIterator[Siege]:
    """All of it is at work and has rested; what still runs at the end is ended."""
    chance = random.Random(seed)  # noqa: S311
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(StormyServer(chance))
        database = await stack.enter_async_context(Database(database_url))
        if several:
            await _note_reading(database)
        house = build(database_url, server, folder, several=several)
        for one in house.members:
            stack.push_async_callback(one.close)
        await house.start(server)
        begin, length = datetime.now(UTC), timedelta(seconds=load.seconds * LAST_NEWS)
        begin += timedelta(seconds=REST_SECONDS)
        internet = an_internet(load.articles, begin, length, chance)
        await serve(internet, stack)
        crowd = await _crowd(server, house, chance, stack)
        siege = Siege(load, server, internet, database, house, crowd, chance)
        await siege.rest()
        await add_sources(internet, database, datetime.now(UTC))
        yield siege


async def _crowd(
    server: StormyServer, house: House, chance: random.Random, stack: AsyncExitStack
) -> Crowd:
    if house.is_one:

        async def push(update: dict[str, Any]) -> None:
            server.push(update)

        return Crowd(server, push, chance, lambda _: ())
    telegram = await stack.enter_async_context(Caller(house.webs, SECRET))
    return Crowd(server, telegram.deliver, chance, lambda one: telegram.offered[one])


async def _note_reading(database: Database) -> None:
    async with database.begin() as work:
        for statement in NOTE_READING:
            await work.session.execute(text(statement))
