import errno
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.commands.run import vanishes
from bot.leading import alone
from bot.settings import SettingsError, load_settings
from storage.database import Database
from tests.databases import spelled
from tests.people import TOKEN

MISSING = "BOT_TOKEN: it is missing; «python -m bot chat» does without"
MALFORMED = "BOT_TOKEN: it doesn't look like a token of BotFather"
ONE_PROCESS = "DATABASE_URL: several processes need PostgreSQL; a file takes one"
NO_WEBHOOK = "WEBHOOK_URL: it is missing; only one process can poll Telegram, and that is `run`"


@pytest.mark.parametrize(
    ("settings", "line"),
    [({"BOT_TOKEN": ""}, MISSING), ({"BOT_TOKEN": "no token"}, MALFORMED)],
    ids=["no token", "malformed token"],
)
def test_what_cant_be_done_stops_the_start_with_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    database_url: str,
    settings: dict[str, str],
    line: str,
) -> None:
    given = {"BOT_TOKEN": TOKEN, "DATABASE_URL": database_url, "SEEDS": "off"} | settings
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert main(["run"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == line


@pytest.mark.parametrize(
    ("settings", "roles", "line"),
    [
        ({"DATABASE_URL": "sqlite:///here.db"}, ["clock"], ONE_PROCESS),
        ({"DATABASE_URL": "sqlite:///here.db"}, ["web", "courier"], ONE_PROCESS),
        ({"BOT_TOKEN": ""}, ["courier"], MISSING),
        ({}, ["web"], NO_WEBHOOK),
    ],
)
def test_one_process_of_several_needs_what_they_share(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    settings: dict[str, str],
    roles: list[str],
    line: str,
) -> None:
    given = {"BOT_TOKEN": TOKEN, "DATABASE_URL": "postgresql://nowhere/at_all"} | settings
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert main(["run", *(f"--only={role}" for role in roles)]) == 2
    assert capsys.readouterr().err.splitlines() == [line]


async def test_a_file_takes_one_process(
    database: Database,
) -> None:
    settings = load_settings(database_url=database.url.render_as_string(hide_password=False))
    with alone(settings):
        if not database.is_sqlite:
            with alone(settings):
                return
        with pytest.raises(SettingsError, match="another process works on"), alone(settings):
            pass
    with alone(settings):
        pass


def test_a_file_on_a_disk_that_vanishes_is_warned_of_before_it_is_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "letter.db").write_text("Dear archive, " * 1000)
    given = {"BOT_TOKEN": TOKEN, "DATABASE_URL": "sqlite:///letter.db", "DYNO": "bot.1"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert main(["run"]) == 2
    warning, error = capsys.readouterr().err.splitlines()
    assert "a file here is lost at every restart; use PostgreSQL" in warning
    assert error.endswith("file is not a database")


async def test_a_folder_without_locks_is_used_with_a_warning(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("bot.leading.fcntl.flock", unsupported)
    with alone(load_settings(database_url=spelled(database.url))):
        assert ("can't be locked" in caplog.text) is database.is_sqlite


@pytest.mark.parametrize(
    ("url", "environment", "answer"),
    [
        ("sqlite:///dipcourier.db", {"DYNO": "bot.1"}, True),
        ("sqlite:///dipcourier.db", {}, False),
        ("postgresql://host/name", {"DYNO": "bot.1"}, False),
    ],
)
def test_a_file_on_a_disk_that_vanishes_is_noticed(
    url: str, environment: dict[str, str], answer: object
) -> None:
    assert vanishes(url, environment) is answer
