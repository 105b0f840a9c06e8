"""What every test may ask for. The database is real: SQLite, and PostgreSQL where it answers."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import URL

from storage.database import Database, DatabaseError
from tests.databases import (
    UsedAgain,
    answers,
    postgresql_template,
    server_address,
    spelled,
    sqlite_archive,
    sqlite_template,
)
from tests.discretion import (
    _nobody_logs_a_secret,
    pytest_runtest_makereport,
    watch_captured,
)

# A busy machine is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# Found here by pytest.
__all__ = ["_nobody_logs_a_secret", "pytest_runtest_makereport"]

watch_captured()

SERVER = pytest.StashKey[URL | None]()


def pytest_configure(config: pytest.Config) -> None:
    try:
        server = server_address()
    except DatabaseError as error:
        raise pytest.UsageError(f"TEST_DATABASE_URL: {error}") from None
    config.stash[SERVER] = server if answers(server) else None


def pytest_report_header(config: pytest.Config) -> str:
    return _told(config)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    # A quiet run shows no header, but what was left out must be seen.
    if not terminalreporter.showheader and config.stash[SERVER] is None:
        terminalreporter.write_line(_told(config))


def pytest_sessionfinish() -> None:
    """A worker that takes long to end is killed, with what it has counted (`make coverage`)."""
    coverage = sys.modules.get("coverage")
    counting = coverage.Coverage.current() if coverage is not None else None
    if counting is not None:
        counting.save()


def _told(config: pytest.Config) -> str:
    server = server_address()
    if config.stash[SERVER] is None:
        return f"archive: SQLite only, PostgreSQL at {server!r} doesn't answer (TEST_DATABASE_URL)"
    return f"archive: SQLite, and PostgreSQL at {server!r}"


@pytest.fixture(scope="session")
def _sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sqlite_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def _postgresql(pytestconfig: pytest.Config) -> Iterator[UsedAgain | None]:
    server = pytestconfig.stash[SERVER]
    if server is None:
        yield None
        return
    with postgresql_template(server) as template:
        archive = UsedAgain(server, template)
        yield archive
        archive.drop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty archive with the newest schema, on either engine."""
    if request.param == "sqlite":
        yield spelled(sqlite_archive(request.getfixturevalue("_sqlite"), tmp_path))
        return
    archive = request.getfixturevalue("_postgresql")
    if archive is None:
        pytest.skip("PostgreSQL doesn't answer")
    yield spelled(archive.take())


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty archive with the newest schema, on either engine."""
    async with Database(database_url) as database:
        yield database
