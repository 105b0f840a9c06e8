"""Brings an archive's schema to the version of the program, or back."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, event, pool
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.database import DatabaseError, parse_url

SCRIPTS = Path(__file__).parent / "migrations"


async def migrate(url: str, revision: str = "head") -> None:
    """Upgrade the archive at `url` (made if missing) to `revision`.

    Raises DatabaseError in one clear sentence when it can't be opened, is no archive of ours, or
    was written by a newer program; nothing is changed then.
    """
    engine = _engine(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_upgrade, revision)
            await connection.commit()
    except (DBAPIError, OSError) as error:
        raise DatabaseError(_reason(error)) from error
    finally:
        await engine.dispose()


async def downgrade(url: str, revision: str) -> None:
    """Take the archive back to an older `revision` (`base`: no tables at all)."""
    engine = _engine(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(lambda sync: command.downgrade(configuration(sync), revision))
            await connection.commit()
    finally:
        await engine.dispose()


def configuration(connection: Connection) -> Config:
    """Alembic's settings for one open connection."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection, revision: str) -> None:
    config = configuration(connection)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and not _is_known(config, current):
        raise DatabaseError(f"it was written by a newer version of Dipcourier (schema {current})")
    command.upgrade(config, revision)


def _is_known(config: Config, revision: str) -> bool:
    try:
        ScriptDirectory.from_config(config).get_revision(revision)
    except CommandError:
        return False
    return True


def _engine(url: str) -> AsyncEngine:
    address = parse_url(url)
    engine = create_async_engine(address, poolclass=pool.NullPool)
    if address.get_backend_name() == "sqlite":

        @event.listens_for(engine.sync_engine, "connect")
        def prepare(connection: Any, _: object) -> None:
            connection.isolation_level = None
            # With keys enforced, a batch's DROP TABLE would cascade and delete the children.
            connection.cursor().execute("PRAGMA foreign_keys=OFF")

        @event.listens_for(engine.sync_engine, "begin")
        def start(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return str(cause).strip().splitlines()[0]
