"""When and where a chat wants its digest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from sqlalchemy import delete, func, select, update

from storage.models import Chat, Kind, Subscription
from storage.repository import Repository
from storage.upsert import insert_or_ignore

DAILY = "daily"
EVERY_DAY = 127


@dataclass(frozen=True, slots=True)
class Wish:
    """What a chat asked for. Weekdays: a bit mask, Monday = 1 … Sunday = 64."""

    chat_id: int
    local_time: time
    time_zone: str
    tells_empty_days: bool
    thread_id: int = 0
    slot: str = DAILY
    weekdays: int = EVERY_DAY
    interests: Mapping[str, Any] = field(default_factory=dict)
    kind: Kind = Kind.DAILY
    paused_until: datetime | None = None


class Subscriptions(Repository):
    """Subscriptions and what of them is due."""

    async def put(self, wish: Wish, next_due_at: datetime | None, now: datetime) -> Subscription:
        """Add the subscription, or change the one of the same chat, thread and slot."""
        values = {
            "local_time": wish.local_time,
            "time_zone": wish.time_zone,
            "weekdays": wish.weekdays,
            "interests": dict(wish.interests),
            "tells_empty_days": wish.tells_empty_days,
            "next_due_at": next_due_at,
            "kind": wish.kind,
            "paused_until": wish.paused_until,
        }
        key = {"chat_id": wish.chat_id, "thread_id": wish.thread_id, "slot": wish.slot}
        adding = insert_or_ignore(self._session, Subscription)
        await self._session.execute(adding.values(**key, **values, created_at=now))
        subscription = await self.find(wish.chat_id, wish.thread_id, wish.slot)
        if subscription is None:
            raise LookupError(f"The subscription {key} vanished while it was put")
        for name, value in values.items():
            setattr(subscription, name, value)
        await self._session.flush()
        return subscription

    async def get(self, subscription_id: int) -> Subscription | None:
        return await self._session.get(Subscription, subscription_id, populate_existing=True)

    async def drop(self, subscription_id: int) -> bool:
        """False when there was none. What it was told is forgotten with it."""
        removing = delete(Subscription).where(Subscription.id == subscription_id)
        return _changed(await self._session.execute(removing)) > 0

    async def list_in(self, chat_id: int, thread_id: int) -> Sequence[Subscription]:
        """Those of one topic, in the order they come in."""
        query = select(Subscription).where(
            Subscription.chat_id == chat_id, Subscription.thread_id == thread_id
        )
        ordered = query.order_by(Subscription.kind, Subscription.local_time, Subscription.id)
        return (await self._session.scalars(ordered)).all()

    async def monthly_of(
        self, subscription_ids: Collection[int]
    ) -> Sequence[tuple[Subscription, Chat]]:
        """Those of them that are months in numbers."""
        query = (
            select(Subscription, Chat)
            .join(Chat, Chat.id == Subscription.chat_id)
            .where(Subscription.id.in_(subscription_ids), Subscription.kind == Kind.MONTHLY)
        )
        return [(row[0], row[1]) for row in (await self._session.execute(query)).all()]

    async def list_ahead(self, now: datetime, after_id: int, limit: int) -> Sequence[Subscription]:
        """Those that are due some time after now, by their numbers, beyond that one."""
        query = select(Subscription).where(
            Subscription.next_due_at > now, Subscription.id > after_id
        )
        return (await self._session.scalars(query.order_by(Subscription.id).limit(limit))).all()

    async def find(
        self, chat_id: int, thread_id: int = 0, slot: str = DAILY
    ) -> Subscription | None:
        query = select(Subscription).where(
            Subscription.chat_id == chat_id,
            Subscription.thread_id == thread_id,
            Subscription.slot == slot,
        )
        return await self._session.scalar(query.execution_options(populate_existing=True))

    async def remove(self, chat_id: int, thread_id: int = 0, slot: str = DAILY) -> bool:
        """False when there was none. What it was told is forgotten with it."""
        removing = delete(Subscription).where(
            Subscription.chat_id == chat_id,
            Subscription.thread_id == thread_id,
            Subscription.slot == slot,
        )
        return _changed(await self._session.execute(removing)) > 0

    async def list_of(self, chat_id: int) -> Sequence[Subscription]:
        """All of the chat's, the General topic first."""
        query = select(Subscription).where(Subscription.chat_id == chat_id)
        ordered = query.order_by(Subscription.thread_id, Subscription.slot)
        return (await self._session.scalars(ordered)).all()

    async def list_due(self, now: datetime, limit: int, skipped: int = 0) -> Sequence[int]:
        """Ids of what is due, the longest overdue first, without the first `skipped`."""
        query = (
            select(Subscription.id)
            .where(Subscription.next_due_at <= now)
            .order_by(Subscription.next_due_at, Subscription.id)
            .offset(skipped)
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def count_due(self, now: datetime) -> int:
        query = select(func.count(Subscription.id)).where(Subscription.next_due_at <= now)
        return await self._session.scalar(query) or 0

    async def take_due(
        self, subscription_ids: Collection[int], now: datetime
    ) -> Sequence[tuple[Subscription, Chat]]:
        """Hold due subscriptions to the end of the transaction.

        Those that are no longer due, or that another clock holds, are left out.
        """
        query = (
            select(Subscription, Chat)
            .join(Chat, Chat.id == Subscription.chat_id)
            .where(Subscription.id.in_(subscription_ids), Subscription.next_due_at <= now)
            .order_by(Subscription.id)
            .with_for_update(skip_locked=True, of=Subscription)
            .execution_options(populate_existing=True)
        )
        rows = (await self._session.execute(query)).all()
        return [(row[0], row[1]) for row in rows]

    async def advance(self, following: Mapping[int, datetime | None]) -> None:
        """Subscription → when it is due next."""
        if following:
            rows = [{"id": one, "next_due_at": due_at} for one, due_at in following.items()]
            await self._session.execute(update(Subscription), rows)

    async def leave_thread(self, chat_id: int, thread_id: int) -> None:
        """The topic is gone: its digests come to General, unless they do so already."""
        # Several messages learn of it at once: whoever waits here finds nothing left to move.
        query = (
            select(Subscription)
            .where(Subscription.chat_id == chat_id, Subscription.thread_id == thread_id)
            .order_by(Subscription.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        for subscription in (await self._session.scalars(query)).all():
            if await self.find(chat_id, 0, subscription.slot) is None:
                subscription.thread_id = 0
            else:
                subscription.next_due_at = None
        await self._session.flush()


def _changed(result: Any) -> int:
    return int(result.rowcount)
