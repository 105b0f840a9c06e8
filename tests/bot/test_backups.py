"""A copy a day at its hour, the oldest ones gone, and one word to operators when it fails."""

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.backups import BackupDesk, copies_in, copy_apart, is_due, name_of
from bot.care import care_jobs
from bot.services import services_of
from bot.settings import load_settings
from bot.texts import load_catalogues
from storage.database import Database
from storage.models import Delivery
from tests.people import OPERATOR

ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2025, 9, 9, 3, 0, tzinfo=UTC)
"""08:00 in Almaty."""

HOUR = timedelta(hours=1)
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("newest", "is_time"),
    [
        (None, True),
        (NOW - 24 * HOUR, True),
        (NOW - 6 * HOUR, True),
        (NOW - 4 * HOUR, False),
        (NOW, False),
    ],
    ids=["never", "yesterday", "before three", "after three", "just now"],
)
def test_it_is_time_once_the_hour_has_struck(
    newest: datetime | None,
    is_time: bool,  # noqa: FBT001
) -> None:
    assert is_due(newest, NOW, 3, ALMATY) is is_time


def test_before_the_hour_yesterday_s_copy_is_enough() -> None:
    assert not is_due(NOW - 20 * HOUR, NOW, 9, ALMATY)
    assert is_due(NOW - 24 * HOUR, NOW, 9, ALMATY)


def test_only_copies_of_ours_are_known(tmp_path: Path) -> None:
    names = [name_of(NOW + hours * HOUR, "sqlite:///a.db") for hours in (0, 24)]
    for name in (*names, "letters.db", "dipcourier-2025.db", f".{names[0]}.12.part"):
        (tmp_path / name).touch()
    assert [copy.file.name for copy in copies_in(tmp_path)] == names[::-1]
    assert copies_in(tmp_path)[1].made_at == NOW


class Copying:
    """Makes an empty file, or says what is in the way."""

    def __init__(self) -> None:
        self.trouble: str | None = None
        self.asked = 0

    async def __call__(self, target: Path) -> str | None:
        self.asked += 1
        if self.trouble is None:
            await asyncio.to_thread(target.touch)
        return self.trouble


class Moment:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def a_desk(database: Database, folder: Path, copying: Copying, clock: Moment) -> BackupDesk:
    settings = load_settings(backup_dir=folder, backup_keep=2)
    return BackupDesk(
        database,
        load_catalogues(),
        frozenset({OPERATOR.id}),
        "ru",
        ALMATY,
        clock,
        settings,
        folder,
        copying,
    )


@on_sqlite
async def test_a_copy_a_day_and_the_newest_are_kept(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "letters.db").touch()
    copying, clock = Copying(), Moment()
    desk = a_desk(database, folder, copying, clock)
    for _ in range(4):
        for _ in range(3):
            await desk.make_due()
        clock.now += 24 * HOUR
    assert copying.asked == 4
    assert [copy.made_at for copy in copies_in(folder)] == [NOW + 72 * HOUR, NOW + 48 * HOUR]
    assert (folder / "letters.db").exists()


@on_sqlite
async def test_operators_hear_of_a_failure_once_and_it_is_tried_again(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    copying, clock = Copying(), Moment()
    copying.trouble = "No space left on <device>"
    desk = a_desk(database, folder, copying, clock)
    for _ in range(12):
        await desk.make_due()
        clock.now += HOUR / 2
    assert copying.asked == 6
    copying.trouble = None
    clock.now += HOUR
    await desk.make_due()
    assert len(copies_in(folder)) == 1
    async with database.read() as work:
        [told] = (await work.session.scalars(select(Delivery))).all()
    assert told.chat_id == OPERATOR.id
    assert "No space left on &lt;device&gt;" in told.text


@on_sqlite
async def test_where_pg_dump_refuses_the_program_copies_by_itself(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.backups.name_of", lambda *_: "dipcourier-20250909T030000Z.dump")
    asked: list[str] = []

    async def copy(target: Path) -> str | None:
        asked.append(target.suffix)
        return "server version mismatch" if target.suffix == ".dump" else None

    desk = a_desk(database, tmp_path, Copying(), Moment())
    desk.copy = copy
    await desk.make_due()
    assert asked == [".dump", ".db"]
    async with database.read() as work:
        assert (await work.session.scalars(select(Delivery))).all() == []


@on_sqlite
async def test_a_copy_that_is_broken_off_leaves_nothing_behind(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / ".dipcourier-20250901T030000Z.db.12.part").touch()
    started = asyncio.Event()

    async def take_for_ever(target: Path) -> str | None:
        started.set()
        await asyncio.Event().wait()
        return None

    desk = a_desk(database, folder, Copying(), Moment())
    desk.copy = take_for_ever
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(desk.make_due())
        await started.wait()
        task.cancel()
    assert await asyncio.to_thread(lambda: list(folder.iterdir())) == []


@on_sqlite
async def test_while_it_runs_the_program_makes_copies_by_itself(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    settings = load_settings(database_url=database_url, backup_dir=tmp_path, backup_hour=3)
    jobs = care_jobs(services_of(settings, database), settings)
    await jobs["backups"].run()
    [copy] = await asyncio.to_thread(copies_in, tmp_path)
    with closing(sqlite3.connect(copy.file)) as archive:
        assert archive.execute("SELECT count(*) FROM articles").fetchone() == (0,)


@on_sqlite
async def test_why_the_program_made_no_copy_is_its_last_line(
    database_url: str, tmp_path: Path
) -> None:
    target = tmp_path / name_of(NOW, database_url)
    await asyncio.to_thread(target.write_text, "somebody's")
    assert str(target) in (await copy_apart(target, database_url) or "")
    assert await asyncio.to_thread(target.read_text) == "somebody's"


def a_program(folder: Path, *lines: str) -> str:
    """In place of ours."""
    program = folder / "program"
    program.write_text("\n".join(["#!/bin/sh", *lines]))
    program.chmod(0o700)
    return str(program)


async def test_a_program_that_ends_without_a_word_is_told_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.backups.sys.executable", a_program(tmp_path, "exit 3"))
    assert await copy_apart(tmp_path / "copy.db", "sqlite:///a.db") == "exit code 3"


async def test_who_stops_ends_the_copying_and_what_it_has_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "told")
    hanging = a_program(tmp_path, f"echo $$ > {tmp_path}/told", "sleep 600 & wait")
    monkeypatch.setattr("bot.backups.sys.executable", hanging)
    async with asyncio.timeout(60):
        copying = asyncio.ensure_future(copy_apart(tmp_path / "copy.db", "sqlite:///a.db"))
        number = int(await asyncio.to_thread((tmp_path / "told").read_text))
        copying.cancel()
        with pytest.raises(asyncio.CancelledError):
            await copying
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


@on_sqlite
async def test_the_program_makes_a_copy_that_is_an_archive(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    target = tmp_path / name_of(NOW, database_url)
    assert await copy_apart(target, database_url) is None
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (0,)
