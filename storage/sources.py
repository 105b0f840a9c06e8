"""Where articles come from: what is polled, and what became of each article it named."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.orm import aliased

from storage.articles import NewArticle, identity_of
from storage.models import (
    Article,
    FoundArticle,
    FoundState,
    Report,
    Source,
    SourceKind,
    table_of,
)
from storage.repository import Repository
from storage.upsert import insert_or_ignore

AT_ONCE = 500
"""Identities looked up in one statement."""

LATEST = 500
"""Articles that freshness is told by."""

BACKFILLED = timedelta(days=3).total_seconds()
"""What took longer was no news when it was found."""

OF_ONE_SOURCE = 3
"""Articles waiting that are looked at together: a flood from one source leaves room for others."""


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


@dataclass(frozen=True, slots=True)
class NewFound:
    """An article that a source names. `reason`: why it isn't fetched; "" if it is."""

    url: str
    headline: str = ""
    published_on: date | None = None
    published_at: datetime | None = None
    reason: str = ""

    @property
    def identity(self) -> str:
        return identity_of(NewArticle("", url=self.url))


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
    """Sources and what they named."""

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

    async def unknown(self, found: Iterable[NewFound]) -> Sequence[NewFound]:
        """Those that no source has named yet, each once, in their order."""
        by_identity = {one.identity: one for one in found}
        identities = list(by_identity)
        for start in range(0, len(identities), AT_ONCE):
            some = identities[start : start + AT_ONCE]
            query = select(FoundArticle.identity).where(FoundArticle.identity.in_(some))
            for known in (await self._session.scalars(query)).all():
                del by_identity[known]
        return list(by_identity.values())

    async def note(
        self, source_id: int, found: Sequence[NewFound], now: datetime, due_at: datetime | None
    ) -> int:
        """Write down what a source names for the first time; returns how many that are.

        What is in the archive already isn't fetched again. `due_at`: when the others are.
        """
        new = await self.unknown(found)
        known = await self._in_archive([one.identity for one in new])
        adding = insert_or_ignore(self._session, FoundArticle)
        rows = [
            {
                "identity": one.identity,
                "source_id": source_id,
                "url": one.url,
                "headline": one.headline,
                "published_on": one.published_on,
                "published_at": one.published_at,
                "found_at": now,
                "state": _state(one, known),
                "reason": one.reason,
                "due_at": None if one.reason or one.identity in known else due_at,
                "lapses": 0,
                "looks": 0,
                "etag": "",
                "last_modified": "",
                "article_id": known.get(one.identity),
            }
            for one in new
        ]
        if rows:
            await self._session.execute(adding, rows)
        return len(rows)

    async def find_found(self, identity: str) -> FoundArticle | None:
        query = select(FoundArticle).where(FoundArticle.identity == identity)
        return await self._session.scalar(query)

    async def _in_archive(self, identities: Sequence[str]) -> Mapping[str, int]:
        known: dict[str, int] = {}
        for start in range(0, len(identities), AT_ONCE):
            some = identities[start : start + AT_ONCE]
            query = select(Article.identity, Article.id).where(Article.identity.in_(some))
            known |= dict((await self._session.execute(query)).all())
        return known

    async def list_due_found(
        self, now: datetime, limit: int
    ) -> Sequence[tuple[FoundArticle, Source]]:
        """To be fetched or looked at again, the longest overdue first, a few of each source."""
        rows = await self._session.execute(DUE_FOUND, {"now": now, "limit": limit})
        return [(row[0], row[1]) for row in rows.all()]

    async def settle(self, found_id: int, **values: object) -> None:
        """What became of it."""
        table = table_of(FoundArticle)
        await self._session.execute(update(table).where(table.c.id == found_id).values(**values))

    async def reopen_changed(
        self, source_id: int, versions: Mapping[str, str], now: datetime
    ) -> None:
        """What was done with another version than the one of today (by identity) is due again."""
        done = select(FoundArticle.id, FoundArticle.identity, FoundArticle.etag).where(
            FoundArticle.source_id == source_id, FoundArticle.due_at.is_(None)
        )
        rows = (await self._session.execute(done)).all()
        changed = [one.id for one in rows if versions.get(one.identity, one.etag) != one.etag]
        for start in range(0, len(changed), AT_ONCE):
            some = FoundArticle.id.in_(changed[start : start + AT_ONCE])
            await self._session.execute(update(FoundArticle).where(some).values(due_at=now))

    async def reopen(self, source_id: int, reason: str, since: date) -> None:
        """What was skipped for this reason, and is of that day or later, waits for a backfill."""
        await self._session.execute(
            update(FoundArticle)
            .where(
                FoundArticle.source_id == source_id,
                FoundArticle.state == FoundState.SKIPPED,
                FoundArticle.reason == reason,
                _day() >= since,
            )
            .values(state=FoundState.WAITING, reason="")
        )

    async def list_waiting(self, source_id: int, limit: int) -> Sequence[FoundArticle]:
        """Not fetched yet, the latest first; those without a day last."""
        query = (
            select(FoundArticle)
            .where(FoundArticle.source_id == source_id, FoundArticle.state == FoundState.WAITING)
            .order_by(_day().desc().nulls_last(), FoundArticle.id)
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def count_waiting(self, source_id: int) -> int:
        query = select(func.count(FoundArticle.id)).where(
            FoundArticle.source_id == source_id, FoundArticle.state == FoundState.WAITING
        )
        return await self._session.scalar(query) or 0

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


def _day() -> ColumnElement[date | None]:
    return func.coalesce(FoundArticle.published_on, func.date(FoundArticle.published_at))


def _state(one: NewFound, known: Mapping[str, int]) -> FoundState:
    if one.reason:
        return FoundState.SKIPPED
    return FoundState.KEPT if one.identity in known else FoundState.WAITING


# Made once: a statement takes longer to make than to be answered.
NOW: BindParameter[datetime] = bindparam("now")
LIMIT = bindparam("limit", type_=Integer)
DUE = (
    select(Source)
    .where(Source.is_active, Source.kind != SourceKind.CHANNEL, Source.due_at <= NOW)
    .order_by(Source.due_at, Source.id)
    .limit(LIMIT)
)


def _due_found() -> Select[FoundArticle, Source]:
    place = func.row_number().over(
        partition_by=FoundArticle.source_id, order_by=(FoundArticle.due_at, FoundArticle.id)
    )
    ranked = (
        select(FoundArticle, place.label("place"))
        .where(FoundArticle.due_at.is_not(None), FoundArticle.due_at <= NOW)
        .subquery()
    )
    found = aliased(FoundArticle, ranked)
    return (
        select(found, Source)
        .join(Source, Source.id == found.source_id)
        .where(ranked.c.place <= OF_ONE_SOURCE, Source.is_active)
        .order_by(found.due_at, found.id)
        .limit(LIMIT)
    )


DUE_FOUND = _due_found()
