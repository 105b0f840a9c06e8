"""How many of what: the meetings of a query counted by months, forms, people and pairs.

Everything is counted in the database, so it is exact however much the archive holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Float, and_, bindparam, cast, extract, func, select
from sqlalchemy.sql.selectable import CTE

from reading.facts import Form, Part, Status
from reading.queries import MeetingQuery
from storage.models import Meeting, MeetingParticipant, MeetingTopic, Person
from storage.repository import Repository
from storage.timelines import Timelines, all_fitting

MOST_OF_ANY = 20_000
"""Engines take no more than some thirty thousand values at once."""

MET = (Part.PRINCIPAL, Part.TRAVELLER, Part.HOST)
"""Who meets; delegates and greeters only stand by."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people and how many meetings they share; `strength` counts those of few people more."""

    one: int
    other: int
    meetings: int
    strength: float


@dataclass(frozen=True, slots=True)
class Network:
    """Who met whom: the strongest `pairs` first, and the people of them by id.

    `meetings`, `persons` and `links` count all there are; `first` and `last` are the days between
    which they lie (None: no day is known).
    """

    pairs: Sequence[Pair]
    people: Mapping[int, Person]
    meetings: int
    persons: int
    links: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Meetings of one form in one month; `month` is None where only the year is known."""

    year: int
    month: int | None
    form: Form
    meetings: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """A query in numbers. Only `statuses` counts what was not held, too.

    `months` has the meetings whose year is known; `people` those met most with how often, and
    `countries`, both without whom the query names; `places` and `topics` are the most usual.
    """

    held: int
    statuses: Mapping[Status, int]
    forms: Mapping[Form, int]
    months: Sequence[MonthCount]
    persons: int
    people: Sequence[tuple[Person, int]]
    countries: Sequence[tuple[str, int]]
    places: Sequence[tuple[str, int]]
    topics: Sequence[tuple[str, int]]
    first: date | None
    last: date | None


class Statistics(Repository):
    """Of what was held, unless the query asks for something else."""

    async def network(self, query: MeetingQuery, limit: int) -> Network:
        """Who met whom; `limit` pairs at most."""
        fitting, values = await self._fitting(query)
        sides = _people_of(fitting)
        sizes = (
            select(sides.c.meeting_id, func.count().label("size"))
            .group_by(sides.c.meeting_id)
            .having(func.count() > 1)
            .cte("sizes")
        )
        pairs = await self._pairs(sides, sizes, values, limit)
        links = _pairs_of(sides, sizes).subquery()
        among = sides.c.meeting_id.in_(select(sizes.c.meeting_id))
        met = select(func.count(sides.c.person_id.distinct())).where(among).scalar_subquery()
        all_links = select(func.count()).select_from(links).scalar_subquery()
        days = _days().where(Meeting.id.in_(select(sizes.c.meeting_id)))
        count, first, last, persons, number = (
            await self._session.execute(days.add_columns(met, all_links), values)
        ).one()
        people = await self._persons({one for pair in pairs for one in (pair.one, pair.other)})
        return Network(pairs, people, count, persons or 0, number or 0, first, last)

    async def numbers(self, query: MeetingQuery, limit: int) -> Numbers:
        """The query in numbers; `limit` of the most usual people, countries, places, topics."""
        fitting, values = await self._fitting(query)
        return await self._numbers(query, fitting, values, await self._statuses(query), limit)

    async def numbers_of_any(self, queries: Sequence[MeetingQuery], limit: int) -> Numbers:
        """The same of all meetings that fit one of the queries at least; `MOST_OF_ANY` at most."""
        ids: set[int] = set()
        for query in queries:
            asked = await Timelines(self._session).asked(query)
            fitting = asked.about(all_fitting(asked.shape(""))).with_only_columns(Meeting.id)
            ids |= set(await self._session.scalars(fitting.limit(MOST_OF_ANY), asked.values))
        values = {"ids": sorted(ids)[-MOST_OF_ANY:]}
        among = Meeting.id.in_(bindparam("ids", expanding=True))
        held = select(Meeting.id).where(among, Meeting.status == Status.HELD).cte("fitting")
        counted = select(Meeting.status, func.count()).where(among).group_by(Meeting.status)
        statuses = {row[0]: row[1] for row in (await self._session.execute(counted, values)).all()}
        return await self._numbers(MeetingQuery(), held, values, statuses, limit)

    async def _numbers(
        self,
        query: MeetingQuery,
        fitting: CTE,
        values: Mapping[str, Any],
        statuses: Mapping[Status, int],
        limit: int,
    ) -> Numbers:
        days = _days().where(Meeting.id.in_(select(fitting.c.id)))
        held, first, last = (await self._session.execute(days, values)).one()
        sides = _people_of(fitting)
        met = select(func.count(sides.c.person_id.distinct()))
        return Numbers(
            held=held,
            statuses=statuses,
            forms=await self._forms(fitting, values),
            months=await self._months(fitting, values),
            persons=await self._session.scalar(met, values) or 0,
            people=await self._people(sides, query, values, limit),
            countries=await self._countries(fitting, query, values, limit),
            places=await self._usual(Meeting.place, fitting, values, limit),
            topics=await self._topics(fitting, values, limit),
            first=first,
            last=last,
        )

    async def _fitting(self, query: MeetingQuery) -> tuple[CTE, dict[str, Any]]:
        """The ids of the meetings asked for, and the values of the statement."""
        asked = await Timelines(self._session).asked(
            replace(query, status=query.status or Status.HELD)
        )
        fitting = asked.about(all_fitting(asked.shape(""))).with_only_columns(Meeting.id)
        return fitting.cte("fitting"), asked.values

    async def _pairs(
        self, sides: CTE, sizes: CTE, values: Mapping[str, Any], limit: int
    ) -> list[Pair]:
        # Two alone count once, each of twenty at one table a nineteenth (Newman, 2001).
        strength = func.sum(1 / cast(sizes.c.size - 1, Float))
        query = _pairs_of(sides, sizes).add_columns(func.count(), strength)
        ordered = query.order_by(strength.desc(), func.count().desc(), *query.selected_columns[:2])
        return [Pair(*row) for row in await self._session.execute(ordered.limit(limit), values)]

    async def _persons(self, ids: set[int]) -> dict[int, Person]:
        query = select(Person).where(Person.id.in_(sorted(ids)))
        return {person.id: person for person in await self._session.scalars(query)}

    async def _statuses(self, query: MeetingQuery) -> dict[Status, int]:
        asked = await Timelines(self._session).asked(replace(query, status=None))
        counted = (
            asked.about(all_fitting(asked.shape("")))
            .with_only_columns(Meeting.status, func.count())
            .group_by(Meeting.status)
        )
        rows = await self._session.execute(counted, asked.values)
        return {row[0]: row[1] for row in rows.all()}

    async def _forms(self, fitting: CTE, values: Mapping[str, Any]) -> dict[Form, int]:
        return dict(await self._usual(Meeting.form, fitting, values, len(Form)))

    async def _months(self, fitting: CTE, values: Mapping[str, Any]) -> list[MonthCount]:
        year, month = extract("year", Meeting.first_on), extract("month", Meeting.first_on)
        last_year, last_month = extract("year", Meeting.last_on), extract("month", Meeting.last_on)
        query = (
            select(year, month, month == last_month, Meeting.form, func.count())
            .where(Meeting.id.in_(select(fitting.c.id)), year == last_year)
            .group_by(year, month, month == last_month, Meeting.form)
        )
        found: dict[tuple[int, int | None, Form], int] = {}
        for one, number, is_one_month, form, count in await self._session.execute(query, values):
            key = int(one), int(number) if is_one_month else None, form
            found[key] = found.get(key, 0) + count
        rows = (MonthCount(*key, count) for key, count in found.items())
        return sorted(rows, key=lambda row: (row.year, row.month or 0, row.form))

    async def _people(
        self, sides: CTE, query: MeetingQuery, values: Mapping[str, Any], limit: int
    ) -> list[tuple[Person, int]]:
        counted = (
            select(sides.c.person_id, func.count().label("meetings"))
            .where(sides.c.person_id.not_in(query.person_ids))
            .group_by(sides.c.person_id)
            .subquery()
        )
        rows = await self._session.execute(
            select(Person, counted.c.meetings)
            .join(counted, counted.c.person_id == Person.id)
            .order_by(counted.c.meetings.desc(), Person.id)
            .limit(limit),
            values,
        )
        return [(person, meetings) for person, meetings in rows.all()]

    async def _countries(
        self, fitting: CTE, query: MeetingQuery, values: Mapping[str, Any], limit: int
    ) -> list[tuple[str, int]]:
        side = MeetingParticipant
        own = select(Person.country).where(
            Person.id.in_(query.person_ids), Person.country.is_not(None)
        )
        number = func.count(side.meeting_id.distinct())
        counted = (
            select(side.country, number)
            .where(
                side.meeting_id.in_(select(fitting.c.id)),
                side.country.is_not(None),
                side.country.not_in(query.countries),
                side.country.not_in(own),
                side.part.in_(MET),
            )
            .group_by(side.country)
            .order_by(number.desc(), side.country)
            .limit(limit)
        )
        rows = await self._session.execute(counted, values)
        return [(country, count) for country, count in rows.all() if country is not None]

    async def _topics(
        self, fitting: CTE, values: Mapping[str, Any], limit: int
    ) -> list[tuple[str, int]]:
        counted = (
            select(MeetingTopic.topic, func.count())
            .where(MeetingTopic.meeting_id.in_(select(fitting.c.id)))
            .group_by(MeetingTopic.topic)
            .order_by(func.count().desc(), MeetingTopic.topic)
            .limit(limit)
        )
        return [(topic, n) for topic, n in (await self._session.execute(counted, values)).all()]

    async def _usual(
        self, column: Any, fitting: CTE, values: Mapping[str, Any], limit: int
    ) -> list[tuple[Any, int]]:
        counted = (
            select(column, func.count())
            .where(Meeting.id.in_(select(fitting.c.id)), column.is_not(None))
            .group_by(column)
            .order_by(func.count().desc(), column)
            .limit(limit)
        )
        return [(value, n) for value, n in (await self._session.execute(counted, values)).all()]


def _people_of(fitting: CTE) -> CTE:
    """Who took part in the meetings, each person once."""
    side = MeetingParticipant
    return (
        select(side.meeting_id, side.person_id)
        .where(
            side.meeting_id.in_(select(fitting.c.id)),
            side.person_id.is_not(None),
            side.part.in_(MET),
        )
        .distinct()
        .cte("sides")
    )


def _pairs_of(sides: CTE, sizes: CTE) -> Any:
    one, other = sides.alias("one"), sides.alias("other")
    both = and_(other.c.meeting_id == one.c.meeting_id, other.c.person_id > one.c.person_id)
    return (
        select(one.c.person_id, other.c.person_id)
        .join(other, both)
        .join(sizes, sizes.c.meeting_id == one.c.meeting_id)
        .group_by(one.c.person_id, other.c.person_id)
    )


def _days() -> Any:
    """How many meetings, and between which days; those of no day count, too."""
    first = func.min(func.coalesce(Meeting.first_on, Meeting.last_on))
    last = func.max(func.coalesce(Meeting.last_on, Meeting.first_on))
    return select(func.count(Meeting.id), first, last)
