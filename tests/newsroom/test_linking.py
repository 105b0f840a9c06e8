from itertools import permutations

import pytest
from sqlalchemy import select

from newsroom.linking import normal_name
from reading.facts import Person
from storage.database import Database
from storage.models import PersonAlias, PersonName
from tests.desk import (
    DUDA,
    GUTERRES,
    SEPTEMBER,
    TOKAYEV,
    Desk,
    a_world,
    known,
    met,
    person,
    says,
    side,
)

WORLD = a_world(
    known(TOKAYEV, "К.-Ж. Токаев", "Қасым-Жомарт Тоқаев", "Kassym-Jomart Tokayev"),
    known(GUTERRES, "António Guterres"),
    known("Нурсултан Назарбаев", "Елбасы"),
    known("Дарига Назарбаева", "Д. Назарбаева"),
    known("Джим Ён Ким"),
    known("Си Цзиньпин"),
    known("Пётр Иванов", "П. Иванов"),
    known("Павел Иванов", "П. Иванов"),
)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, WORLD)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Касым-Жомарт Токаев", TOKAYEV),
        ("КАСЫМ–ЖОМАРТ ТОКАЕВ", TOKAYEV),
        ("К.-Ж. Токаев", TOKAYEV),
        ("Қасым-Жомарт Тоқаев", TOKAYEV),
        ("Kassym-Jomart Tokayev", TOKAYEV),
        ("Елбасы", "Нурсултан Назарбаев"),
        ("Токаев", TOKAYEV),
        ("гутерриш", GUTERRES),
        ("Цзиньпин", "Си Цзиньпин"),
    ],
)
def test_spellings_of_somebody_known_join(written: str, meant: str) -> None:
    assert normal_name(Person(written, ()), WORLD) == meant


@pytest.mark.parametrize(
    "written",
    ["Нурлан Токаев", "Ким", "Иванов", "П. Иванов", "Иван Иванов", "Токаева", "Неизвестный", ""],
    ids=[
        "a namesake by surname",
        "a surname of many",
        "a surname of two",
        "an initial of two",
        "another given name",
        "another ending",
        "a stranger",
        "nothing",
    ],
)
def test_namesakes_and_strangers_stay_apart(written: str) -> None:
    assert normal_name(Person(written, ()), WORLD) == written


async def test_the_archive_calls_somebody_known_by_the_normal_name(
    desk: Desk, database: Database
) -> None:
    """Even when the first article spelled it otherwise."""
    await desk.collect("One.", says(met("Kassym-Jomart Tokayev", "Гутерриш", when=SEPTEMBER)))
    await desk.collect("Две.", says(met("К.-Ж. Токаев", GUTERRES, when=SEPTEMBER)))
    async with database.read() as work:
        names = {one.name: one.articles for one in await work.persons.list_busiest(9)}
    assert names == {TOKAYEV: 2, GUTERRES: 2}
    assert (await desk.only_meeting()).meeting.reports == 2


async def test_forms_of_the_name_are_kept_with_their_weight(desk: Desk, database: Database) -> None:
    await desk.collect("Одна.", says(people=[person("К.-Ж. Токаев")]))
    await desk.collect("Две.", says(people=[person(TOKAYEV)]))
    await desk.collect("Три.", says(people=[person(TOKAYEV)]))
    async with database.read() as work:
        aliases = (await work.session.scalars(select(PersonAlias))).all()
    assert {one.alias: one.weight for one in aliases} == {"К.-Ж. Токаев": 1, TOKAYEV: 2}


async def test_a_form_no_article_uses_any_more_is_forgotten(desk: Desk, database: Database) -> None:
    await desk.collect("Одна.", says(people=[person("К.-Ж. Токаев")]))
    await desk.read_again("Одна.", says(people=[person(TOKAYEV)]))
    async with database.read() as work:
        assert {one.name for one in await work.persons.list_known()} == {TOKAYEV}


async def test_letters_that_are_written_either_way_are_one_name(
    desk: Desk, database: Database
) -> None:
    await desk.collect("Одна.", says(people=[person("Алёна Ли")]))
    await desk.collect("Две.", says(people=[person("Алена Ли")]))
    async with database.read() as work:
        (only,) = await work.persons.list_busiest(9)
    assert only.articles == 2


