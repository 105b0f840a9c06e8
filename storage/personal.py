"""Whose data stands where: all that is kept of a person or chat, to be shown and to be deleted.

`TRACES` names every column that holds somebody's Telegram id; a test compares it with the models.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, delete, func, or_, select, update

from storage.models import Base
from storage.repository import Repository


class Trace(Enum):
    """What becomes of a row when the person named in it wants to be forgotten.

    `ROW`: it is theirs, and goes. `NAME`: it says something of the archive, and only who did it is
    forgotten. `PUBLIC`: it names a channel that publishes, as an address does.
    """

    ROW = "row"
    NAME = "name"
    PUBLIC = "public"


TRACES: Mapping[str, Trace] = {
    "chats.id": Trace.ROW,
    "subscriptions.chat_id": Trace.ROW,
    "watches.chat_id": Trace.ROW,
    "alerted.chat_id": Trace.ROW,
    "deliveries.chat_id": Trace.ROW,
    "pauses.chat_id": Trace.ROW,
    "retractions.chat_id": Trace.ROW,
    "objections.said_by": Trace.ROW,
    "objections.settled_by": Trace.NAME,
    "corrections.made_by": Trace.NAME,
    "corrections.undone_by": Trace.NAME,
    "sources.chat_id": Trace.PUBLIC,
}

NOBODY = 0
"""Stands where a name was; the command line has the same."""

INNER = frozenset({"deliveries.owner", "deliveries.lease_until"})
"""Columns that say something of our machines alone."""

Rows = Sequence[Mapping[str, Any]]


class Personal(Repository):
    """All that is kept of somebody, wherever it stands. `who`: the id of a person or chat."""

    async def collect(self, who: int, limit: int) -> dict[str, Rows]:
        """Table → rows, at most `limit` of each; tables that hold nothing of them are left out.

        Whoever else is named in a row is left out of it.
        """
        found: dict[str, Rows] = {}
        for table in Base.metadata.sorted_tables:
            condition = _of(table, who)
            if condition is None:
                continue
            shown = [column for column in table.c if _name(column) not in INNER]
            query = select(*shown).where(condition).order_by(*table.primary_key).limit(limit)
            rows = (await self._session.execute(query)).mappings().all()
            if rows:
                found[table.name] = [_without_others(table, dict(row), who) for row in rows]
        return found

    async def counts(self, who: int) -> dict[str, int]:
        """Table → how many rows."""
        counted: dict[str, int] = {}
        for table in Base.metadata.sorted_tables:
            condition = _of(table, who)
            if condition is not None:
                query = select(func.count()).select_from(table).where(condition)
                counted[table.name] = await self._session.scalar(query) or 0
        return {name: count for name, count in counted.items() if count}

    async def forget(self, who: int) -> None:
        """Delete what is theirs, and their name in what is the archive's."""
        for table in reversed(Base.metadata.sorted_tables):
            for column in _traces(table, Trace.NAME):
                named = update(table).where(column == who).values({column: NOBODY})
                await self._session.execute(named)
            owned = [column == who for column in _traces(table, Trace.ROW)]
            if owned:
                await self._session.execute(delete(table).where(or_(*owned)))
        self._session.expire_all()


def _of(table: Table, who: int) -> ColumnElement[bool] | None:
    """Which rows of the table are about somebody; None where none can be."""
    own = [column == who for column in _traces(table, Trace.ROW, Trace.NAME)]
    own += [
        key.parent.in_(select(key.column).where(column == who))
        for key in table.foreign_keys
        for column in _traces(key.column.table, Trace.ROW)
        if not own
    ]
    return or_(*own) if own else None


def _traces(table: Table, *kinds: Trace) -> list[Column[Any]]:
    return [column for column in table.c if TRACES.get(_name(column)) in kinds]


def _name(column: Column[Any]) -> str:
    return f"{column.table.name}.{column.name}"


def _without_others(table: Table, row: Mapping[str, Any], who: int) -> dict[str, Any]:
    others = {
        column.name
        for column in _traces(table, Trace.ROW, Trace.NAME)
        if row[column.name] not in {who, None}
    }
    return {name: value for name, value in row.items() if name not in others}
