"""Articles that wait to be read, each claimed by one process.

A claim is a lock on the row, held by the transaction in which the article is read: whoever dies
lets go of it at once, and the next one takes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, func, literal, or_, select

from storage.models import Article, QueuedArticle
from storage.repository import Repository
from storage.upsert import insert_or_ignore

MOMENT = QueuedArticle.queued_at.type


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """Articles that wait, those that wait to be read again among them, and how long the oldest
    of the new ones has waited (None: none waits).
    """

    waiting: int
    again: int
    lag: timedelta | None


class ReadingQueue(Repository):
    """On PostgreSQL alone: a file has one process, which reads at once."""

    async def put(self, article_ids: Iterable[int], now: datetime) -> None:
        """What waits already keeps its place."""
        rows = [
            {"article_id": one, "queued_at": now, "is_again": False} for one in sorted(article_ids)
        ]
        if rows:
            await self._session.execute(insert_or_ignore(self._session, QueuedArticle), rows)

    async def claim(self) -> int | None:
        """The next article that nobody else is reading; it is ours as long as the transaction."""
        oldest = (
            select(QueuedArticle.article_id)
            .order_by(QueuedArticle.is_again, QueuedArticle.queued_at, QueuedArticle.article_id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        return await self._session.scalar(oldest)

    async def remove_read(self, article_id: int, version: str) -> None:
        """An article whose text has changed while it was read stays."""
        is_read = exists().where(Article.id == article_id, Article.read_with == version)
        removing = delete(QueuedArticle).where(QueuedArticle.article_id == article_id, is_read)
        await self._session.execute(removing.execution_options(synchronize_session=False))

    async def fill(self, version: str, now: datetime, limit: int) -> int:
        """Put in what these rules have not read; returns how many, the oldest first.

        Articles that were taken in and never queued (somebody died in between) are among them.
        """
        missing = (
            select(Article.id, literal(now, MOMENT), Article.read_with.is_not(None))
            .where(_is_unread(version), ~exists().where(QueuedArticle.article_id == Article.id))
            .order_by(Article.id)
            .limit(limit)
        )
        columns = ["article_id", "queued_at", "is_again"]
        filling = insert_or_ignore(self._session, QueuedArticle).from_select(columns, missing)
        done = await self._session.execute(filling)
        return int(done.rowcount)  # type: ignore[attr-defined]

    async def figures(self, now: datetime) -> QueueFigures:
        query = select(QueuedArticle.is_again, func.count(), func.min(QueuedArticle.queued_at))
        rows = (await self._session.execute(query.group_by(QueuedArticle.is_again))).all()
        counts = {is_again: count for is_again, count, _ in rows}
        oldest = next((queued_at for is_again, _, queued_at in rows if not is_again), None)
        again = counts.get(True, 0)
        lag = max(now - oldest, timedelta()) if oldest is not None else None
        return QueueFigures(again + counts.get(False, 0), again, lag)


def _is_unread(version: str) -> ColumnElement[bool]:
    return or_(Article.read_with.is_(None), Article.read_with != version)
