import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.end_to_end.program import ROOT, Program
from tests.telegram.server import TelegramServer


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the seeds and news of today, made once for all workers of the run."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    made = folder / "template.db"
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            half_made = folder / "half_made.db"
            command = [sys.executable, "-m", "tests.end_to_end.template", str(half_made)]
            subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - our own command
            half_made.rename(made)
    return made


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
def archive(template: Path, tmp_path: Path) -> Path:
    """A copy of the template for one test."""
    return Path(shutil.copy(template, tmp_path / "archive.db"))


@pytest.fixture
async def program(server: TelegramServer, archive: Path, tmp_path: Path) -> AsyncIterator[Program]:
    """The program, not yet started."""
    program = Program(tmp_path, TELEGRAM_API_URL=server.url, DATABASE_URL=f"sqlite:///{archive}")
    yield program
    await program.close()
    # Into the report, if the test failed.
    sys.stdout.write(program.errors)
