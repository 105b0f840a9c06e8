"""Files that are no archive any more, or never were: one line each, and nothing changed."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.database import Database
from storage.migrating import migrate
from tests.desk import DUDA, SEPTEMBER, TOKAYEV, Desk, met, says

Capture = pytest.CaptureFixture[str]

URL = "sqlite:///archive.db"
NEWS = "Касым-Жомарт Токаев прибыл в Варшаву."
COMMANDS = {
    "migrate": ["migrate"],
    "export": ["export", "meetings"],
    "index": ["index", "news.txt"],
    "digest": ["digest", "--dry-run"],
    "backup": ["backup", "copy.db"],
}


@pytest.fixture
def archive(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with one article."""

    async def fill() -> None:
        await migrate(URL)
        async with Database(URL) as database:
            await Desk(database).collect("Статья.", says(met(TOKAYEV, DUDA, when=SEPTEMBER)))

    monkeypatch.setenv("DATABASE_URL", URL)
    asyncio.run(fill())
    (folder / "news.txt").write_text(NEWS)
    return folder / "archive.db"


def test_a_damaged_page_is_told_in_one_line_with_the_way_out(
    archive: Path, capsys: Capture
) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'meetings'"
        (page,) = connection.execute(query).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(archive.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    archive.write_bytes(content)
    assert main(["export", "meetings"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("DATABASE_URL: the archive can't be used: database disk image is malf")
    assert "`python -m bot restore` brings a backup back" in error
    assert error.count("\n") == 1


FOREIGN = {
    "with tables of its own": ["CREATE TABLE orders (id INTEGER)"],
    "whose schema is kept the same way": [
        "CREATE TABLE alembic_version (version_num VARCHAR(32))",
        "INSERT INTO alembic_version VALUES ('5f3c0a')",
        "CREATE TABLE orders (id INTEGER)",
    ],
    "whose schema even has the same number": [
        "CREATE TABLE alembic_version (version_num VARCHAR(32))",
        "INSERT INTO alembic_version VALUES ('0001')",
        "CREATE TABLE orders (id INTEGER)",
    ],
}


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {"backup"}))
@pytest.mark.parametrize("statements", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_foreign_database_is_left_as_it_is(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    statements: list[str],
    command: str,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///shop.db")
    (folder / "news.txt").write_text(NEWS)
    with closing(sqlite3.connect(folder / "shop.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    before = (folder / "shop.db").read_bytes()
    assert main(COMMANDS[command]) == 2
    captured = capsys.readouterr()
    assert captured.err == (
        "DATABASE_URL: the archive can't be used: it is no archive of Dipcourier: it holds orders\n"
    )
    assert captured.out == ""
    assert (folder / "shop.db").read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_letter_is_no_archive(archive: Path, capsys: Capture, command: str) -> None:
    archive.write_text("Dear archive, " * 1000)
    assert main(COMMANDS[command]) == 2
    error = capsys.readouterr().err
    assert "file is not a database" in error
    assert error.count("\n") == 1
    assert archive.read_text() == "Dear archive, " * 1000
