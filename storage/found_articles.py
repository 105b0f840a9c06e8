"""What sources name, each once, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    bindparam,
    func,
    select,
    update,
)
from sqlalchemy.orm import aliased

from storage.articles import NewArticle, identity_of
from storage.models import Article, FoundArticle, FoundState, Source, table_of
from storage.repository import Repository
from storage.upsert import insert_or_ignore

AT_ONCE = 500
"""Identities looked up in one statement."""

OF_ONE_SOURCE = 3
"""Articles waiting that are looked at together: a flood from one source leaves room for others."""


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


class FoundArticles(Repository):
    """Articles that sources have named."""

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

    async def find(self, identity: str) -> FoundArticle | None:
        query = select(FoundArticle).where(FoundArticle.identity == identity)
        return await self._session.scalar(query)

    async def _in_archive(self, identities: Sequence[str]) -> Mapping[str, int]:
        known: dict[str, int] = {}
        for start in range(0, len(identities), AT_ONCE):
            some = identities[start : start + AT_ONCE]
            query = select(Article.identity, Article.id).where(Article.identity.in_(some))
            known |= dict((await self._session.execute(query)).all())
        return known

    async def list_due(self, now: datetime, limit: int) -> Sequence[tuple[FoundArticle, Source]]:
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


def _day() -> ColumnElement[date | None]:
    return func.coalesce(FoundArticle.published_on, func.date(FoundArticle.published_at))


def _state(one: NewFound, known: Mapping[str, int]) -> FoundState:
    if one.reason:
        return FoundState.SKIPPED
    return FoundState.KEPT if one.identity in known else FoundState.WAITING


# Made once: a statement takes longer to make than to be answered.
NOW: BindParameter[datetime] = bindparam("now")
LIMIT = bindparam("limit", type_=Integer)


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
