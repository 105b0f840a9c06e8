"""Pages of meetings: the rows of the listed tables that answer a query, from where, how many."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import aliased

from reading.facts import Status
from reading.queries import MeetingQuery
from storage.about import FEW_ABOUT, MOST_ABOUT, all_about, is_about
from storage.models import NO_DAY, Meeting, MeetingParticipant
from storage.models.listed import (
    EVERYBODY,
    UNDATED,
    ListedCount,
    ListedMeeting,
    ListedPair,
    of_country,
    of_organization,
    of_person,
    of_place,
    of_topic,
)
from storage.plans import days_of, is_awaited, is_dated, is_overdue
from storage.repository import Repository

MOST_COUNTED = 1_000
"""Meetings that are counted one by one; of more, one says that there are more."""

ABOUT = "meetings about words"
OF_TWO = 2

LONGEST = timedelta(days=3 * 366)
"""What is only known to have been within more than that is of no days that are asked for."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The meeting next to a page, which comes after it, or before it (`is_back`)."""

    meeting_id: int
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Meetings in their order, and whether there are others beyond."""

    meetings: Sequence[Meeting]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Total:
    """How many meetings there are; `is_least`: or more."""

    count: int
    is_least: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What a statement looks like, whatever it is asked about: each is made only once.

    `start`: "" from the first, "after" or "before" the anchor, "first" known; of plans those
    "ahead", "awaited" without a day, "overdue".
    `owner`, `most` and `status` are what its bound values are called.
    """

    others: int
    has_first: bool
    has_last: bool
    has_status: bool
    has_forms: bool
    start: str = ""
    owner: str = "owner"
    most: str = "most"
    status: str = "status"


@dataclass(frozen=True, slots=True)
class Seen:
    """A query: along whose meetings to walk, and whose else they must be.

    `about_ids`: all that its words are about, unless they are too many.
    """

    query: MeetingQuery
    owner: str
    others: tuple[str, ...]
    counted: tuple[int, int]
    about_ids: tuple[int, ...] | None = None

    @property
    def is_plain(self) -> bool:
        """Nothing but whose they are, and perhaps that they were held: somebody has counted."""
        return self._is_whole and not self.others and self.query.status in {None, Status.HELD}

    @property
    def pair(self) -> tuple[int, ...]:
        """Two people whose meetings they all are: somebody has counted these, too."""
        people = tuple(dict.fromkeys(self.query.person_ids))
        is_of_two = len(people) == len((self.owner, *self.others)) == OF_TWO
        return people if is_of_two and self._is_whole and self.query.status is None else ()

    @property
    def _is_whole(self) -> bool:
        query = self.query
        is_bare = not (query.first or query.last or query.forms or query.free_words)
        return is_bare and query.within is None

    def shape(self, start: str, **names: str) -> Shape:
        query = self.query
        return Shape(
            others=len(self.others),
            has_first=query.first is not None,
            has_last=query.last is not None,
            has_status=query.status is not None,
            has_forms=bool(query.forms),
            start=start,
            **names,
        )

    def about(self, statement: Select[Meeting]) -> Select[Meeting]:
        """With the words that the meetings are to be about, and the country they were in."""
        if self.query.within is not None:
            statement = statement.where(Meeting.country == self.query.within)
        if not self.query.free_words:
            return statement
        if self.about_ids is None:
            return statement.where(is_about(self.query))
        if len(self.about_ids) <= FEW_ABOUT:
            return statement.where(Meeting.id.in_(self.about_ids))
        return statement.where(or_(*(Meeting.id.in_(one) for one in all_about(self.query))))

    @property
    def values(self) -> dict[str, Any]:
        query = self.query
        values: dict[str, Any] = {"owner": self.owner}
        values |= {f"other_{number}": one for number, one in enumerate(self.others)}
        if query.first is not None:
            values["first"] = query.first
        if query.last is not None:
            values |= {"last": query.last, "edge": min(query.last, date.max - LONGEST) + LONGEST}
        if query.status is not None:
            values["status"] = query.status
        return values | ({"forms": query.forms} if query.forms else {})


