"""A copy of an archive and the way back, by the same commands on either engine."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.database import Database
from storage.migrating import downgrade, migrate
from storage.models import Outlet
from tests.bot.commands.test_copy_to import content, filled
from tests.desk import Desk, says

Capture = pytest.CaptureFixture[str]

COPY = "sqlite:///copy.db"


@pytest.fixture
def full(archive_url: str) -> str:
    """Something in every table."""
    asyncio.run(filled(archive_url))
    return archive_url


async def change(url: str) -> None:
    async with Database(url) as database:
        await Desk(database).collect("Неожиданное слово.", says(), external_id="later")


async def found(url: str, article_id: int) -> bool:
    async with Database(url) as database, database.read() as work:
        return await work.search.article(article_id) is not None


def test_a_copy_holds_everything_in_one_file(full: str, folder: Path, capsys: Capture) -> None:
    assert main(["backup", "copy.db"]) == 0
    assert capsys.readouterr().out.startswith("The archive is copied to copy.db (")
    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    assert asyncio.run(content(COPY)) == asyncio.run(content(full))


def test_a_folder_that_is_not_there_is_named(full: str, capsys: Capture) -> None:
    assert main(["backup", "nowhere/copy.db"]) == 2
    error = capsys.readouterr().err
    assert error == "backup: can't write nowhere/copy.db: No such file or directory\n"


def test_an_archive_becomes_again_what_it_was(full: str, folder: Path, capsys: Capture) -> None:
    before = asyncio.run(content(full))
    assert main(["backup", "copy.db"]) == 0
    asyncio.run(change(full))
    changed = asyncio.run(content(full))
    capsys.readouterr()
    assert main(["restore", "copy.db", "--overwrite"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("copy.db is the archive now: 8 articles, ")
    assert told[1].startswith("What was there is kept in ")
    kept = Path(told[1].removeprefix("What was there is kept in ").rstrip("."))
    assert asyncio.run(content(full)) == before
    assert asyncio.run(content(f"sqlite:///{kept}")) == changed
    assert not asyncio.run(found(full, 9))
    asyncio.run(change(full))
    assert asyncio.run(found(full, 9))


def test_an_empty_archive_is_filled_from_a_copy(
    full: str, archive_url: str, folder: Path, capsys: Capture
) -> None:
    assert main(["backup", "copy.db"]) == 0
    before = asyncio.run(content(full))
    if archive_url.startswith("sqlite"):
        Path(archive_url.removeprefix("sqlite:///")).unlink()
    else:
        asyncio.run(empty(archive_url))
    assert main(["restore", "copy.db"]) == 0
    assert asyncio.run(content(archive_url)) == before


async def empty(url: str) -> None:
    await downgrade(url, "base")
    await migrate(url)


def test_an_archive_is_replaced_only_when_asked(full: str, folder: Path, capsys: Capture) -> None:
    assert main(["backup", "copy.db"]) == 0
    asyncio.run(change(full))
    before = asyncio.run(content(full))
    capsys.readouterr()
    assert main(["restore", "copy.db"]) == 2
    error = capsys.readouterr().err
    assert "is there already; --overwrite replaces it and keeps it beside" in error
    assert error.count("\n") == 1
    assert asyncio.run(content(full)) == before
    assert [file.name for file in folder.iterdir()] == ["copy.db"]


def test_a_copy_of_something_else_changes_nothing(full: str, folder: Path, capsys: Capture) -> None:
    (folder / "letter.db").write_text("Dear archive, " * 1000)
    before = asyncio.run(content(full))
    assert main(["restore", "letter.db", "--overwrite"]) == 2
    error = capsys.readouterr().err
    assert "letter.db" in error
    assert error.count("\n") == 1
    assert asyncio.run(content(full)) == before


def test_what_somebody_has_not_finished_writing_is_in_no_copy(full: str) -> None:
    before = asyncio.run(content(full))

    async def copy_in_between() -> None:
        async with Database(full) as database, database.begin() as work:
            work.session.add(Outlet(name="Недописанное издание"))
            await work.session.flush()
            assert await asyncio.to_thread(main, ["backup", "copy.db"]) == 0

    asyncio.run(copy_in_between())
    assert asyncio.run(content(COPY)) == before


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_nobody_answers(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (folder / "old.db").write_bytes(b"")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:geheim@127.0.0.1:1/archive")
    assert main([command, "old.db" if command == "restore" else "copy.db"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("DATABASE_URL: the archive can't be used: ")
    assert "geheim" not in error
    assert [file.name for file in folder.iterdir()] == ["old.db"]