async def test_a_country_that_gets_known_is_kept(desk: Desk, database: Database) -> None:
    await desk.collect("Одна.", says(people=[person(DUDA)]))
    await desk.collect("Две.", says(people=[person(DUDA, country="PL")]))
    await desk.collect("Три.", says(people=[person(DUDA)]))
    async with database.read() as work:
        (only,) = await work.persons.list_busiest(9)
    assert only.country == "PL"


NURTLEU = "Мурат Нуртлеу"
SPELLINGS = (
    met(side(NURTLEU, country="KZ"), "Бахтиёр Саидов", when=SEPTEMBER),
    met("Murat Nurtleu", "Bakhtiyor Saidov", when=SEPTEMBER),
    met("Нуртлеу", "Бахтиёр Саидов", when=SEPTEMBER),
)
PEOPLE = (
    [person(NURTLEU, "министр иностранных дел", "Казахстан", country="KZ")],
    [person("Murat Nurtleu", "министр иностранных дел", "Казахстан")],
    [person("Нуртлеу", "министр иностранных дел", "Казахстан")],
)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
async def test_spellings_of_a_stranger_become_one_person_in_whatever_order_they_come(
    desk: Desk, database: Database, order: tuple[int, ...]
) -> None:
    for which in order:
        await desk.collect(f"{which}", says(SPELLINGS[which], people=PEOPLE[which]))
    assert (await desk.only_meeting()).meeting.reports == 3
    async with database.read() as work:
        names = {one.name: one.articles for one in await work.persons.list_busiest(9)}
    assert names == {NURTLEU: 3, "Бахтиёр Саидов": 3}


async def test_a_name_that_turns_out_to_be_somebodys_leads_on_to_them(
    desk: Desk, database: Database
) -> None:
    await desk.collect("One.", says(SPELLINGS[1], people=PEOPLE[1]))
    async with database.read() as work:
        before = {one.name: one.id for one in await work.persons.list_busiest(9)}
    await desk.collect("Две.", says(SPELLINGS[0], people=PEOPLE[0]))
    async with database.read() as work:
        person_of_before = await work.persons.get(before["Murat Nurtleu"])
        found = {one.id for one in await work.names.find([], {"мурат нуртлеу|KZ"})}
    assert person_of_before is not None
    assert person_of_before.name == NURTLEU
    assert found == {person_of_before.id}


async def test_a_surname_is_somebodys_only_until_another_has_it(
    desk: Desk, database: Database
) -> None:
    office = ("министр", "Казахстан")
    await desk.collect("Одна.", says(people=[person("Иван Ли", *office)]))
    await desk.collect("Две.", says(people=[person("Ли", *office)]))
    assert await _people(database) == {"Иван Ли": 2}
    await desk.collect("Три.", says(people=[person("Пётр Ли", *office)]))
    assert await _people(database) == {"Иван Ли": 1, "Ли": 1, "Пётр Ли": 1}
    async with database.read() as work:
        doubtful = select(PersonName.name).where(PersonName.is_sure.is_(False))
        assert (await work.session.scalars(doubtful)).all() == ["Ли"]


async def test_namesakes_of_two_countries_stay_apart(desk: Desk, database: Database) -> None:
    for number, country in enumerate(["CN", "KR", "CN"]):
        await desk.collect(f"{number}", says(people=[person("Ли Кун", country=country)]))
    async with database.read() as work:
        people = [(one.country, one.articles) for one in await work.persons.list_busiest(9)]
    assert people == [("CN", 2), ("KR", 1)]


async def test_people_are_called_as_most_articles_call_them(desk: Desk, database: Database) -> None:
    for number, name in enumerate(["Кая Каллас", "Кайя Каллас", "Кайя Каллас", "Kaya Kallas"]):
        await desk.collect(f"{number}", says(people=[person(name, "министр", "Эстония")]))
    assert await _people(database) == {"Кайя Каллас": 4}
    async with database.read() as work:
        votes = await work.session.execute(select(PersonName.name, PersonName.articles))
        assert dict(votes.all()) == {"Кая Каллас": 1, "Кайя Каллас": 2, "Kaya Kallas": 1}


async def _people(database: Database) -> dict[str, int]:
    async with database.read() as work:
        return {one.name: one.articles for one in await work.persons.list_busiest(9)}
