"""Whatever may tell of one meeting is found, from either side."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from newsroom.sameness import ReportToMerge, may_be_moved, tells_same
from newsroom.shelves import places_around, shelves_of
from reading.facts import Basis, EventDate, Form, Forum, Precision, Status
from storage.database import Database
from storage.migrating import downgrade, migrate
from storage.models import ReportShelf, table_of
from tests.desk import DUDA, GUTERRES, SEPTEMBER, SEPTEMBER_24, TOKAYEV, Desk, met, on, says

DAY = date(2020, 2, 1)
SIDES = frozenset({"person:1", "person:2"})

days = st.integers(-450, 450).map(lambda number: DAY + timedelta(days=number))
days_or_none = st.none() | days


@st.composite
def reports(draw: st.DrawFn) -> ReportToMerge:
    first, last = draw(days_or_none), draw(days_or_none)
    length = draw(st.sampled_from([0, 0, 0, 6, 30, 365]))
    if draw(st.booleans()) and first is not None:
        last = first + timedelta(days=length)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return ReportToMerge(
        id=draw(st.integers(1, 9)),
        order=("url:a", 0, 0),
        source=1,
        participants=SIDES,
        form=Form.MEETING,
        status=draw(st.sampled_from(sorted(Status))),
        first=first,
        last=last,
        precision=Precision.DAY,
        basis=draw(st.sampled_from([Basis.EXPLICIT, Basis.PUBLICATION])),
        date_source=None,
        place=None,
        country=draw(st.sampled_from([None, "KZ"])),
        forum=None,
        forum_key=draw(st.sampled_from([None, "unga-74"])),
        host=None,
        is_background=False,
        published=draw(days_or_none),
    )


def finds(one: ReportToMerge, other: ReportToMerge) -> bool:
    return any(
        place.shelf == shelf and place.first <= day <= place.last
        for place in places_around([one])
        for shelf, day in shelves_of(other)
    )


@settings(max_examples=3000)
@given(reports(), reports())
def test_each_of_two_that_may_be_one_meeting_finds_the_other(
    one: ReportToMerge, other: ReportToMerge
) -> None:
    if tells_same(one, other) or may_be_moved(one, other):
        assert finds(one, other)
        assert finds(other, one)


A_DAY = ReportToMerge(
    id=1,
    order=("url:a", 0, 0),
    source=1,
    participants=SIDES,
    form=Form.MEETING,
    status=Status.HELD,
    first=DAY,
    last=DAY,
    precision=Precision.DAY,
    basis=Basis.EXPLICIT,
    date_source=None,
    place=None,
    country=None,
    forum=None,
    forum_key=None,
    host=None,
    is_background=False,
    published=None,
)


@pytest.mark.parametrize(("first", "last"), [(-40, -40), (1, 1), (-40, -39), (30, 60)])
def test_far_days_are_passed_by(first: int, last: int) -> None:
    far = replace(A_DAY, first=DAY + timedelta(days=first), last=DAY + timedelta(days=last))
    assert not finds(A_DAY, far)


def test_several_reports_look_at_each_place_once() -> None:
    days = [replace(A_DAY, first=DAY, last=DAY + timedelta(days=number)) for number in range(5)]
    assert len(places_around(days)) == len(places_around([A_DAY]))


async def test_an_older_archive_has_its_reports_stand_when_it_is_brought_up_to_date(
    database: Database, database_url: str
) -> None:
    desk = Desk(database)
    open_day = EventDate(SEPTEMBER_24, None, Precision.UNKNOWN, Basis.NONE)
    reports = [
        met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24)),
        met(TOKAYEV, DUDA, when=SEPTEMBER, forum=Forum("Саммит", key="summit-19")),
        met(GUTERRES, when=on(SEPTEMBER_24, basis=Basis.PUBLICATION)),
        met(TOKAYEV, GUTERRES, DUDA, when=open_day, status=Status.POSTPONED),
        met(TOKAYEV, DUDA, when=on(SEPTEMBER_24), confidence=0.1),
    ]
    await desk.collect("Все.", says(*reports), published_on=SEPTEMBER_24)
    before = await standing(database)
    await database.close()
    await downgrade(database_url, "0010")
    await migrate(database_url)
    async with Database(database_url) as again:
        assert await standing(again) == before


async def standing(database: Database) -> set[tuple[object, ...]]:
    async with database.read() as work:
        rows = (await work.session.execute(select(*table_of(ReportShelf).c))).all()
    return {tuple(row) for row in rows}
