"""A courier of tests: time that passes when somebody waits, a Telegram that remembers."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newsroom.delivery.outbox import Outbox
from newsroom.delivery.outcomes import Outcome, Sent
from newsroom.delivery.recording import IDLE_PAUSE, Recorder
from newsroom.delivery.turns import Turns
from storage.database import Database
from storage.models import Delivery, DeliveryStatus
from tests.subscribers import NOW

ADMINISTRATOR = 77
PATIENCE = 500
AT_WORK = (DeliveryStatus.PENDING, DeliveryStatus.CLAIMED, DeliveryStatus.SENDING)


class Killed(BaseException):
    """The process is gone: nothing after this point happens."""


@dataclass
class Telegram:
    """Gives the answers in their order, then `Sent`; keeps what it was asked to send, and when."""

    answers: list[Outcome | BaseException] = field(default_factory=list)
    calls: list[Delivery] = field(default_factory=list)
    times: list[datetime] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        return [delivery.dedup_key for delivery in self.calls]

    def answer(self, delivery: Delivery, now: datetime) -> Outcome:
        self.calls.append(delivery)
        self.times.append(now)
        outcome = self.answers.pop(0) if self.answers else Sent(len(self.calls))
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome


@dataclass
class Courier:
    """An outbox over the database, stopped when nothing is left to do; idle time passes at once."""

    database: Database
    telegram: Telegram = field(default_factory=Telegram)
    owner: str = "courier"
    now: datetime = NOW
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    before_clock: Callable[[], None] = lambda: None
    waits: list[timedelta] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.turns = Turns(self.database, self.clock)

    def clock(self) -> datetime:
        self.before_clock()
        return self.now

    async def wait(self, pause: timedelta) -> None:
        self.waits.append(pause)
        self.now += pause
        assert len(self.waits) < PATIENCE, "the courier never comes to an end"
        # Calls in flight go on while the courier waits.
        await asyncio.sleep(0)
        async with self.database.read() as work:
            counts = await work.deliveries.counts()
            due_at = await work.deliveries.next_due_at()
        if due_at and pause == IDLE_PAUSE and not counts[DeliveryStatus.SENDING]:
            self.now = max(self.now, due_at)
        if not any(counts[status] for status in AT_WORK):
            self.stop.set()

    async def send(self, delivery: Delivery) -> Outcome:
        await asyncio.sleep(0)
        return self.telegram.answer(delivery, self.now)

    def outbox(self) -> Outbox:
        return Outbox(
            database=self.database,
            send=self.send,
            owner=self.owner,
            clock=self.clock,
            wait=self.wait,
            turns=self.turns,
            recorder=Recorder(
                database=self.database,
                clock=self.clock,
                jitter=lambda: 0.0,
                topic_note=lambda language: f"topic lost ({language})",
                muted_note=lambda language, title: f"muted in {title} ({language})",
                administrators=self.administrators,
            ),
        )

    async def administrators(self, group_id: int) -> list[int]:
        return [ADMINISTRATOR]

    async def run(self) -> None:
        await self.outbox().run(self.stop)
