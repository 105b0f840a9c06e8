"""The courier: claims what is due, paces it, sends it, records how it went.

Each step is committed before the next begins, so whatever is killed and whenever, the row tells how
far its message came:

    pending ──claim──▶ claimed ──mark──▶ sending ──call──▶ sent, postponed, refused or unknown
       ▲                  │ lease ran out   │ lease ran out
       └──────────────────┘                 └──▶ unknown (an alert: pending)
"""

import logging
from asyncio import Event, TaskGroup
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newsroom.delivery.outcomes import (
    Moved,
    Outcome,
    Postponed,
    Refused,
    Sent,
    TopicLost,
    Unknown,
)
from newsroom.delivery.pacing import MOST_ATTEMPTS, Pacer, backoff
from storage.database import Database, UnitOfWork
from storage.deliveries import NewDelivery
from storage.models import Delivery, DeliveryKind

log = logging.getLogger(__name__)

CLAIM_LEASE = timedelta(seconds=30)
SENDING_LEASE = timedelta(minutes=2)
"""Twice as long as a call may hang: a row is given up only when its courier is gone."""

IDLE_PAUSE = timedelta(seconds=1)
TROUBLE_PAUSE = timedelta(seconds=5)
CALLS_AT_ONCE = 30
"""A second's worth of messages, at the usual second that Telegram takes."""


