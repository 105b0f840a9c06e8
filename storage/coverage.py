"""What the archive covers: how much, from when to when, by whom."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import extract, func, select

from storage.models import NO_DAY, Article, Meeting, Outlet, Person
from storage.repository import Repository

MOST_OUTLETS = 20


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts, and the first and last year of the meetings told of (None: no dated one).

    Of `outlets` there is one more than `MOST_OUTLETS` where there are more.
    """

    articles: int
    meetings: int
    persons: int
    first_year: int | None
    last_year: int | None
    outlets: tuple[str, ...]


class Archive(Repository):
    """The archive as a whole."""

    async def coverage(self) -> Coverage:
        years = select(
            func.min(extract("year", Meeting.sorts_on)), func.max(extract("year", Meeting.sorts_on))
        ).where(Meeting.sorts_on > NO_DAY)
        first, last = (await self._session.execute(years)).one()
        outlets = select(Outlet.name).order_by(Outlet.name).limit(MOST_OUTLETS + 1)
        return Coverage(
            articles=await self._count(Article),
            meetings=await self._count(Meeting),
            persons=await self._count(Person),
            first_year=None if first is None else int(first),
            last_year=None if last is None else int(last),
            outlets=tuple((await self._session.scalars(outlets)).all()),
        )

    async def _count(self, table: type[Article | Meeting | Person]) -> int:
        return await self._session.scalar(select(func.count()).select_from(table)) or 0

    async def newest_fetched_at(self) -> datetime | None:
        """When an article came last; None when there is none."""
        return await self._session.scalar(select(func.max(Article.fetched_at)))
