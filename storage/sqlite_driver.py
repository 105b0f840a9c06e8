"""aiosqlite with one visit to its thread per statement, instead of four, or with none.

A statement of ours takes SQLite some hundredths of a millisecond; each visit to the thread takes
longer. SQLAlchemy makes a cursor, executes, fetches and closes, one visit each: here they are one.
Where `in_place` is set there is no visit at all: the statement is carried out where it is asked
for. That is for short statements inside a transaction that has begun: whoever waits for a lock or
for the disk (BEGIN, COMMIT), or reads very much, must not make everybody else wait.

A transaction that only reads waits for nobody at its beginning and end: it begins, and ends, in
place (`reads_only`).
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self, TypeVar

import aiosqlite

AT_ONCE = 1_000
"""Rows that come with the statement itself; of more, the others are fetched when asked for."""

CACHED = 512
"""Statements kept ready: each length of a list makes one of its own."""

T = TypeVar("T")


class QuickCursor:
    """A statement and its rows."""

    def __init__(self, connection: "QuickConnection") -> None:
        self._connection = connection
        self._rows: deque[Any] = deque()
        self._unread: sqlite3.Cursor | None = None
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> Self:
        values = tuple(parameters)
        await self._connection.visit(lambda real: self._take(real.execute(statement, values)))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> Self:
        await self._connection.visit(
            lambda real: self._take(real.executemany(statement, parameters))
        )
        return self

    async def fetchone(self) -> Any:
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        wanted = self.arraysize if size is None else size
        while self._unread is not None and len(self._rows) < wanted:
            await self._connection.visit(lambda _: self._read_on())
        return [self._rows.popleft() for _ in range(min(wanted, len(self._rows)))]

    async def fetchall(self) -> list[Any]:
        while self._unread is not None:
            await self._connection.visit(lambda _: self._read_on())
        taken, self._rows = list(self._rows), deque()
        return taken

    async def close(self) -> None:
        self._rows.clear()
        unread, self._unread = self._unread, None
        if unread is not None:
            await self._connection.visit(lambda _: unread.close())

    def _take(self, real: sqlite3.Cursor) -> None:
        self.description = real.description
        self.rowcount, self.lastrowid = real.rowcount, real.lastrowid
        self._rows.clear()
        self._unread = real
        self._read_on()

    def _read_on(self) -> None:
        unread = self._unread
        if unread is None:
            return
        rows = unread.fetchmany(AT_ONCE) if self.description else []
        self._rows += rows
        if len(rows) < AT_ONCE:
            unread.close()
            self._unread = None


class QuickConnection(aiosqlite.Connection):
    """What SQLAlchemy is given as a connection; only its cursors are our own."""

    in_place = False
    reads_only = False
    _is_left = False

    def cursor(self) -> QuickCursor:  # type: ignore[override]
        return QuickCursor(self)

    def begin_reading(self) -> None:
        """Of itself it does nothing: the first statement sees the archive, and keeps seeing it."""
        self._conn.execute("BEGIN")

    async def commit(self) -> None:
        if self.reads_only and not self._is_left:
            self._conn.commit()
        else:
            await super().commit()

    async def rollback(self) -> None:
        """The pool asks for it at each return, after a commit, too."""
        is_over = not self._conn.in_transaction
        if (is_over or self.reads_only) and not self._is_left:
            self._conn.rollback()
        else:
            await super().rollback()

    async def visit(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Let the thread do something with the real connection, or do it in place."""
        if self.in_place:
            return work(self._conn)
        try:
            done: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        except asyncio.CancelledError:
            # The thread may still be at it.
            self._is_left = True
            raise
        return done


def connect(database: str, **options: Any) -> QuickConnection:
    """Like `aiosqlite.connect`; to be awaited."""

    def connector() -> sqlite3.Connection:
        # Never two threads at a time: whoever asks waits for the answer.
        shared = {**options, "check_same_thread": False, "cached_statements": CACHED}
        made: sqlite3.Connection = sqlite3.connect(database, **shared)
        return made

    connection = QuickConnection(connector, iter_chunk_size=AT_ONCE)
    # A thread that waits for work must not keep the program from ending.
    connection._thread.daemon = True
    return connection
