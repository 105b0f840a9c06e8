"""What is ahead, called off and overdue: in order, page by page, each meeting once."""

from datetime import date, timedelta

import pytest

from reading.facts import Status
from reading.queries import MeetingQuery
from storage.agenda import Outlook
from storage.database import Database
from storage.models import NO_DAY, Meeting
from storage.plans import STILL_AHEAD
from tests.archive import DUDA, GUTERRES, TODAY, TOKAYEV, a_meeting
from tests.storage.test_meetings import put

LONG_AGO = TODAY - STILL_AHEAD - timedelta(days=1)
LATELY = TODAY - timedelta(days=20)


def planned(number: int, first: date | None, last: date | None, **more: object) -> Meeting:
    values = {"status": Status.PLANNED, "first_on": first, "last_on": last} | more
    return a_meeting(number, **values)


@pytest.fixture
async def archive(database: Database) -> Database:
    day = TODAY + timedelta(days=9)
    await put(
        database,
        (planned(1, day, day), (TOKAYEV, GUTERRES)),
        (planned(2, TODAY, TODAY), (TOKAYEV, DUDA)),
        (planned(3, LATELY, date(2025, 12, 31)), (TOKAYEV, DUDA)),
        (planned(4, None, None, sorts_on=LATELY), (TOKAYEV, GUTERRES)),
        (planned(5, None, None, sorts_on=NO_DAY), (TOKAYEV, DUDA)),
        (planned(6, None, None, sorts_on=LONG_AGO), (TOKAYEV, DUDA)),
        (planned(7, LATELY, LATELY), (TOKAYEV, DUDA)),
        (planned(8, day, None, sorts_on=day), (TOKAYEV, DUDA)),
        (planned(9, LATELY, LATELY, status=Status.CANCELLED), (TOKAYEV, DUDA)),
        (planned(10, None, None, status=Status.POSTPONED, sorts_on=LONG_AGO), (TOKAYEV, DUDA)),
        (planned(11, LATELY, LATELY, status=Status.HELD), (TOKAYEV, DUDA)),
    )
    return database


WANTED = {
    Outlook.AHEAD: [2, 1, 8, 3, 4, 5],
    Outlook.OFF: [9, 10],
    Outlook.OVERDUE: [7, 6],
}


@pytest.mark.parametrize("outlook", sorted(Outlook))
@pytest.mark.parametrize("limit", [1, 2, 50])
async def test_pages_follow_one_another(archive: Database, outlook: Outlook, limit: int) -> None:
    """Dated ones in order, then those of no day; each meeting once, however short the pages."""
    found: list[int] = []
    after, has_more = 0, True
    async with archive.read() as work:
        while has_more:
            page = await work.agendas.page(MeetingQuery(), TODAY, outlook, limit=limit, after=after)
            found += [one.meeting.id for one in page.items]
            after, has_more = found[-1], page.has_more
    assert found == WANTED[outlook]
    assert page.totals[outlook].count == len(found)


async def test_a_query_counts_as_everywhere_else(archive: Database) -> None:
    query = MeetingQuery(person_ids=(2,))
    async with archive.read() as work:
        page = await work.agendas.page(query, TODAY, limit=10)
        of_september = MeetingQuery(first=date(2025, 9, 1), last=date(2025, 9, 30))
        dated = await work.agendas.page(of_september, TODAY, limit=10)
    assert [one.meeting.id for one in page.items] == [1, 4]
    assert {one: total.count for one, total in page.totals.items()} == {
        Outlook.AHEAD: 2,
        Outlook.OFF: 0,
        Outlook.OVERDUE: 0,
    }
    assert [one.meeting.id for one in dated.items] == [2, 1, 8, 3]


async def test_a_page_after_a_meeting_that_is_gone_is_empty(archive: Database) -> None:
    async with archive.read() as work:
        for outlook in (Outlook.OFF, Outlook.OVERDUE):
            page = await work.agendas.page(MeetingQuery(), TODAY, outlook, limit=10, after=999)
            assert page.items == []
