import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, text

from storage.database import Database, DatabaseError
from storage.full_text import POSTGRESQL, is_of_the_models
from storage.migrating import SCRIPTS, downgrade, migrate
from storage.models import Base, Mention, Person, PersonName
from tests.archive import NOW
from tests.furnished import contents, furnish
from tests.newsstand import STORIES, fill


async def test_migrations_build_exactly_the_models(database: Database) -> None:
    async with database.read() as work:
        connection = await work.session.connection()
        differences = await connection.run_sync(_differences)
    assert differences == []


async def test_public_ids_are_never_given_again(database: Database) -> None:
    """Migrations that make a SQLite table anew must not lose its AUTOINCREMENT."""
    async with database.read() as work:
        connection = await work.session.connection()
        if connection.dialect.name != "sqlite":
            return
        rows = await connection.execute(text("SELECT name, sql FROM sqlite_master"))
        made = {str(row.name): str(row.sql) for row in rows}
    lasting = [t for t in Base.metadata.sorted_tables if t.kwargs.get("sqlite_autoincrement")]
    assert {"persons", "meetings"} <= {table.name for table in lasting}
    assert [table.name for table in lasting if "AUTOINCREMENT" not in made[table.name]] == []


async def test_an_archive_goes_back_to_nothing_and_up_again(
    database: Database, database_url: str
) -> None:
    await downgrade(database_url, "base")
    assert await _tables(database) == ["alembic_version"]
    await migrate(database_url)
    assert "meetings" in await _tables(database)


async def test_several_processes_may_start_at_once(database_url: str) -> None:
    await downgrade(database_url, "base")
    await asyncio.gather(*(migrate(database_url) for _ in range(3)))


async def test_an_archive_of_a_newer_program_is_left_alone(
    database: Database, database_url: str
) -> None:
    async with database.begin() as work:
        await work.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="newer version"):
        await migrate(database_url)


async def test_a_foreign_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear archive, " * 1000)
    with pytest.raises(DatabaseError, match="not a database"):
        await migrate(f"sqlite:///{file}")


async def test_a_database_of_somebody_else_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "shop.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE orders (id INTEGER)")
    before = file.read_bytes()
    with pytest.raises(DatabaseError, match="it holds orders"):
        await migrate(f"sqlite:///{file}")
    assert file.read_bytes() == before


async def test_tables_of_somebody_else_are_left_alone_on_either_engine(
    database: Database, database_url: str
) -> None:
    await downgrade(database_url, "base")
    async with database.begin() as work:
        await work.session.execute(text("CREATE TABLE orders (id INTEGER)"))
    with pytest.raises(DatabaseError, match="no archive of Dipcourier: it holds orders"):
        await migrate(database_url)
    assert sorted(await _tables(database)) == ["alembic_version", "orders"]


@pytest.mark.parametrize("kind", ["folder", "pipe"])
async def test_what_is_no_file_is_refused_in_one_sentence(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "archive.db"
    place.mkdir() if kind == "folder" else os.mkfifo(place)
    with pytest.raises(DatabaseError, match=r"^(unable to open database file|disk I/O error)$"):
        await migrate(f"sqlite:///{place}")


async def test_a_missing_folder_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="unable to open"):
        await migrate(f"sqlite:///{tmp_path / 'nowhere' / 'archive.db'}")


def _differences(connection: Connection) -> list[object]:
    options = {"include_name": is_of_the_models}
    return list(
        compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata)
    )


async def _tables(database: Database) -> list[str]:
    async with database.read() as work:
        connection = await work.session.connection()
        return await connection.run_sync(lambda sync: inspect(sync).get_table_names())


REVISIONS = [
    script.revision
    for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()
    if script.down_revision is not None
]
"""Every one but the first, the newest first."""

LASTING = [
    *("outlets", "articles", "article_bodies", "persons", "person_aliases", "reports"),
    *("meetings", "meeting_participants", "meeting_changes", "retired_ids"),
    *("chats", "subscriptions", "digests", "told", "deliveries"),
]
"""What every version of the program keeps."""


@pytest.mark.parametrize("revision", ["0001", *REVISIONS])
async def test_an_archive_goes_back_and_up_again_with_all_it_holds(
    database: Database, database_url: str, revision: str
) -> None:
    """One step back from each revision, or from the last all the way to the first."""
    await furnish(database)
    before = await contents(database)
    await downgrade(database_url, revision if revision == "0001" else f"{revision}-1")
    await migrate(database_url)
    after = await contents(database)
    assert {name: after[name] for name in LASTING} == {name: before[name] for name in LASTING}
    assert after["mentions"].rows == before["mentions"].rows


