"""What is counted by differences is what counting everything gives, whatever happened before."""

import random
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from newsroom.correcting import correct, undo
from newsroom.correction_requests import CorrectionError, parse_request
from reading.facts import Facts, Person, Span
from storage.database import Database
from storage.migrating import downgrade, migrate
from storage.models import (
    ListedCount,
    NameOffice,
    PersonAlias,
    PersonKey,
    PersonName,
)
from storage.models import Person as Known
from storage.models.listed import of_person
from storage.unit_of_work import UnitOfWork
from tests.archive import NOW
from tests.desk import SEPTEMBER_24, Desk, a_world, known, met, on, person, says

TOKAYEV = "Касым-Жомарт Токаев"
WORLD = a_world(known(TOKAYEV, "К.-Ж. Токаев", "Kassym-Jomart Tokayev"))
SPELLINGS = (
    *(TOKAYEV, "К.-Ж. Токаев", "Токаев", "Нурлан Токаев"),
    *("Мурат Нуртлеу", "Murat Nurtleu", "Нуртлеу", "Кая Каллас", "Кайя Каллас"),
    *("Розмари ДиКарло", "Розмари Дикарло", "Иван Ли", "Пётр Ли", "Ли"),
)
OFFICES = (("президент", "Казахстан"), ("министр", "Эстония"), ("министр", ""))
COUNTRIES = (None, None, None, "KZ", "EE")
ARTICLES = 5
STEPS = 30

Counted = Mapping[str, object]


def facts(chance: random.Random) -> Facts:
    people = [_person(name, chance) for name in chance.sample(SPELLINGS, chance.randint(0, 5))]
    who = [one.name for one in people]
    reports = [met(*chance.sample(who, 2), when=on(SEPTEMBER_24))] if who[1:] else []
    return says(*reports, people=people)


def _person(name: str, chance: random.Random) -> Person:
    title, organization = chance.choice(OFFICES)
    spans = (Span(0, 4), Span(5, 9))[: chance.randint(1, 2)]
    country = chance.choice(COUNTRIES)
    return person(name, title, organization, mentions=spans, country=country)


async def counted(work: UnitOfWork) -> Counted:
    async def rows(*columns: Any) -> set[tuple[Any, ...]]:
        return {tuple(row) for row in (await work.session.execute(select(*columns))).all()}

    offices = await rows(NameOffice.name_id, NameOffice.key, NameOffice.articles)
    return {
        "people": await rows(Known.id, Known.name, Known.country, Known.articles),
        "names": await rows(PersonName.id, PersonName.name, PersonName.articles),
        "forms": await rows(PersonAlias.person_id, PersonAlias.alias, PersonAlias.weight),
        "offices": {row for row in offices if row[2]},
        "index": await rows(PersonKey.person_id, PersonKey.key),
    }


async def check(database: Database) -> None:
    async with database.read() as work:
        by_differences = await counted(work)
        listed = await work.session.execute(select(ListedCount.owner, ListedCount.meetings))
        of_owners = dict(listed.all())
        people = (await work.session.scalars(select(Known))).all()
        for one in people:
            assert one.meetings == of_owners.get(of_person(one.id), 0)
    async with database.begin_alone() as work:
        ids = [one.id for one in people]
        await work.counting.recount(ids)
        await work.names.index(ids)
        assert await counted(work) == by_differences


async def put_right(database: Database, chance: random.Random) -> None:
    async with database.read() as work:
        ids = [one.id for one in await work.persons.list_busiest(9)] or [1]
        names = (await work.session.scalars(select(PersonName.name))).all() or ["?"]
    one, other = chance.choice(ids), chance.choice(ids)
    words = chance.choice(
        [
            f"merge people {one} {other}",
            f"split person {one} {chance.choice(names)}",
            f"rename person {one} Некто {chance.choice('АБВ')}.",
        ]
    )
    async with database.begin_alone() as work:
        await correct(work, parse_request(words.split()), 0, NOW)


async def take_back(database: Database, chance: random.Random) -> None:
    async with database.begin_alone() as work:
        made = [one.id for one in await work.corrections.list_latest(9)]
        await undo(work, chance.choice(made or [1]), 0, NOW)


@pytest.mark.parametrize("seed", range(4))
async def test_counting_by_differences_is_counting(database: Database, seed: int) -> None:
    desk, chance = Desk(database, WORLD), random.Random(seed)  # noqa: S311 (no secret)
    for number in range(STEPS):
        what = chance.random()
        try:
            if what < 0.75:
                url = f"https://example.org/{chance.randrange(ARTICLES)}"
                await desk.collect(f"Редакция {number}.", facts(chance), url=url)
            elif what < 0.9:
                await put_right(database, chance)
            else:
                await take_back(database, chance)
        except CorrectionError:
            continue
        await check(database)


async def test_an_older_archive_is_counted_when_it_is_brought_up_to_date(
    database: Database, database_url: str
) -> None:
    desk, chance = Desk(database, WORLD), random.Random(0)  # noqa: S311 (no secret)
    for number in range(ARTICLES):
        await desk.collect(f"Статья {number}.", facts(chance), external_id=str(number))
    async with database.read() as work:
        before = await counted(work)
    await database.close()
    await downgrade(database_url, "0009")
    await migrate(database_url)
    async with Database(database_url) as again, again.read() as work:
        assert await counted(work) == before
    async with Database(database_url) as again:
        await check(again)
