"""Couriers in processes of their own, killed at random moments while Telegram misbehaves.

Their time runs faster than ours, so that leases and pauses end while a test looks on.
"""

import asyncio
import logging
import multiprocessing
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing.process import BaseProcess
from typing import NoReturn

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import func, select

from newsroom.delivery.outbox import Outbox
from newsroom.delivery.pacing import Limits, Pacer
from newsroom.delivery.recording import Recorder
from newsroom.delivery.sending import send
from newsroom.delivery.turns import Turns
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.models import Delivery, DeliveryKind, DeliveryStatus
from tests.people import TOKEN
from tests.subscribers import a_chat, a_wish, put, subscription
from tests.telegram import faults
from tests.telegram.chats import Request
from tests.telegram.faults import Fault, Faults
from tests.telegram.server import TelegramServer

SPEED = 40
"""Seconds of a courier in one of ours."""

CALL_SECONDS = 0.5
"""Ours: in its own time less than the lease of a call."""

PATIENCE_SECONDS = 240
PARTS_EVERY = 5
AMBIGUOUS = (
    faults.html_page(),
    faults.reset(is_accepted=False),
    faults.reset(is_accepted=True),
    faults.hang(is_accepted=True),
)
CLEAR = (faults.server_error(), faults.too_many_requests(1))
UNDONE = (DeliveryStatus.PENDING, DeliveryStatus.CLAIMED, DeliveryStatus.SENDING)

# Started once, with everything imported: a courier is there in a moment.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([__name__])


def work(database_url: str, server_url: str, owner: str, *, is_alone: bool) -> NoReturn:
    """One courier, until it is killed."""
    asyncio.run(_work(database_url, server_url, owner, is_alone=is_alone))
    raise AssertionError("a courier goes on for ever")


async def _work(database_url: str, server_url: str, owner: str, *, is_alone: bool) -> None:
    # What goes wrong here was made to.
    logging.disable(logging.ERROR)
    session = AiohttpSession(api=TelegramAPIServer.from_base(server_url), timeout=CALL_SECONDS)
    async with Database(database_url) as database, Bot(TOKEN, session) as bot:
        outbox = Outbox(
            database=database,
            send=partial(send, bot=bot),
            owner=owner,
            clock=fast_now,
            wait=lambda pause: asyncio.sleep(pause.total_seconds() / SPEED),
            turns=Turns(database, fast_now, Pacer(Limits().share(1 if is_alone else 2))),
            recorder=Recorder(database, fast_now, random.random, lambda language: language),
        )
        if is_alone:
            await outbox.take_over()
        await outbox.run(asyncio.Event())


def fast_now() -> datetime:
    """The same in all processes."""
    return datetime.fromtimestamp(0, UTC) + timedelta(seconds=SPEED * (time.time() % 10**7))


@dataclass
class Dice(Faults):
    """Every so many calls one goes wrong, in a way that a seed decides."""

    luck: random.Random
    share: float = 0.05
    injected: Counter[str] = field(default_factory=Counter)

    def take(self, request: Request) -> Fault | None:
        if request.method != "sendMessage" or self.luck.random() >= self.share:
            return None
        kinds = {"ambiguous": AMBIGUOUS, "clear": CLEAR}
        kind = self.luck.choice(list(kinds))
        self.injected[kind] += 1
        return self.luck.choice(kinds[kind])


@dataclass(frozen=True, slots=True)
class Toll:
    """What became of so many messages. `at_kills`: calls under way when couriers were killed."""

    messages: int
    kills: int
    lost: int
    doubled: int
    unknown: int
    at_kills: int
    ambiguous: int
    faults: int
    seconds: float

    @property
    def is_good(self) -> bool:
        is_bounded = self.unknown <= self.at_kills + self.ambiguous
        return self.lost == self.doubled == 0 and is_bounded


async def enqueue(database: Database, messages: int) -> None:
    """Digests of one message, and of two for every fifth chat; all are due."""
    now, number = fast_now(), 0
    chat_id = 1000
    while number < messages:
        chat_id += 1
        digest_id, parts = None, 1
        if chat_id % PARTS_EVERY == 0:
            await put(database, a_chat(chat_id), a_wish(chat_id))
            digest_id, parts = await _a_digest(database, chat_id, now), 2
        async with database.begin() as work:
            for part in range(1, parts + 1):
                key = f"digest:{chat_id}:{part}"
                new = NewDelivery(
                    dedup_key=key,
                    kind=DeliveryKind.DIGEST,
                    chat_id=chat_id,
                    text=key,
                    due_at=now,
                    part=part,
                    digest_id=digest_id,
                )
                await work.deliveries.enqueue(new, now)
                number += 1