@dataclass(slots=True)
class Outbox:
    """One courier.

    `owner`: a name no other courier has. `wait` sleeps so long, or shorter when the courier is to
    stop. `jitter` gives 0–1. `topic_note`: language → what a group is told when its topic is gone.
    """

    database: Database
    send: Callable[[Delivery], Awaitable[Outcome]]
    owner: str
    clock: Callable[[], datetime]
    wait: Callable[[timedelta], Awaitable[None]]
    jitter: Callable[[], float]
    topic_note: Callable[[str], str]
    pacer: Pacer = field(default_factory=Pacer)
    _calls: int = 0

    async def run(self, stop: Event) -> None:
        """Deliver until told to stop; then claim nothing more and wait for the calls in flight."""
        async with TaskGroup() as calls:
            while not stop.is_set():
                pause = await self._round_safely(calls, stop)
                if pause:
                    await self.wait(pause)

    async def take_over(self) -> None:
        """For the only courier of an archive, before it starts: all leases are of the dead."""
        async with self.database.begin() as work:
            await work.deliveries.release_leases(self.clock() + SENDING_LEASE)

    async def _round_safely(self, calls: TaskGroup, stop: Event) -> timedelta:
        """A round that fails (the database restarts) is logged and tried again."""
        try:
            return await self._round(calls, stop)
        except Exception:
            log.exception("courier %s: this round failed", self.owner)
            return TROUBLE_PAUSE

    async def _round(self, calls: TaskGroup, stop: Event) -> timedelta:
        """Claim once and start the calls; returns how long to wait before the next round."""
        paused_for = self.pacer.paused_until - self.clock()
        if paused_for > timedelta(0):
            return min(paused_for, TROUBLE_PAUSE)
        claimed = await self._claim()
        for delivery in claimed:
            if await self._may_start(delivery, stop):
                self._calls += 1
                calls.create_task(self._deliver_safely(delivery))
        return timedelta(0) if claimed else IDLE_PAUSE

    async def _claim(self) -> list[Delivery]:
        """As many due messages as calls are free, after settling what lost couriers left."""
        now = self.clock()
        free = CALLS_AT_ONCE - self._calls
        async with self.database.begin() as work:
            released = await work.deliveries.release_leases(now)
            claimed = await work.deliveries.claim_due(now, self.owner, free, CLAIM_LEASE)
        if released.pending or released.unknown:
            log.warning("a courier vanished: %s", released)
        return list(claimed)

    async def _may_start(self, delivery: Delivery, stop: Event) -> bool:
        """Wait for everybody's turn; a chat whose own turn is later doesn't hold up the others."""
        while not stop.is_set():
            now = self.clock()
            delay = self.pacer.take(delivery.chat_id, now)
            if not delay:
                return await self._mark_sending(delivery)
            if delay.of_chat or now < self.pacer.paused_until:
                await self._put_back(delivery, now + max(delay.of_chat, delay.of_all))
                return False
            await self.wait(delay.of_all)
        await self._put_back(delivery, delivery.due_at)
        return False

    async def _mark_sending(self, delivery: Delivery) -> bool:
        async with self.database.begin() as work:
            return await work.deliveries.mark_sending(delivery, self.clock(), SENDING_LEASE)

    async def _put_back(self, delivery: Delivery, due_at: datetime) -> None:
        async with self.database.begin() as work:
            await work.deliveries.put_back(delivery, due_at)

    async def _deliver_safely(self, delivery: Delivery) -> None:
        """What nobody foresaw costs one message, which its lease makes unknown, not the courier."""
        try:
            await self._deliver(delivery)
        except Exception:
            log.exception("delivery %s ended in a way nobody foresaw", delivery.id)
        finally:
            self._calls -= 1

    async def _deliver(self, delivery: Delivery) -> None:
        outcome = await self.send(delivery)
        if isinstance(outcome, Postponed) and outcome.concerns_all:
            self.pacer.pause(self.clock() + (outcome.after or IDLE_PAUSE))
        async with self.database.begin() as work:
            await self._record(work, delivery, outcome)
        if not isinstance(outcome, Sent):
            log.warning("delivery %s to chat %s: %s", delivery.id, delivery.chat_id, outcome)

    async def _record(self, work: UnitOfWork, delivery: Delivery, outcome: Outcome) -> None:
        match outcome:
            case Sent(message_id):
                await work.deliveries.record_sent(delivery, message_id, self.clock())
            case Postponed():
                await self._postpone(work, delivery, outcome)
            case Moved(chat_id):
                await work.chats.migrate(delivery.chat_id, chat_id)
                await self._try_again(work, delivery, "the group has moved")
            case TopicLost(reason):
                await self._leave_topic(work, delivery, reason)
            case Refused():
                await self._refuse(work, delivery, outcome)
            case Unknown(reason):
                await self._doubt(work, delivery, reason)

    async def _refuse(self, work: UnitOfWork, delivery: Delivery, outcome: Refused) -> None:
        await work.deliveries.record_refused(delivery, outcome.reason)
        if outcome.closes_chat:
            await work.chats.deactivate(delivery.chat_id, outcome.reason)

    async def _postpone(self, work: UnitOfWork, delivery: Delivery, outcome: Postponed) -> None:
        attempts = delivery.attempts + (not outcome.concerns_all)
        if attempts >= MOST_ATTEMPTS:
            await work.deliveries.record_refused(delivery, f"gave up: {outcome.reason}")
            return
        after = outcome.after or backoff(attempts, self.jitter())
        due_at = self.clock() + after
        await work.deliveries.postpone(delivery, due_at, outcome.reason, attempts=attempts)

    async def _try_again(self, work: UnitOfWork, delivery: Delivery, reason: str) -> None:
        """At once, but not for ever."""
        await self._postpone(work, delivery, Postponed(reason, after=timedelta(seconds=1)))

    async def _doubt(self, work: UnitOfWork, delivery: Delivery, reason: str) -> None:
        """An alert is rather sent twice than not at all, a digest rather not than twice."""
        if delivery.kind is DeliveryKind.ALERT:
            await self._postpone(work, delivery, Postponed(reason))
        else:
            await work.deliveries.record_unknown(delivery, reason)

    async def _leave_topic(self, work: UnitOfWork, delivery: Delivery, reason: str) -> None:
        """The digest goes on in General, and those who set it up are told there, once."""
        chat_id, thread_id = delivery.chat_id, delivery.thread_id
        if not thread_id:
            await self._refuse(work, delivery, Refused(reason, closes_chat=True))
            return
        await work.subscriptions.leave_thread(chat_id, thread_id)
        await work.watches.leave_thread(chat_id, thread_id)
        await work.deliveries.leave_thread(chat_id, thread_id)
        await self._try_again(work, delivery, reason)
        chat = await work.chats.find(chat_id)
        if chat is None:
            return
        note = NewDelivery(
            dedup_key=f"topic:{chat_id}:{thread_id}",
            kind=DeliveryKind.ANNOUNCEMENT,
            chat_id=chat_id,
            text=self.topic_note(chat.language),
            due_at=self.clock(),
        )
        await work.deliveries.enqueue(note, self.clock())
