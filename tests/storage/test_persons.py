from datetime import date

import pytest

from reading.facts import Position, Span
from storage.cards import Limits
from storage.database import Database
from storage.models import Person, RetiredId, RetiredKind
from storage.persons import Office
from tests.archive import TODAY
from tests.desk import DUDA, GUTERRES, SEPTEMBER, SEPTEMBER_24, TOKAYEV, Desk, met, on, person, says


@pytest.fixture
async def archive(database: Database) -> Database:
    """Tokayev (1) met Guterres (2) twice and Duda (3) once."""
    desk = Desk(database)
    president = person(TOKAYEV, "президент Казахстана", "Казахстан")
    capitalised = person(GUTERRES, "Генеральный секретарь ООН", "ООН")
    await desk.collect(
        "Первая.",
        says(met(TOKAYEV, GUTERRES, when=SEPTEMBER), people=[president, capitalised]),
        published_on=date(2019, 9, 24),
    )
    others = (
        met(TOKAYEV, GUTERRES, when=on(date(2024, 7, 3))),
        met(TOKAYEV, DUDA, when=on(SEPTEMBER_24)),
    )
    await desk.collect("Вторая.", says(*others, people=[president]), published_on=date(2024, 7, 4))
    head = Position("глава государства", "", Span(0, 3))
    await desk.collect("Третья.", says(people=[person(TOKAYEV, positions=(head,))]))
    return database


async def test_a_person_is_found_by_a_retired_id_too(archive: Database) -> None:
    async with archive.begin() as work:
        work.session.add(RetiredId(kind=RetiredKind.PERSON, id=77, successor_id=78))
        work.session.add(RetiredId(kind=RetiredKind.PERSON, id=78, successor_id=1))
        work.session.add(RetiredId(kind=RetiredKind.MEETING, id=79, successor_id=1))
    async with archive.read() as work:
        got = [await work.persons.get(number) for number in (1, 77, 79, 80)]
    assert [one and one.name for one in got] == [TOKAYEV, TOKAYEV, None, None]


async def test_the_busiest_come_first(archive: Database) -> None:
    async with archive.read() as work:
        busiest = await work.persons.list_busiest(2)
    assert [(one.name, one.meetings, one.articles) for one in busiest] == [
        (TOKAYEV, 3, 3),
        (GUTERRES, 2, 2),
    ]


async def test_offices_are_told_with_the_days_they_were_seen(archive: Database) -> None:
    async with archive.read() as work:
        offices = await work.persons.list_offices(1)
    assert offices == [
        Office("президент Казахстана", "Казахстан", date(2019, 9, 24), date(2024, 7, 4), 2),
        Office("глава государства", "", None, None, 1),
    ]


async def test_counterparts_come_by_how_often_they_were_met(archive: Database) -> None:
    async with archive.read() as work:
        whole = await work.cards.person(1, TODAY, Limits(5, 5, counterparts=9))
        short = await work.cards.person(1, TODAY, Limits(5, 5, counterparts=1))
        of_nobody = await work.cards.person(99, TODAY, Limits(5, 5, 9))
    assert whole is not None
    assert short is not None
    met = [(one.person.name, one.meetings) for one in whole.counterparts]
    assert met == [(GUTERRES, 2), (DUDA, 1)]
    assert [one.person.name for one in short.counterparts] == [GUTERRES]
    assert of_nobody is None


async def test_everybody_is_known_under_every_name(archive: Database) -> None:
    async with archive.begin() as work:
        work.session.add(Person(key="x", name="Никто"))
    async with archive.read() as work:
        known = await work.persons.list_known()
    assert {one.name for one in known} == {TOKAYEV, GUTERRES, DUDA, "Никто"}
