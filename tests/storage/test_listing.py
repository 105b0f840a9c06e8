"""Pages are made from tables of their own: these are always true to the meetings, and asked little.

How often the engine is asked is counted on the engine itself.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, event, func, select, text, update
from sqlalchemy.engine import Engine

from bot.archive import tell_organizations
from bot.knowledge import load_world
from handlers.persons import load_page
from reading.facts import Form, Status
from reading.queries import MeetingQuery
from storage.database import Database
from storage.listing import touch
from storage.migrating import downgrade, migrate
from storage.models import Meeting, MeetingParticipant
from storage.models.listed import ListedCount, ListedMeeting, ListedPair, ListedWord
from storage.timelines import Anchor
from tests.archive import DUDA, GUTERRES, TODAY, TOKAYEV, a_meeting, sides
from tests.desk import Desk, met, on, says
from tests.newsstand import QUOTED, STORIES, fill
from tests.storage.test_meetings import put

MOST_STATEMENTS = 4
Rows = tuple[set[tuple[Any, ...]], ...]
DAY = date(2024, 7, 3)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Everything the engines are asked meanwhile, but for the beginning of the transaction."""
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if not statement.startswith(("BEGIN", "SELECT pg_catalog", "select pg_catalog", "show")):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def rows(database: Database) -> Rows:
    async with database.read() as work:
        listed = select(*ListedMeeting.__table__.c)
        words = select(*ListedWord.__table__.c)
        counts = select(*ListedCount.__table__.c).where(ListedCount.meetings != 0)
        pairs = select(*ListedPair.__table__.c).where(ListedPair.meetings != 0)
        found = [
            {tuple(row) for row in (await work.session.execute(one)).all()}
            for one in (listed, counts, pairs, words)
        ]
    return tuple(found)


async def anew(database: Database) -> Rows:
    """The same tables made from nothing."""
    async with database.begin() as work:
        for table in (ListedMeeting, ListedCount, ListedPair, ListedWord):
            await work.session.execute(delete(table))
        for number in (await work.session.scalars(select(Meeting.id))).all():
            touch(work.session, number)
    return await rows(database)


async def test_a_card_asks_four_times_at_most(database: Database) -> None:
    await fill(database, *STORIES, QUOTED)
    async with database.read() as work:
        with statements() as asked:
            page = await load_page(work, 1, TODAY)
    assert page is not None
    assert (page.count, len(page.held), len(page.planned), len(page.counterparts)) == (3, 3, 1, 2)
    assert len(asked) <= MOST_STATEMENTS, "\n".join(asked)


