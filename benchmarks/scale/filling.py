"""Puts the invented archive into a database, many rows a statement."""

from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from sqlalchemy import func, insert, select, text
from tqdm import tqdm

from benchmarks.scale.world import Invented, Rows, Words
from bot.archive import tell_organizations
from bot.knowledge import load_world
from storage.database import Database
from storage.full_text import POSTGRESQL, SQLITE
from storage.models import Base, ReportShelf, table_of
from storage.search import DAY_BITS, DOCUMENTS

AT_ONCE = 2_000
"""Articles in one transaction."""

# What fills the tables of an older archive fills those of an invented one.
LISTING, OFFICES, SHELVES = (
    import_module(f"storage.migrations.versions.{name}")
    for name in ("0008_listed_meetings", "0010_offices_of_names", "0011_shelves")
)

COUNTED = text("UPDATE persons SET articles = :articles, meetings = :meetings WHERE id = :id")
WEIGHED = text("UPDATE person_aliases SET weight = :articles WHERE person_id = :id")
VOTED = text("UPDATE person_names SET articles = :articles WHERE id = :id")


async def fill(database: Database, archive: Invented) -> None:
    """Everything, and what the engines want to know of it to plan their work."""
    people: Rows = defaultdict(list)
    for rows in archive.people():
        _add(people, rows)
    await _write(database, people, [])
    batch: Rows = defaultdict(list)
    words: list[Words] = []
    bar = tqdm(total=archive.size.articles, desc="Articles", unit="article", disable=None)
    for rows, found in archive.articles():
        _add(batch, rows)
        words.append(found)
        if len(words) == AT_ONCE:
            await _write(database, batch, words)
            bar.update(AT_ONCE)
            batch, words = defaultdict(list), []
    await _write(database, batch, words)
    bar.close()
    async with database.begin() as work:
        await work.session.execute(COUNTED, archive.counts())
        await work.session.execute(WEIGHED, archive.counts())
        await work.session.execute(VOTED, archive.counts())
    async with database.begin() as work:
        owned = LISTING.OWNED.format(folded="lower")
        rows = LISTING.ROWS.format(owned=owned)
        for statement in (rows, LISTING.COUNTS, LISTING.PAIRS, OFFICES.OFFICES):
            await work.session.execute(text(statement))
        connection = await work.session.connection()
        await connection.run_sync(SHELVES.stand, table_of(ReportShelf))
    await tell_organizations(database, load_world())
    async with database.begin() as work:
        await work.session.execute(text("ANALYZE"))
    if not database.is_sqlite:
        await _go_on_counting(database)


async def _go_on_counting(database: Database) -> None:
    """PostgreSQL gives ids from its own counters, which know nothing of ours."""
    async with database.begin() as work:
        for table in Base.metadata.sorted_tables:
            column = table.autoincrement_column
            if column is not None:
                last = select(func.coalesce(func.max(column), 1)).scalar_subquery()
                counter = func.pg_get_serial_sequence(table.name, column.name)
                await work.session.execute(select(func.setval(counter, last)))


def _add(batch: Rows, rows: Rows) -> None:
    for table, values in rows.items():
        batch[table] += values


async def _write(database: Database, batch: Rows, words: Iterable[Words]) -> None:
    async with database.begin() as work:
        for table in Base.metadata.sorted_tables:
            for model, rows in batch.items():
                if model.__table__ is table and rows:
                    await work.session.execute(insert(table), rows)
        documents = [_document(one) for one in words]
        if documents:
            await work.session.execute(insert(DOCUMENTS), documents)
            engine = SQLITE if database.is_sqlite else POSTGRESQL
            rows = [engine.row(_number(one), one.title, one.text) for one in words]
            await work.session.execute(text(engine.add), rows)


def _number(words: Words) -> int:
    return (words.day.toordinal() << DAY_BITS) | words.article_id


def _document(words: Words) -> dict[str, Any]:
    return {"id": _number(words), "article_id": words.article_id, "analysis": "1", "digest": ""}
