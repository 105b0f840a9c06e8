"""The processes of the soak: started, killed at random and started again."""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.soak.asking import Crowd
from benchmarks.soak.usage import Table, Usage
from storage.database import Database
from storage.models import Delivery, DeliveryStatus
from tests.end_to_end.family import Member, leader_of
from tests.telegram.server import TelegramServer

START_SECONDS = 300.0
SAMPLED_EVERY = 2.0
PAUSE = (10.0, 25.0)
"""Seconds between two kills."""

GENTLE = 0.25
"""Of the processes that go are asked to, and have to end in peace."""

ROLES = (("web",), ("reader",), ("courier",), ("clock", "collector"))
ASKS = frozenset({"web", "all"})


@dataclass(slots=True)
class House:
    """`members`: of several processes two of a kind, or the one that does everything."""

    members: Sequence[Member]
    usage: Usage = field(default_factory=Usage)
    kills: int = 0
    calls_at_kills: int = 0
    bad_ends: list[str] = field(default_factory=list)
    _started: dict[int, float] = field(default_factory=dict)

    @property
    def is_one(self) -> bool:
        return len(self.members) == 1

    @property
    def webs(self) -> list[str]:
        """Where Telegram calls."""
        return [one.address for one in self.members if "web" in one.roles]

    @property
    def logs(self) -> str:
        return "\n".join(one.errors for one in self.members)

    async def start(self, server: TelegramServer) -> None:
        """Until all of them are at work."""
        for one in self.members:
            await self.start_one(one)
        if self.is_one:
            await server.polled(1, START_SECONDS)
            return
        await server.called("setWebhook", len(self.webs), START_SECONDS)
        for role in ("clock", "collector"):
            await leader_of(role, self.members, START_SECONDS)
        async with asyncio.timeout(START_SECONDS):
            for one in self.members:
                while not await one.health():  # noqa: ASYNC110 - another process does it
                    await asyncio.sleep(0.5)

    async def start_one(self, member: Member) -> None:
        await member.start()
        self._started[member.pid] = time.perf_counter()

    async def end(self) -> None:
        """In peace."""
        for one in self.members:
            one.ask_to_end()
        for one in self.members:
            await self._note_end(one)

    async def _note_end(self, member: Member) -> None:
        try:
            code = await member.ended()
        except AssertionError:
            code = -1
            await member.kill()
        if code:
            self.bad_ends.append(f"{name_of(member)}: {code}")

    async def kill(
        self, chance: random.Random, database: Database, crowd: Crowd, is_over: Callable[[], bool]
    ) -> None:
        """One after another, of all kinds alike, until it is over."""
        victims: list[Member] = []
        while True:
            await asyncio.sleep(chance.uniform(*PAUSE))
            if is_over():
                return
            victims = victims or chance.sample(self.members, len(self.members))
            victim = victims.pop()
            if not await victim.health():
                continue
            await self._kill_one(victim, database, crowd, is_gentle=chance.random() < GENTLE)
            await self.start_one(victim)

    async def _kill_one(
        self, victim: Member, database: Database, crowd: Crowd, *, is_gentle: bool
    ) -> None:
        if is_gentle:
            victim.ask_to_end()
            await self._note_end(victim)
            # It had eight seconds for them.
            excuse(victim, crowd)
            return
        pid = victim.pid
        await victim.kill()
        self.kills += 1
        excuse(victim, crowd)
        self.calls_at_kills += await _calls_of(database, pid)

    async def watch(self) -> None:
        """What they take of the machine, until it is broken off."""
        while True:
            self.look()
            await asyncio.sleep(SAMPLED_EVERY)

    def look(self) -> None:
        table = Table()
        now = time.perf_counter()
        for one in self.members:
            with contextlib.suppress(AssertionError):
                age = now - self._started[one.pid]
                self.usage.look(name_of(one), one.pid, age, table)

    def megabytes(self) -> dict[str, float]:
        """Of the first of each kind, when it was last looked at."""
        found: dict[str, float] = {}
        for (name, _), samples in self.usage.samples.items():
            found.setdefault(name.partition(" ")[0], samples[-1].megabytes)
        return found

    def names(self, kind: str) -> Collection[str]:
        return {name_of(one) for one in self.members if kind_of(one) == kind}

    @property
    def kinds(self) -> list[str]:
        return list(dict.fromkeys(kind_of(one) for one in self.members))


def build(database_url: str, server: TelegramServer, folder: Path, *, several: bool) -> House:
    settings = {
        "DATABASE_URL": database_url,
        "TELEGRAM_API_URL": server.url,
        "QUESTIONS_PER_MINUTE": "0",
        "FETCH_LOOPBACK": "on",
    }
    if not several:
        one = Member(folder / "all", (), **settings, REDIS_URL="")
        one.poll()
        return House([one])
    settings["COURIERS"] = "4"
    return House(
        [
            Member(folder / f"{roles[0]}_{number}", roles, **settings)
            for number in range(2)
            for roles in ROLES
        ]
    )


def kind_of(member: Member) -> str:
    return "+".join(member.roles) or "all"


def name_of(member: Member) -> str:
    return f"{kind_of(member)} {member.port}"


def excuse(victim: Member, crowd: Crowd) -> None:
    """The questions that were its own when it was killed."""
    if not ASKS & ({*victim.roles} or {"all"}):
        return
    for one in crowd.open.values():
        if not victim.roles or victim.address in crowd.offered(one.update_id):
            one.is_excused = True


async def _calls_of(database: Database, pid: int) -> int:
    """Messages that a courier had marked before it was killed; its name holds its number."""
    query = select(func.count()).where(
        Delivery.status == DeliveryStatus.SENDING, Delivery.owner.contains(f":{pid}:")
    )
    async with database.read() as work:
        return await work.session.scalar(query) or 0
