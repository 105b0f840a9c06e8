import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from storage import backup
from storage.articles import NewArticle
from storage.database import Database
from storage.migrating import migrate
from tests.archive import NOW
from tests.desk import SEPTEMBER, TOKAYEV, Desk, met, says

Capture = pytest.CaptureFixture[str]

URL = "sqlite:///archive.db"


@pytest.fixture
def archive(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with one article."""
    monkeypatch.setenv("DATABASE_URL", URL)
    asyncio.run(migrate(URL))
    asyncio.run(collect("Первая статья."))
    return folder / "archive.db"


async def collect(text: str) -> None:
    async with Database(URL) as database:
        await Desk(database).collect(text, says(met(TOKAYEV, "Анджей Дуда", when=SEPTEMBER)))


def articles(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


@pytest.mark.usefixtures("archive")
def test_a_copy_holds_the_archive_in_one_file(folder: Path, capsys: Capture) -> None:
    assert main(["backup", "copy.db"]) == 0
    assert capsys.readouterr().out.startswith("The archive is copied to copy.db (")
    assert articles(folder / "copy.db") == 1
    assert not list(folder.glob("*copy.db?*"))


@pytest.mark.usefixtures("archive")
def test_a_copy_is_an_archive_one_can_go_on_with(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["backup", "copy.db"]) == 0
    monkeypatch.setenv("DATABASE_URL", "sqlite:///copy.db")
    assert main(["migrate"]) == 0
    capsys.readouterr()
    assert main(["export", "meetings"]) == 0
    assert TOKAYEV in capsys.readouterr().out


@pytest.mark.usefixtures("archive")
def test_without_a_name_the_copy_is_called_after_the_moment(folder: Path) -> None:
    assert main(["backup"]) == 0
    (copy,) = set(folder.glob("*.db")) - {folder / "archive.db"}
    assert re.fullmatch(r"archive-\d{8}T\d{6}Z\.db", copy.name)


def test_a_copy_made_while_somebody_writes_is_whole_and_without_the_unfinished(
    archive: Path,
) -> None:
    async def copy_in_between() -> None:
        async with Database(URL) as database, database.begin() as work:
            await work.articles.store(NewArticle("Недописанная статья."), NOW)
            await asyncio.to_thread(backup.copy_archive, archive, archive.with_name("copy.db"))

    asyncio.run(copy_in_between())
    assert articles(archive.with_name("copy.db")) == 1


@pytest.mark.usefixtures("archive")
def test_a_file_that_is_there_is_never_written_over(folder: Path, capsys: Capture) -> None:
    (folder / "copy.db").write_text("dear")
    assert main(["backup", "copy.db"]) == 2
    assert capsys.readouterr().err == "backup: copy.db is there already\n"
    assert (folder / "copy.db").read_text() == "dear"


def test_the_archive_is_no_place_for_its_copy(archive: Path, capsys: Capture) -> None:
    before = archive.read_bytes()
    assert main(["backup", "archive.db"]) == 2
    assert "archive.db is there already" in capsys.readouterr().err
    assert archive.read_bytes() == before


@pytest.mark.usefixtures("archive")
def test_a_folder_that_is_not_there_is_named(folder: Path, capsys: Capture) -> None:
    assert main(["backup", "nowhere/copy.db"]) == 2
    error = capsys.readouterr().err
    assert error == "backup: can't write nowhere/copy.db: No such file or directory\n"
    assert [one.name for one in folder.iterdir()] == ["archive.db"]


def test_a_damaged_archive_gives_no_copy(archive: Path, folder: Path, capsys: Capture) -> None:
    content = bytearray(archive.read_bytes())
    content[4096:60_000] = b"\xff" * (60_000 - 4096)
    archive.write_bytes(content)
    assert main(["backup", "copy.db"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("backup: ")
    assert error.count("\n") == 1
    assert not list(folder.glob("*copy*"))


def test_an_archive_that_is_not_there_is_not_made(folder: Path, capsys: Capture) -> None:
    assert main(["backup", "copy.db"]) == 2
    assert "there is none at dipcourier.db yet" in capsys.readouterr().err
    assert list(folder.iterdir()) == []
