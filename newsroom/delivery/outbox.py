"""The courier: claims what is due, paces it, sends it, has it recorded how it went.

Each step is committed before the next begins, so whatever is killed and whenever, the row tells how
far its message came:

    pending ──claim──▶ claimed ──mark──▶ sending ──call──▶ sent, postponed, refused or unknown
       ▲                  │ lease ran out   │ lease ran out
       └──────────────────┘                 └──▶ unknown (an alert: pending)
"""

import logging
from asyncio import Event, TaskGroup
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newsroom.delivery.outcomes import Flooded, Missed, Outcome, Postponed, Sent, Unknown
from newsroom.delivery.pacing import LONG_AGO, NO_TIME, Delay
from newsroom.delivery.recording import IDLE_PAUSE, Recorder
from newsroom.delivery.turns import Pause, Turns, longest
from newsroom.errands import errand
from storage.database import Database
from storage.models import Delivery
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

CLAIM_LEASE = timedelta(seconds=30)
SENDING_LEASE = timedelta(minutes=2)
"""Twice as long as a call may hang: a row is given up only when its courier is gone."""

TROUBLE_PAUSE = timedelta(seconds=5)
CALLS_AT_ONCE = 30
"""A second's worth of messages, at the usual second that Telegram takes."""

WORTH_CLAIMING = 8
"""Rows in one claim, unless nothing is under way: a claim for each would cost more than it."""

LATE_CALL = timedelta(milliseconds=50)

TROUBLES_TOLERATED = 3
LONGEST_REST = timedelta(minutes=1)
"""From one call to the next while Telegram is out of order: each may cost a digest."""


