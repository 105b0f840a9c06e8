from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from sqlalchemy import func, select

from reading.facts import Form, Part, Status
from reading.queries import MeetingQuery
from storage.database import Database
from storage.models import Meeting, MeetingParticipant
from storage.statistics import Pair
from tests.desk import DUDA, GUTERRES, TOKAYEV, Desk, met, on, says, side

MERKEL, MACRON = "Ангела Меркель", "Эмманюэль Макрон"


@pytest.fixture
async def busy(database: Database) -> Database:
    """Two talk twice, five sit at one table, one visits; one meeting is only announced."""
    desk = Desk(database)
    table = (TOKAYEV, GUTERRES, DUDA, MERKEL, MACRON)
    reports = [
        met(TOKAYEV, GUTERRES, when=on(date(2024, 3, 1)), form=Form.TALKS),
        met(TOKAYEV, GUTERRES, when=on(date(2024, 5, 2))),
        met(*table, when=on(date(2024, 5, 20)), form=Form.MULTILATERAL),
        met(
            side(DUDA, Part.TRAVELLER),
            side(MACRON, Part.HOST),
            when=on(date(2025, 1, 30), date(2025, 2, 2)),
            form=Form.VISIT,
        ),
        met(MERKEL, MACRON, when=on(date(2026, 1, 1)), status=Status.PLANNED),
        met(TOKAYEV, side(MERKEL, Part.GREETER), when=on(date(2024, 7, 7))),
    ]
    for number, report in enumerate(reports):
        await desk.collect(f"Статья номер {number}.", says(report), url=f"https://e.org/{number}")
    return database


async def test_pairs_are_counted_as_a_careful_person_would(busy: Database) -> None:
    async with busy.read() as work:
        network = await work.statistics.network(MeetingQuery(), 100)
        rows = await work.session.execute(
            select(MeetingParticipant.meeting_id, MeetingParticipant.person_id)
            .join(Meeting, Meeting.id == MeetingParticipant.meeting_id)
            .where(Meeting.status == Status.HELD, MeetingParticipant.part != Part.GREETER)
        )
    people: dict[int, set[int]] = {}
    for meeting_id, person_id in rows.all():
        people.setdefault(meeting_id, set()).add(person_id or 0)
    expected = Counter(pair for who in people.values() for pair in combinations(sorted(who), 2))
    assert {(one.one, one.other): one.meetings for one in network.pairs} == expected
    assert (network.meetings, network.persons, network.links) == (4, 5, 10)
    assert (network.first, network.last) == (date(2024, 3, 1), date(2025, 2, 2))


async def test_two_alone_are_closer_than_two_of_five(busy: Database) -> None:
    async with busy.read() as work:
        network = await work.statistics.network(MeetingQuery(), 2)
    names = [
        {network.people[one.one].name, network.people[one.other].name} for one in network.pairs
    ]
    assert names == [{TOKAYEV, GUTERRES}, {DUDA, MACRON}]
    assert [one.strength for one in network.pairs] == [2.25, 1.25]


async def test_a_query_counts_only_its_own(busy: Database) -> None:
    async with busy.read() as work:
        tokayev = await work.session.scalar(
            select(MeetingParticipant.person_id).where(MeetingParticipant.name == TOKAYEV).limit(1)
        )
        query = MeetingQuery(
            person_ids=(tokayev or 0,), first=date(2024, 5, 1), last=date(2024, 5, 31)
        )
        network = await work.statistics.network(query, 100)
        numbers = await work.statistics.numbers(query, 10)
    assert network.meetings == 2
    assert numbers.held == 2
    assert numbers.forms == {Form.MEETING: 1, Form.MULTILATERAL: 1}
    assert TOKAYEV not in {person.name for person, _ in numbers.people}


async def test_months_and_years_are_told_apart(busy: Database) -> None:
    async with busy.read() as work:
        numbers = await work.statistics.numbers(MeetingQuery(), 10)
        held = select(func.count(Meeting.id)).where(Meeting.status == Status.HELD)
        assert numbers.held == await work.session.scalar(held)
    counted = {(row.year, row.month, row.form): row.meetings for row in numbers.months}
    assert counted[2024, 5, Form.MULTILATERAL] == 1
    assert counted[2024, 3, Form.TALKS] == 1
    # From January to February: it is of the year, and of no month.
    assert counted[2025, None, Form.VISIT] == 1
    assert numbers.statuses == {Status.HELD: 5, Status.PLANNED: 1}


async def test_planned_ones_are_counted_when_asked_for(busy: Database) -> None:
    async with busy.read() as work:
        network = await work.statistics.network(MeetingQuery(status=Status.PLANNED), 100)
    assert [one.meetings for one in network.pairs] == [1]


async def test_an_empty_archive_has_no_numbers(database: Database) -> None:
    async with database.read() as work:
        network = await work.statistics.network(MeetingQuery(), 100)
        numbers = await work.statistics.numbers(MeetingQuery(), 10)
    pairs: list[Pair] = []
    assert (network.pairs, network.meetings, network.persons) == (pairs, 0, 0)
    assert (numbers.held, numbers.statuses, numbers.months) == (0, {}, [])
