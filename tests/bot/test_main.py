import sys
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS, main


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["--help"])
    assert raised.value.code == 0
    shown = capsys.readouterr().out
    assert all(f"    {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["bogus"], ["--bogus"]])
def test_an_unknown_command_is_wrong_use(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2


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
