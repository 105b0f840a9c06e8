"""Where articles come from: what is polled, and how that goes."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import BindParameter, Integer, Select, and_, bindparam, delete, exists, func, select

from storage.models import Article, FoundArticle, FoundState, Report, Source, SourceKind
from storage.repository import Repository

LATEST = 500
"""Articles that freshness is told by."""

BACKFILLED = timedelta(days=3).total_seconds()
"""What took longer was no news when it was found."""


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source to be polled, or a channel that posts (`chat_id`). `time_zone`: the outlet's own."""

    url: str
    kind: SourceKind
    name: str
    country: str | None = None
    pattern: str = ""
    chat_id: int | None = None
    is_active: bool = False
    time_zone: str | None = None


@dataclass(slots=True)
class SourceFigures:
    """What came of a source lately. `delay`: from an article's publication to the archive."""

    by_state: dict[FoundState, int] = field(default_factory=dict)
    with_meetings: int = 0
    delay: timedelta | None = None

    @property
    def found(self) -> int:
        return sum(self.by_state.values())

    @property
    def kept(self) -> int:
        return self.by_state.get(FoundState.KEPT, 0)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How long articles take from publication to the archive: half of them, nine of ten."""

    half: timedelta
    most: timedelta


class Sources(Repository):
    """Sources, and what came of them."""

    async def add(self, new: NewSource, now: datetime, interval: timedelta) -> Source | None:
        """None when there is one of this address already."""
        if await self.at(new.url) is not None:
            return None
        source = Source(
            url=new.url,
            kind=new.kind,
            name=new.name,
            country=new.country,
            pattern=new.pattern,
            time_zone=new.time_zone,
            chat_id=new.chat_id,
            is_active=new.is_active,
            added_at=now,
            due_at=now,
            interval_seconds=int(interval.total_seconds()),
        )
        self._session.add(source)
        await self._session.flush()
        return source

    async def get(self, source_id: int) -> Source | None:
        return await self._session.get(Source, source_id)

    async def find(self, source_id: int) -> Source | None:
        """The source, to be changed: whoever else wants to waits."""
        query = select(Source).where(Source.id == source_id).with_for_update()
        return await self._session.scalar(query)

    async def at(self, url: str) -> Source | None:
        return await self._session.scalar(select(Source).where(Source.url == url))

    async def of_chat(self, chat_id: int) -> Source | None:
        return await self._session.scalar(select(Source).where(Source.chat_id == chat_id))

    async def list(self) -> Sequence[Source]:
        """Those that are polled first, each part by name."""
        query = select(Source).order_by(Source.is_active.desc(), Source.name, Source.id)
        return (await self._session.scalars(query)).all()

    async def list_due(self, now: datetime, limit: int) -> Sequence[Source]:
        """To be polled, the longest overdue first."""
        rows = await self._session.scalars(DUE, {"now": now, "limit": limit})
        return rows.all()

    async def list_failing(self, since: datetime, limit: int) -> Sequence[Source]:
        """Polled in vain since then or longer, and no operator has heard of it."""
        query = (
            select(Source)
            .where(Source.is_active, Source.failing_since <= since, Source.told_at.is_(None))
            .order_by(Source.id)
            .limit(limit)
            .with_for_update()
        )
        return (await self._session.scalars(query)).all()

    async def remove(self, source_id: int) -> None:
        """What came of it stays in the archive."""
        await self._session.execute(delete(Source).where(Source.id == source_id))

    async def figures(
        self, since: datetime, source_ids: Collection[int] | None = None
    ) -> Mapping[int, SourceFigures]:
        """By source, of what was found since then; of these sources alone, if they are given."""
        figures: dict[int, SourceFigures] = defaultdict(SourceFigures)
        lately = FoundArticle.found_at >= since
        if source_ids is not None:
            lately = and_(lately, FoundArticle.source_id.in_(source_ids))
        counts = (
            select(FoundArticle.source_id, FoundArticle.state, func.count(FoundArticle.id))
            .where(lately)
            .group_by(FoundArticle.source_id, FoundArticle.state)
        )
        for source_id, state, count in await self._session.execute(counts):
            figures[source_id].by_state[state] = count
        reported = exists().where(Report.article_id == FoundArticle.article_id)
        meetings = (
            select(FoundArticle.source_id, func.count(FoundArticle.id))
            .where(lately, FoundArticle.state == FoundState.KEPT, reported)
            .group_by(FoundArticle.source_id)
        )
        for source_id, count in await self._session.execute(meetings):
            figures[source_id].with_meetings = count
        delays: dict[int, list[float]] = defaultdict(list)
        for source_id, seconds in await self._delays(_delayed().where(lately)):
            delays[source_id].append(seconds)
        for source_id, of_it in delays.items():
            figures[source_id].delay = timedelta(seconds=median(of_it))
        return figures

    async def freshness(self, since: datetime) -> Freshness | None:
        """Of the latest articles found since then; None where no moment of publication is known."""
        latest = _delayed().where(FoundArticle.found_at >= since)
        found = await self._delays(latest.order_by(FoundArticle.id.desc()).limit(LATEST))
        delays = sorted(seconds for _, seconds in found)
        if not delays:
            return None
        most = delays[(9 * len(delays) - 1) // 10]
        return Freshness(timedelta(seconds=median(delays)), timedelta(seconds=most))

    async def _delays(self, query: Any) -> Sequence[tuple[int, float]]:
        """Source and seconds from publication to archive; what was old when found is no news."""
        rows = (await self._session.execute(query)).all()
        delays = [(row[0], (row[2] - row[1]).total_seconds()) for row in rows]
        return [(source, max(one, 0.0)) for source, one in delays if one < BACKFILLED]


def _delayed() -> Select[int, datetime, datetime | None]:
    """Source, moment of publication (few lists tell it), moment it was in the archive."""
    published = func.coalesce(FoundArticle.published_at, Article.published_at)
    return (
        select(FoundArticle.source_id, published, FoundArticle.done_at)
        .join(Article, Article.id == FoundArticle.article_id)
        .where(
            FoundArticle.state == FoundState.KEPT,
            FoundArticle.done_at.is_not(None),
            published.is_not(None),
        )
    )


# Made once: a statement takes longer to make than to be answered.
NOW: BindParameter[datetime] = bindparam("now")
LIMIT = bindparam("limit", type_=Integer)
DUE = (
    select(Source)
    .where(Source.is_active, Source.kind != SourceKind.CHANNEL, Source.due_at <= NOW)
    .order_by(Source.due_at, Source.id)
    .limit(LIMIT)
)
