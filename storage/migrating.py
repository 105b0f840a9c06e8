"""Brings an archive's schema to the version of the program, or back."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, create_engine, event, inspect, pool, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import PATIENCE_SECONDS, DatabaseError, parse_url

SCRIPTS = Path(__file__).parent / "migrations"

OURS = frozenset({"articles", "article_bodies", "persons", "meetings"})
"""An archive has had these tables from the first version on."""

ONE_AT_A_TIME = 0x446970
"""PostgreSQL's advisory lock for changing the schema: several processes may start at once."""


async def migrate(url: str, revision: str = "head") -> None:
    """Upgrade the archive at `url` (made if missing) to `revision`.

    Raises DatabaseError in one clear sentence when it can't be opened, is no archive of ours, or
    was written by a newer program; nothing is changed then.
    """
    with _one_sentence():
        await _change(url, lambda connection: _upgrade(connection, revision))


def migrate_file(file: Path) -> None:
    """The same for a SQLite file, without an event loop."""
    with _one_sentence():
        _change_sqlite(parse_url(f"sqlite:///{file}"), lambda one: _upgrade(one, "head"))


@contextmanager
def _one_sentence() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, OSError) as error:
        raise DatabaseError(_reason(error)) from error


async def downgrade(url: str, revision: str) -> None:
    """Take the archive back to an older `revision` (`base`: no tables at all)."""
    await _change(url, lambda connection: command.downgrade(configuration(connection), revision))


async def _change(url: str, change: Callable[[Connection], None]) -> None:
    """Change the schema in one transaction, one process at a time."""
    address = parse_url(url)
    if address.get_backend_name() == "sqlite":
        await asyncio.to_thread(_change_sqlite, address, change)
        return
    engine = create_async_engine(address, poolclass=pool.NullPool)
    try:
        async with engine.begin() as connection:
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
            await connection.run_sync(change)
    finally:
        await engine.dispose()


def _change_sqlite(address: URL, change: Callable[[Connection], None]) -> None:
    # The asynchronous driver leaves a thread behind that complains when a file can't be opened.
    engine = create_engine(
        address.set(drivername="sqlite"),
        poolclass=pool.NullPool,
        connect_args={"timeout": PATIENCE_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None
        # With keys enforced, a batch's DROP TABLE would cascade and delete the children.
        connection.execute("PRAGMA foreign_keys=OFF")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.begin() as connection:
        change(connection)
    # Kept in the file. Later, a reader already at work would make the first writer fail.
    with closing(sqlite3.connect(str(address.database))) as plain:
        plain.execute("PRAGMA journal_mode=WAL")


def configuration(connection: Connection) -> Config:
    """Alembic's settings for one open connection."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection, revision: str) -> None:
    config = configuration(connection)
    current = MigrationContext.configure(connection).get_current_heads()
    tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
    # Another program may keep its schema the same way, even under the same numbers.
    if tables and not (current and tables >= OURS):
        raise DatabaseError(f"it is no archive of Dipcourier: it holds {min(tables)}")
    for version in current:
        if not _is_known(config, version):
            raise DatabaseError(
                f"it was written by a newer version of Dipcourier (schema {version})"
            )
    command.upgrade(config, revision)


def is_known_revision(revision: str) -> bool:
    """Whether this program has a migration of that number."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return _is_known(config, revision)


def newest_revision() -> str:
    """The schema of this program."""
    return str(ScriptDirectory(str(SCRIPTS)).get_current_head())


def _is_known(config: Config, revision: str) -> bool:
    try:
        ScriptDirectory.from_config(config).get_revision(revision)
    except CommandError:
        return False
    return True


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return str(cause).strip().splitlines()[0]
