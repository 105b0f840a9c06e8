"""Two processes of each role, killed at random under load: what must be done once is done once."""

import asyncio
import contextlib
import itertools
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select, text

from benchmarks.processes.house import (
    FIRST_ASKER,
    FIRST_SUBSCRIBER,
    QUESTION,
    START_SECONDS,
    members,
    people,
    put_down,
    read_something,
    subscribe,
)
from reading.facts import RULES_VERSION
from storage.database import Database
from storage.models import Delivery, DeliveryStatus, Subscription
from tests.end_to_end.family import SECRET, Member, leader_of
from tests.people import Someone
from tests.telegram.calling import Caller
from tests.telegram.server import TelegramServer
from tests.telegram.updates import private_message

ROLES = ("web", "reader", "courier", "clock") * 2
SECONDS = 120.0
QUESTIONS_A_SECOND = 2
ARTICLE_EVERY = 3.0
DIGESTS_EVERY = 5.0
DIGESTS_AT_ONCE = 10
PAUSE = (3.0, 9.0)
"""Between two kills."""

END_SECONDS = 300.0
"""For what is left at the end: the lease of a call that was under way runs for two minutes."""

ANSWER_SECONDS = 60.0

UNDONE = (DeliveryStatus.PENDING, DeliveryStatus.CLAIMED, DeliveryStatus.SENDING)

NOTE_READING = (
    "CREATE TABLE bench_read (article_id int)",
    """CREATE FUNCTION bench_note() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN INSERT INTO bench_read VALUES (NEW.id); RETURN NEW; END$$""",
    """CREATE TRIGGER bench_note AFTER UPDATE OF read_with ON articles FOR EACH ROW
    WHEN (NEW.read_with IS NOT NULL) EXECUTE FUNCTION bench_note()""",
)
"""The archive itself counts how often each article was read into it."""


@dataclass(frozen=True, slots=True)
class Toll:
    """What became of everything.

    `under_way`: questions offered to a process that was killed and not answered by then;
    `unexplained`: unanswered ones that are none of them. `taken_over`: seconds, by role;
    `troubles`: what the processes called an error, by its last line.
    """

    seconds: float
    kills: int
    questions: int
    unanswered: int
    under_way: int
    unexplained: int
    digests: int
    lost: int
    doubled: int
    unknown: int
    calls_at_kills: int
    articles: int
    unread: int
    read_twice: int
    taken_over: Mapping[str, Sequence[float]]
    troubles: Mapping[str, int]

    @property
    def is_good(self) -> bool:
        is_nothing_wrong = not (self.lost or self.doubled or self.unread or self.read_twice)
        return is_nothing_wrong and not self.unexplained and self.unknown <= self.calls_at_kills


