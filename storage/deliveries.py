"""The outbox: one message on its way to one chat.

A row goes `pending` → `claimed` → `sending` → its outcome, a transaction a step. The claim is a
lease; what happens to one that runs out depends on how far it came (`release_leases`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    TextClause,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import aliased

from storage.models import ALERTS, Delivery, DeliveryKind, DeliveryStatus, table_of
from storage.repository import Repository
from storage.upsert import insert_or_ignore

UNDONE = (DeliveryStatus.PENDING, DeliveryStatus.CLAIMED, DeliveryStatus.SENDING)
# A late answer of Telegram still counts after the lease of its row ran out.
OPEN = (DeliveryStatus.SENDING, DeliveryStatus.UNKNOWN)


SENT = (
    update(table_of(Delivery))
    .where(
        Delivery.id == bindparam("row"),
        Delivery.owner == bindparam("by"),
        Delivery.status.in_(OPEN),
    )
    .values(
        status=DeliveryStatus.SENT,
        message_id=bindparam("message"),
        sent_at=bindparam("at"),
        error=None,
        lease_until=None,
    )
)


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A message to be sent; `text` is HTML, `buttons` as in the model."""

    dedup_key: str
    kind: DeliveryKind
    chat_id: int
    text: str
    due_at: datetime
    thread_id: int = 0
    part: int = 1
    digest_id: int | None = None
    buttons: Sequence[Any] = field(default_factory=list)
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Released:
    """How many rows a vanished courier left: to be claimed again, and of unknown outcome."""

    pending: int
    unknown: int


