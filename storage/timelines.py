"""Pages of meetings: the rows of the listed tables that answer a query, from where, how many."""

import re
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
    literal_column,
    or_,
    select,
    tuple_,
    union,
)
from sqlalchemy.orm import aliased

from reading.facts import Status
from reading.queries import MeetingQuery
from storage.models import NO_DAY, Meeting, MeetingParticipant
from storage.models.listed import (
    EVERYBODY,
    UNDATED,
    ListedCount,
    ListedMeeting,
    of_country,
    of_person,
    of_place,
    of_topic,
)
from storage.repository import Repository

MOST_COUNTED = 1_000
"""Meetings that are counted one by one; of more, one says that there are more."""

ACRONYM = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮІ]{2,8}")
BORDER = """[ «»"“”(),.;:/–—-]"""
"""What may stand before and after a word; the two engines agree on little else."""

ABOUT = "meetings about words"
MOST_ABOUT = 5_000
"""Meetings about the same words that are kept in mind while a question is answered."""

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

    `start`: "" from the first, "after" or "before" the anchor, "ahead" from today, "first" known,
    "overdue": plans for days before today.
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
        shape = self.shape("")
        is_whole = not (shape.others or shape.has_first or shape.has_last or shape.has_forms)
        return is_whole and not self.query.words and self.query.status in {None, Status.HELD}

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
        """With the words that the meetings are to be about."""
        if not self.query.words:
            return statement
        if self.about_ids is not None:
            return statement.where(Meeting.id.in_(self.about_ids))
        return statement.where(is_about(self.query))

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
        """What is announced and not known to be over, the nearest first."""
        asked = await self.asked(replace(query, status=Status.PLANNED))
        dated = await self._meetings(asked, "ahead", {"today": today, "most": limit})
        undated = replace(asked, owner=asked.owner + UNDATED)
        found = dated + await self._meetings(undated, "ahead", {"today": NO_DAY, "most": limit})
        unique = {meeting.id: meeting for meeting in found}.values()
        return sorted(unique, key=lambda meeting: (meeting.sorts_on, meeting.id))[:limit]

    async def earliest(self, query: MeetingQuery) -> Meeting | None:
        """The first of them whose day is known at all."""
        found = await self._meetings(await self.asked(query), "first", {"most": 1})
        return found[0] if found else None

    async def asked(self, query: MeetingQuery) -> Seen:
        """The query seen from whoever has the fewest meetings."""
        owners = owners_of(query)
        rows = await self._session.execute(COUNTED, {"owners": owners})
        counted = {owner: (meetings, held) for owner, meetings, held in rows.all()}
        owner = min(owners, key=lambda one: counted.get(one, (0, 0)))
        others = tuple(one for one in owners if one != owner)
        about_ids = await self.about(query) if query.words else None
        return Seen(query, owner, others, counted.get(owner, (0, 0)), about_ids)

    async def about(self, query: MeetingQuery) -> tuple[int, ...] | None:
        """The meetings about the words of a query, whatever else it asks for; None: too many.

        They are looked for once in a transaction, for that takes longest.
        """
        found = self._session.info.setdefault(ABOUT, {})
        key = (query.words, query.spellings, query.series)
        if key not in found:
            ids = (await self._session.scalars(_all_about(query))).all()
            found[key] = tuple(ids) if len(ids) <= MOST_ABOUT else None
        answer: tuple[int, ...] | None = found[key]
        return answer

    async def _meetings(self, asked: Seen, start: str, more: dict[str, Any]) -> list[Meeting]:
        statement = asked.about(page_of(asked.shape(start)))
        return list((await self._session.scalars(statement, asked.values | more)).all())

    async def _total(self, asked: Seen) -> Total:
        if asked.is_plain:
            return Total(asked.counted[asked.query.status is Status.HELD])
        fitting = asked.about(all_fitting(asked.shape(""))).with_only_columns(literal(1))
        some = fitting.limit(MOST_COUNTED + 1).subquery()
        counting = select(func.count()).select_from(some)
        count = await self._session.scalar(counting, asked.values) or 0
        return Total(min(count, MOST_COUNTED), count > MOST_COUNTED)


