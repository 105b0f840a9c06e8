"""How a call went, written down: what became of the message, and of its chat."""

import logging
from asyncio import Lock
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newsroom.delivery.outcomes import (
    Flooded,
    Missed,
    Moved,
    Muted,
    Outcome,
    Postponed,
    Refused,
    Sent,
    TopicLost,
    Unknown,
)
from newsroom.delivery.pacing import MOST_ATTEMPTS, backoff
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.models import Chat, ChatKind, Delivery, DeliveryKind
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

IDLE_PAUSE = timedelta(seconds=1)


async def _nobody(_: int) -> Collection[int]:
    return ()


@dataclass(frozen=True, slots=True)
class Ending:
    """A call that is over since `at`. `administrators`: who may be told of it."""

    delivery: Delivery
    outcome: Outcome
    at: datetime
    administrators: Collection[int] = ()


@dataclass(slots=True)
class Recorder:
    """`jitter` gives 0–1. `topic_note`: language → what a group is told when its topic is gone.

    `administrators`: group → who may let us write there again; `muted_note`: language and title of
    the group → what they are told.
    """

    database: Database
    clock: Callable[[], datetime]
    jitter: Callable[[], float]
    topic_note: Callable[[str], str]
    muted_note: Callable[[str, str], str] = lambda _, title: title
    administrators: Callable[[int], Awaitable[Collection[int]]] = _nobody
    _ended: list[Ending] = field(default_factory=list, init=False)
    _writing: Lock = field(default_factory=Lock, init=False)

    async def record(self, delivery: Delivery, outcome: Outcome) -> None:
        """Write it down, together with all that ended while others were written down."""
        asked: Collection[int] = ()
        if isinstance(outcome, Muted):
            asked = await self.administrators(delivery.chat_id)
        self._ended.append(Ending(delivery, outcome, self.clock(), asked))
        async with self._writing:
            ended, self._ended = self._ended, []
            if not ended:
                return
            try:
                await self._write(ended)
            except Exception:
                if len(ended) == 1:
                    raise
                log.exception("%s outcomes together can't be written down", len(ended))
                await self._write_singly(ended)

    async def _write(self, ended: Collection[Ending]) -> None:
        sent = [
            (one.delivery, one.outcome.message_id, one.at)
            for one in ended
            if isinstance(one.outcome, Sent)
        ]
        async with self.database.begin() as work, work.in_place():
            await work.deliveries.record_sent(sent)
            for one in ended:
                await self._record(work, one)
                await self._tell_administrators(work, one)

    async def _write_singly(self, ended: Collection[Ending]) -> None:
        """What one of them can't be written for must not cost the others theirs."""
        for one in ended:
            try:
                await self._write([one])
            except Exception:
                log.exception("delivery %s: %s is not written", one.delivery.id, one.outcome)

    async def _record(self, work: UnitOfWork, ending: Ending) -> None:
        delivery = ending.delivery
        match ending.outcome:
            case Sent():
                # Written down with the others that were.
                pass
            case Postponed() | Flooded() | Missed() as outcome:
                await self._postpone(work, delivery, outcome)
            case Moved(chat_id):
                await work.chats.migrate(delivery.chat_id, chat_id)
                await self._try_again(work, delivery, "the group has moved")
            case TopicLost(reason):
                await self._leave_topic(work, delivery, reason)
            case Refused() | Muted() as outcome:
                await self._refuse(work, delivery, outcome)
            case Unknown(reason):
                await self._doubt(work, delivery, reason)

    async def _refuse(self, work: UnitOfWork, delivery: Delivery, outcome: Refused | Muted) -> None:
        await work.deliveries.record_refused(delivery, outcome.reason)
        if isinstance(outcome, Muted) or outcome.closes_chat:
            await work.chats.deactivate(delivery.chat_id, outcome.reason)

    async def _postpone(
        self, work: UnitOfWork, delivery: Delivery, outcome: Postponed | Flooded | Missed
    ) -> None:
        is_counted = isinstance(outcome, Postponed) and not outcome.concerns_all
        attempts = delivery.attempts + is_counted
        if attempts >= MOST_ATTEMPTS:
            await work.deliveries.record_refused(delivery, f"gave up: {outcome.reason}")
            return
        after = outcome.after or backoff(attempts, self.jitter())
        due_at = self.clock() + after
        await work.deliveries.postpone(delivery, due_at, outcome.reason, attempts=attempts)

    async def _try_again(self, work: UnitOfWork, delivery: Delivery, reason: str) -> None:
        """At once, but not for ever."""
        await self._postpone(work, delivery, Postponed(reason, after=IDLE_PAUSE))

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
        if chat is not None:
            text = self.topic_note(chat.language)
            await self._note(work, f"topic:{chat_id}:{thread_id}", chat_id, text)

    async def _tell_administrators(self, work: UnitOfWork, ending: Ending) -> None:
        """Once a day, those whose private chat we are in: in the group we can't."""
        if not ending.administrators:
            return
        group_id = ending.delivery.chat_id
        group = await work.chats.find(group_id)
        for user_id in ending.administrators:
            one = await work.chats.find(user_id)
            if one is None or not one.is_active or one.kind is not ChatKind.PRIVATE:
                continue
            key = f"muted:{group_id}:{one.id}:{ending.at:%Y-%m-%d}"
            text = self.muted_note(one.language, _title(group, group_id))
            await self._note(work, key, one.id, text)

    async def _note(self, work: UnitOfWork, key: str, chat_id: int, text: str) -> None:
        now = self.clock()
        note = NewDelivery(key, DeliveryKind.ANNOUNCEMENT, chat_id, text, due_at=now)
        await work.deliveries.enqueue(note, now)


def _title(group: Chat | None, group_id: int) -> str:
    return (group.title if group is not None else None) or str(group_id)
