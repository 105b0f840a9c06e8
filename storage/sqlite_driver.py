"""SQLite for SQLAlchemy, with one trip to the connection's thread for a statement.

aiosqlite, as SQLAlchemy uses it, goes there four times: to make a cursor, to execute, to fetch, to
close. On a small machine that is most of the time of a statement (docs/decisions/0006).
"""

import sqlite3
from collections import deque
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import aiosqlite
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util import immutabledict

DRIVER = "sqlite+onetrip"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is left of a cursor once it has been closed."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()


class OneTripCursor(AsyncAdapt_aiosqlite_cursor):
    """Executes, fetches and closes at once."""

    __slots__ = ()

    def __init__(self, connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection = connection
        self._connection = connection._connection
        self._soft_closed_memoized = immutabledict()
        self._rows = deque()
        self._answered(Answer())

    async def _execute_async(self, operation: Any, parameters: Any) -> None:
        await self._travel("execute", operation, parameters or ())

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:
        await self._travel("executemany", operation, seq_of_parameters)

    async def _travel(self, method: str, operation: Any, parameters: Any) -> None:
        connection: Any = self._connection
        async with self._adapt_connection._execute_mutex:
            self._answered(
                await connection._execute(_run, connection._conn, method, operation, parameters)
            )

    def _answered(self, answer: Any) -> None:
        """The answer stands where SQLAlchemy looks for what the cursor knows."""
        self._cursor = answer
        self._rows = deque(answer.rows)

    async def _async_soft_close(self) -> None:
        """Nothing is open."""

    def close(self) -> None:
        self._rows.clear()


def _run(connection: sqlite3.Connection, method: str, operation: Any, parameters: Any) -> Answer:
    with closing(connection.cursor()) as cursor:
        getattr(cursor, method)(operation, parameters)
        rows = cursor.fetchall() if cursor.description else ()
        return Answer(cursor.description, cursor.rowcount, cursor.lastrowid, rows)


class OneTripConnection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()

    _cursor_cls = OneTripCursor  # type: ignore[assignment] # it takes our connection alone


class OneTripModule(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *args: Any, **options: Any) -> OneTripConnection:
        return OneTripConnection(self, super().connect(*args, **options)._connection)


class OneTripDialect(SQLiteDialect_aiosqlite):
    driver = "onetrip"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> OneTripModule:
        return OneTripModule(aiosqlite, sqlite3)


registry.register(DRIVER.replace("+", "."), __name__, OneTripDialect.__name__)
