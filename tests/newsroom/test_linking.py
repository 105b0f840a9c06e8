import pytest
from sqlalchemy import select

from newsroom.linking import normal_name
from reading.facts import Person
from storage.database import Database
from storage.models import PersonAlias
from tests.desk import DUDA, GUTERRES, SEPTEMBER, TOKAYEV, Desk, a_world, known, met, person, says

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
