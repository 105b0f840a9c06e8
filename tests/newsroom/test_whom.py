"""Whom a person means, asked of an archive with namesakes and former holders of an office."""

from dataclasses import replace
from datetime import date

import pytest

from bot.knowledge import load_world
from newsroom.whom import Unclear, Whom, find_meetings
from reading.queries import MeetingQuery, parse_arguments
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
        ("Си Цзинь Пин", "Си Цзиньпин"),
        ("Си Цзинь-пином", "Си Цзиньпин"),
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
        # With what goes before and between the words of a name.
        ("президент Токаев", TOKAYEV),
        ("президента Казахстана Касым-Жомарта Токаева", TOKAYEV),
        ("Генсек ООН Антониу Гутерриш", GUTERRES),
        ("Mr Guterres", GUTERRES),
        ("г-н Дуда", DUDA),
        ("Марат Каримжанович Карабаев", "Марат Карабаев"),
        ("Карабаеву Марату Каримжановичу", "Марат Карабаев"),
    ],
)
async def test_somebody_is_meant(archive: Database, world: World, typed: str, name: str) -> None:
    assert await sure(archive, world, typed) == name


async def test_who_is_called_so_after_the_tables_end_holds_the_office(
    database: Database, world: World
) -> None:
    terms = (replace(one, known_until=date(2025, 8, 31)) for one in world.holders)
    ended = replace(world, holders=tuple(terms))
    desk, today = Desk(database, ended), date(2025, 9, 9)
    known = person("Кароль Навроцкий", "президент", "Польша", country="PL")
    await desk.collect("Один.", says(people=[known]), published_on=date(2025, 8, 20))
    async with database.read() as work:
        found = await Whom(work, ended, today).find_person("президент Польши")
    assert [match.name for match in found.candidates] == ["Кароль Навроцкий"]
    newer = person("Ян Новак", "президент", "Польша", country="PL")
    await desk.collect("Два.", says(people=[newer]), published_on=date(2025, 9, 5))
    async with database.read() as work:
        found = await Whom(work, ended, today).find_person("президент Польши")
    assert [match.name for match in found.candidates] == ["Ян Новак"]


@pytest.mark.parametrize(
    "typed",
    [
        "помощник Токаева",
        "представитель Гутерриша",
        "",
        "Жапаров",
        "Японцев",
        "Иванько",
        "Токаев Гутерриш",
        "президент",
        "министр РК",
        "12",
        "Ж.",
    ],
)
async def test_nobody_is_picked_in_silence(archive: Database, world: World, typed: str) -> None:
    assert await sure(archive, world, typed) is None


@pytest.mark.parametrize(
    ("typed", "names", "is_known"),
    [
        # An unfinished name, as while typing to the inline bot.
        ("Гутер", [GUTERRES], False),
        # Both fit; the one whose office is higher comes first.
        ("Жапарову", [SADYR, AKYLBEK], True),
        ("Жепоров", [SADYR, AKYLBEK], False),
        ("Гутерман", [GUTERRES], False),
        ("Роналду", [], False),
        ("Сергей Токаев", [TOKAYEV], False),
        ("Криштиану Роналду", [], False),
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
    await Desk(archive, world).collect("Три.", says(people=[former]), published_on=date(2025, 9, 1))
    assert await sure(archive, world, "генсек ООН") == GUTERRES


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Когда Токаев встречался с Гутерришем?", {TOKAYEV, GUTERRES}),
        ("когда токаев встречался с гутерришем", {TOKAYEV, GUTERRES}),
        ("Встречался ли Садыр Жапаров с Си Цзиньпином в 2024 году?", {SADYR, "Си Цзиньпин"}),
        ("Что сказал президент Казахстана генсеку ООН?", {TOKAYEV, GUTERRES}),
        ("When did Guterres meet the President of Kazakhstan?", {TOKAYEV, GUTERRES}),
        ("Тоқаев Гутерришпен қашан кездесті?", {TOKAYEV, GUTERRES}),
    ],
)
async def test_a_question_is_about_those_it_names(
    archive: Database, world: World, question: str, names: set[str]
) -> None:
    async with archive.read() as work:
        query = await Whom(work, world, TODAY).find_question(question)
        assert query is not None
        people = [await work.persons.get(one) for one in query.person_ids]
    assert {one.name for one in people if one} == names


@pytest.mark.parametrize(
    "question", ["Что нового?", "что нового в мире", "Кто такой Иванько?", "", "?", "ЕС и США"]
)
async def test_a_question_about_nobody_we_know_is_none(
    archive: Database, world: World, question: str
) -> None:
    async with archive.read() as work:
        assert await Whom(work, world, TODAY).find_question(question) is None


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Польша", MeetingQuery(country="PL")),
        ("Израиль", MeetingQuery(country="IL")),
        ("Исраила", MeetingQuery(person_ids=(1,))),
    ],
)
async def test_a_country_is_no_person_who_sounds_like_it(
    database: Database, world: World, typed: str, query: MeetingQuery
) -> None:
    await Desk(database, world).collect("Один.", says(people=[person("Исраил Тилегенов")]))
    async with database.read() as work:
        whom = Whom(work, world, TODAY)
        assert await find_meetings(parse_arguments(typed, TODAY), whom) == query


async def test_a_name_of_two_is_asked_about_in_a_filter(archive: Database, world: World) -> None:
    async with archive.read() as work:
        whom = Whom(work, world, TODAY)
        unclear = await find_meetings(parse_arguments("Жапаров 2024", TODAY), whom)
    assert isinstance(unclear, Unclear)
    assert unclear.is_known


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("президент Украины в сентябре 2019", "Владимир Зеленский"),
        ("президент Украины в сентябре 2018", "Пётр Порошенко"),
        ("президентом Украины 3 марта 2016 года", "Пётр Порошенко"),
        # The day says which, though another holds it today.
        ("генсек ООН 2015", "Пан Ги Мун"),
        ("генсек ООН в 2019 году", GUTERRES),
    ],
)
async def test_an_office_on_a_day_is_whoever_held_it_then(
    archive: Database, world: World, typed: str, name: str
) -> None:
    people = [person("Пётр Порошенко"), person("Пан Ги Мун")]
    await Desk(archive, world).collect("Три.", says(people=people))
    assert await sure(archive, world, typed) == name


async def test_what_only_articles_know_counts_from_the_first_of_them_to_the_last(
    archive: Database, world: World
) -> None:
    desk = Desk(archive, world)
    offices = ("посол по особым поручениям", "Польша")
    for name, year in (("Ян Ковальский", 2018), ("Ян Ковальский", 2020), ("Анна Новак", 2022)):
        article = says(people=[person(name, *offices)])
        await desk.collect(f"{name} {year}", article, published_on=date(year, 5, 1))
    assert await sure(archive, world, "посол по особым поручениям Польша 2019") == "Ян Ковальский"
    assert await sure(archive, world, "посол по особым поручениям Польша") == "Анна Новак"
    assert await sure(archive, world, "посол по особым поручениям Польша 2010") is None


async def test_two_who_followed_one_another_in_that_time_are_asked_about(
    archive: Database, world: World
) -> None:
    await Desk(archive, world).collect("Три.", says(people=[person("Пётр Порошенко")]))
    async with archive.read() as work:
        found = await Whom(work, world, TODAY).find_person("президент Украины в 2019 году")
    assert {one.name for one in found.candidates} == {"Пётр Порошенко", "Владимир Зеленский"}
    assert found.sure is None
