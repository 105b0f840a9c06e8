"""The index of names: kept with the facts, asked by keys."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import func, select, text

from reading.facts import Person as Named
from reading.spelling.name_keys import index_keys
from reading.spelling.office_titles import title_key
from reading.spelling.spellings import Near, by_opening, by_sound, entries, word_for_word
from storage.database import Database
from storage.migrating import downgrade, migrate
from storage.models import NO_DAY, Person, PersonKey, Position
from storage.names import MOST
from tests.desk import DUDA, GUTERRES, TOKAYEV, Desk, a_world, known, person, says

PEOPLE = (TOKAYEV, GUTERRES, DUDA, "Нурлан Токаев")


@pytest.fixture
async def archive(database: Database) -> Database:
    await Desk(database).collect("Все.", says(people=[person(name) for name in PEOPLE]))
    return database


async def found(database: Database, name: str, near: Near, keys: Sequence[str] = ()) -> set[str]:
    async with database.read() as work:
        return {one.name for one in await work.names.find(entries(name, near), keys)}


@pytest.mark.parametrize(
    ("typed", "near", "names"),
    [
        ("Дудой", word_for_word, {DUDA}),
        ("Токаева", word_for_word, {TOKAYEV, "Нурлан Токаев"}),
        ("Касым-Жомарт Токаев", word_for_word, {TOKAYEV}),
        ("касымжомарт токаев", word_for_word, {TOKAYEV}),
        ("К. Токаев", word_for_word, {TOKAYEV, "Нурлан Токаев"}),
        ("Njrftd", word_for_word, {TOKAYEV, "Нурлан Токаев"}),
        ("Такаев", word_for_word, set()),
        ("Такаев", by_sound, {TOKAYEV, "Нурлан Токаев"}),
        ("Guterres", by_sound, {GUTERRES}),
        ("Гутерман", by_sound, set()),
        ("Гутерман", by_opening, {GUTERRES}),
        ("Касым-Жомарт Гутерриш", by_sound, set()),
        ("", by_sound, set()),
        ("И. И.", by_sound, set()),
        ("'; DROP TABLE persons --", by_sound, set()),
    ],
)
async def test_people_are_found_by_the_words_of_their_names(
    archive: Database, typed: str, near: Near, names: set[str]
) -> None:
    assert await found(archive, typed, near) == names


async def test_people_are_found_by_what_links_them(archive: Database) -> None:
    assert await found(archive, "никто", word_for_word, ["анджей дуда"]) == {DUDA}


async def test_a_new_alias_is_indexed_and_an_old_one_forgotten(database: Database) -> None:
    desk = Desk(database, a_world(known(GUTERRES, "António Guterres")))
    await desk.collect("Один.", says(people=[person("António Guterres")]))
    assert await found(database, "Antonio", word_for_word) == {GUTERRES, "António Guterres"}
    await desk.read_again("Один.", says(people=[person(GUTERRES)]))
    assert await found(database, "Antonio", word_for_word) == set()
    assert await found(database, "Гутерриш", word_for_word) == {GUTERRES}


async def test_reading_again_leaves_the_index_as_it_was(archive: Database) -> None:
    before = await _keys(archive)
    await Desk(archive).collect("Ещё.", says(people=[person(TOKAYEV), person(DUDA)]))
    assert await _keys(archive) == before
    assert before == {(i, key) for i, name in enumerate(PEOPLE, 1) for key in index_keys([name])}


async def test_of_very_many_those_come_who_are_most_written_about(database: Database) -> None:
    names = [f"Александр Мужнов{number}" for number in range(MOST + 50)]
    async with database.begin() as work:
        await work.linking.link([Named(name, ()) for name in names], {n: n for n in names})
        last = await work.session.get_one(Person, len(names))
        last.articles = 7
    async with database.read() as work:
        everybody = await work.names.find(entries("Александр", word_for_word), ())
    assert len(everybody) == MOST
    assert 7 in {one.weight for one in everybody}


async def test_an_office_leads_to_those_called_by_it_the_last_one_first(
    database: Database,
) -> None:
    desk = Desk(database)
    for name, day in (("Ламберто Заньер", 2015), ("Томас Гремингер", 2019), (DUDA, None)):
        office = "Генеральный секретарь" if name != DUDA else "генсек"
        published = date(day, 5, 5) if day else None
        people = [person(name, office, "ОБСЕ")]
        await desk.collect(f"{name}.", says(people=people), published_on=published)
    async with database.read() as work:
        called = await work.names.find_called([title_key("генсек ОБСЕ")])
        nobody = await work.names.find_called([title_key("генсек ООН")])
    assert [(one.name, one.last_on) for one in called] == [
        ("Томас Гремингер", date(2019, 5, 5)),
        ("Ламберто Заньер", date(2015, 5, 5)),
        (DUDA, NO_DAY),
    ]
    assert nobody == []


async def test_an_older_archive_is_indexed_when_it_is_brought_up_to_date(
    database: Database, database_url: str
) -> None:
    office = [person(GUTERRES, "Генеральный секретарь", "ООН")]
    await Desk(database).collect("Один.", says(people=office))
    before = await _keys(database)
    await downgrade(database_url, "0001")
    await migrate(database_url)
    assert await _keys(database) == before
    async with database.read() as work:
        keys = (await work.session.scalars(select(Position.key))).all()
    assert keys == [title_key("генсек ООН")]


async def test_who_is_gone_is_no_longer_found(archive: Database) -> None:
    async with archive.begin() as work:
        for table in ("person_aliases", "mentions"):
            await work.session.execute(text(f"DELETE FROM {table}"))  # noqa: S608 (two constants)
        await work.session.execute(text("DELETE FROM persons WHERE id = 1"))
    async with archive.read() as work:
        left = select(func.count()).where(PersonKey.person_id == 1)
        assert await work.session.scalar(left) == 0


async def _keys(database: Database) -> set[tuple[int, str]]:
    async with database.read() as work:
        rows = await work.session.execute(select(PersonKey.person_id, PersonKey.key))
        return {(person_id, key) for person_id, key in rows.all()}
