"""What an archive holds once it is filled, kept for the next one that is to be filled alike.

Most tests begin with the same few articles; collecting them takes longer than most of what is
tested. Kept for each engine in its own way, and only of archives that were new before.
"""

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sqlalchemy import exists, or_, select

from storage.database import Database
from storage.models import KnownOrganization, table_of
from storage.models.base import Base
from storage.unit_of_work import UnitOfWork

MOST = 100
"""Archives, of some 2 MB each; tests that invent their stories would fill the memory."""

_numbers = count(1)

COLUMNS = """
SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
AND table_name NOT IN ('alembic_version', 'known_organizations')
GROUP BY table_name
"""
LAST_NUMBERS = """
SELECT sequencename, last_value FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL
"""


@dataclass(slots=True)
class Kept:
    """SQLite: whole archives in memory. PostgreSQL: the statements that fill one again.

    Those of PostgreSQL lie in a schema of the very database, which others use after us.
    """

    _files: dict[str, sqlite3.Connection] = field(default_factory=dict)
    _statements: dict[tuple[str, str], str] = field(default_factory=dict)

    async def fill(
        self, database: Database, name: str, collect: Callable[[], Awaitable[None]]
    ) -> None:
        """Collect, or give a new archive what came of it when another one did.

        `name` stands for everything that is collected.
        """
        was_new = await is_new(database)
        if was_new and await self.give(database, name):
            return
        await collect()
        if was_new:
            await self.keep(database, name)

    async def give(self, database: Database, name: str) -> bool:
        """Whether the archive, a new one, holds now what is kept under the name."""
        if database.is_sqlite:
            if name in self._files:
                with sqlite3.connect(_file(database)) as target:
                    self._files[name].backup(target)
                target.close()
            return name in self._files
        statements = self._statements.get((_file(database), name))
        if statements is None:
            return False
        async with database.begin() as work:
            await (await _driver(work)).execute(statements)
        return True

    async def keep(self, database: Database, name: str) -> None:
        if len(self._files) + len(self._statements) >= MOST:
            return
        if database.is_sqlite:
            self._files[name] = sqlite3.connect(":memory:")
            with sqlite3.connect(_file(database)) as source:
                source.backup(self._files[name])
            source.close()
            return
        async with database.begin() as work:
            self._statements[_file(database), name] = await _copied(await _driver(work))


async def is_new(database: Database) -> bool:
    """Nothing is in it but what every archive begins with."""
    tables = (one for one in Base.metadata.sorted_tables if one is not table_of(KnownOrganization))
    anything = or_(*(exists().select_from(one) for one in tables))
    async with database.read() as work:
        return not await work.session.scalar(select(anything))


async def _copied(driver: Any) -> str:
    """Copies every row; returns the statements that bring them back."""
    schema = f"kept_{next(_numbers)}"
    rows = await driver.fetch(COLUMNS)
    statements = [f"CREATE SCHEMA {schema}"]
    # What the triggers did is among the rows.
    again = ["SET LOCAL session_replication_role = replica"]
    for table, columns in rows:
        if await driver.fetchval(f'SELECT EXISTS (TABLE public."{table}")'):
            statements.append(f'CREATE TABLE {schema}."{table}" AS TABLE public."{table}"')
            taken = f'SELECT {columns} FROM {schema}."{table}"'  # noqa: S608 - our own tables
            again.append(f'INSERT INTO public."{table}" ({columns}) {taken}')
    again += [
        f"SELECT setval('public.\"{name}\"', {last})"
        for name, last in await driver.fetch(LAST_NUMBERS)
    ]
    await driver.execute(";".join(statements))
    return ";".join(again)


async def _driver(work: UnitOfWork) -> Any:
    """asyncpg's connection, which takes several statements at once, in our transaction."""
    connection = await work.session.connection()
    await connection.exec_driver_sql("SELECT 1")
    return (await connection.get_raw_connection()).driver_connection


def _file(database: Database) -> str:
    return str(database.url.database)


KEPT = Kept()
