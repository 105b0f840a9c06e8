"""The same answers as from aiosqlite's own cursors, whatever the number of rows."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage import sqlite_driver
from storage.database import Database
from storage.sqlite_driver import AT_ONCE, QuickConnection

NUMBERS = text(
    "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :count)"
    " SELECT n FROM n WHERE n <= :count"
)


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[AsyncConnection]:
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{tmp_path / 'some.db'}",
        connect_args={"async_creator_fn": sqlite_driver.connect},
    )
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)"))
        yield connection
    await engine.dispose()


@pytest.mark.parametrize("count", [1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE + 7])
async def test_all_rows_come_in_their_order(connection: AsyncConnection, count: int) -> None:
    rows = (await connection.execute(NUMBERS, {"count": count})).scalars().all()
    assert rows == list(range(1, count + 1))
    streamed = await connection.stream(NUMBERS, {"count": count})
    parts = [list(part) async for part in streamed.scalars().partitions(300)]
    assert [number for part in parts for number in part] == rows


async def test_a_stream_may_be_left_before_its_end(connection: AsyncConnection) -> None:
    streamed = await connection.stream(NUMBERS, {"count": 5 * AT_ONCE})
    assert (await streamed.fetchone()) == (1,)
    await streamed.close()
    assert await connection.scalar(text("SELECT 1")) == 1


async def test_changes_tell_how_many_rows_and_which_id(connection: AsyncConnection) -> None:
    added = await connection.execute(
        text("INSERT INTO things (name) VALUES (:name)"), [{"name": "a"}, {"name": "b"}]
    )
    assert added.rowcount == 2
    returned = text("INSERT INTO things (name) VALUES ('c') RETURNING id, name")
    assert (await connection.execute(returned)).one() == (3, "c")
    changed = await connection.execute(text("UPDATE things SET name = 'x' WHERE id < 3"))
    assert changed.rowcount == 2


async def test_errors_are_those_of_sqlalchemy(connection: AsyncConnection) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        await connection.execute(text("SELECT * FROM nowhere"))
    twice = text("INSERT INTO things (id) VALUES (1), (1)")
    with pytest.raises(IntegrityError):
        await connection.execute(twice)


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database(f"sqlite:///{tmp_path / 'archive.db'}") as database:
        async with database.begin() as work:
            await work.session.execute(text("CREATE TABLE things (id INTEGER PRIMARY KEY)"))
        yield database


THINGS = text("SELECT count(*) FROM things")


async def test_reading_visits_the_thread_for_its_statements_alone(
    archive: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = 0
    real = QuickConnection._execute  # noqa: SLF001

    async def counted(self: QuickConnection, *args: object) -> object:
        nonlocal visits
        visits += 1
        return await real(self, *args)  # type: ignore[no-untyped-call]

    async with archive.read() as work:
        await work.session.execute(THINGS)
    monkeypatch.setattr(QuickConnection, "_execute", counted)
    for _ in range(3):
        async with archive.read() as work:
            await work.session.execute(THINGS)
            await work.session.execute(THINGS)
    assert visits == 6


async def test_who_reads_again_sees_what_was_written_meanwhile(archive: Database) -> None:
    for count in range(3):
        async with archive.read() as work:
            assert await work.session.scalar(THINGS) == count
        async with archive.begin() as work:
            await work.session.execute(text("INSERT INTO things DEFAULT VALUES"))


ENDLESS = text(
    "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 3000000)"
    " SELECT count(*) FROM n"
)


async def test_a_reader_who_leaves_amid_a_statement_holds_up_nobody(archive: Database) -> None:
    async def read() -> None:
        async with archive.read() as work:
            await work.session.execute(ENDLESS)

    for _ in range(3):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(read(), 0.02)
    async with archive.read() as work:
        assert await work.session.scalar(THINGS) == 0
