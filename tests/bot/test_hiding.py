"""Secrets of the settings stay where they are."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import InvalidURL

from bot.__main__ import COMMANDS, main
from bot.hiding import hidden, secrets_of
from bot.logs import AsJson, AsText
from bot.settings import load_settings
from tests.discretion import LISTENER, PASSWORD, SECRETS, shown_in
from tests.people import TOKEN
from tests.programs import passed_on

ROOT = Path(__file__).parents[2]
ADDRESS = f"postgresql://somebody:{PASSWORD}@127.0.0.1:1/nowhere"
ARGUMENTS = {
    "read": ["article.txt"],
    "index": ["article.txt"],
    "collect": ["--since", "2024-01-01", "https://127.0.0.1:1/"],
    "correct": ["list"],
    "export": ["meetings"],
    "digest": ["--dry-run"],
    "restore": ["copy.db"],
    "copy-to": [ADDRESS],
    "watch": ["."],
}


@pytest.mark.parametrize(
    "text",
    [
        f"Cannot connect to https://api.telegram.org/bot{TOKEN}/getMe",
        f"url='http://127.0.0.1:8081/bot{TOKEN}/getUpdates?offset=1'",
        f"could not translate {ADDRESS}",
        f"redis://:{PASSWORD}@127.0.0.1:6379/0 refused",
        f"redis://somebody:{PASSWORD}@host",
    ],
)
def test_what_looks_like_a_secret_is_left_out_wherever_it_stands(text: str) -> None:
    assert not shown_in(hidden(text))
    assert "***" in hidden(text)


@pytest.mark.parametrize(
    "text", ["10:20:30", "https://example.org/a:b@c", "chat -1001000000001: 12:00", "a: b@c"]
)
def test_the_rest_is_left_as_it_is(text: str) -> None:
    assert hidden(text) == text


def test_whatever_the_settings_hold_is_hidden_in_whatever_form() -> None:
    settings = load_settings(
        bot_token=TOKEN,
        database_url=ADDRESS,
        redis_url="redis://:another-word@127.0.0.1/0",
        webhook_secret="a-third-word",  # noqa: S106 - made up
    )
    secrets = secrets_of(settings)
    assert {*SECRETS, TOKEN, "another-word", "a-third-word"} <= secrets
    for secret in secrets:
        assert hidden(f"look: {secret}!", secrets) == "look: ***!"


def test_a_secret_made_of_the_token_is_one() -> None:
    settings = load_settings(bot_token=TOKEN)
    told = f"Telegram said {settings.webhook_word!r}"
    assert hidden(told, secrets_of(settings)) == "Telegram said '***'"


def test_a_traceback_in_a_log_is_looked_through() -> None:
    try:
        raise InvalidURL(f"http://host/bot{TOKEN}/getMe")
    except InvalidURL:
        record = logging.LogRecord("a", logging.ERROR, "", 0, "no", (), sys.exc_info())
    for form in (AsText(), AsJson()):
        assert "InvalidURL: http://host/bot***/getMe" in form.format(record)


def test_the_suite_would_notice() -> None:
    """Not by way of the log, which would fail this very test."""
    told = ("the token is %s", (TOKEN,))
    LISTENER.handle(logging.LogRecord("careless", logging.INFO, "", 0, *told, None))
    assert LISTENER.caught == ["careless"]
    LISTENER.caught.clear()


def test_what_nobody_caught_is_told_without_secrets(tmp_path: Path) -> None:
    code = (
        "from bot.hiding import hide_at_the_end, secrets_of;"
        "from bot.settings import load_settings;"
        f"settings = load_settings(bot_token={TOKEN!r}); hide_at_the_end(secrets_of(settings));"
        "raise ValueError(settings.bot_token.get_secret_value())"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=passed_on() | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ValueError: ***" in done.stderr
    assert not shown_in(done.stderr.replace(code, ""))


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_no_command_shows_a_password_when_nobody_answers(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("Токаев встретился с Дудой.", encoding="utf-8")
    (tmp_path / "copy.db").write_text("")
    monkeypatch.setenv("DATABASE_URL", ADDRESS)
    monkeypatch.setenv("REDIS_URL", f"redis://:{PASSWORD}@127.0.0.1:1/0")
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    if command in {"read", "audit"}:
        return  # They open no database.
    assert main([command, *ARGUMENTS.get(command, [])]) in {1, 2}
    shown = "".join(capsys.readouterr())
    assert shown
    assert not shown_in(shown)
