"""The tables, columns and indexes of an archive beside those of the program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Index, inspect

from storage.full_text import is_of_the_models
from storage.models import Base
from storage.repository import Repository

SEARCH_TABLES = ("search_documents", "search_words")


@dataclass(frozen=True, slots=True)
class Lacking:
    """What an archive lacks: `indexes` can be made again, the `rest` (in words) can't."""

    indexes: Sequence[Index]
    rest: Sequence[str]


class Schema(Repository):
    """What is there, and indexes made again."""

    async def revision(self) -> str | None:
        """None: no archive of ours, or none at all."""
        connection = await self._session.connection()
        return await connection.run_sync(
            lambda sync: MigrationContext.configure(sync).get_current_revision()
        )

    async def lacking(self) -> Lacking:
        connection = await self._session.connection()
        return await connection.run_sync(_lacking)

    async def make(self, indexes: Sequence[Index]) -> None:
        """One of that name over other columns is replaced."""
        connection = await self._session.connection()
        for index in indexes:
            await connection.run_sync(partial(index.drop, checkfirst=True))
            await connection.run_sync(index.create)


def _lacking(connection: Connection) -> Lacking:
    context = MigrationContext.configure(connection, opts={"include_name": is_of_the_models})
    found = list(_flat(compare_metadata(context, Base.metadata)))
    indexes = [one[1] for one in found if one[0] == "add_index"]
    # Whatever an operator has added is theirs.
    others = [one for one in found if not one[0].startswith("remove_") and one[0] != "add_index"]
    there = set(inspect(connection).get_table_names())
    tables = [f"table {name}" for name in SEARCH_TABLES if name not in there]
    return Lacking(indexes, [*map(_words, others), *tables])


def _flat(differences: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    for one in differences:
        yield from one if isinstance(one, list) else [one]


def _words(difference: tuple[Any, ...]) -> str:
    kind, *what = difference
    if kind == "add_table":
        return f"table {what[0].name}"
    if kind == "add_column":
        return f"column {what[1]}.{what[2].name}"
    named = [one for one in what if isinstance(one, str)]
    return " ".join([kind.replace("_", " "), *named])
