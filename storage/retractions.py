"""Who was told what an operator has put right, and the message that told it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, insert, literal, null, select, update

from storage.models import Alerted, Chat, Delivery, Retraction, Subscription, Told
from storage.repository import Repository
from storage.upsert import insert_or_ignore

COLUMNS = (
    *("chat_id", "thread_id", "meeting_id", "version", "names", "digest_id", "delivery_key"),
    *("made_at", "parts", "by_outlet"),
)


class Retractions(Repository):
    """The queue of what is owed to those who were told something wrong."""

    async def add(
        self,
        meeting_id: int,
        names: Sequence[str],
        since: datetime,
        now: datetime,
        *,
        by_outlet: bool = False,
    ) -> None:
        """One for each chat and topic that was told of the meeting since that moment.

        Those to whom one is owed already will hear how it is then.
        """
        # The rows are made where they are kept: thousands may have been told.
        called = literal(list(names), Retraction.names.type)
        alone = literal([], Retraction.parts.type)
        by_digests = (
            select(
                Subscription.chat_id,
                Subscription.thread_id,
                Told.meeting_id,
                Told.version,
                called,
                Told.digest_id,
                null(),
                literal(now, Retraction.made_at.type),
                alone,
                literal(by_outlet),
            )
            .join(Told, Told.subscription_id == Subscription.id)
            .where(
                Told.meeting_id == meeting_id,
                Told.told_at >= since,
                _owes_nothing(Told, Subscription),
            )
        )
        by_alerts = select(
            Alerted.chat_id,
            Alerted.thread_id,
            Alerted.meeting_id,
            Alerted.version,
            called,
            null(),
            Alerted.delivery_key,
            literal(now, Retraction.made_at.type),
            alone,
            literal(by_outlet),
        ).where(
            Alerted.meeting_id == meeting_id,
            Alerted.told_at >= since,
            _owes_nothing(Alerted, Alerted),
        )
        for rows in (by_digests, by_alerts):
            await self._session.execute(insert(Retraction).from_select(COLUMNS, rows))

    async def take_back(self, meeting_id: int, now: datetime) -> None:
        """Nothing that they were told has changed."""
        same = (Retraction.meeting_id == meeting_id, Retraction.made_at == now)
        await self._session.execute(delete(Retraction).where(*same))

    async def cancel(self, meeting_ids: Collection[int]) -> None:
        """What is still owed of these is owed no more: it is as it was told."""
        owed = (Retraction.meeting_id.in_(meeting_ids), Retraction.told_at.is_(None))
        await self._session.execute(delete(Retraction).where(*owed))

    async def restore(
        self, dropped_id: int, meeting_id: int, version: int, since: datetime, now: datetime
    ) -> None:
        """The dropped meeting was one, and has this id now: who heard otherwise hears so.

        Whoever was told of it knows it, as if it had never been dropped.
        """
        query = (
            select(Retraction)
            .join(Chat, Chat.id == Retraction.chat_id)
            .where(Retraction.meeting_id == dropped_id, Retraction.made_at >= since)
            .order_by(Retraction.id)
        )
        found = (await self._session.scalars(query)).all()
        known = {(one.chat_id, one.thread_id): one for one in found}.values()
        if not known:
            return
        told = {"meeting_id": meeting_id, "version": version}
        ledger = [
            {**_place(one), **told, "delivery_key": f"restored:{one.id}", "told_at": now}
            for one in known
        ]
        await self._session.execute(insert_or_ignore(self._session, Alerted), ledger)
        owed = [
            {**_place(one), **told, **_message(one), "parts": [meeting_id], "made_at": now}
            for one in known
            if one.told_at is not None
        ]
        if owed:
            await self._session.execute(insert(Retraction), owed)

    async def split(
        self, meeting_id: int, parts: Mapping[int, int], since: datetime, now: datetime
    ) -> None:
        """It was several meetings; whoever hears so knows these versions of them (by meeting)."""
        same = (Retraction.meeting_id == meeting_id, Retraction.made_at == now)
        noting = update(Retraction).where(*same).values(parts=sorted(parts))
        await self._session.execute(noting.execution_options(synchronize_session=False))
        tables: tuple[Any, ...] = (Told, Alerted)
        for table, (part, as_of) in product(tables, parts.items()):
            columns = [column.name for column in table.__table__.c]
            known = {"meeting_id": literal(part), "version": literal(as_of)}
            values = [known.get(name, getattr(table, name)) for name in columns]
            rows = select(*values).where(table.meeting_id == meeting_id, table.told_at >= since)
            adding = insert_or_ignore(self._session, table).from_select(columns, rows)
            await self._session.execute(adding)

    async def count_as_told(self, meeting_id: int, version: int, since: datetime) -> None:
        """Whoever hears of it so doesn't hear of it again in the next digest."""
        for table in (Told, Alerted):
            hearing = update(table).where(table.meeting_id == meeting_id, table.told_at >= since)
            without_sync = hearing.execution_options(synchronize_session=False)
            await self._session.execute(without_sync.values(version=version))

    async def list_due(self, limit: int) -> Sequence[Retraction]:
        query = select(Retraction).where(Retraction.told_at.is_(None)).order_by(Retraction.id)
        return (await self._session.scalars(query.limit(limit).with_for_update())).all()

    async def messages(self, retraction: Retraction) -> Sequence[Delivery]:
        """Those that told it and have arrived, the first part first."""
        told = (
            Delivery.dedup_key == retraction.delivery_key
            if retraction.delivery_key is not None
            else Delivery.digest_id == retraction.digest_id
        )
        query = select(Delivery).where(told, Delivery.message_id.is_not(None))
        return (await self._session.scalars(query.order_by(Delivery.part))).all()


def _owes_nothing(told: Any, place: Any) -> ColumnElement[bool]:
    owed = Retraction.told_at.is_(None) & (Retraction.meeting_id == told.meeting_id)
    there = (Retraction.chat_id == place.chat_id) & (Retraction.thread_id == place.thread_id)
    return ~exists().where(owed, there)


def _place(one: Retraction) -> dict[str, Any]:
    return {"chat_id": one.chat_id, "thread_id": one.thread_id}


def _message(one: Retraction) -> dict[str, Any]:
    """What it is an answer to."""
    return {"names": one.names, "digest_id": one.digest_id, "delivery_key": one.delivery_key}
