import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot.__main__ import COMMANDS, main
from tests.programs import passed_on

ROOT = Path(__file__).parents[2]


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["--help"])
    assert raised.value.code == 0
    shown = capsys.readouterr().out
    assert all(f"    {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["bogus"], ["--bogus"], ["--", "run"]])
def test_an_unknown_command_is_wrong_use(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_a_bug_of_ours_is_not_taken_for_a_broken_archive(
    monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    def broken(*_: object) -> int:
        raise IntegrityError("INSERT", {}, ValueError("twice"))

    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setattr("bot.commands.export.run", broken)
    with pytest.raises(IntegrityError):
        main(["export", "people"])


def test_who_reads_only_the_beginning_is_no_trouble(tmp_path: Path) -> None:
    """«| head»: its end of the pipe is closed before we write."""
    heard, told = os.pipe()
    os.close(heard)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "audit"],
        stdout=told,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=passed_on() | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    os.close(told)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_wrong_setting_stops_the_start_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIME_ZONE", "Nowhere")
    assert main([]) == 2
    error = capsys.readouterr().err
    assert error.startswith("TIME_ZONE: ")
    assert error.count("\n") == 1


def test_the_overview_does_not_pay_for_telegram() -> None:
    """aiogram costs seconds on a small machine: only what talks to Telegram imports it."""
    sources = Path(str(sys.modules["bot"].__path__[0])) / "__main__.py"
    assert "aiogram" not in sources.read_text(encoding="utf-8")
