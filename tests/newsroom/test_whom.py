"""Whom a person means, asked of an archive with namesakes and former holders of an office."""

from datetime import date

import pytest

from bot.knowledge import load_world
from newsroom.whom import Whom
from reading.world import World
from storage.database import Database
from tests.desk import DUDA, GUTERRES, TOKAYEV, Desk, person, says

TODAY = date(2025, 12, 1)
SADYR, AKYLBEK = "Садыр Жапаров", "Акылбек Жапаров"
PEOPLE = (TOKAYEV, GUTERRES, DUDA, SADYR, AKYLBEK, "Си Цзиньпин", "Владимир Зеленский")


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@pytest.fixture
async def archive(database: Database, world: World) -> Database:
    desk = Desk(database, world)
    schmid = person("Хельга Шмид", "генеральный секретарь", "ОБСЕ")
    greminger = person("Томас Гремингер", "генеральный секретарь", "ОБСЕ")
    minister = person("Марат Карабаев", "министр транспорта", "Казахстан", country="KZ")
    people = [*map(person, PEOPLE), schmid, minister]
    await desk.collect("Один.", says(people=people), published_on=date(2023, 6, 8))
    await desk.collect("Два.", says(people=[greminger]), published_on=date(2019, 4, 2))
    return database


async def sure(archive: Database, world: World, typed: str) -> str | None:
    async with archive.read() as work:
        found = await Whom(work, world, TODAY).find_person(typed)
        taken = await work.persons.get(found.sure.id) if found.sure else None
    return taken.name if taken else None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Гутерришем", GUTERRES),
        ("guterres", GUTERRES),
        ("Xi Jinping", "Си Цзиньпин"),
        ("Tokayev's", TOKAYEV),
        ("К.-Ж. Токаев", TOKAYEV),
        ("Такаев", TOKAYEV),
        ("Зилинский", "Владимир Зеленский"),
        ("Садыр Жпаров", SADYR),
        ("генсек ООН", GUTERRES),
        ("президентом РК", TOKAYEV),
        # The data files know who followed; the archive doesn't, and tells of the last it knows.
        ("генсек ОБСЕ", "Хельга Шмид"),
        # An office that only the articles know.
        ("министр транспорта РК", "Марат Карабаев"),
        ("казахстанского министра транспорта", "Марат Карабаев"),
    ],
)
async def test_somebody_is_meant(archive: Database, world: World, typed: str, name: str) -> None:
    assert await sure(archive, world, typed) == name


@pytest.mark.parametrize(
    "typed",
    ["", "Жапаров", "Японцев", "Иванько", "Токаев Гутерриш", "президент", "министр РК", "12", "Ж."],
)
async def test_nobody_is_picked_in_silence(archive: Database, world: World, typed: str) -> None:
    assert await sure(archive, world, typed) is None


@pytest.mark.parametrize(
    ("typed", "names", "is_known"),
    [
        # Both fit; the one whose office is higher comes first.
        ("Жапарову", [SADYR, AKYLBEK], True),
        ("Жепоров", [SADYR, AKYLBEK], False),
        ("Гутерман", [GUTERRES], False),
        ("Роналду", [], False),
    ],
)
async def test_those_who_may_be_meant_are_offered(
    archive: Database, world: World, typed: str, names: list[str], *, is_known: bool
) -> None:
    async with archive.read() as work:
        whom = Whom(work, world, TODAY)
        unclear = await whom.unclear(typed, await whom.find_person(typed))
        people = [await work.persons.get(match.id) for match in unclear.candidates]
    assert [one.name for one in people if one] == names
    assert unclear.is_known == is_known


async def test_the_office_of_today_goes_before_what_articles_called_somebody(
    archive: Database, world: World
) -> None:
    former = person("Пан Ги Мун", "генеральный секретарь", "ООН")
    await Desk(archive, world).collect("Три.", says(people=[former]), published_on=TODAY)
    assert await sure(archive, world, "генсек ООН") == GUTERRES
