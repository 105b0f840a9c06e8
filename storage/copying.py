"""A whole archive into another database, of either engine, and the proof that it arrived."""

import hashlib
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table, bindparam, delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.models import Base, KnownOrganization, table_of

KNOWN = table_of(KnownOrganization)
"""What an archive was told of the world: no part of what it holds."""

CONTENT = [table for table in Base.metadata.sorted_tables if table is not KNOWN]

AT_ONCE = 1000
"""Rows read and written at once."""

DIGEST_BYTES = 16

DOCUMENTS, WORDS = "search_documents", "search_words"
"""What articles are found by: no part of a copy, made again from the articles."""

Row = Mapping[str, Any]


class CopyError(Exception):
    """Nothing was copied; the text says why."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How many rows a table has, and the sum of what they hold, whatever their order."""

    rows: int = 0
    checksum: int = 0

    def __add__(self, rows: Sequence[Row]) -> "Proof":
        added = sum(_digest(row) for row in rows)
        return Proof(self.rows + len(rows), (self.checksum + added) % 256**DIGEST_BYTES)


async def copy_everything(
    source: Database,
    target: Database,
    tell: Callable[[str, int], None],
    *,
    replacing: bool = False,
) -> None:
    """Copy every table with all ids, and compare both sides before anything is kept.

    The source is read as it is at one moment and may be in use; the target must be empty, or is
    emptied first (`replacing`). `tell` hears of which table how many rows are under way. Raises
    CopyError.
    """
    async with source.read() as reading, target.begin_alone() as writing:
        if replacing:
            await _empty(writing.session)
        held = await first_table_held(writing.session)
        if held is not None:
            raise CopyError(f"the other database is not empty: it holds {held}")
        await _tell_the_same(reading.session, writing.session)
        for table in CONTENT:
            sent = Proof()
            async for rows in _copied(table, reading.session, writing.session):
                sent += rows
                tell(table.name, len(rows))
            if await proof_of(table, writing.session) != sent:
                raise CopyError(f"{table.name} would not arrive as it is; nothing was copied")
            await _go_on_counting(table, reading.session, writing.session)


async def proof_of(table: Table, session: AsyncSession) -> Proof:
    """The same for equal tables of either engine."""
    proof = Proof()
    async for rows in _chunks(table, session):
        proof += rows
    return proof


async def first_table_held(session: AsyncSession) -> str | None:
    """A table with anything in it; None of an empty archive."""
    for table in CONTENT:
        if (await session.execute(select(table).limit(1))).first() is not None:
            return table.name
    return None


async def _tell_the_same(source: AsyncSession, target: AsyncSession) -> None:
    """So that meetings are listed there under the same organisations."""
    await target.execute(delete(KNOWN))
    rows = (await source.execute(select(KNOWN))).mappings().all()
    if rows:
        await target.execute(insert(KNOWN), [dict(row) for row in rows])


async def _empty(session: AsyncSession) -> None:
    """Nothing is left, nor the words by which articles of these ids were found.

    Nobody else writes until it is over; who reads sees what was there before.
    """
    tables = [table.name for table in reversed(Base.metadata.sorted_tables)]
    # Words of FTS5 can't be taken out; without a document they lead nowhere.
    every = [*tables, DOCUMENTS, *([] if _is_sqlite(session) else [WORDS])]
    if not _is_sqlite(session):
        await session.execute(text(f"LOCK TABLE {', '.join(every)} IN SHARE ROW EXCLUSIVE MODE"))
    for name in every:
        await session.execute(text(f"DELETE FROM {name}"))  # noqa: S608 - names of our own


async def _copied(
    table: Table, source: AsyncSession, target: AsyncSession
) -> AsyncIterator[list[dict[str, Any]]]:
    """Rows once they are copied; keys that lead to rows of the same table are filled in at last."""
    inner = [column.name for column in table.columns if _leads_to_itself(column)]
    async for rows in _chunks(table, source):
        await target.execute(insert(table), [row | dict.fromkeys(inner) for row in rows])
        yield rows
    for name in inner:
        await _fill_in(table, name, source, target)


async def _fill_in(table: Table, name: str, source: AsyncSession, target: AsyncSession) -> None:
    (key,) = table.primary_key.columns
    filling = update(table).where(key == bindparam("of_row")).values({name: bindparam("leads_to")})
    query = select(key.label("of_row"), table.c[name].label("leads_to"))
    result = await source.stream(query.where(table.c[name].is_not(None)))
    async for rows in result.mappings().partitions(AT_ONCE):
        connection = await target.connection()
        await connection.execute(filling, [dict(row) for row in rows])


async def _chunks(table: Table, session: AsyncSession) -> AsyncIterator[list[dict[str, Any]]]:
    result = await session.stream(select(table).order_by(*table.primary_key.columns))
    async for rows in result.mappings().partitions(AT_ONCE):
        yield [dict(row) for row in rows]


def _leads_to_itself(column: Column[Any]) -> bool:
    return any(key.column.table is column.table for key in column.foreign_keys)


async def _go_on_counting(table: Table, source: AsyncSession, target: AsyncSession) -> None:
    """New ids begin after the last one ever given, also if its row is gone: ids are public."""
    column = table.autoincrement_column
    if column is None:
        return
    highest = await source.scalar(select(func.max(column))) or 0
    last = max(highest, await _last_given(table, column.name, source))
    if last == 0:
        return
    if not _is_sqlite(target):
        await target.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"),
            {"table": table.name, "column": column.name, "last": last},
        )
    elif _never_gives_again(table):
        given = {"table": table.name, "last": last}
        await target.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), given)
        await target.execute(text("INSERT INTO sqlite_sequence VALUES (:table, :last)"), given)


async def _last_given(table: Table, column: str, session: AsyncSession) -> int:
    asked = {"table": table.name, "column": column}
    if not _is_sqlite(session):
        sequence = "CAST(pg_get_serial_sequence(:table, :column) AS regclass)"
        query = text(f"SELECT pg_sequence_last_value({sequence})")
    elif _never_gives_again(table):
        query = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    else:
        return 0
    return await session.scalar(query, asked) or 0


def _is_sqlite(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _never_gives_again(table: Table) -> bool:
    """SQLite remembers the last id of those tables alone that are made so."""
    return bool(table.dialect_options["sqlite"]["autoincrement"])


def _digest(row: Row) -> int:
    content = json.dumps(list(row.values()), sort_keys=True, default=str).encode()
    return int.from_bytes(hashlib.blake2b(content, digest_size=DIGEST_BYTES).digest())