@dataclass
class Siege:
    """The processes, the load on them, and what was seen."""

    server: TelegramServer
    database: Database
    telegram: Caller
    processes: list[Member]
    luck: random.Random
    end: float
    asked: dict[int, Someone] = field(default_factory=dict)
    subscribers: list[Someone] = field(default_factory=list)
    articles: int = 0
    kills: int = 0
    calls_at_kills: int = 0
    excused: set[int] = field(default_factory=set)
    couriers_killed_at: list[datetime] = field(default_factory=list)
    taken_over: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def is_over(self) -> bool:
        return time.perf_counter() >= self.end

    async def ask(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            for someone in people(FIRST_ASKER):
                if self.is_over:
                    return
                update = private_message(QUESTION, someone)
                self.asked[update["update_id"]] = someone
                tasks.create_task(self.telegram.deliver(update))
                await asyncio.sleep(1 / QUESTIONS_A_SECOND)

    async def publish(self) -> None:
        while not self.is_over:
            self.articles += 1
            await put_down(self.database, self.articles)
            await asyncio.sleep(ARTICLE_EVERY)

    async def wish(self) -> None:
        readers = people(FIRST_SUBSCRIBER)
        while not self.is_over:
            some = list(itertools.islice(readers, DIGESTS_AT_ONCE))
            await subscribe(self.database, some)
            self.subscribers += some
            await asyncio.sleep(DIGESTS_EVERY)

    async def kill(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            while not self.is_over:
                await asyncio.sleep(self.luck.uniform(*PAUSE))
                await self._kill_one(self.luck.choice(self.processes), tasks)

    async def _kill_one(self, victim: Member, tasks: asyncio.TaskGroup) -> None:
        """Another takes its place, as whoever supervises them sees to."""
        is_replaceable = await self._has_stand_by(victim)
        pid = victim.pid
        await victim.kill()
        self.kills += 1
        if is_replaceable and "courier" in victim.roles:
            self.couriers_killed_at.append(datetime.now(UTC))
        self.excused |= {
            one for one in self._unanswered() if victim.address in self.telegram.offered[one]
        }
        self.calls_at_kills += await self._calls_of(pid)
        if is_replaceable and "clock" in victim.roles:
            tasks.create_task(self._watch_clock())
        await victim.start()

    async def _has_stand_by(self, victim: Member) -> bool:
        """Somebody else could go on at once; of clocks only the one that leads is missed."""
        if "clock" in victim.roles and not await victim.leads("clock"):
            return False
        others = [one for one in self.processes if one.roles == victim.roles and one is not victim]
        return any([await one.health() for one in others])

    async def _watch_clock(self) -> None:
        begun = time.perf_counter()
        clocks = [one for one in self.processes if "clock" in one.roles]
        await leader_of("clock", clocks, START_SECONDS)
        self.taken_over["clock"].append(time.perf_counter() - begun)

    async def _watch_couriers(self) -> None:
        """How long what was due then, or next, waited for another courier."""
        async with self.database.read() as work:
            for killed_at in self.couriers_killed_at:
                query = (
                    select(Delivery.sent_at, Delivery.due_at)
                    .where(Delivery.sent_at > killed_at)
                    .order_by(Delivery.sent_at)
                    .limit(1)
                )
                for sent_at, due_at in await work.session.execute(query):
                    if sent_at is not None:
                        waited = sent_at - max(killed_at, due_at)
                        self.taken_over["courier"].append(waited.total_seconds())

    async def _calls_of(self, pid: int) -> int:
        """Messages that a courier had marked before it was killed; its name holds its number."""
        query = select(func.count()).where(
            Delivery.status == DeliveryStatus.SENDING, Delivery.owner.contains(f":{pid}:")
        )
        async with self.database.read() as work:
            return await work.session.scalar(query) or 0

    def _is_answered(self, someone: Someone) -> bool:
        return bool(self.server.seen_in(someone.id))

    async def finish(self) -> None:
        """Until nothing is left to do."""
        async with asyncio.timeout(END_SECONDS):
            while await self._left():  # noqa: ASYNC110 - other processes do it
                await asyncio.sleep(0.5)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ANSWER_SECONDS):
                while self._unanswered() - self.excused:  # noqa: ASYNC110 - the same
                    await asyncio.sleep(0.5)

    def _unanswered(self) -> set[int]:
        return {one for one, who in self.asked.items() if not self._is_answered(who)}

    async def _left(self) -> int:
        now = datetime.now(UTC)
        undone = select(func.count()).where(Delivery.status.in_(UNDONE))
        overdue = select(func.count()).where(Subscription.next_due_at <= now)
        async with self.database.read() as work:
            waiting = (await work.reading_queue.figures(now)).waiting
            counts = [await work.session.scalar(one) or 0 for one in (undone, overdue)]
        return waiting + sum(counts)

    async def toll(self, seconds: float) -> Toll:
        await self._watch_couriers()
        unanswered = self._unanswered()
        told = {one.id: len(self.server.seen_in(one.id)) for one in self.subscribers}
        async with self.database.read() as work:
            query = select(Delivery.chat_id).where(Delivery.status == DeliveryStatus.UNKNOWN)
            unknown = set((await work.session.scalars(query)).all())
            times = (await work.session.scalars(text(READ_TIMES))).all()
            unread = await work.articles.count_unread(RULES_VERSION)
        return Toll(
            seconds=seconds,
            kills=self.kills,
            questions=len(self.asked),
            unanswered=len(unanswered),
            under_way=len(self.excused),
            unexplained=len(unanswered - self.excused),
            digests=len(told),
            lost=sum(1 for chat, seen in told.items() if not seen and chat not in unknown),
            doubled=sum(1 for seen in told.values() if seen > 1),
            unknown=len(unknown),
            calls_at_kills=self.calls_at_kills,
            articles=self.articles,
            unread=unread,
            read_twice=sum(1 for count in times if count > 1),
            taken_over=self.taken_over,
            troubles=Counter(_troubles(self.processes)),
        )


def _troubles(processes: Sequence[Member]) -> Iterator[str]:
    for line in "\n".join(one.errors for one in processes).splitlines():
        told = json.loads(line) if line.startswith("{") else {}
        if told.get("level") == "error":
            yield str(told.get("failure") or told["message"]).splitlines()[-1][:100]


READ_TIMES = "SELECT count(*) FROM bench_read GROUP BY article_id"


async def toll_of(database_url: str, folder: Path, seconds: float, seed: int) -> Toll:
    luck = random.Random(seed)  # noqa: S311
    async with TelegramServer() as server, Database(database_url) as database:
        await read_something(database_url, database)
        async with database.begin() as work:
            for statement in NOTE_READING:
                await work.session.execute(text(statement))
        processes = members([(role,) for role in ROLES], database_url, server, folder)
        webs = [one.address for one in processes if "web" in one.roles]
        async with contextlib.AsyncExitStack() as stack:
            for one in processes:
                stack.push_async_callback(one.close)
                await one.start()
            telegram = await stack.enter_async_context(Caller(webs, SECRET))
            await server.called("setWebhook", len(webs), START_SECONDS)
            await leader_of("clock", processes, START_SECONDS)
            siege = Siege(
                server, database, telegram, processes, luck, time.perf_counter() + seconds
            )
            async with asyncio.TaskGroup() as tasks:
                for work_of in (siege.ask, siege.publish, siege.wish, siege.kill):
                    tasks.create_task(work_of())
            await siege.finish()
            return await siege.toll(seconds)
