"""Everything that a selection of the archive holds, thing by thing, without holding it all."""

import csv
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from newsroom.rendering import tables
from newsroom.rendering.tables import COLUMNS, Row
from storage.database import Database
from storage.exporting import Selection
from storage.unit_of_work import UnitOfWork

PAGE = 200
"""Things in memory at once."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be exported: where its pages come from, what a row of it is."""

    page: Callable[[UnitOfWork, Selection, int], Awaitable[Sequence[Any]]]
    row: Callable[[Any], Row]


THINGS = {
    "people": Thing(lambda w, s, after: w.exporting.people(s, after, PAGE), tables.person_row),
    "meetings": Thing(lambda w, s, after: w.exporting.meetings(s, after, PAGE), tables.meeting_row),
    "articles": Thing(lambda w, s, after: w.exporting.articles(s, after, PAGE), tables.article_row),
    "statements": Thing(
        lambda w, s, after: w.exporting.statements(s, after, PAGE), tables.statement_row
    ),
}


async def things_of(database: Database, thing: Thing, selection: Selection) -> AsyncIterator[Any]:
    """Page by page, each in a transaction of its own: a slow reader holds nothing up."""
    after = 0
    while True:
        async with database.read() as work:
            page = await thing.page(work, selection, after)
        for item in page:
            yield item
        if len(page) < PAGE:
            return
        after = page[-1].id


async def csv_lines(
    thing: str, rows: AsyncIterator[Row], delimiter: str = ","
) -> AsyncIterator[str]:
    """A heading, then a line for each row."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS[thing])
    async for row in rows:
        yield _taken(out)
        writer.writerow(tables.cells(thing, row))
    yield _taken(out)


async def json_lines(rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    """An object a line."""
    async for row in rows:
        yield f"{json.dumps(row, ensure_ascii=False)}\n"


async def rows_of(database: Database, thing: str, selection: Selection) -> AsyncIterator[Row]:
    async for item in things_of(database, THINGS[thing], selection):
        yield THINGS[thing].row(item)


def _taken(out: io.StringIO) -> str:
    written = out.getvalue()
    out.seek(0)
    out.truncate()
    return written
