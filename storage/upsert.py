"""Ways to INSERT that both engines know and SQLAlchemy spells twice."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Insert, Table, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningInsert


def insert_or_ignore(session: AsyncSession, table: Any) -> Insert:
    """An INSERT that leaves existing rows as they are."""
    return _or_ignore(session.get_bind().dialect.name, table)


def insert_or_update(session: AsyncSession, table: Any, key: Sequence[str]) -> Insert:
    """An INSERT of all columns that takes over the new values where a row of this key exists."""
    return _on_conflict(session.get_bind().dialect.name, table.__table__, tuple(key), adds=False)


async def add_up(
    session: AsyncSession, table: Any, key: Sequence[str], changes: Sequence[Mapping[str, Any]]
) -> None:
    """Add to the numbers of the rows of these keys; a row that is missing begins with them."""
    if changes:
        adding = _on_conflict(session.get_bind().dialect.name, table, tuple(key), adds=True)
        await session.execute(adding, changes)


async def insert_in_order(
    session: AsyncSession, table: Table, rows: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Add the rows; returns their ids in the same order."""
    if not rows:
        return []
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    ids = (await session.scalars(_numbered(table, is_sorted=not is_sqlite), list(rows))).all()
    # SQLite numbers rows upwards as they come; SQLAlchemy would insert them one by one there.
    return sorted(ids) if is_sqlite else list(ids)


@lru_cache(maxsize=100)
def _numbered(table: Table, *, is_sorted: bool) -> ReturningInsert[Any]:
    return insert(table).returning(table.c.id, sort_by_parameter_order=is_sorted)


@lru_cache(maxsize=100)
def _or_ignore(dialect: str, table: Any) -> Insert:
    statement: Any = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    ignoring: Insert = statement.on_conflict_do_nothing()
    return ignoring


@lru_cache(maxsize=100)  # A statement takes longer to make than to be carried out.
def _on_conflict(dialect: str, table: Any, key: tuple[str, ...], *, adds: bool) -> Insert:
    statement: Any = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    others = [column for column in table.c if column.name not in key]
    values = {
        column.name: column + statement.excluded[column.name]
        if adds
        else statement.excluded[column.name]
        for column in others
    }
    updating: Insert = statement.on_conflict_do_update(index_elements=list(key), set_=values)
    return updating
