"""`doctor` looks at everything, says what to do, and shows no secret."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.__main__ import main
from bot.archive import utc_now
from bot.backups import name_of
from bot.examining import Reached, check_clock
from newsroom.examining.findings import Level
from storage.backup import copy_archive
from storage.database import Database
from tests.discretion import PASSWORD
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
