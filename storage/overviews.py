"""What several people, a country or a city have had to do with each other, in four statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, String, cast, func, literal, select, union_all

from reading.facts import Form, Status
from reading.queries import MeetingQuery
from storage.meetings import Listed
from storage.models import COMPARED, Meeting, MeetingParticipant, MeetingTopic
from storage.models.listed import UNDATED
from storage.plans import days_of, nearest_first
from storage.repository import Repository
from storage.timelines import MOST_COUNTED, Seen, Timelines, all_fitting, page_of

LATEST, AHEAD, OVERDUE, FIRST = "latest", "ahead", "overdue", "first"
FORM, PLACE, TOPIC, WHO, ALL = "form", "place", "topic", "who", "all"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many there is room for."""

    latest: int
    ahead: int
    kinds: int
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody whom nobody asked about, and in how many of the meetings they took part."""

    person_id: int
    name: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Overview:
    """`latest` of the meetings held and `first` of them; `ahead` what is announced, `overdue` what
    was, for days that are over, and was never told of again.

    `count` is how many were held, or more of them (`is_least`). `forms`, `places` and `topics` are
    the most usual, with how many meetings have them; `people` those who took part most.
    """

    latest: Sequence[Listed]
    ahead: Sequence[Listed]
    overdue: Sequence[Listed]
    first: Meeting | None
    count: int
    is_least: bool
    forms: Sequence[tuple[Form, int]]
    places: Sequence[tuple[str, int]]
    topics: Sequence[tuple[str, int]]
    people: Sequence[Involved] = ()

    @property
    def listed(self) -> list[Listed]:
        """The meetings in the order of their numbers on the card."""
        return [*self.latest, *self.ahead, *self.overdue]


class Overviews(Repository):
    """Pairs, countries and cities at a glance."""

    async def overview(self, query: MeetingQuery, today: date, limits: Limits) -> Overview:
        held = await Timelines(self._session).asked(replace(query, status=Status.HELD))
        planned = replace(held, query=replace(query, status=Status.PLANNED))
        meetings = await self._meetings(held, planned, today, limits)
        kinds = await self._kinds(held)
        count = sum(kinds[ALL].values())
        return Overview(
            latest=meetings[LATEST][::-1],
            ahead=nearest_first(meetings[AHEAD], today)[: limits.ahead],
            overdue=meetings[OVERDUE][::-1],
            first=next((one.meeting for one in meetings[FIRST]), None),
            count=min(count, MOST_COUNTED),
            is_least=count > MOST_COUNTED,
            forms=[(Form(form), number) for form, number in _usual(kinds[FORM], limits.kinds)],
            places=_usual(kinds[PLACE], limits.kinds),
            topics=_usual(kinds[TOPIC], limits.kinds),
            people=await self._people(held, limits.kinds),
        )

    async def _meetings(
        self, held: Seen, planned: Seen, today: date, limits: Limits
    ) -> dict[str, list[Listed]]:
        """The earliest first."""
        ahead = {"status": "status_ahead"}
        arms = [
            _arm(LATEST, held, "", most="most_latest"),
            _arm(FIRST, held, "first", most="one"),
            _arm(AHEAD, planned, "ahead", most="most_ahead", **ahead),
            _arm(AHEAD, planned, "awaited", most="most_ahead", owner="undated", **ahead),
            _arm(OVERDUE, planned, "overdue", most="most_overdue", **ahead),
        ]
        wanted = union_all(*(select(arm.subquery()) for arm in arms)).subquery()
        query = (
            select(wanted.c.arm, Meeting, MeetingParticipant)
            .select_from(wanted)
            .join(Meeting, Meeting.id == wanted.c.meeting_id)
            .outerjoin(MeetingParticipant, MeetingParticipant.meeting_id == Meeting.id)
        )
        values = held.values | {"undated": held.owner + UNDATED, "one": 1} | days_of(today)
        values |= {"most_latest": limits.latest, "most_ahead": limits.ahead}
        values |= {"status_ahead": Status.PLANNED, "most_overdue": limits.overdue}
        found: dict[tuple[str, int], tuple[Meeting, list[MeetingParticipant]]] = {}
        for arm, meeting, side in (await self._session.execute(query, values)).all():
            sides = found.setdefault((arm, meeting.id), (meeting, []))[1]
            sides += [side] if side is not None else []
        listed: dict[str, list[Listed]] = defaultdict(list)
        for (arm, _), (meeting, sides) in found.items():
            listed[arm].append(Listed(meeting, sorted(sides, key=lambda side: side.ordinal)))
        for some in listed.values():
            some.sort(key=lambda one: (one.meeting.sorts_on, one.meeting.id))
        return listed

    async def _kinds(self, held: Seen) -> dict[str, dict[str, int]]:
        """How many of them have which form, place and topic; no more than are counted at once."""
        some = (
            held.about(all_fitting(held.shape("")))
            .with_only_columns(Meeting.id, Meeting.form, Meeting.place)
            .limit(MOST_COUNTED + 1)
            .cte()
        )
        number = func.count()
        topics = select(literal(TOPIC, String), MeetingTopic.topic, number)
        query = union_all(
            select(literal(ALL, String).label("kind"), literal("", String), number).select_from(
                some
            ),
            select(literal(FORM, String), cast(some.c.form, String), number).group_by(some.c.form),
            select(literal(PLACE, String), some.c.place, number)
            .where(some.c.place.is_not(None))
            .group_by(some.c.place),
            topics.join(some, some.c.id == MeetingTopic.meeting_id).group_by(MeetingTopic.topic),
        )
        kinds: dict[str, dict[str, int]] = defaultdict(dict)
        for kind, value, count in (await self._session.execute(query, held.values)).all():
            kinds[kind][value] = count
        return kinds

    async def _people(self, held: Seen, limit: int) -> list[Involved]:
        some = (
            held.about(all_fitting(held.shape("")))
            .with_only_columns(Meeting.id)
            .limit(MOST_COUNTED + 1)
            .cte()
        )
        count = func.count(MeetingParticipant.meeting_id.distinct())
        query = (
            select(MeetingParticipant.person_id, func.max(MeetingParticipant.name), count)
            .join(some, some.c.id == MeetingParticipant.meeting_id)
            .where(
                MeetingParticipant.person_id.is_not(None),
                MeetingParticipant.person_id.not_in(held.query.person_ids),
                MeetingParticipant.part.in_(COMPARED),
            )
            .group_by(MeetingParticipant.person_id)
            .order_by(count.desc(), MeetingParticipant.person_id)
            .limit(limit)
        )
        rows = (await self._session.execute(query, held.values)).all()
        return [Involved(who, name, number) for who, name, number in rows if who is not None]


def _arm(name: str, seen: Seen, start: str, **names: str) -> Select[str, int]:
    statement = seen.about(page_of(seen.shape(start, **names)))
    return statement.with_only_columns(
        literal(name, String).label("arm"), Meeting.id.label("meeting_id")
    )


def _usual(counted: dict[str, int], limit: int) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:limit]
