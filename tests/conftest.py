"""What every test may ask for. The database is real: a temporary SQLite file, or PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.migrating import migrate


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty archive with the newest schema."""
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    await migrate(url)
    async with Database(url) as database:
        yield database