class Timelines(Repository):
    """Finds the meetings of a page without looking at those of other pages."""

    async def find(
        self, query: MeetingQuery, *, limit: int, anchor: Anchor | None = None
    ) -> tuple[Stretch, Total]:
        """The meetings after (before) the anchor, else the latest; always the latest first."""
        asked = await self.asked(query)
        start = "" if anchor is None else "before" if anchor.is_back else "after"
        more = {"most": limit + 1} | ({"anchor": anchor.meeting_id} if anchor else {})
        found = await self._meetings(asked, start, more)
        shown = found[:limit]
        stretch = Stretch(shown[::-1] if start == "before" else shown, len(found) > limit)
        return stretch, await self._total(asked)

    async def ahead(self, query: MeetingQuery, today: date, limit: int) -> Sequence[Meeting]:
        """What is announced and not known to be over, the nearest first, without a day last."""
        asked = await self.asked(replace(query, status=Status.PLANNED))
        more = days_of(today) | {"most": limit}
        dated = await self._meetings(asked, "ahead", more)
        undated = replace(asked, owner=asked.owner + UNDATED)
        return [*dated, *await self._meetings(undated, "awaited", more)][:limit]

    async def earliest(self, query: MeetingQuery) -> Meeting | None:
        """The first of them whose day is known at all."""
        found = await self._meetings(await self.asked(query), "first", {"most": 1})
        return found[0] if found else None

    async def has_any(self, query: MeetingQuery) -> bool:
        return bool(await self._meetings(await self.asked(query), "", {"most": 1}))

    async def asked(self, query: MeetingQuery) -> Seen:
        """The query seen from whoever has the fewest meetings."""
        owners = owners_of(query)
        rows = await self._session.execute(COUNTED, {"owners": owners})
        counted = {owner: (meetings, held) for owner, meetings, held in rows.all()}
        owner = min(owners, key=lambda one: counted.get(one, (0, 0)))
        others = tuple(one for one in owners if one != owner)
        about_ids = await self.about(query) if query.free_words else None
        return Seen(query, owner, others, counted.get(owner, (0, 0)), about_ids)

    async def about(self, query: MeetingQuery) -> tuple[int, ...] | None:
        """The meetings about the words of a query, whatever else it asks for; None: too many.

        They are looked for once in a transaction, for that takes longest.
        """
        found = self._session.info.setdefault(ABOUT, {})
        key = (query.free_words, query.series)
        if key not in found:
            ids: set[int] = set()
            for statement in all_about(query):
                some = statement.limit(MOST_ABOUT + 1)
                ids.update((await self._session.scalars(some)).all())
            found[key] = tuple(sorted(ids)) if len(ids) <= MOST_ABOUT else None
        answer: tuple[int, ...] | None = found[key]
        return answer

    async def _meetings(self, asked: Seen, start: str, more: dict[str, Any]) -> list[Meeting]:
        statement = asked.about(page_of(asked.shape(start)))
        return list((await self._session.scalars(statement, asked.values | more)).all())

    async def _total(self, asked: Seen) -> Total:
        if asked.is_plain:
            return Total(asked.counted[asked.query.status is Status.HELD])
        if asked.pair:
            return Total(
                await self._session.scalar(MET, dict(zip(PAIR, asked.pair, strict=True))) or 0
            )
        fitting = asked.about(all_fitting(asked.shape(""))).with_only_columns(literal(1))
        some = fitting.limit(MOST_COUNTED + 1).subquery()
        counting = select(func.count()).select_from(some)
        count = await self._session.scalar(counting, asked.values) or 0
        return Total(min(count, MOST_COUNTED), count > MOST_COUNTED)