def owners_of(query: MeetingQuery) -> list[str]:
    """Whose meetings they all must be."""
    owners = [of_person(one) for one in dict.fromkeys(query.person_ids)]
    owners += [of_country(one) for one in query.countries]
    owners += [of_place(query.place)] if query.place else []
    owners += [of_topic(query.topic)] if query.topic else []
    return owners or [EVERYBODY]


COUNTED = select(ListedCount.owner, ListedCount.meetings, ListedCount.held).where(
    ListedCount.owner.in_(bindparam("owners", expanding=True))
)


@lru_cache(maxsize=200)
def page_of(shape: Shape) -> Select[Meeting]:
    """The meetings in the order of the timeline, from the start."""
    statement = all_fitting(shape)
    place = (ListedMeeting.sorts_on, ListedMeeting.forum, ListedMeeting.meeting_id)
    match shape.start:
        case "ahead":
            statement = statement.where(ListedMeeting.sorts_on >= bindparam("today"))
        case "first":
            statement = statement.where(ListedMeeting.sorts_on > NO_DAY)
        case "overdue":
            statement = statement.where(*overdue(ListedMeeting, "undated"))
        case "before":
            statement = statement.where(tuple_(*place) > anchor_place())
        case "after":
            statement = statement.where(tuple_(*place) < anchor_place())
    is_latest_first = shape.start in {"", "after", "overdue"}
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


def overdue(row: Any, undated: str) -> list[ColumnElement[bool]]:
    """Plans whose last possible day is over. `undated`: what the owner of those without is called.

    Nothing is known to have come of them: of what took place a report would have made it held.
    """
    without_day = aliased(ListedMeeting)
    return [
        row.status == literal_column(f"'{Status.PLANNED}'"),
        row.sorts_on < bindparam("today"),
        row.sorts_on > NO_DAY,
        ~exists().where(
            without_day.meeting_id == row.meeting_id, without_day.owner == bindparam(undated)
        ),
    ]


def anchor_place() -> Any:
    """Where the anchor stands in the order; nowhere if it is gone."""
    own = Meeting.__table__.alias()
    columns = (own.c.sorts_on, func.coalesce(own.c.forum_key, ""))
    of_anchor = [
        select(column).where(own.c.id == bindparam("anchor")).scalar_subquery()
        for column in columns
    ]
    return tuple_(*of_anchor, bindparam("anchor", type_=Integer))


def is_about(query: MeetingQuery) -> ColumnElement[bool]:
    """The words stand in the forum, the place, an office or the name of a side."""
    return or_(_in_meeting(query), has_side(_in_side(query)))


def _all_about(query: MeetingQuery) -> Select[Any]:
    """The same meetings, each table gone through once."""
    of_sides = select(MeetingParticipant.meeting_id).where(_in_side(query))
    of_meetings = select(Meeting.id).where(_in_meeting(query))
    return select(union(of_meetings, of_sides).limit(MOST_ABOUT + 1).subquery().c.id)


def _in_meeting(query: MeetingQuery) -> ColumnElement[bool]:
    columns = (Meeting.forum, Meeting.place)
    of_series = [Meeting.forum_key.startswith(f"{one}-", autoescape=True) for one in query.series]
    return or_(*(_has(column, query) for column in columns), *of_series)


def _in_side(query: MeetingQuery) -> ColumnElement[bool]:
    columns = (MeetingParticipant.office, MeetingParticipant.name)
    return or_(*(_has(column, query) for column in columns))


def has_side(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    of_meeting = MeetingParticipant.meeting_id == Meeting.id
    return exists().where(and_(of_meeting, condition))


def _has(column: Any, query: MeetingQuery) -> ColumnElement[bool]:
    """The words as typed, or with a capital: SQLite knows no case beyond ASCII."""
    words = query.words
    typed = {words, words.lower(), words.upper(), words.capitalize()}
    spellings = {words} if ACRONYM.fullmatch(words) else typed
    return or_(*(_contains(column, one) for one in sorted(spellings | {*query.spellings})))


def _contains(column: Any, words: str) -> ColumnElement[bool]:
    letters: ColumnElement[bool] = column.contains(words, autoescape=True)
    if ACRONYM.fullmatch(words) is None:
        return letters
    # «ЕС» stands in «профессор» too. Looking for the letters first spares most rows the rest.
    return and_(letters, column.regexp_match(f"(^|{BORDER}){words}({BORDER}|$)"))