OLD_PEOPLE = (
    "INSERT INTO articles (id, identity, content_hash, fetched_at) VALUES (1, 'id:1', 'x', :now)",
    "INSERT INTO persons (id, key, name, articles, meetings)"
    " VALUES (7, 'анджей дуда', 'Анджей Дуда', 1, 0)",
    "INSERT INTO mentions (article_id, person_id, form, start, stop) VALUES (1, 7, 'Дуда', 0, 4)",
)


async def test_people_of_an_older_archive_get_their_names(
    database: Database, database_url: str
) -> None:
    await downgrade(database_url, "0002")
    async with database.begin() as work:
        for statement in OLD_PEOPLE:
            await work.session.execute(text(statement), {"now": NOW} if ":now" in statement else {})
    await migrate(database_url)
    async with database.begin() as work:
        (name,) = (await work.session.scalars(select(PersonName))).all()
        (mention,) = (await work.session.scalars(select(Mention))).all()
        assert (name.key, name.person_id, name.articles) == ("анджей дуда", 7, 1)
        assert (mention.name_id, mention.person_id, mention.form) == (name.id, 7, "Дуда")
    await downgrade(database_url, "0002")
    async with database.read() as work:
        rows = (await work.session.execute(text("SELECT person_id, form FROM mentions"))).all()
        assert [tuple(row) for row in rows] == [(7, "Дуда")]


TABLES = ("articles", "persons", "mentions", "reports", "report_participants", "meetings")


async def test_a_full_archive_goes_back_and_up_again_without_losing_a_row(
    database: Database, database_url: str
) -> None:
    await fill(database, *STORIES)
    before = await _counted(database)
    await downgrade(database_url, "0002")
    assert await _counted(database) == before
    await migrate(database_url)
    assert await _counted(database) == before
    async with database.read() as work:
        names = (await work.session.scalars(select(PersonName.person_id))).all()
        people = (await work.session.scalars(select(Person.id))).all()
        unlinked = select(Mention).where(Mention.name_id.is_(None))
        assert (await work.session.scalars(unlinked)).all() == []
    assert sorted(names) == sorted(people)


MARKED = "SELECT CAST(words AS text) FROM search_words ORDER BY rowid"


async def test_words_of_headlines_are_marked_as_the_program_spells_them(
    database: Database, database_url: str
) -> None:
    if database.is_sqlite:
        return
    row = POSTGRESQL.row(1, ["рынок", "сырье", "рынок"], ["нефть", "рынок"])
    plain = row | {"id": 2, "title": ""}
    async with database.begin() as work:
        for number in (1, 2):
            article = {"id": number, "name": f"id:{number}", "now": NOW}
            await work.session.execute(text(AN_ARTICLE), article)
            await work.session.execute(text(A_DOCUMENT), {"id": number, "of": number})
        await work.session.execute(text(POSTGRESQL.add), [row, plain])
        before = (await work.session.scalars(text(MARKED))).all()
    await downgrade(database_url, "0031")
    async with database.read() as work:
        unmarked = (await work.session.scalars(text(MARKED))).all()
    assert unmarked == ["'нефть':13 'рынок':1A,3A,14 'сырье':2A", "'нефть':10 'рынок':11"]
    await migrate(database_url)
    async with database.read() as work:
        assert (await work.session.scalars(text(MARKED))).all() == before
    assert before[0].startswith("'^рынок':1A,3A '^сырье':2A 'нефть'")


AN_ARTICLE = (
    "INSERT INTO articles (id, identity, content_hash, fetched_at) VALUES (:id, :name, 'x', :now)"
)
A_DOCUMENT = (
    "INSERT INTO search_documents (id, article_id, analysis, digest) VALUES (:id, :of, '', '')"
)


async def _counted(database: Database) -> dict[str, int]:
    async with database.read() as work:
        rows = [await work.session.scalar(text(f"SELECT count(*) FROM {one}")) for one in TABLES]  # noqa: S608
    return dict(zip(TABLES, map(int, rows), strict=True))


async def test_an_id_that_is_gone_stays_gone_when_the_schema_grows(
    database: Database, database_url: str
) -> None:
    await downgrade(database_url, "0006")
    async with database.begin() as work:
        add = "INSERT INTO persons (key, name, articles, meetings) VALUES (:key, :key, 0, 0)"
        for key in ("a", "b"):
            await work.session.execute(text(add), {"key": key})
        await work.session.execute(text("DELETE FROM persons WHERE key = 'b'"))
    await migrate(database_url)
    async with database.begin() as work:
        person = Person(key="c", name="c")
        work.session.add(person)
        await work.session.flush()
        assert person.id == 3
