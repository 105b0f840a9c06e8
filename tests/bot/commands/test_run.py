import pytest

from bot.__main__ import main
from bot.commands.run import vanishes
from tests.people import TOKEN


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"BOT_TOKEN": ""}, "BOT_TOKEN: it is missing; «python -m bot chat» does without"),
        (
            {"WEBHOOK_URL": "https://example.org/hook"},
            "WEBHOOK_URL: this version polls Telegram; leave it empty",
        ),
        ({"BOT_TOKEN": "no token"}, "BOT_TOKEN: it doesn't look like a token of BotFather"),
    ],
    ids=["no token", "webhook", "malformed token"],
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
