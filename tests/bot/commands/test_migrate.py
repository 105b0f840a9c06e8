import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.__main__ import main
from storage.database import Database
from storage.migrating import downgrade

Capture = pytest.CaptureFixture[str]


def one_line(error: str) -> str:
    assert error.count("\n") == 1
    return error


def test_an_archive_is_made_where_there_is_none(folder: Path, capsys: Capture) -> None:
    assert main(["migrate"]) == 0
    assert "up to date" in capsys.readouterr().out
    assert (folder / "dipcourier.db").is_file()


def test_a_database_that_is_not_there_is_named(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    if not database_url.startswith("postgresql"):
        pytest.skip("SQLite makes its file")
    monkeypatch.setenv("DATABASE_URL", f"{database_url}_nowhere")
    assert main(["migrate"]) == 2
    assert "_nowhere" in one_line(capsys.readouterr().err)


def test_an_old_archive_is_brought_up_to_date(archive_url: str, capsys: Capture) -> None:
    asyncio.run(downgrade(archive_url, "base"))
    assert main(["migrate"]) == 0
    assert main(["export", "people"]) == 0
    assert capsys.readouterr().err == ""


UNUSABLE = {
    "no address": ("nonsense", "it is not a database address"),
    "a password for a port": ("postgresql://u:geheim", "it is not a database address"),
    "an engine we don't know": ("mysql://u:geheim@h/d", "mysql is not supported"),
    "nothing but memory": ("sqlite://", "SQLite needs a file"),
    "no such folder": ("sqlite:///nowhere/archive.db", "unable to open"),
    "a folder": ("sqlite:///.", "unable to open"),
    "a letter": ("sqlite:///letter.db", "not a database"),
    "nobody answers": ("postgresql://u:geheim@127.0.0.1:1/d", "onnect"),
}


@pytest.mark.parametrize("command", ["migrate", "export", "index"])
@pytest.mark.parametrize(("address", "reason"), UNUSABLE.values(), ids=UNUSABLE.keys())
def test_an_archive_that_cannot_be_used_is_named_in_one_line(
    command: str,
    address: str,
    reason: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    (folder / "letter.db").write_text("Dear archive, " * 1000)
    (folder / "article.txt").write_text("Касым-Жомарт Токаев прибыл.")
    before = {file: file.read_bytes() for file in folder.iterdir()}
    monkeypatch.setenv("DATABASE_URL", address)
    rest = {"migrate": [], "export": ["people"], "index": ["article.txt"]}[command]
    assert main([command, *rest]) == 2
    captured = capsys.readouterr()
    assert one_line(captured.err).startswith("DATABASE_URL: the archive can't be used: ")
    assert command == "export" or reason in captured.err
    assert "geheim" not in captured.err
    assert captured.out == ""
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("arguments", [["migrate"], ["export", "people"], ["index", "a.txt"]])
def test_an_archive_of_a_newer_program_is_left_alone(
    arguments: list[str], archive_url: str, folder: Path, capsys: Capture
) -> None:
    async def age() -> None:
        async with Database(archive_url) as database, database.begin() as work:
            await work.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    asyncio.run(age())
    (folder / "a.txt").write_text("Касым-Жомарт Токаев прибыл.")
    assert main(arguments) == 2
    assert "newer version of Dipcourier (schema 9999)" in one_line(capsys.readouterr().err)