QUERIES = {
    "everything": MeetingQuery(),
    "a person": MeetingQuery((1,)),
    "a pair": MeetingQuery((1, 2)),
    "a country": MeetingQuery(country="KZ"),
    "a year, by phone": MeetingQuery((1,), forms=(Form.TALKS,), first=date(2025, 1, 1)),
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
async def test_a_page_asks_four_times_at_most(database: Database, query: MeetingQuery) -> None:
    await fill(database, *STORIES)
    async with database.read() as work:
        for anchor in (None, Anchor(3)):
            with statements() as asked:
                await work.meetings.page(query, limit=10, anchor=anchor)
            assert len(asked) <= MOST_STATEMENTS, "\n".join(asked)


async def test_how_often_two_have_met_is_known_without_counting(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(
        database,
        (a_meeting(1), (TOKAYEV, GUTERRES)),
        (a_meeting(2), (GUTERRES, DUDA, TOKAYEV)),
        (a_meeting(3), (TOKAYEV, DUDA)),
        (a_meeting(4, status=Status.PLANNED), (TOKAYEV, GUTERRES)),
    )
    monkeypatch.setattr("storage.timelines.MOST_COUNTED", 1)
    counted = {(1, 2): 3, (2, 1): 3, (1, 3): 2, (2, 3): 1, (1, 4): 0, (1, 1): 4}
    async with database.read() as work:
        for pair, count in counted.items():
            page = await work.meetings.page(MeetingQuery(pair), limit=1)
            assert (page.total, page.is_least) == (count, False), pair
        held = await work.meetings.page(MeetingQuery((1, 2), status=Status.HELD), limit=1)
        assert (held.total, held.is_least) == (1, True)


async def test_what_is_listed_stays_true_whatever_happens_to_the_meetings(
    database: Database,
) -> None:
    desk, chance = Desk(database), random.Random(3)  # noqa: S311 (no secret)
    names = ["Касым-Жомарт Токаев", "Антониу Гутерриш", "Анджей Дуда", "Шавкат Мирзиёев"]
    for number in range(12):
        who = chance.sample(names, 2)
        when = on(DAY + timedelta(days=chance.randint(0, 3)))
        status = chance.choice([Status.HELD, Status.PLANNED])
        place = number % 4
        await desk.collect(
            f"Редакция {number}.",
            says(met(*who, when=when, status=status), met(*reversed(who), when=on(DAY))),
            url=f"https://example.org/{place}",
            published_on=DAY,
        )
        kept = await rows(database)
        assert kept == await anew(database), number


async def test_removed_meetings_are_listed_no_longer(database: Database) -> None:
    await put(
        database,
        (a_meeting(1, last_on=DAY, first_on=DAY), (TOKAYEV, GUTERRES)),
        (a_meeting(2, last_on=DAY, first_on=DAY), (TOKAYEV, DUDA)),
    )
    async with database.begin() as work:
        row = await work.session.get_one(Meeting, 1)
        await work.session.execute(
            delete(MeetingParticipant).where(MeetingParticipant.meeting_id == 1)
        )
        await work.session.delete(row)
    async with database.read() as work:
        page = await work.meetings.page(MeetingQuery((1,)), limit=9)
        left = await work.session.scalar(select(func.count()).select_from(ListedMeeting))
        pairs = await work.session.scalars(
            select(ListedPair.other_id).where(ListedPair.meetings != 0, ListedPair.person_id == 1)
        )
        assert list(pairs) == [3]
    assert [one.meeting.id for one in page.items] == [2]
    assert page.total == 1
    assert left == len({"*", "p1", "p3", "cKZ", "cPL", "lнью-йорк"})


async def test_an_older_archive_is_listed_when_it_is_brought_up_to_date(
    database: Database, database_url: str
) -> None:
    undated = {"first_on": None, "last_on": None, "status": Status.PLANNED, "place": "Ёлкино"}
    await put(
        database,
        (a_meeting(1, country="US", forum_key="unga-74"), (TOKAYEV, GUTERRES, DUDA)),
        (a_meeting(2, **undated), (TOKAYEV, DUDA)),
    )
    before = await rows(database)
    await database.close()
    await downgrade(database_url, "0006")
    await migrate(database_url)
    async with Database(database_url) as again:
        # As the program does with every archive it opens.
        await tell_organizations(again, load_world())
        assert await rows(again) == before


async def test_pairs_of_an_older_archive_know_how_often_they_met(
    database: Database, database_url: str
) -> None:
    planned = {"status": Status.PLANNED, "first_on": None, "last_on": None}
    await put(
        database,
        (a_meeting(1), (TOKAYEV, GUTERRES, DUDA)),
        (a_meeting(2, **planned), (TOKAYEV, DUDA)),
    )
    before = await rows(database)
    await database.close()
    await downgrade(database_url, "0033")
    await migrate(database_url)
    async with Database(database_url) as again:
        assert await rows(again) == before


async def test_everything_else_in_the_transaction_is_undone_with_it(database: Database) -> None:
    with pytest.raises(RuntimeError):
        await _fail(database)
    assert await rows(database) == (set(), set(), set(), set())


async def _fail(database: Database) -> None:
    async with database.begin() as work:
        meeting = a_meeting(1)
        work.session.add(meeting)
        await work.session.flush()
        work.session.add_all(sides(meeting))
        await work.listing.settle()
        await work.session.execute(text("SELECT 1"))
        raise RuntimeError


OFFICES = ("генеральный секретарь Организации Объединенных Наций", "президент Польши")
WORDED = {
    "a word": (MeetingQuery(words="саммит"), [3, 2]),
    "its beginning": (MeetingQuery(words="Самм"), [3, 2]),
    "two of one wording": (MeetingQuery(words="президент Польши"), [1]),
    "two of different wordings": (MeetingQuery(words="президент секретарь"), []),
    "capitals are a whole word": (MeetingQuery(words="ШО"), []),
    "a series": (MeetingQuery(words="ничего", series=("sco-chs",)), [3, 2]),
    "an organisation, declined": (MeetingQuery(words="ООН", organization="ООН"), [1]),
    "of a forum": (MeetingQuery(words="ШОС", organization="ШОС"), [3, 2]),
    "by the series of a forum": (MeetingQuery(words="ШОС", organization="ШОС"), [3, 2]),
    "nothing but signs": (MeetingQuery(words="%_"), []),
}


@pytest.mark.parametrize(("query", "found"), WORDED.values(), ids=WORDED.keys())
async def test_words_and_organizations_find_their_meetings(
    database: Database,
    query: MeetingQuery,
    found: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    summit = {"forum": "саммит ШОС", "forum_key": "sco-chs-2024"}
    await put(
        database,
        (a_meeting(1), (TOKAYEV, GUTERRES)),
        (a_meeting(2, **summit), (TOKAYEV, DUDA)),
        (a_meeting(3, forum="саммит", forum_key="sco-chs-2025"), (DUDA, GUTERRES)),
    )
    async with database.begin() as work:
        for ordinal, office in enumerate(OFFICES):
            of_side = (MeetingParticipant.meeting_id == 1, MeetingParticipant.ordinal == ordinal)
            statement = update(MeetingParticipant).where(*of_side).values(office=office)
            await work.session.execute(statement)
        for number in (2, 3):
            of_meeting = MeetingParticipant.meeting_id == number
            await work.session.execute(
                update(MeetingParticipant).where(of_meeting).values(office="")
            )
        for number in (1, 2, 3):
            touch(work.session, number)
    for few, most in ((300, 5_000), (0, 5_000), (0, 0)):
        monkeypatch.setattr("storage.timelines.FEW_ABOUT", few)
        monkeypatch.setattr("storage.timelines.MOST_ABOUT", most)
        async with database.read() as work:
            page = await work.meetings.page(query, limit=9)
            assert sorted((one.meeting.id for one in page.items), reverse=True) == found
            assert page.total == len(found)
            assert await work.meetings.has_any(query) == bool(found)