@dataclass(slots=True)
class Outbox:
    """One courier.

    `owner`: a name no other courier has. `wait` sleeps so long, or shorter when the courier is to
    stop. `turns` are shared with all else that writes to Telegram.
    """

    database: Database
    send: Callable[[Delivery], Awaitable[Outcome]]
    owner: str
    clock: Callable[[], datetime]
    wait: Callable[[timedelta], Awaitable[None]]
    turns: Turns
    recorder: Recorder
    calls_at_once: int = CALLS_AT_ONCE
    _calls: int = field(default=0, init=False)
    _troubles: int = field(default=0, init=False)
    _resting_until: datetime = field(default=LONG_AGO, init=False)
    _looks_around_at: datetime = field(default=LONG_AGO, init=False)
    _ended: Event = field(default_factory=Event, init=False)

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
        if rest := self._rest():
            return min(rest, TROUBLE_PAUSE)
        if self._free() < min(WORTH_CLAIMING, self._calls):
            self._ended.clear()
            await self._ended.wait()
            return NO_TIME
        claimed = deque(await self._claim())
        if not claimed:
            return IDLE_PAUSE
        delay = NO_TIME
        while claimed and not stop.is_set() and not self._rest() and delay <= IDLE_PAUSE:
            if delay:
                await self.wait(delay)
            delay = await self._start(claimed, calls)
        await self._put_back((one, one.due_at) for one in claimed)
        return min(delay, TROUBLE_PAUSE) if claimed else NO_TIME

    def _rest(self) -> timedelta:
        """How long nothing at all may be sent."""
        until = max(self.turns.pacer.paused_until, self._resting_until)
        return max(until - self.clock(), NO_TIME)

    async def _claim(self) -> list[Delivery]:
        """As many due messages as calls are free, after settling what lost couriers left."""
        now = self.clock()
        async with self.database.begin() as work:
            if now >= self._looks_around_at:
                await self._look_around(work, now)
            return await work.deliveries.claim_due(now, self.owner, self._free(), CLAIM_LEASE)

    async def _look_around(self, work: UnitOfWork, now: datetime) -> None:
        """What lost couriers left, and what others were told by Telegram; once a second will do."""
        self._looks_around_at = now + IDLE_PAUSE
        released = await work.deliveries.release_leases(now)
        await self.turns.recall(work)
        if released.pending or released.unknown:
            log.warning("a courier vanished: %s", released)

    def _free(self) -> int:
        """While Telegram is out of order one call at a time finds out when it isn't."""
        at_once = 1 if self._troubles >= TROUBLES_TOLERATED else self.calls_at_once
        return max(at_once - self._calls, 0)

    async def _start(self, claimed: deque[Delivery], calls: TaskGroup) -> timedelta:
        """Start what has its turn now; returns how long the others wait for theirs.

        A chat whose own turn is later doesn't hold up the others: its message goes back.
        """
        ready, later, delay, taken_at = [], [], Delay(), self.clock()
        while claimed:
            delay = await self.turns.take(claimed[0].chat_id)
            if delay and not delay.of_chat:
                break
            one = claimed.popleft()
            if delay:
                later.append((one, self.clock() + max(delay.of_all, delay.of_chat)))
            else:
                ready.append(one)
        await self._put_back(later)
        for one in await self._mark_sending(ready):
            self._calls += 1
            calls.create_task(self._deliver_safely(one, taken_at))
        return delay.of_all

    async def _mark_sending(self, ready: list[Delivery]) -> list[Delivery]:
        if not ready:
            return []
        async with self.database.begin() as work:
            return await work.deliveries.mark_sending(ready, self.clock(), SENDING_LEASE)

    async def _put_back(self, later: Iterable[tuple[Delivery, datetime]]) -> None:
        later = list(later)
        if not later:
            return
        async with self.database.begin() as work:
            for one, due_at in later:
                await work.deliveries.put_back(one, due_at)

    async def _deliver_safely(self, delivery: Delivery, taken_at: datetime) -> None:
        """What nobody foresaw costs one message, which its lease makes unknown, not the courier."""
        try:
            with errand("delivery", delivery.id):
                await self._deliver(delivery, taken_at)
        except Exception:
            log.exception("delivery %s ended in a way nobody foresaw", delivery.id)
        finally:
            self._calls -= 1
            self._ended.set()

    async def _deliver(self, delivery: Delivery, taken_at: datetime) -> None:
        outcome = await self._too_late(delivery, taken_at) or await self.send(delivery)
        if isinstance(outcome, Flooded):
            await self.turns.flooded(delivery.chat_id, outcome.after, outcome.reason)
        elif isinstance(outcome, Postponed) and outcome.concerns_all:
            self.turns.heed(Pause(self.clock() + (outcome.after or IDLE_PAUSE), outcome.reason))
        elif not isinstance(outcome, Missed):
            self._judge(outcome)
        await self.recorder.record(delivery, outcome)
        if not isinstance(outcome, Sent):
            log.warning("delivery %s to chat %s: %s", delivery.id, delivery.chat_id, outcome)

    async def _too_late(self, delivery: Delivery, taken_at: datetime) -> Missed | None:
        """A turn holds for a moment: after a longer one (a slow disk) the call waits for another.

        An outcome where that takes too long to wait for in the middle of a call.
        """
        if self.clock() - taken_at <= LATE_CALL:
            return None
        pacer, chat_id = self.turns.pacer, delivery.chat_id
        while delay := longest(pacer.take_again(chat_id, self.clock())):
            if pacer.paused_for(chat_id, self.clock()):
                return Missed("told to pause before the call", delay)
            await self.wait(delay)
        return None

    def _judge(self, outcome: Outcome) -> None:
        """Calls that break one after the other are an outage: better to wait for its end."""
        if not isinstance(outcome, Unknown | Postponed):
            self._troubles, self._resting_until = 0, LONG_AGO
            return
        self._troubles += 1
        if self._troubles >= TROUBLES_TOLERATED:
            rest = timedelta(seconds=2 ** min(self._troubles - TROUBLES_TOLERATED, 6))
            self._resting_until = self.clock() + min(rest, LONGEST_REST)
