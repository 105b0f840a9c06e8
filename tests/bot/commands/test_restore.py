import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.commands.restore import free_name
from storage import backup
from storage.articles import NewArticle
from storage.database import Database
from storage.migrating import downgrade, migrate
from tests.archive import NOW

Capture = pytest.CaptureFixture[str]

URL = "sqlite:///archive.db"


@pytest.fixture
def archive(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive that has changed since it was copied: one article in the copy, two in it."""
    monkeypatch.setenv("DATABASE_URL", URL)
    asyncio.run(migrate(URL))
    asyncio.run(add("Первая статья."))
    backup.copy_archive(folder / "archive.db", folder / "copy.db")
    asyncio.run(add("Вторая статья."))
    return folder / "archive.db"


async def add(text: str) -> None:
    async with Database(URL) as database, database.begin() as work:
        await work.articles.store(NewArticle(text), NOW)


def articles(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_an_archive_that_is_gone_comes_back(archive: Path, folder: Path, capsys: Capture) -> None:
    archive.unlink()
    assert main(["restore", "copy.db"]) == 0
    told = capsys.readouterr().out
    assert told == "copy.db is the archive now: 1 articles, 0 people, 0 meetings.\n"
    assert articles(archive) == 1
    assert main(["migrate"]) == 0
    assert names(folder) == ["archive.db", "copy.db"]


def test_an_archive_is_replaced_only_when_asked(archive: Path, capsys: Capture) -> None:
    before = archive.read_bytes()
    assert main(["restore", "copy.db"]) == 2
    assert capsys.readouterr().err == (
        "restore: archive.db is there already; --overwrite replaces it and keeps it beside\n"
    )
    assert archive.read_bytes() == before


def test_what_was_there_is_kept(archive: Path, folder: Path, capsys: Capture) -> None:
    assert main(["restore", "copy.db", "--overwrite"]) == 0
    assert articles(archive) == 1
    (kept,) = folder.glob("archive-before-*.db")
    assert re.fullmatch(r"archive-before-\d{8}T\d{6}Z\.db", kept.name)
    assert articles(kept) == 2
    assert f"What was there is kept in {kept.name}." in capsys.readouterr().out


@pytest.mark.usefixtures("archive")
async def test_who_has_the_archive_open_goes_on_with_the_restored_one(folder: Path) -> None:
    async with Database(URL) as database:
        async with database.read() as work:
            assert await work.articles.count() == 2
        files = [folder / name for name in ("copy.db", "archive.db", "kept.db")]
        await asyncio.to_thread(backup.restore_archive, *files)
        async with database.read() as work:
            assert await work.articles.count() == 1
        async with database.begin() as work:
            await work.articles.store(NewArticle("Третья статья."), NOW)
    assert articles(folder / "archive.db") == 2


def test_a_damaged_archive_makes_room(archive: Path, folder: Path) -> None:
    archive.write_text("Dear archive, " * 1000)
    assert main(["restore", "copy.db", "--overwrite"]) == 0
    assert articles(archive) == 1
    (kept,) = folder.glob("archive-before-*.db")
    assert kept.read_text().startswith("Dear archive")


def test_the_log_of_an_archive_that_is_gone_is_not_taken_for_the_copys(
    archive: Path, capsys: Capture
) -> None:
    archive.unlink()
    archive.with_name("archive.db-wal").write_bytes(b"pages")
    assert main(["restore", "copy.db"]) == 2
    assert "archive.db-wal is left of an archive that is gone" in capsys.readouterr().err
    assert not archive.exists()


@pytest.mark.usefixtures("archive")
def test_an_old_copy_is_brought_up_to_date_and_stays_as_it_was(folder: Path) -> None:
    asyncio.run(downgrade("sqlite:///copy.db", "0001"))
    before = (folder / "copy.db").read_bytes()
    assert main(["restore", "copy.db", "--overwrite"]) == 0
    assert main(["export", "people"]) == 0
    assert (folder / "copy.db").read_bytes() == before


UNUSABLE = {
    "a letter": "not a database",
    "somebody else's": "it is no archive of Dipcourier",
    "nothing": "it is no archive of Dipcourier",
    "a newer one": "a newer version of Dipcourier (schema 9999)",
    "a damaged one": "",
    "one that lost a row": "a row of article_bodies leads nowhere",
    "no file": "there is no file copy.db",
}


@pytest.mark.parametrize(("kind", "reason"), UNUSABLE.items())
def test_what_is_no_sound_archive_replaces_none(
    archive: Path, folder: Path, capsys: Capture, kind: str, reason: str
) -> None:
    spoil(folder / "copy.db", kind)
    before, files = archive.read_bytes(), names(folder)
    assert main(["restore", "copy.db", "--overwrite"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("restore: ")
    assert reason in error
    assert error.count("\n") == 1
    assert archive.read_bytes() == before
    assert names(folder) == files


def spoil(copy: Path, kind: str) -> None:
    content = bytearray(copy.read_bytes())
    content[4096:60_000] = b"\xff" * (60_000 - 4096)
    plain = {"a letter": b"Dear archive, " * 1000, "nothing": b"", "a damaged one": bytes(content)}
    statements = {
        "somebody else's": "ALTER TABLE articles RENAME TO orders",
        "a newer one": "UPDATE alembic_version SET version_num = '9999'",
        "one that lost a row": "DELETE FROM articles",
    }
    if kind in plain:
        copy.write_bytes(plain[kind])
    elif kind in statements:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute(statements[kind])
    else:
        copy.unlink()


def test_what_was_there_is_never_kept_under_a_name_that_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "archive-before-20261126T225431Z.db"
    assert free_name(file) == file
    file.touch()
    assert free_name(file).name == "archive-before-20261126T225431Z-2.db"
    free_name(file).touch()
    assert free_name(file).name == "archive-before-20261126T225431Z-3.db"
