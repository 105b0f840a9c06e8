"""`Database.begin()` and `.read()`: one transaction, and the repositories that work in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cached_property
from typing import Any, Self

from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from storage import sqlite_driver
from storage.agenda import Agendas
from storage.articles import Articles
from storage.cards import Cards
from storage.chats import Chats
from storage.concluding import Concluding
from storage.corrections import Corrections
from storage.counting import Counting
from storage.coverage import Archive
from storage.deliveries import Deliveries
from storage.delivery_figures import DeliveryCounts
from storage.digests import Digests
from storage.exporting import Exporting
from storage.facts import FactsOfArticles
from storage.linking import Linking
from storage.listing import Listing, watch
from storage.meetings import Meetings
from storage.names import Names
from storage.naming import Naming
from storage.objections import Objections
from storage.overviews import Overviews
from storage.pauses import Pauses
from storage.personal import Personal
from storage.persons import Persons
from storage.quotes import Quotes
from storage.reading_queue import ReadingQueue
from storage.recounting import Recounting
from storage.reprints import Reprints
from storage.retention import Retention
from storage.retractions import Retractions
from storage.schema import Schema
from storage.search import Search
from storage.search_care import SearchCare
from storage.source_counts import SourceCounts
from storage.sources import Sources
from storage.statements import Statements
from storage.statistics import Statistics
from storage.storable import keep_storable
from storage.subscriptions import Subscriptions
from storage.updates import Updates
from storage.versions import Versions
from storage.watches import Watches

ALONE = 0x446971
"""PostgreSQL's advisory lock behind `begin_alone`."""


CONNECTIONS = 30
"""With PostgreSQL, that a process has at most; how much it does at once follows from it."""

KEPT_CONNECTIONS = 10

PATIENCE_SECONDS = 60
"""How long a process waits for others that write to the same file, and for a free connection.

SQLite's lock is unfair: beside an index that writes all the time, five seconds were not always
enough.
"""


class DatabaseError(Exception):
    """The archive can't be opened; the text says which one and why, without its password."""


