"""INSERT … ON CONFLICT, which both engines know and SQLAlchemy spells twice."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession


def insert_or_ignore(session: AsyncSession, table: Any) -> Insert:
    """An INSERT that leaves existing rows as they are."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def insert_or_update(session: AsyncSession, table: Any, key: Sequence[str]) -> Insert:
    """An INSERT of all columns that takes over the new values where a row of this key exists."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement: Any = dialect.insert(table)
    columns = table.__table__.columns.keys()
    values = {name: statement.excluded[name] for name in columns if name not in key}
    updating: Insert = statement.on_conflict_do_update(index_elements=list(key), set_=values)
    return updating
