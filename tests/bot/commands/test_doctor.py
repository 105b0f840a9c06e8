"""`doctor` looks at everything, says what to do, and shows no secret."""

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.__main__ import main
from bot.archive import utc_now
from bot.backups import name_of
from bot.examining import Reached, check_clock, check_disk
from newsroom.examining.findings import Level
from storage.backup import copy_archive
from storage.database import Database
from storage.dumps import can_dump
from tests.discretion import PASSWORD
from tests.internet import Internet, answer
from tests.newsroom.delivery.test_shared_pace import USUAL_ADDRESS
from tests.people import TOKEN
from tests.telegram.server import TelegramServer

Capture = pytest.CaptureFixture[str]
NOWHERE = "http://127.0.0.1:1"
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.usefixtures("archive_url")
def test_a_new_archive_is_sound(capsys: Capture) -> None:
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    levels = {line.split(":")[0][9:]: line[:8].strip() for line in lines}
    advised = {about for about, level in levels.items() if level != "OK"}
    assert advised == {"backups", "telegram"}
    assert {"schema", "indexes", "people", "lists", "counts", "pairs", "search"} <= set(levels)


@on_sqlite
def test_a_copy_that_can_t_be_read_is_an_error(
    archive_url: str, folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = folder / "copies"
    copies.mkdir()
    monkeypatch.setenv("BACKUP_DIR", str(copies))
    assert main(["doctor", "--quick"]) == 1
    assert f"doctor: backups: none in {copies}" in capsys.readouterr().err
    now = utc_now()
    archive = Path(archive_url.removeprefix("sqlite:///"))
    copy_archive(archive, copies / name_of(now - timedelta(days=3), archive_url))
    assert main(["doctor", "--quick"]) == 0
    assert "WARNING  backups: 1 in" in capsys.readouterr().out
    (copies / name_of(now, archive_url)).write_text("not an archive at all")
    assert main(["doctor", "--quick"]) == 1
    assert "can't be read: file is not a database" in capsys.readouterr().err


@on_sqlite
def test_a_fresh_copy_is_fine(
    archive_url: str, folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKUP_DIR", str(folder))
    assert main(["backup", name_of(utc_now(), archive_url)]) == 0
    assert main(["doctor", "--quick"]) == 0
    assert "OK       backups: 1 in" in capsys.readouterr().out


@pytest.mark.skipif(not can_dump(), reason="pg_dump is not installed")
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_copy_of_pg_dump_is_looked_into(
    archive_url: str, folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKUP_DIR", str(folder))
    copy = folder / name_of(utc_now(), archive_url)
    if main(["backup", copy.name]) != 0:
        pytest.skip("pg_dump is older than the server")
    assert main(["doctor", "--quick"]) == 0
    assert "OK       backups: 1 in" in capsys.readouterr().out
    copy.write_bytes(b"PGDMP rubbish")
    assert main(["doctor", "--quick"]) == 1
    assert f"{copy} can't be read" in capsys.readouterr().err


@on_sqlite
def test_a_damaged_page_is_found_before_somebody_meets_it(
    archive_url: str, capsys: Capture
) -> None:
    file = Path(archive_url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_alerted_meeting_id'"
        (page,) = connection.execute(query).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    file.write_bytes(content)
    assert main(["doctor", "--quick"]) == 1
    captured = capsys.readouterr()
    (told,) = [line for line in captured.err.splitlines() if line.startswith("doctor: file: ")]
    assert told.endswith(f"Page {page}: btreeInitPage() returns error code 11")
    assert "restore a backup" in captured.out


def test_an_archive_that_forgot_its_schema_is_looked_into_no_further(
    archive_url: str, capsys: Capture
) -> None:
    async def forget() -> None:
        async with Database(archive_url) as database, database.begin() as work:
            await work.session.execute(text("DELETE FROM alembic_version"))

    asyncio.run(forget())
    assert main(["doctor"]) == 1
    captured = capsys.readouterr()
    assert "doctor: schema: " in captured.err
    assert "people" not in captured.out


@pytest.mark.parametrize(
    ("least", "size", "level"),
    [
        (0, 0, Level.OK),
        (0, 2**60, Level.WARNING),
        (2**60, 0, Level.ERROR),
    ],
    ids=["enough", "none for a copy", "hardly any"],
)
async def test_room_is_wanted_for_the_archive_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: int, size: int, level: Level
) -> None:
    monkeypatch.setattr("bot.examining.LEAST_FREE_BYTES", least)
    assert (await check_disk("disk", tmp_path, size)).level is level


@on_sqlite
@pytest.mark.usefixtures("archive_url")
def test_redis_is_reached_and_tells_the_time(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = os.environ.get("TEST_REDIS_URL") or USUAL_ADDRESS
    monkeypatch.setenv("REDIS_URL", url)
    main(["doctor", "--quick"])
    shown = capsys.readouterr().out
    if "redis: REDIS_URL doesn't answer" in shown:
        pytest.skip(f"Redis at {url} doesn't answer (TEST_REDIS_URL)")
    assert "OK       redis: answers" in shown
    assert "clock by Redis" in shown


@on_sqlite
@pytest.mark.usefixtures("archive_url")
@pytest.mark.parametrize("headers", [(), ("Date: yesterday",)], ids=["no day", "no day either"])
def test_who_tells_no_time_is_reached_all_the_same(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, headers: tuple[str, ...]
) -> None:
    async def ask() -> int:
        async with Internet() as internet:
            me = b'{"ok": true, "result": {"username": "dipcourier_bot"}}'
            internet.pages[f"/bot{TOKEN}/getMe"] = answer(me, *headers)
            monkeypatch.setenv("BOT_TOKEN", TOKEN)
            monkeypatch.setenv("TELEGRAM_API_URL", internet.url(""))
            return await asyncio.to_thread(main, ["doctor", "--quick"])

    assert asyncio.run(ask()) == 0
    shown = capsys.readouterr().out
    assert "OK       telegram: reached as @dipcourier_bot" in shown
    assert "clock by Telegram" not in shown


@on_sqlite
@pytest.mark.usefixtures("archive_url")
def test_whoever_can_t_be_reached_is_named_without_a_secret(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", NOWHERE)
    monkeypatch.setenv("REDIS_URL", f"redis://:{PASSWORD}@127.0.0.1:1/0")
    assert main(["doctor", "--quick"]) == 1
    shown = "".join(capsys.readouterr())
    assert f"telegram: {NOWHERE} can't be reached" in shown
    assert "redis: REDIS_URL doesn't answer" in shown


@on_sqlite
@pytest.mark.usefixtures("archive_url")
def test_telegram_is_reached_by_the_token_and_tells_the_time(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(token: str) -> int:
        async with TelegramServer() as server:
            monkeypatch.setenv("BOT_TOKEN", token)
            monkeypatch.setenv("TELEGRAM_API_URL", server.url)
            return await asyncio.to_thread(main, ["doctor", "--quick"])

    assert asyncio.run(ask(TOKEN)) == 0
    shown = capsys.readouterr().out
    assert "OK       telegram: reached as @dipcourier_bot" in shown
    assert "clock by Telegram" in shown
    assert asyncio.run(ask("1:another")) == 1
    assert "refuses the token" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("seconds", "level"), [(1, Level.OK), (-30, Level.WARNING), (3600, Level.ERROR)]
)
def test_a_clock_that_is_wrong_is_told(seconds: int, level: Level) -> None:
    now = utc_now()
    [found] = check_clock("clock", Reached(now, now + timedelta(seconds=seconds)))
    assert found.level is level


def test_without_an_archive_there_is_nothing_to_examine(folder: Path, capsys: Capture) -> None:
    assert main(["doctor"]) == 2
    assert "there is none at" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_repair_brings_a_dropped_index_back(archive_url: str, capsys: Capture) -> None:
    asyncio.run(_drop_index(archive_url))
    assert main(["doctor", "--quick"]) == 1
    assert "`doctor --repair`" in capsys.readouterr().out
    assert main(["doctor", "--quick", "--repair"]) == 0
    assert "REPAIRED indexes: made again: ix_alerted_meeting_id" in capsys.readouterr().out
    assert main(["doctor", "--quick"]) == 0


async def _drop_index(url: str) -> None:
    async with Database(url) as database, database.begin() as work:
        await work.session.execute(text("DROP INDEX ix_alerted_meeting_id"))
