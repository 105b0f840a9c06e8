"""How sending goes, in numbers for operators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, func, select

from storage.models import Chat, Delivery, DeliveryStatus, Pause, Subscription
from storage.repository import Repository

DAY = timedelta(days=1)
REASONS = 5
LONGEST_REASON = 120


@dataclass(frozen=True, slots=True)
class DeliveryFigures:
    """As of `at`. `sent`, `refused` and `refused_by_reason` count those due in the last day.

    `due`: messages whose time has come; `queued`: whose time comes later; `unknown`: which nobody
    knows to have arrived, and that still wait for the chat's word. `lag`: how long the oldest due
    message has waited; None when none does. `overdue_digests`: subscriptions whose digest is still
    to be composed, `oldest_digest`: for how long the oldest of them. `unknown_lately`: of the last
    day.
    """

    at: datetime
    due: int
    queued: int
    sending: int
    sent: int
    unknown: int
    unknown_lately: int
    refused: int
    refused_by_reason: Mapping[str, int]
    lag: timedelta | None
    overdue_digests: int
    oldest_digest: timedelta | None
    inactive_chats: int
    pauses: Sequence[Pause]


class DeliveryCounts(Repository):
    """Counts what the outbox holds."""

    async def figures(self, now: datetime) -> DeliveryFigures:
        waiting = await self._waiting(now)
        ended = await self._ended(now)
        by_reason = await self._refused_by_reason(now)
        overdue = select(func.count(), func.min(Subscription.next_due_at)).where(
            Subscription.next_due_at <= now
        )
        digests, oldest = (await self._session.execute(overdue)).one()
        inactive = select(func.count(Chat.id)).where(~Chat.is_active)
        current = select(Pause).where(Pause.until > now).order_by(Pause.until.desc())
        return DeliveryFigures(
            at=now,
            **waiting,
            **ended,
            refused_by_reason=by_reason,
            overdue_digests=digests,
            oldest_digest=now - oldest if oldest is not None else None,
            inactive_chats=await self._session.scalar(inactive) or 0,
            pauses=(await self._session.scalars(current)).all(),
        )

    async def left_behind(self, moment: datetime) -> int:
        """Messages under way whose lease ran out before that moment."""
        at_work = (DeliveryStatus.CLAIMED, DeliveryStatus.SENDING)
        query = select(func.count()).where(
            Delivery.status.in_(at_work), Delivery.lease_until < moment
        )
        return await self._session.scalar(query) or 0

    async def _waiting(self, now: datetime) -> dict[str, Any]:
        pending = Delivery.status == DeliveryStatus.PENDING
        is_due = case((Delivery.due_at <= now, 1), else_=0)
        query = select(func.count(), func.sum(is_due), func.min(Delivery.due_at)).where(pending)
        total, due, oldest = (await self._session.execute(query)).one()
        at_work = (DeliveryStatus.CLAIMED, DeliveryStatus.SENDING)
        sending = select(func.count()).where(Delivery.status.in_(at_work))
        return {
            "due": due or 0,
            "queued": total - (due or 0),
            "sending": await self._session.scalar(sending) or 0,
            "lag": now - oldest if oldest is not None and oldest <= now else None,
        }

    async def _ended(self, now: datetime) -> dict[str, Any]:
        """Doubts count whatever their age: they are nobody's until the chat is asked."""
        lately = Delivery.due_at > now - DAY
        counted = {
            "sent": (Delivery.status == DeliveryStatus.SENT, lately),
            "refused": (Delivery.status == DeliveryStatus.REFUSED, lately),
            "unknown": (Delivery.status == DeliveryStatus.UNKNOWN,),
            "unknown_lately": (Delivery.status == DeliveryStatus.UNKNOWN, lately),
        }
        return {
            name: await self._session.scalar(select(func.count()).where(*which)) or 0
            for name, which in counted.items()
        }

    async def _refused_by_reason(self, now: datetime) -> Mapping[str, int]:
        """The most frequent reasons, the most frequent first."""
        reason = func.substr(func.coalesce(Delivery.error, ""), 1, LONGEST_REASON)
        query = (
            select(reason, func.count())
            .where(Delivery.status == DeliveryStatus.REFUSED, Delivery.due_at > now - DAY)
            .group_by(reason)
            .order_by(func.count().desc(), reason)
            .limit(REASONS)
        )
        return {row[0]: row[1] for row in (await self._session.execute(query)).all()}
