"""Reading the whole archive again, stopped and gone on with."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from bot.models import load_lemmas
from newsroom.collecting import Collector, ReadingError
from newsroom.rereading import count_left, rebuild_names, reread
from storage.database import Database
from storage.models import Article, PersonKey
from tests.archive import NOW
from tests.desk import ALMATY, DUDA, GUTERRES, SEPTEMBER_24, TOKAYEV, Desk, met, on, says

TEXTS = [f"Статья {number}." for number in range(4)]


@pytest.fixture
async def desk(database: Database) -> Desk:
    """Four articles on four meetings, read by older rules; those of today see Duda in them."""
    desk = Desk(database)
    for number, text in enumerate(TEXTS):
        when = on(SEPTEMBER_24 + timedelta(days=5 * number))
        await desk.collect(text, says(met(TOKAYEV, GUTERRES, when=when)), external_id=str(number))
        desk.readings[text] = says(met(TOKAYEV, DUDA, when=when))
    async with database.begin() as work:
        await work.session.execute(update(Article).values(read_with="an older version"))
    return desk


def collector(desk: Desk) -> Collector:
    return Collector(desk.database, desk.read, desk.world, ALMATY, load_lemmas())


async def counterparts(desk: Desk) -> list[str]:
    return [one.name for two in await desk.meetings() for one in two.participants][1::2]


async def test_all_facts_are_derived_again_under_the_same_public_ids(desk: Desk) -> None:
    before = [one.meeting.id for one in await desk.meetings()]
    done = [one.identity async for one in reread(collector(desk), lambda: NOW)]
    assert done == [f"id:{number}" for number in range(4)]
    assert await counterparts(desk) == [DUDA] * 4
    assert [one.meeting.id for one in await desk.meetings()] == before


async def test_what_was_stopped_goes_on_and_the_old_answers_stand_meanwhile(desk: Desk) -> None:
    running = reread(collector(desk), lambda: NOW)
    await anext(running)
    # The process dies here.
    await running.aclose()
    assert await count_left(desk.database) == 3
    assert await counterparts(desk) == [GUTERRES, GUTERRES, GUTERRES, DUDA]
    assert len([one async for one in reread(collector(desk), lambda: NOW)]) == 3
    assert await count_left(desk.database) == 0
    assert await counterparts(desk) == [DUDA] * 4


async def test_what_the_rules_stumble_over_keeps_its_old_facts(desk: Desk) -> None:
    desk.readings[TEXTS[1]] = ReadingError("a rule failed")
    done = {one.identity: one.is_readable async for one in reread(collector(desk), lambda: NOW)}
    assert done == {"id:0": True, "id:1": False, "id:2": True, "id:3": True}
    assert await counterparts(desk) == [DUDA, DUDA, GUTERRES, DUDA]


async def test_everything_can_be_read_again_on_demand(desk: Desk) -> None:
    async for _ in reread(collector(desk), lambda: NOW):
        pass
    async with desk.database.begin() as work:
        await work.articles.forget_reading()
    assert await count_left(desk.database) == 4


async def test_the_index_of_names_is_built_anew(desk: Desk, database: Database) -> None:
    """Whoever no article names any more is gone from it, and from the archive."""
    async for _ in reread(collector(desk), lambda: NOW):
        pass
    async with database.begin() as work:
        gone = {one.name: one.id for one in await work.persons.list_busiest(9)}[GUTERRES]
        await work.session.execute(delete(PersonKey))
    await rebuild_names(database)
    async with database.read() as work:
        indexed = set((await work.session.scalars(select(PersonKey.person_id))).all())
        people = {one.id: one.name for one in await work.persons.list_busiest(9)}
        assert await work.persons.get(gone) is None
    assert {people[one] for one in indexed} == {TOKAYEV, DUDA}
    assert set(people.values()) == {TOKAYEV, DUDA}
