"""Where the archives of tests lie: a copy of one migrated template each, on either engine."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import asyncpg
from sqlalchemy import URL

from bot.archive import tell_organizations
from bot.knowledge import load_world
from storage.database import Database, DatabaseError, parse_url
from storage.migrating import migrate

USUAL_ADDRESS = "postgresql://postgres@127.0.0.1:5432/postgres"
PATIENCE_SECONDS = 3
_numbers = count(1)


def server_address() -> URL:
    """The PostgreSQL server the tests may use. Raises DatabaseError for any other address."""
    server = parse_url(os.environ.get("TEST_DATABASE_URL") or USUAL_ADDRESS)
    if server.get_backend_name() != "postgresql":
        raise DatabaseError("it must be a PostgreSQL server; SQLite is tested without it")
    return server


def answers(server: URL) -> bool:
    """Somebody is there and lets us in."""
    try:
        asyncio.run(_tell(server, "SELECT 1"))
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return False
    return True


@contextmanager
def postgresql_archive(server: URL, template: URL | None) -> Iterator[URL]:
    """A database of its own, a copy of the template; dropped at the end."""
    # Several workers share the server.
    name = f"dipcourier_test_{os.getpid()}_{next(_numbers)}"
    like = f' TEMPLATE "{template.database}"' if template else ""
    asyncio.run(_tell(server, f'CREATE DATABASE "{name}"{like}'))
    try:
        yield server.set(database=name)
    finally:
        asyncio.run(_tell(server, f'DROP DATABASE "{name}" WITH (FORCE)'))


@contextmanager
def postgresql_template(server: URL) -> Iterator[URL]:
    with postgresql_archive(server, None) as url:
        asyncio.run(_prepare(spelled(url)))
        yield url


def sqlite_template(folder: Path) -> Path:
    file = folder / "template.db"
    asyncio.run(_prepare(f"sqlite:///{file}"))
    return file


async def _prepare(url: str) -> None:
    """As the program leaves a new archive."""
    await migrate(url)
    async with Database(url) as database:
        await tell_organizations(database, load_world())


def sqlite_archive(template: Path, folder: Path) -> URL:
    return parse_url(f"sqlite:///{shutil.copy(template, folder / 'archive.db')}")


def spelled(url: URL) -> str:
    """The address as an operator writes it, password and all."""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=False)


async def _tell(server: URL, statement: str) -> None:
    connection = await asyncpg.connect(spelled(server), timeout=PATIENCE_SECONDS)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
