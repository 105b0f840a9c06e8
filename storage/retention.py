"""What has been kept long enough is removed, a few rows at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, select, tuple_

from storage.models import (
    Alerted,
    ArticleVersion,
    Digest,
    Meeting,
    Objection,
    Retraction,
    Told,
    Verdict,
)
from storage.repository import Repository


class Retention(Repository):
    """Each removes at most `limit` rows that are older than `before`, and says how many."""

    async def retractions(self, before: datetime, limit: int) -> int:
        """Those that were told."""
        return await self._remove(Retraction, Retraction.told_at < before, limit)

    async def versions(self, before: datetime, limit: int) -> int:
        """What an article said until then; what it says now stays."""
        return await self._remove(ArticleVersion, ArticleVersion.replaced_at < before, limit)

    async def ledger(self, before: datetime, limit: int) -> int:
        """What was told of meetings that were over by then, and digests nothing is left of.

        What lies ahead stays told, however long ago it was: it would come as news again.
        """
        is_over = Meeting.last_on < before.date()
        removed = 0
        for table in (Told, Alerted):
            meeting = exists().where(Meeting.id == table.meeting_id, is_over)
            removed += await self._remove(table, table.told_at < before, limit, meeting)
        unread = ~exists().where(Told.digest_id == Digest.id)
        removed += await self._remove(Digest, Digest.composed_at < before, limit, unread)
        return removed

    async def objections(self, before: datetime, limit: int) -> int:
        """Those that are settled and whose reader has heard so."""
        is_settled = Objection.verdict != Verdict.OPEN
        return await self._remove(Objection, Objection.told_at < before, limit, is_settled)

    async def _remove(
        self, table: Any, is_old: ColumnElement[bool], limit: int, *others: ColumnElement[bool]
    ) -> int:
        key = table.__table__.primary_key.columns
        old = select(*key).where(is_old, *others).limit(limit)
        removing = delete(table).where(tuple_(*key).in_(old))
        without_sync = removing.execution_options(synchronize_session=False)
        result: Any = await self._session.execute(without_sync)
        return int(result.rowcount)
