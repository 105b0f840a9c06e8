"""Takes stories into an archive as the program does, and times it.

Beside it, as the floor: the very rows that storing the facts wrote, put into an empty archive of
the same schema by the driver alone, a transaction for each article as well. It looks for nothing
and concludes nothing, and its tables are small: no program can be quicker.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
from sqlalchemy import Engine, event

from benchmarks.scale.stories import story
from benchmarks.scale.world import NOW, Invented
from bot.models import load_lemmas
from newsroom.collecting import Collector, Outcome
from reading.facts import ArticleText, Facts
from reading.world import World
from storage.database import Database, parse_url

WRITING = ("INSERT", "UPDATE", "DELETE")

Written = list[tuple[str, Any, bool]]
"""Statements, their values, and whether these are many rows."""


@dataclass
class Stored:
    """Milliseconds of each article. `known`: of one that is here already."""

    text: list[float] = field(default_factory=list)
    facts: list[float] = field(default_factory=list)
    known: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


async def store(
    database: Database, archive: Invented, world: World, count: int, empty: str
) -> Stored:
    """Store so many stories. `empty`: the address of an archive with no rows, for the floor."""
    stories = [story(archive, number) for number in range(count)]
    made = {article.text: facts for article, facts in stories}
    stored, written = Stored(), list[Written]()
    read_at = 0.0

    async def read(article: ArticleText) -> Facts:
        nonlocal read_at
        read_at = time.perf_counter()
        noted.clear()
        return made[article.text]

    collector = Collector(database, read, world, ZoneInfo("Asia/Almaty"), load_lemmas())
    with noting() as noted:
        for article, _ in stories:
            start = time.perf_counter()
            await collector.collect(article, NOW)
            stored.text.append((read_at - start) * 1000)
            stored.facts.append((time.perf_counter() - read_at) * 1000)
            written.append(list(noted))
    for article, _ in stories:
        start = time.perf_counter()
        if await collector.collect(article, NOW) is not Outcome.KNOWN:
            raise RuntimeError(f"{article.url} was not stored")
        stored.known.append((time.perf_counter() - start) * 1000)
    stored.floor = await _written_alone(empty, written)
    return stored


@contextmanager
def noting() -> Iterator[Written]:
    """Everything that is written meanwhile."""
    written: Written = []

    def note(_: object, __: object, statement: str, values: Any, ___: object, many: bool) -> None:  # noqa: FBT001
        if statement.lstrip().startswith(WRITING):
            # With RETURNING many rows are one statement, whatever SQLAlchemy says.
            written.append((statement, values, many and "RETURNING" not in statement))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield written
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def _written_alone(url: str, written: Sequence[Written]) -> list[float]:
    address = parse_url(url)
    if address.get_backend_name() == "sqlite":
        return _into_sqlite(str(address.database), written)
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    return await _into_postgresql(plain, written)


def _into_sqlite(file: str, written: Sequence[Written]) -> list[float]:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    taken = []
    for statements in written:
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for statement, values, many in statements:
            carry_out = connection.executemany if many else connection.execute
            carry_out(statement, values).fetchall()
        connection.execute("COMMIT")
        taken.append((time.perf_counter() - start) * 1000)
    connection.close()
    return taken


async def _into_postgresql(address: str, written: Sequence[Written]) -> list[float]:
    connection = await asyncpg.connect(address)
    # The articles the rows are of are not there.
    await connection.execute("SET session_replication_role = replica")
    taken = []
    for statements in written:
        start = time.perf_counter()
        async with connection.transaction():
            for statement, values, many in statements:
                if many:
                    await connection.executemany(statement, values)
                else:
                    await connection.fetch(statement, *values)
        taken.append((time.perf_counter() - start) * 1000)
    connection.terminate()
    return taken