class Deliveries(Repository):
    """Rows of the outbox, claimed by lease."""

    async def enqueue(self, new: NewDelivery, now: datetime) -> bool:
        """False when a row of this key is here already: it stays as it is."""
        adding = insert_or_ignore(self._session, Delivery).values(_row(new, now))
        return _changed(await self._session.execute(adding)) > 0

    async def enqueue_all(self, new: Sequence[NewDelivery], now: datetime) -> None:
        """The same for many at once."""
        if new:
            adding = insert_or_ignore(self._session, Delivery)
            await self._session.execute(adding, [_row(one, now) for one in new])

    async def find_sent(self, chat_id: int, message_id: int) -> Delivery | None:
        """What that message of the chat was sent for."""
        query = select(Delivery).where(
            Delivery.chat_id == chat_id, Delivery.message_id == message_id
        )
        return await self._session.scalar(query.order_by(Delivery.id.desc()).limit(1))

    async def claim_due(
        self, now: datetime, owner: str, limit: int, lease: timedelta
    ) -> list[Delivery]:
        """Take what is due so that no other courier sends it too: alerts first, then the longest
        overdue.

        The parts of a digest are claimed one after the other, so that they arrive in order.
        """
        alerts = await self._claim(ALERTS, now, owner, limit, lease)
        if len(alerts) == limit:
            return alerts
        pending = Delivery.status == DeliveryStatus.PENDING
        return [*alerts, *await self._claim(pending, now, owner, limit - len(alerts), lease)]

    async def _claim(
        self,
        which: ColumnElement[bool] | TextClause,
        now: datetime,
        owner: str,
        limit: int,
        lease: timedelta,
    ) -> list[Delivery]:
        due = (
            select(Delivery.id)
            .where(which, Delivery.due_at <= now, ~_waits_for_an_earlier_part())
            .order_by(Delivery.due_at, Delivery.id)
            .limit(limit)
            .with_for_update(skip_locked=True, of=Delivery)
        )
        ids = (await self._session.scalars(due)).all()
        if not ids:
            return []
        claim = (
            update(Delivery)
            .where(Delivery.id.in_(ids), Delivery.status == DeliveryStatus.PENDING)
            .values(status=DeliveryStatus.CLAIMED, owner=owner, lease_until=now + lease)
            .returning(Delivery)
            .execution_options(populate_existing=True)
        )
        claimed = (await self._session.scalars(claim)).all()
        return sorted(claimed, key=lambda row: (row.due_at, row.id))

    async def mark_sending(
        self, claimed: Sequence[Delivery], now: datetime, lease: timedelta
    ) -> list[Delivery]:
        """Commit this before the calls; returns those of them that may be sent.

        Of the others the lease ran out, or the chat has been switched off or moved meanwhile.
        """
        marked: Any = (
            update(Delivery)
            .where(
                tuple_(Delivery.id, Delivery.chat_id).in_(
                    [(one.id, one.chat_id) for one in claimed]
                ),
                Delivery.owner.in_({one.owner for one in claimed}),
                _is_still(DeliveryStatus.CLAIMED),
                Delivery.lease_until > now,
            )
            .values(status=DeliveryStatus.SENDING, lease_until=now + lease)
            .returning(Delivery.id)
            .execution_options(synchronize_session=False)
        )
        ours = set((await self._session.scalars(marked)).all())
        return [one for one in claimed if one.id in ours]

    async def put_back(self, claimed: Delivery, due_at: datetime) -> bool:
        """A claimed row whose call has not begun is anybody's again, from `due_at` on."""
        return await self._change(
            Delivery.id == claimed.id,
            Delivery.owner == claimed.owner,
            _is_still(DeliveryStatus.CLAIMED),
            status=DeliveryStatus.PENDING,
            due_at=due_at,
            lease_until=None,
            owner=None,
        )

    async def record_sent(self, sent: Sequence[tuple[Delivery, int, datetime]]) -> None:
        """Each with the id of its message, and when it was."""
        if not sent:
            return
        rows = [
            {"row": row.id, "by": row.owner, "message": message_id, "at": at}
            for row, message_id, at in sent
        ]
        connection = await self._session.connection()
        await connection.execute(SENT, rows)

    async def record_unknown(self, delivery: Delivery, error: str) -> bool:
        """It may have arrived: it is never sent again by itself."""
        return await self._end(delivery, DeliveryStatus.UNKNOWN, error=error)

    async def record_refused(self, delivery: Delivery, error: str) -> bool:
        """It will never arrive."""
        return await self._end(delivery, DeliveryStatus.REFUSED, error=error)

    async def postpone(
        self, delivery: Delivery, due_at: datetime, error: str, *, attempts: int
    ) -> bool:
        """It is tried again at `due_at`. `attempts`: those that failed so far."""
        return await self._end(
            delivery,
            DeliveryStatus.PENDING,
            due_at=due_at,
            error=error,
            attempts=attempts,
            owner=None,
        )

    async def release_leases(self, now: datetime) -> Released:
        """Settle what couriers left behind that were killed or hang.

        Only claimed: goes back. In the middle of a call: unknown, except that an alert is rather
        sent twice than not at all (house contract, Delivery).
        """
        ran_out = Delivery.lease_until <= now
        sending = and_(ran_out, Delivery.status == DeliveryStatus.SENDING)
        unknown = await self._count_changed(
            and_(sending, Delivery.kind != DeliveryKind.ALERT),
            status=DeliveryStatus.UNKNOWN,
            lease_until=None,
            error="the courier vanished during the call",
        )
        claimed = and_(ran_out, Delivery.status == DeliveryStatus.CLAIMED)
        pending = await self._count_changed(
            or_(claimed, sending), status=DeliveryStatus.PENDING, lease_until=None, owner=None
        )
        return Released(pending, unknown)

    async def counts(self) -> Mapping[DeliveryStatus, int]:
        """Rows by status, for operators; a status without rows counts 0."""
        query = select(Delivery.status, func.count(Delivery.id).label("rows")).group_by(
            Delivery.status
        )
        found = {row.status: row.rows for row in (await self._session.execute(query)).all()}
        return {status: found.get(status, 0) for status in DeliveryStatus}

    async def next_due_at(self) -> datetime | None:
        """When the next message is due; None when the outbox is empty."""
        query = select(func.min(Delivery.due_at)).where(Delivery.status == DeliveryStatus.PENDING)
        return await self._session.scalar(query)

    async def list_unknown(self, chat_id: int) -> Sequence[Delivery]:
        """Messages that may not have arrived, to be offered again at the chat's next contact."""
        query = (
            select(Delivery)
            .where(Delivery.chat_id == chat_id, Delivery.status == DeliveryStatus.UNKNOWN)
            .order_by(Delivery.due_at, Delivery.id)
        )
        return (await self._session.scalars(query)).all()

    async def list_not_offered(self, chat_id: int, since: datetime) -> Sequence[Delivery]:
        """Those of them, due since then, that the chat hasn't been asked about."""
        query = (
            select(Delivery)
            .where(
                Delivery.chat_id == chat_id,
                Delivery.status == DeliveryStatus.UNKNOWN,
                Delivery.offered_at.is_(None),
                Delivery.due_at >= since,
            )
            .order_by(Delivery.due_at, Delivery.id)
        )
        return (await self._session.scalars(query)).all()

    async def record_offered(self, unknown: Sequence[Delivery], now: datetime) -> None:
        """The chat has been asked about these."""
        ids = [one.id for one in unknown]
        await self._count_changed(Delivery.id.in_(ids), offered_at=now)

    async def resend_unknown(self, chat_id: int, now: datetime) -> int:
        """The chat wants them again; returns how many messages that is."""
        return await self._count_changed(
            and_(Delivery.chat_id == chat_id, Delivery.status == DeliveryStatus.UNKNOWN),
            status=DeliveryStatus.PENDING,
            due_at=now,
            owner=None,
            offered_at=None,
        )

    async def skip_unknown(self, chat_id: int) -> int:
        """The chat has them, or doesn't want them: they are not offered again."""
        return await self._count_changed(
            and_(Delivery.chat_id == chat_id, Delivery.status == DeliveryStatus.UNKNOWN),
            status=DeliveryStatus.SKIPPED,
        )

    async def leave_thread(self, chat_id: int, thread_id: int) -> int:
        """The topic is gone: what was meant for it goes to General."""
        return await self._count_changed(
            and_(
                Delivery.chat_id == chat_id,
                Delivery.thread_id == thread_id,
                Delivery.status.in_(UNDONE),
            ),
            thread_id=0,
        )

    async def forget(self, before: datetime, limit: int) -> int:
        """Remove some of those that came to an end and were due before then; returns how many."""
        ended = (
            DeliveryStatus.SENT,
            DeliveryStatus.REFUSED,
            DeliveryStatus.SKIPPED,
            DeliveryStatus.UNKNOWN,
        )
        old = (
            select(Delivery.id)
            .where(Delivery.status.in_(ended), Delivery.due_at < before)
            .limit(limit)
            .scalar_subquery()
        )
        removing = delete(Delivery).where(Delivery.id.in_(old))
        without_sync = removing.execution_options(synchronize_session=False)
        return _changed(await self._session.execute(without_sync))

    async def _end(self, delivery: Delivery, status: DeliveryStatus, **values: Any) -> bool:
        return await self._change(
            Delivery.id == delivery.id,
            Delivery.owner == delivery.owner,
            Delivery.status.in_(OPEN),
            status=status,
            lease_until=None,
            **values,
        )

    async def _change(self, *conditions: ColumnElement[bool], **values: Any) -> bool:
        return await self._count_changed(and_(*conditions), **values) == 1

    async def _count_changed(self, condition: ColumnElement[bool], **values: Any) -> int:
        change = update(Delivery).where(condition).values(**values)
        without_sync = change.execution_options(synchronize_session=False)
        return _changed(await self._session.execute(without_sync))


def _row(new: NewDelivery, now: datetime) -> dict[str, Any]:
    return {
        "dedup_key": new.dedup_key,
        "kind": new.kind,
        "digest_id": new.digest_id,
        "chat_id": new.chat_id,
        "thread_id": new.thread_id,
        "part": new.part,
        "text": new.text,
        "buttons": list(new.buttons),
        "reply_to": new.reply_to,
        "status": DeliveryStatus.PENDING,
        "due_at": new.due_at,
        "attempts": 0,
        "created_at": now,
    }


def _is_still(status: DeliveryStatus) -> ColumnElement[bool]:
    """For a row found by its id. In an expression, so that no index of the status is used.

    While the statistics are older than the queue, PostgreSQL takes few rows to have this status and
    walks the index over all that ever had it.
    """
    return func.coalesce(Delivery.status, DeliveryStatus.SKIPPED) == status


def _waits_for_an_earlier_part() -> ColumnElement[bool]:
    earlier = aliased(Delivery)
    return exists().where(
        earlier.digest_id == Delivery.digest_id,
        earlier.part < Delivery.part,
        earlier.status.in_(UNDONE),
    )


def _changed(result: Any) -> int:
    return int(result.rowcount)
