"""What PostgreSQL's own tools copied comes back as it was."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.database import Database
from storage.dumps import can_dump
from tests.desk import SEPTEMBER, TOKAYEV, Desk, met, says

Capture = pytest.CaptureFixture[str]

pytestmark = [
    pytest.mark.skipif(not can_dump(), reason="pg_dump is not installed"),
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),
]


async def collect(url: str, text: str) -> int:
    async with Database(url) as database:
        await Desk(database).collect(text, says(met(TOKAYEV, "Анджей Дуда", when=SEPTEMBER)))
    return await articles(url)


async def articles(url: str) -> int:
    async with Database(url) as database, database.read() as work:
        return await work.articles.count()


def test_a_dump_brings_the_archive_back_and_keeps_what_was_there(
    folder: Path, database_url: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    asyncio.run(collect(database_url, "Первая статья."))
    if main(["backup", "copy.dump"]) != 0:
        reason = capsys.readouterr().err
        assert "version mismatch" in reason
        pytest.skip("pg_dump is older than the server")
    assert asyncio.run(collect(database_url, "Вторая статья.")) == 2

    assert main(["restore", "copy.dump"]) == 2
    assert "--overwrite replaces it" in capsys.readouterr().err
    assert main(["restore", "copy.dump", "--overwrite"]) == 0
    assert "1 articles" in capsys.readouterr().out
    assert asyncio.run(articles(database_url)) == 1
    [kept] = folder.glob("*-before-*.dump")
    assert main(["restore", kept.name, "--overwrite"]) == 0
    assert asyncio.run(articles(database_url)) == 2


@pytest.mark.parametrize("content", [b"", b"PGDMP rubbish", b"SQLite format 3\0"])
def test_what_is_no_dump_changes_nothing(
    folder: Path,
    database_url: str,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    asyncio.run(collect(database_url, "Первая статья."))
    (folder / "copy.dump").write_bytes(content)
    assert main(["restore", "copy.dump", "--overwrite"]) == 2
    assert capsys.readouterr().err.startswith("restore: ")
    assert asyncio.run(articles(database_url)) == 1