class UnitOfWork:
    """One transaction; each repository is made when first asked for."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    @asynccontextmanager
    async def in_place(self) -> AsyncIterator[None]:
        """Many short statements to come: on SQLite without a visit to a thread for each.

        Nobody else gets a turn while one of them is carried out, so none may take long.
        """
        connection = await self.session.connection()
        driver = (await connection.get_raw_connection()).driver_connection
        if not isinstance(driver, sqlite_driver.QuickConnection):
            yield
            return
        driver.in_place = True
        try:
            yield
        finally:
            driver.in_place = False

    @cached_property
    def articles(self) -> Articles:
        return Articles(self.session)

    @cached_property
    def versions(self) -> Versions:
        return Versions(self.session)

    @cached_property
    def facts(self) -> FactsOfArticles:
        return FactsOfArticles(self.session)

    @cached_property
    def linking(self) -> Linking:
        return Linking(self.session)

    @cached_property
    def counting(self) -> Counting:
        return Counting(self.session)

    @cached_property
    def concluding(self) -> Concluding:
        return Concluding(self.session)

    @cached_property
    def persons(self) -> Persons:
        return Persons(self.session)

    @cached_property
    def cards(self) -> Cards:
        return Cards(self.session)

    @cached_property
    def overviews(self) -> Overviews:
        return Overviews(self.session)

    @cached_property
    def agendas(self) -> Agendas:
        return Agendas(self.session)

    @cached_property
    def quotes(self) -> Quotes:
        return Quotes(self.session)

    @cached_property
    def statistics(self) -> Statistics:
        return Statistics(self.session)

    @cached_property
    def names(self) -> Names:
        return Names(self.session)

    @cached_property
    def corrections(self) -> Corrections:
        return Corrections(self.session)

    @cached_property
    def statements(self) -> Statements:
        return Statements(self.session)

    @cached_property
    def objections(self) -> Objections:
        return Objections(self.session)

    @cached_property
    def reprints(self) -> Reprints:
        return Reprints(self.session)

    @cached_property
    def naming(self) -> Naming:
        return Naming(self.session)

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self.session)

    @cached_property
    def search(self) -> Search:
        return Search(self.session)

    @cached_property
    def listing(self) -> Listing:
        return Listing(self.session)

    @cached_property
    def archive(self) -> Archive:
        return Archive(self.session)

    @cached_property
    def exporting(self) -> Exporting:
        return Exporting(self.session)

    @cached_property
    def sources(self) -> Sources:
        return Sources(self.session)

    @cached_property
    def chats(self) -> Chats:
        return Chats(self.session)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        return Subscriptions(self.session)

    @cached_property
    def digests(self) -> Digests:
        return Digests(self.session)

    @cached_property
    def retractions(self) -> Retractions:
        return Retractions(self.session)

    @cached_property
    def watches(self) -> Watches:
        return Watches(self.session)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.session)

    @cached_property
    def delivery_counts(self) -> DeliveryCounts:
        return DeliveryCounts(self.session)

    @cached_property
    def source_counts(self) -> SourceCounts:
        return SourceCounts(self.session)

    @cached_property
    def reading_queue(self) -> ReadingQueue:
        return ReadingQueue(self.session)

    @cached_property
    def updates(self) -> Updates:
        return Updates(self.session)

    @cached_property
    def pauses(self) -> Pauses:
        return Pauses(self.session)

    @cached_property
    def recounting(self) -> Recounting:
        return Recounting(self.session)

    @cached_property
    def schema(self) -> Schema:
        return Schema(self.session)

    @cached_property
    def search_care(self) -> SearchCare:
        return SearchCare(self.session)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self.session)

    @cached_property
    def personal(self) -> Personal:
        return Personal(self.session)


class Database:
    """The archive at one address. Close it when done.

    On SQLite all writing goes through one connection that begins IMMEDIATE: SQLAlchemy's own way
    loses updates without a word (docs/decisions/0003). Reading has connections of its own.
    """

    def __init__(self, url: str) -> None:
        self.url = parse_url(url)
        if self.is_sqlite:
            self._writing = _sqlite_engine(self.url, pool_size=1, begin="BEGIN IMMEDIATE")
            self._reading = _sqlite_engine(self.url, pool_size=4, begin="BEGIN", query_only=True)
        else:
            self._writing = create_async_engine(
                self.url,
                pool_size=KEPT_CONNECTIONS,
                max_overflow=CONNECTIONS - KEPT_CONNECTIONS,
                pool_timeout=PATIENCE_SECONDS,
                pool_pre_ping=True,
                hide_parameters=True,
            )
            keep_storable(self._writing.sync_engine)
            self._reading = self._writing.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        """A writing transaction: committed at the end of the block, rolled back by an exception.

        On SQLite they come one after another. On PostgreSQL they overlap: who reads a row in order
        to change it asks for it `with_for_update`, or another's change is lost without a word.
        """
        async with AsyncSession(self._writing, expire_on_commit=False) as session, session.begin():
            watch(session)
            work = UnitOfWork(session)
            yield work
            await work.listing.settle()

    @asynccontextmanager
    async def begin_alone(self) -> AsyncIterator[UnitOfWork]:
        """A writing transaction no other of its kind overlaps, in whatever process.

        For what is concluded from the whole archive: two at once would each miss the other's half.
        """
        async with self.begin() as work:
            if not self.is_sqlite:
                await work.session.execute(text(f"SELECT pg_advisory_xact_lock({ALONE})"))
            yield work

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


def _sqlite_engine(
    url: URL, *, pool_size: int, begin: str, query_only: bool = False
) -> AsyncEngine:
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
        cursor = connection.cursor()
        for pragma in _pragmas(query_only=query_only):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


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
    return ["journal_mode=WAL", "synchronous=FULL", "journal_size_limit=67108864", *common]
