"""What has been kept long enough, looked for without holding anybody up, and removed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, exists, select, tuple_

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


@dataclass(frozen=True, slots=True)
class Keepsake:
    """Rows of a table, and which of them are older than a moment and of no use any more."""

    table: Any
    is_old: Callable[[datetime], ColumnElement[bool]]

    @property
    def key(self) -> Sequence[Any]:
        return list(self.table.__table__.primary_key.columns)


def _is_over(table: Any, before: datetime) -> ColumnElement[bool]:
    """What lies ahead stays told, however long ago it was: it would come as news again."""
    meeting = exists().where(Meeting.id == table.meeting_id, Meeting.last_on < before.date())
    return and_(table.told_at < before, meeting)


# Those that were told.
RETRACTIONS = Keepsake(Retraction, lambda before: Retraction.told_at < before)
# What an article said until then; what it says now stays.
VERSIONS = Keepsake(ArticleVersion, lambda before: ArticleVersion.replaced_at < before)
TOLD = Keepsake(Told, lambda before: _is_over(Told, before))
ALERTED = Keepsake(Alerted, lambda before: _is_over(Alerted, before))
# Those that nothing is left of.
DIGESTS = Keepsake(
    Digest,
    lambda before: (Digest.composed_at < before) & ~exists().where(Told.digest_id == Digest.id),
)
# Settled ones whose reader has heard so.
OBJECTIONS = Keepsake(
    Objection,
    lambda before: (Objection.told_at < before) & (Objection.verdict != Verdict.OPEN),
)


class Retention(Repository):
    """No index tells the age of these rows: whoever looks for old ones reads them all."""

    async def list_old(
        self, keepsake: Keepsake, before: datetime, limit: int
    ) -> Sequence[Row[Any]]:
        """Their keys."""
        query = select(*keepsake.key).where(keepsake.is_old(before)).limit(limit)
        return (await self._session.execute(query)).all()

    async def remove(self, keepsake: Keepsake, keys: Sequence[Row[Any]], before: datetime) -> int:
        """Those of them that are still old; returns how many."""
        among = tuple_(*keepsake.key).in_([tuple(key) for key in keys])
        removing = delete(keepsake.table).where(among, keepsake.is_old(before))
        without_sync = removing.execution_options(synchronize_session=False)
        result: Any = await self._session.execute(without_sync)
        return int(result.rowcount)
