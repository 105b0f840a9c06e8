"""aiosqlite with one visit to its thread per statement, instead of four.

A statement of ours takes SQLite some hundredths of a millisecond; each visit to the thread takes
longer. SQLAlchemy makes a cursor, executes, fetches and closes, one visit each: here they are one.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Self

import aiosqlite


class QuickCursor:
    """All rows are fetched when a statement is executed; nothing is left open."""

    def __init__(self, connection: "QuickConnection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> Self:
        await self._connection.visit(self._execute, statement, parameters)
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> Self:
        await self._connection.visit(self._executemany, statement, parameters)
        return self

    async def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        count = self.arraysize if size is None else size
        taken, self._rows = self._rows[:count], self._rows[count:]
        return taken

    async def fetchall(self) -> list[Any]:
        taken, self._rows = self._rows, []
        return taken

    async def close(self) -> None:
        self._rows = []

    def _execute(
        self, connection: sqlite3.Connection, statement: str, parameters: Iterable[Any]
    ) -> None:
        self._take(connection.execute(statement, tuple(parameters)))

    def _executemany(
        self, connection: sqlite3.Connection, statement: str, parameters: Iterable[Sequence[Any]]
    ) -> None:
        self._take(connection.executemany(statement, parameters))

    def _take(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self._rows = cursor.fetchall() if cursor.description else []
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()


class QuickConnection(aiosqlite.Connection):
    """What SQLAlchemy is given as a connection; only its cursors are our own."""

    def cursor(self) -> QuickCursor:  # type: ignore[override]
        return QuickCursor(self)

    async def visit(self, work: Any, *arguments: Any) -> None:
        """Run a function of the real connection in the thread."""
        await self._execute(work, self._conn, *arguments)  # type: ignore[no-untyped-call]


def connect(database: str, **options: Any) -> QuickConnection:
    """Like aiosqlite.connect; to be awaited."""

    def connector() -> sqlite3.Connection:
        made: sqlite3.Connection = sqlite3.connect(database, **options)
        return made

    connection = QuickConnection(connector, iter_chunk_size=64)
    # A thread that waits for work must not keep the program from ending.
    connection._thread.daemon = True  # noqa: SLF001 (as SQLAlchemy does with its own)
    return connection
