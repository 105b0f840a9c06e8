"""The archive at one address: `Database.begin()` and `.read()` give a unit of work each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Self

from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from storage import sqlite_driver
from storage.listing import watch
from storage.storable import keep_storable
from storage.unit_of_work import UnitOfWork

ALONE = 0x446971
"""PostgreSQL's advisory lock behind `begin_alone`."""

DERIVED = "dipcourier_derived"
"""The option of transactions that are not waited for until they are on the disk."""

SYNCHRONOUS = "synchronous"

CONNECTIONS = 30
"""With PostgreSQL, that a process has at most; how much it does at once follows from it."""

KEPT_CONNECTIONS = 10

PATIENCE_SECONDS = 60
"""How long a process waits for others that write to the same file, and for a free connection.

SQLite's lock is unfair: beside an index that writes all the time, five seconds were not always
enough.
"""


PREPARED = 500
"""Statements that PostgreSQL keeps ready for a connection: storing one article takes some sixty."""


class DatabaseError(Exception):
    """The archive can't be opened; the text says which one and why, without its password."""


class Database:
    """The archive at one address. Close it when done.

    On SQLite all writing goes through one connection that begins IMMEDIATE: SQLAlchemy's own way
    loses updates without a word (docs/decisions/0003). Reading has connections of its own.
    """

    def __init__(self, url: str) -> None:
        self.url = parse_url(url)
        if self.is_sqlite:
            self._writing = _sqlite_engine(self.url, pool_size=1)
            self._reading = _sqlite_engine(self.url, pool_size=4, query_only=True)
        else:
            self._writing = create_async_engine(
                self.url,
                pool_size=KEPT_CONNECTIONS,
                max_overflow=CONNECTIONS - KEPT_CONNECTIONS,
                pool_timeout=PATIENCE_SECONDS,
                pool_pre_ping=True,
                hide_parameters=True,
                connect_args={"prepared_statement_cache_size": PREPARED},
            )
            keep_storable(self._writing.sync_engine)
            self._reading = self._writing.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        self._deriving = self._writing.execution_options(**{DERIVED: True})

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        """A writing transaction: committed at the end of the block, rolled back by an exception.

        On SQLite they come one after another. On PostgreSQL they overlap: who reads a row in order
        to change it asks for it `with_for_update`, or another's change is lost without a word.
        """
        async with self._begin(self._writing) as work:
            yield work

    @asynccontextmanager
    async def begin_alone(self, *, is_derived: bool = False) -> AsyncIterator[UnitOfWork]:
        """A writing transaction no other of its kind overlaps, in whatever process.

        For what is concluded from the whole archive: two at once would each miss the other's half.
        With `is_derived` all of it can be derived again from what the archive has, so that nobody
        waits for the disk: a power cut may take it back, the end of the process can't. Whatever is
        written later and lasts, lasts together with it.
        """
        async with self._begin(self._deriving if is_derived else self._writing) as work:
            if not self.is_sqlite:
                await work.session.execute(LOCK_WITHOUT_WAITING if is_derived else LOCK)
            yield work

    @asynccontextmanager
    async def _begin(self, engine: AsyncEngine) -> AsyncIterator[UnitOfWork]:
        async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
            watch(session)
            work = UnitOfWork(session)
            yield work
            await work.listing.settle()

    @asynccontextmanager
    async def pretend(self) -> AsyncIterator[UnitOfWork]:
        """A writing transaction, alone of its kind, of which nothing is kept.

        What was loaded in it may still be looked at. Ids that were given in it are nobody's.
        """
        with suppress(_InVainError):
            async with self.begin_alone() as work:
                yield work
                work.session.expunge_all()
                raise _InVainError

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A reading transaction: one consistent view of the archive, never waiting for writers."""
        async with AsyncSession(self._reading, expire_on_commit=False) as session, session.begin():
            yield UnitOfWork(session)

    async def close(self) -> None:
        await self._writing.dispose()
        await self._reading.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


LOCK = text(f"SELECT pg_advisory_xact_lock({ALONE})")
LOCK_WITHOUT_WAITING = text(f"{LOCK}, set_config('synchronous_commit', 'off', true)")


class _InVainError(Exception):
    """Takes back what was pretended."""


def parse_url(address: str) -> URL:
    """Read a database address in any usual spelling; raises DatabaseError for one we can't use."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise DatabaseError("it is not a database address") from None
    backend = url.get_backend_name()
    if backend == "sqlite":
        if not url.database or url.database == ":memory:":
            raise DatabaseError("SQLite needs a file: sqlite:///dipcourier.db")
        return url.set(drivername="sqlite+aiosqlite")
    if backend in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+asyncpg")
    raise DatabaseError(f"{backend} is not supported; use sqlite or postgresql")


def _sqlite_engine(url: URL, *, pool_size: int, query_only: bool = False) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=PATIENCE_SECONDS,
        hide_parameters=True,
        connect_args={"async_creator_fn": sqlite_driver.connect},
    )
    keep_storable(engine.sync_engine)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        # The driver's own transactions begin too late or not at all: ours are explicit.
        connection.isolation_level = None
        # SQLite's own knows Latin letters only.
        connection.create_function("lower", 1, _lower, deterministic=True)
        connection.driver_connection.reads_only = query_only
        cursor = connection.cursor()
        for pragma in _pragmas(query_only=query_only):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def start(connection: Connection) -> None:
        if query_only:
            driver: Any = connection.connection.driver_connection
            driver.begin_reading()
        else:
            _wait_for_disk(connection)
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _wait_for_disk(connection: Connection) -> None:
    """Whether commits of this transaction do. It can't be said within one, and holds until then."""
    wanted = "NORMAL" if connection.get_execution_options().get(DERIVED) else "FULL"
    if connection.info.get(SYNCHRONOUS, "FULL") != wanted:
        connection.exec_driver_sql(f"PRAGMA {SYNCHRONOUS}={wanted}")
        connection.info[SYNCHRONOUS] = wanted


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _pragmas(*, query_only: bool) -> list[str]:
    """Settings of a connection; figures from docs/decisions/0003.

    `synchronous=FULL` on the writing side: the outbox must survive a power cut, at 0.3 ms a commit.
    """
    common = [
        f"busy_timeout={PATIENCE_SECONDS * 1000}",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "cache_size=-65536",
        "mmap_size=1073741824",
    ]
    if query_only:
        return [*common, "query_only=ON"]
    return [
        "journal_mode=WAL",
        f"{SYNCHRONOUS}=FULL",
        "journal_size_limit=67108864",
        # An article changes about a hundred pages, mostly the same ones as the last: of 4,000
        # fewer are written home than of 1,000, which takes a quarter off what a commit costs.
        "wal_autocheckpoint=4000",
        *common,
    ]
