"""Where the archives of tests lie, on either engine.

On SQLite each test has a copy of one migrated template. On PostgreSQL the copies are used again:
dropping a database there waits for the disk, emptying one doesn't.
"""

import asyncio
import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import asyncpg
from sqlalchemy import URL, delete, table

from bot.archive import tell_organizations
from bot.knowledge import load_world
from storage.database import Database, DatabaseError, parse_url
from storage.migrating import migrate
from storage.models import KnownOrganization, table_of
from storage.models.base import Base

USUAL_ADDRESS = "postgresql://postgres@127.0.0.1:5432/postgres"
PATIENCE_SECONDS = 3
SEARCH_TABLES = (table("search_words"), table("search_documents"))
_numbers = count(1)


def server_address() -> URL:
    """The PostgreSQL server the tests may use. Raises DatabaseError for any other address."""
    server = parse_url(os.environ.get("TEST_DATABASE_URL") or USUAL_ADDRESS)
    if server.get_backend_name() != "postgresql":
        raise DatabaseError("it must be a PostgreSQL server; SQLite is tested without it")
    return server


def answers(server: URL) -> bool:
    """Somebody is there and lets us in."""
    try:
        asyncio.run(_tell(server, "SELECT 1"))
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return False
    return True


@contextmanager
def postgresql_archive(server: URL, template: URL | None) -> Iterator[URL]:
    """A database of its own, a copy of the template; dropped at the end."""
    # Several workers share the server.
    name = f"dipcourier_test_{os.getpid()}_{next(_numbers)}"
    like = f' TEMPLATE "{template.database}"' if template else ""
    asyncio.run(_tell(server, f'CREATE DATABASE "{name}"{like}'))
    try:
        yield server.set(database=name)
    finally:
        asyncio.run(_tell(server, f'DROP DATABASE "{name}" WITH (FORCE)'))


@contextmanager
def postgresql_template(server: URL) -> Iterator[URL]:
    with postgresql_archive(server, None) as url:
        asyncio.run(_opened(spelled(url)))
        yield url


@dataclass(slots=True)
class UsedAgain:
    """A PostgreSQL archive for one test after another, empty and of the newest schema for each.

    A test may do with it whatever it likes: when its schema is no longer the template's, the next
    test gets another copy.
    """

    server: URL
    template: URL
    _copy: AbstractContextManager[URL] | None = None
    _url: URL | None = None
    _schema: str = ""

    def take(self) -> URL:
        if self._url is None or not asyncio.run(_emptied(self._url, self._schema)):
            self.drop()
            copy = postgresql_archive(self.server, self.template)
            self._url, self._copy = copy.__enter__(), copy
            self._schema = asyncio.run(_prepare(self._url))
        return self._url

    def drop(self) -> None:
        if self._copy is not None:
            self._copy.__exit__(None, None, None)
        self._copy = self._url = None


def sqlite_template(folder: Path) -> Path:
    file = folder / "template.db"
    asyncio.run(_opened(f"sqlite:///{file}"))
    return file


async def _opened(url: str) -> None:
    """As the program leaves a new archive."""
    await migrate(url)
    async with Database(url) as database:
        await tell_organizations(database, load_world())


def sqlite_archive(template: Path, folder: Path) -> URL:
    return parse_url(f"sqlite:///{shutil.copy(template, folder / 'archive.db')}")


def spelled(url: URL) -> str:
    """The address as an operator writes it, password and all."""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=False)


SCHEMA = """
WITH parts AS (
    SELECT concat_ws(' ', attrelid, relname, attnum, attname, atttypid, attnotnull) AS part
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT oid::text FROM pg_constraint
    UNION ALL SELECT oid::text FROM pg_trigger
    UNION ALL SELECT oid::text FROM pg_rewrite
    UNION ALL SELECT version_num FROM alembic_version
)
SELECT md5(string_agg(part, ',' ORDER BY part)) FROM parts
"""
"""Tables, indexes, triggers and their like: made anew, they have other numbers."""

OTHERS_GONE = """
SELECT count(pg_terminate_backend(pid)) = 0 FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""

FIRST_NUMBERS = """
SELECT setval(oid, 1, false) FROM pg_class
WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
"""


async def _prepare(url: URL) -> str:
    """Make it quick, for nothing in it has to outlive the machine; returns what its schema is."""
    await _tell(url, f'ALTER DATABASE "{url.database}" SET synchronous_commit = off')
    connection = await asyncpg.connect(spelled(url), timeout=PATIENCE_SECONDS)
    try:
        return str(await connection.fetchval(SCHEMA))
    finally:
        await connection.close()


async def _emptied(url: URL, schema: str) -> bool:
    """False, and nothing done, when the schema is another one by now."""
    connection = await asyncpg.connect(spelled(url), timeout=PATIENCE_SECONDS)
    try:
        while not await connection.fetchval(OTHERS_GONE):
            await connection.execute("SELECT pg_sleep(0.01)")
        if await connection.fetchval("SELECT to_regclass('alembic_version') IS NULL"):
            return False
        if await connection.fetchval(SCHEMA) != schema:
            return False
        if not await connection.fetchval("SELECT EXISTS (SELECT FROM known_organizations)"):
            return False
        tables = [*SEARCH_TABLES, *reversed(Base.metadata.sorted_tables)]
        tables.remove(table_of(KnownOrganization))
        await connection.execute(";".join(str(delete(one)) for one in tables))
        await connection.execute(FIRST_NUMBERS)
        return True
    finally:
        await connection.close()


async def _tell(server: URL, statement: str) -> None:
    connection = await asyncpg.connect(spelled(server), timeout=PATIENCE_SECONDS)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