async def _a_digest(database: Database, chat_id: int, now: datetime) -> int:
    row = await subscription(database, chat_id)
    async with database.begin() as work:
        digest = await work.digests.add(row, now.date(), now, now)
    assert digest is not None
    return digest.id


async def toll_of(database_url: str, messages: int, kills: int, couriers: int, seed: int) -> Toll:
    """Kill a courier so many times while the messages are sent, then let them finish."""
    luck = random.Random(seed)  # noqa: S311
    start = time.monotonic()
    async with TelegramServer() as server, Database(database_url) as database:
        dice = Dice(luck)
        server.faults = dice
        await enqueue(database, messages)
        at_work = _AtWork(database_url, server.url, couriers)
        # Of what is under way at a kill some calls are never made: the last kill must not wait for
        # more calls than there will be.
        moments = sorted(luck.sample(range(1, messages // 2), kills))
        at_kills = 0
        try:
            for moment in moments:
                await server.until(
                    "calls",
                    lambda goal=moment: True if _sends(server) >= goal else None,  # type: ignore[misc]
                    PATIENCE_SECONDS,
                )
                # Somewhere between two calls, or in one.
                await asyncio.sleep(luck.random() / 100)
                at_kills += await at_work.kill_one(luck, database)
            await _finish(database)
        finally:
            at_work.end()
        return await _count(database, server, dice, at_kills, kills, time.monotonic() - start)


class _AtWork:
    def __init__(self, database_url: str, server_url: str, couriers: int) -> None:
        self._arguments = (database_url, server_url)
        self._is_alone = couriers == 1
        self._started = 0
        self._running: dict[str, BaseProcess] = {}
        for _ in range(couriers):
            self._start()

    async def kill_one(self, luck: random.Random, database: Database) -> int:
        """How many of its calls were under way; another takes its place."""
        owner = luck.choice(sorted(self._running))
        process = self._running.pop(owner)
        process.kill()
        await asyncio.to_thread(process.join)
        query = select(func.count()).where(
            Delivery.owner == owner, Delivery.status == DeliveryStatus.SENDING
        )
        async with database.read() as work:
            under_way = await work.session.scalar(query) or 0
        self._start()
        return under_way

    def end(self) -> None:
        for process in self._running.values():
            process.kill()
            process.join()

    def _start(self) -> None:
        self._started += 1
        owner = f"courier {self._started}"
        process = FORKS.Process(
            target=work, args=(*self._arguments, owner), kwargs={"is_alone": self._is_alone}
        )
        process.start()
        self._running[owner] = process


def _sends(server: TelegramServer) -> int:
    return sum(1 for request in server.requests if request.method == "sendMessage")


async def _finish(database: Database) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            async with database.read() as work:
                counts = await work.deliveries.counts()
            if not any(counts[status] for status in UNDONE):
                return
            await asyncio.sleep(0.05)


async def _count(
    database: Database,
    server: TelegramServer,
    dice: Dice,
    at_kills: int,
    kills: int,
    seconds: float,
) -> Toll:
    shown = Counter(one.text for one in server.chats.shown)
    async with database.read() as work:
        rows = (await work.session.execute(select(Delivery.dedup_key, Delivery.status))).all()
    unknown = [key for key, status in rows if status is DeliveryStatus.UNKNOWN]
    sent = [key for key, status in rows if status is DeliveryStatus.SENT]
    return Toll(
        messages=len(rows),
        kills=kills,
        # Neither sent nor in doubt, or said to be sent and never seen.
        lost=len(rows) - len(unknown) - sum(1 for key in sent if shown[key]),
        doubled=sum(1 for times in shown.values() if times > 1),
        unknown=len(unknown),
        at_kills=at_kills,
        ambiguous=dice.injected["ambiguous"],
        faults=dice.injected.total(),
        seconds=seconds,
    )
