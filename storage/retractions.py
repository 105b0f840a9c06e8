"""Who was told what an operator has put right, and the message that told it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, literal, null, select, update

from storage.models import Alerted, Delivery, Retraction, Subscription, Told
from storage.repository import Repository

COLUMNS = (
    "chat_id", "thread_id", "meeting_id", "version", "names", "digest_id", "delivery_key",
    "made_at", "by_outlet",
)  # fmt: skip


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
        """One for each chat and topic that was told of the meeting since that moment."""
        # The rows are made where they are kept: thousands may have been told.
        called = literal(list(names), Retraction.names.type)
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
                literal(by_outlet),
            )
            .join(Told, Told.subscription_id == Subscription.id)
            .where(Told.meeting_id == meeting_id, Told.told_at >= since)
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
            literal(by_outlet),
        ).where(Alerted.meeting_id == meeting_id, Alerted.told_at >= since)
        for rows in (by_digests, by_alerts):
            await self._session.execute(insert(Retraction).from_select(COLUMNS, rows))

    async def take_back(self, meeting_id: int, now: datetime) -> None:
        """Nothing that they were told has changed."""
        same = (Retraction.meeting_id == meeting_id, Retraction.made_at == now)
        await self._session.execute(delete(Retraction).where(*same))

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
