from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from reading.facts import Form, Status
from reading.queries import MeetingQuery
from storage.database import Database
from storage.models import Meeting, MeetingParticipant, Person, RetiredId, RetiredKind
from storage.repository import LONGEST_CHAIN
from storage.timelines import Anchor
from tests.archive import DUDA, GUTERRES, RUSSIA, TODAY, TOKAYEV, Side, a_meeting, sides


def dated(number: int, first: date | None, last: date | None = None, **more: Any) -> Meeting:
    return a_meeting(number, first_on=first, last_on=last or first, **more)


def on(number: int, year: int, month: int, day: int, **more: Any) -> Meeting:
    return dated(number, date(year, month, day), **more)


async def put(database: Database, *meetings: tuple[Meeting, Sequence[Side]]) -> None:
    async with database.begin() as work:
        for side in (TOKAYEV, GUTERRES, DUDA):
            work.session.add(Person(id=side.person_id, key=side.name, name=side.name))
        await work.session.flush()
        for meeting, people in meetings:
            work.session.add(meeting)
            await work.session.flush()
            rows: list[MeetingParticipant] = sides(meeting, *people)
            work.session.add_all(rows)


@pytest.fixture
async def archive(database: Database) -> Database:
    """Six meetings: dated, of a month, of one day, and undated ones."""
    await put(
        database,
        (on(1, 2019, 9, 24), (TOKAYEV, GUTERRES)),
        (dated(2, date(2019, 9, 1), date(2019, 9, 30), country="US"), (TOKAYEV, DUDA)),
        (on(3, 2024, 7, 3), (TOKAYEV, GUTERRES, DUDA)),
        (on(4, 2024, 7, 3), (TOKAYEV, RUSSIA)),
        (dated(5, None), (GUTERRES, DUDA)),
        (on(6, 2025, 10, 1, status=Status.PLANNED), (TOKAYEV, DUDA)),
    )
    return database


async def found(database: Database, **wanted: object) -> list[int]:
    async with database.read() as work:
        page = await work.meetings.page(MeetingQuery(**wanted), offset=0, limit=50)  # type: ignore[arg-type]
    assert page.total == len(page.items)
    return [one.meeting.id for one in page.items]


async def test_the_latest_come_first_and_undated_ones_last(archive: Database) -> None:
    assert await found(archive) == [6, 4, 3, 2, 1, 5]


QUERIES = {
    "somebody": ({"person_ids": (2,)}, [3, 1, 5]),
    "all of these": ({"person_ids": (1, 3)}, [6, 3, 2]),
    "nobody": ({"person_ids": (99,)}, []),
    "a side's country": ({"country": "PL"}, [6, 3, 2, 5]),
    "the place's country": ({"country": "US"}, [2]),
    "a host": ({"country": "RU"}, [4]),
    "from a day": ({"first": date(2024, 7, 3)}, [6, 4, 3]),
    "to a day": ({"last": date(2019, 9, 24)}, [2, 1]),
    "a day within a month that is all we know": (
        {"first": date(2019, 9, 10), "last": date(2019, 9, 10)},
        [2],
    ),
    "two countries": ({"country": "KZ", "more_countries": ("PL",)}, [6, 3, 2]),
    "a city": ({"place": "нью-йорк"}, [6, 4, 3, 2, 1, 5]),
    "another city": ({"place": "Астана"}, []),
    "a form": ({"forms": (Form.MEETING,), "person_ids": (2,)}, [3, 1, 5]),
    "another form": ({"forms": (Form.PHONE_CALL, Form.VISIT)}, []),
    "what was held": ({"status": Status.HELD, "person_ids": (3,)}, [3, 2, 5]),
    "everything at once": (
        {
            "person_ids": (1,),
            "country": "KZ",
            "first": date(2019, 1, 1),
            "last": date(2019, 12, 31),
        },
        [2, 1],
    ),
}


@pytest.mark.parametrize(("wanted", "ids"), QUERIES.values(), ids=QUERIES.keys())
async def test_a_question_is_answered_with_what_fits(
    archive: Database, wanted: dict[str, object], ids: list[int]
) -> None:
    assert await found(archive, **wanted) == ids


async def test_pages_follow_each_other_and_know_how_many_there_are(archive: Database) -> None:
    pages, anchor = [], None
    async with archive.read() as work:
        for _ in range(4):
            page = await work.meetings.page(MeetingQuery(), limit=2, anchor=anchor)
            assert page.total == 6
            pages.append([one.meeting.id for one in page.items])
            assert page.has_more == (len(pages) < 3)
            anchor = Anchor(page.items[-1].meeting.id) if page.items else None
        back = await work.meetings.page(MeetingQuery(), limit=2, anchor=Anchor(1, is_back=True))
    assert pages == [[6, 4], [3, 2], [1, 5], []]
    assert [one.meeting.id for one in back.items] == [3, 2]


async def test_a_meeting_that_comes_meanwhile_shifts_no_page(archive: Database) -> None:
    async with archive.begin() as work:
        work.session.add(on(7, 2025, 11, 1))
    async with archive.read() as work:
        page = await work.meetings.page(MeetingQuery(), limit=2, anchor=Anchor(4))
    assert [one.meeting.id for one in page.items] == [3, 2]


async def test_each_is_listed_with_its_participants_in_their_order(archive: Database) -> None:
    async with archive.read() as work:
        page = await work.meetings.page(MeetingQuery(), limit=1, anchor=Anchor(4))
    assert [side.name for side in page.items[0].participants] == [
        TOKAYEV.name,
        GUTERRES.name,
        DUDA.name,
    ]


async def test_what_is_planned_comes_the_nearest_first(database: Database) -> None:
    planned: dict[str, Any] = {"status": Status.PLANNED}
    await put(
        database,
        (on(1, 2025, 12, 1, **planned), (TOKAYEV,)),
        (on(2, 2025, 9, 9, **planned), (TOKAYEV,)),
        (on(3, 2025, 9, 8, **planned), (TOKAYEV,)),
        (on(4, 2025, 10, 1, status=Status.CANCELLED), (TOKAYEV,)),
        (dated(5, None, **planned), (DUDA,)),
    )
    async with database.read() as work:
        everything = await work.meetings.list_planned(MeetingQuery(), TODAY, 9)
        somebodys = await work.meetings.list_planned(MeetingQuery((1,)), TODAY, 1)
    assert [one.meeting.id for one in everything] == [2, 1, 5]
    assert [one.meeting.id for one in somebodys] == [2]


async def test_a_retired_id_leads_to_its_successor(archive: Database) -> None:
    async with archive.begin() as work:
        for old, new in ((10, 11), (11, 1), (12, None)):
            work.session.add(RetiredId(kind=RetiredKind.MEETING, id=old, successor_id=new))
        work.session.add(RetiredId(kind=RetiredKind.PERSON, id=13, successor_id=1))
    async with archive.read() as work:
        got = [await work.meetings.get(number) for number in (1, 10, 12, 13, 14)]
    assert [one and one.id for one in got] == [1, 1, None, None, None]


async def test_ids_that_lead_in_a_circle_lead_nowhere(archive: Database) -> None:
    async with archive.begin() as work:
        for number in range(LONGEST_CHAIN):
            following = 100 + (number + 1) % LONGEST_CHAIN
            work.session.add(
                RetiredId(kind=RetiredKind.MEETING, id=100 + number, successor_id=following)
            )
    async with archive.read() as work:
        assert await work.meetings.get(100) is None
        assert await work.meetings.card(100) is None
        assert await work.meetings.evidence(100) is None