def owners_of(query: MeetingQuery) -> list[str]:
    """Whose meetings they all must be."""
    owners = [of_person(one) for one in dict.fromkeys(query.person_ids)]
    owners += [of_country(one) for one in query.countries]
    owners += [of_country(query.within)] if query.within else []
    owners += [of_place(query.place)] if query.place else []
    owners += [of_topic(query.topic)] if query.topic else []
    owners += [of_organization(query.organization)] if query.organization else []
    return owners or [EVERYBODY]


COUNTED = select(ListedCount.owner, ListedCount.meetings, ListedCount.held).where(
    ListedCount.owner.in_(bindparam("owners", expanding=True))
)
PAIR = ("one", "other")
MET = select(ListedPair.meetings).where(
    ListedPair.person_id == bindparam(PAIR[0]), ListedPair.other_id == bindparam(PAIR[1])
)


@lru_cache(maxsize=200)
def page_of(shape: Shape) -> Select[Meeting]:
    """The meetings in the order of the timeline, from the start."""
    statement = all_fitting(shape)
    place = (ListedMeeting.sorts_on, ListedMeeting.forum, ListedMeeting.meeting_id)
    match shape.start:
        case "ahead":
            statement = statement.where(is_dated(ListedMeeting))
        case "awaited":
            statement = statement.where(is_awaited(ListedMeeting))
        case "first":
            statement = statement.where(ListedMeeting.sorts_on > NO_DAY)
        case "overdue":
            statement = statement.where(is_overdue(ListedMeeting))
        case "before":
            statement = statement.where(tuple_(*place) > anchor_place())
        case "after":
            statement = statement.where(tuple_(*place) < anchor_place())
    is_latest_first = shape.start in {"", "after", "awaited", "overdue"}
    ordered = statement.order_by(*(one.desc() if is_latest_first else one for one in place))
    return ordered.limit(bindparam(shape.most, type_=Integer))


@lru_cache(maxsize=200)
def all_fitting(shape: Shape) -> Select[Meeting]:
    """All meetings of the owner that fit; whose else they are is looked up for each."""
    statement = (
        select(Meeting)
        .select_from(ListedMeeting)
        .join(Meeting, Meeting.id == ListedMeeting.meeting_id)
        .where(ListedMeeting.owner == bindparam(shape.owner))
    )
    for number in range(shape.others):
        beside = aliased(ListedMeeting)
        same = beside.meeting_id == ListedMeeting.meeting_id
        statement = statement.where(
            exists().where(same, beside.owner == bindparam(f"other_{number}"))
        )
    if shape.has_status:
        statement = statement.where(ListedMeeting.status == bindparam(shape.status))
    if shape.has_forms:
        forms: Any = bindparam("forms", expanding=True)
        statement = statement.where(ListedMeeting.form.in_(forms))
    return statement.where(*_days(shape))


def _days(shape: Shape) -> list[ColumnElement[bool]]:
    """Meetings that may lie within the days asked for; undated ones never do."""
    conditions: list[ColumnElement[bool]] = []
    if shape.has_first:
        conditions += [
            ListedMeeting.sorts_on >= bindparam("first"),
            ListedMeeting.starts_on.is_not(None),
        ]
    if shape.has_last:
        conditions += [
            ListedMeeting.starts_on <= bindparam("last"),
            ListedMeeting.sorts_on <= bindparam("edge"),
        ]
    return conditions


def anchor_place() -> Any:
    """Where the anchor stands in the order; nowhere if it is gone."""
    own = Meeting.__table__.alias()
    columns = (own.c.sorts_on, func.coalesce(own.c.forum_key, ""))
    of_anchor = [
        select(column).where(own.c.id == bindparam("anchor")).scalar_subquery()
        for column in columns
    ]
    return tuple_(*of_anchor, bindparam("anchor", type_=Integer))


def has_side(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    of_meeting = MeetingParticipant.meeting_id == Meeting.id
    return exists().where(and_(of_meeting, condition))
