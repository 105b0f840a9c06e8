"""What the card of a person shows, in four statements however much is told of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from reading.facts import Status
from storage.meetings import Listed
from storage.models import NO_DAY, Meeting, MeetingParticipant, Person
from storage.models.listed import UNDATED, ListedCount, ListedMeeting, ListedPair, of_person
from storage.persons import Counterpart, Office, Persons, Said
from storage.plans import days_of, is_awaited, is_dated, is_overdue, nearest_first
from storage.repository import Repository

HELD, PLANNED, OVERDUE, FIRST = "held", "planned", "overdue", "first"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many there is room for."""

    held: int
    planned: int
    counterparts: int
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What a card shows: `held` the latest meetings, `count` how many there are; `planned` those
    ahead; `overdue` those planned for days that are over, and never told of again; `first` the
    earliest whose day is known; `namesakes`: whom the name may mean, too.
    """

    person: Person
    count: int
    counterparts: Sequence[Counterpart]
    offices: Sequence[Office]
    held: Sequence[Listed]
    planned: Sequence[Listed]
    overdue: Sequence[Listed]
    first: Meeting | None
    quote: Said | None = None
    namesakes: Sequence[Person] = ()

    @property
    def listed(self) -> list[Listed]:
        """The meetings in the order of their numbers on the card."""
        return [*self.held, *self.planned, *self.overdue]


Known = tuple[Person, int | None, int | None, int]
"""Somebody on the card: the meetings they have in common with its person, held or not; of the
person itself the meetings held; those in common that were held.
"""


def _most_met_first(people: Sequence[Known]) -> list[Known]:
    others = [row for row in people if row[1] is not None]
    return sorted(others, key=lambda row: (-row[3], -(row[1] or 0), row[0].id))


class Cards(Repository):
    """Cards of people."""

    async def person(self, person_id: int, today: date, limits: Limits) -> PersonCard | None:
        """None when there is no such person (`Persons.get` follows ids that led on)."""
        people = await self._people(person_id, limits.counterparts)
        own = next((one for one in people if one[0].id == person_id), None)
        if own is None:
            return None
        others = [Counterpart(row[0], row[3]) for row in _most_met_first(people)]
        persons = Persons(self._session)
        offices = await persons.list_offices(person_id)
        meetings = await self._meetings(person_id, today, limits)
        planned = nearest_first(meetings[PLANNED], today)
        return PersonCard(
            person=own[0],
            count=own[2] or 0,
            counterparts=others,
            offices=offices,
            held=meetings[HELD],
            planned=planned[: limits.planned],
            overdue=meetings[OVERDUE],
            first=next((one.meeting for one in meetings[FIRST]), None),
            quote=await persons.latest_quote(person_id),
        )

    async def _people(self, person_id: int, limit: int) -> Sequence[Known]:
        """The person, and those met most, or announced."""
        asked = {"person": person_id, "owner": of_person(person_id), "most": limit}
        rows = (await self._session.execute(PEOPLE, asked)).all()
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    async def _meetings(
        self, person_id: int, today: date, limits: Limits
    ) -> dict[str, list[Listed]]:
        owner = of_person(person_id)
        asked = {
            "owner": owner,
            "undated": owner + UNDATED,
            "held": limits.held,
            "planned": limits.planned,
            "overdue": limits.overdue,
        } | days_of(today)
        found: dict[tuple[str, int], tuple[Meeting, list[MeetingParticipant]]] = {}
        for arm, meeting, side in (await self._session.execute(MEETINGS, asked)).all():
            sides = found.setdefault((arm, meeting.id), (meeting, []))[1]
            sides += [side] if side is not None else []
        listed: dict[str, list[Listed]] = {HELD: [], PLANNED: [], OVERDUE: [], FIRST: []}
        for (arm, _), (meeting, sides) in found.items():
            listed[arm].append(Listed(meeting, sorted(sides, key=lambda side: side.ordinal)))
        for some in listed.values():
            some.sort(key=_order, reverse=True)
        return listed


def _people() -> Select[Any, Any, Any, Any]:
    met = (
        select(ListedPair.other_id.label("id"), ListedPair.meetings, ListedPair.held)
        .where(ListedPair.person_id == bindparam("person"), ListedPair.meetings > 0)
        .order_by(ListedPair.held.desc(), ListedPair.meetings.desc(), ListedPair.other_id)
        .limit(bindparam("most", type_=Integer))
        .subquery()
    )
    own = select(
        bindparam("person", type_=Integer).label("id"),
        null().label("meetings"),
        literal(0).label("held"),
    )
    who = union_all(own, select(met.c.id, met.c.meetings, met.c.held)).subquery()
    is_own = and_(Person.id == bindparam("person"), ListedCount.owner == bindparam("owner"))
    return (
        select(Person, who.c.meetings, ListedCount.held, who.c.held)
        .select_from(who)
        .join(Person, Person.id == who.c.id)
        .outerjoin(ListedCount, is_own)
    )


def _meetings() -> Select[Any, Any, Any]:
    """The latest held, those ahead with and without a last day, the overdue, and the first."""
    arms = (
        _arm(HELD, "owner", "held", lambda row: row.status == Status.HELD, is_latest=True),
        _arm(PLANNED, "owner", "planned", is_dated),
        _arm(PLANNED, "undated", "planned", is_awaited, is_latest=True),
        _arm(OVERDUE, "owner", "overdue", is_overdue, is_latest=True),
        _arm(FIRST, "owner", 1, lambda row: (row.status == Status.HELD) & (row.sorts_on > NO_DAY)),
    )
    wanted = union_all(*(select(arm.subquery()) for arm in arms)).subquery()
    return (
        select(wanted.c.arm, Meeting, MeetingParticipant)
        .select_from(wanted)
        .join(Meeting, Meeting.id == wanted.c.meeting_id)
        .outerjoin(MeetingParticipant, MeetingParticipant.meeting_id == Meeting.id)
    )


def _arm(
    name: str,
    owner: str,
    limit: str | int,
    condition: Callable[[Any], ColumnElement[bool]],
    *,
    is_latest: bool = False,
) -> Select[str, int]:
    row = aliased(ListedMeeting)
    place = (row.sorts_on, row.forum, row.meeting_id)
    most = bindparam(limit, type_=Integer) if isinstance(limit, str) else limit
    return (
        select(literal(name, String).label("arm"), row.meeting_id)
        .where(row.owner == bindparam(owner), condition(row))
        .order_by(*(one.desc() if is_latest else one for one in place))
        .limit(most)
    )


# Made once: a statement takes longer to make than to be answered.
PEOPLE, MEETINGS = _people(), _meetings()


def _order(one: Listed) -> tuple[date, str, int]:
    return one.meeting.sorts_on, one.meeting.forum_key or "", one.meeting.id
