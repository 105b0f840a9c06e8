"""What the log tells, and what it must not."""

import json
import logging
from collections.abc import Callable

import pytest
from aiogram.exceptions import ClientDecodeError
from aiogram.types import Update
from pydantic import ValidationError
from sqlalchemy.exc import DataError, OperationalError

from bot.hiding import secrets_of
from bot.logs import AsJson, AsText, set_up_logs
from bot.settings import load_settings
from newsroom.errands import errand
from tests.people import TOKEN

WORDS = "Встретимся у фонтана"


def record(message: str, *values: object, error: BaseException | None = None) -> logging.LogRecord:
    exc_info = (type(error), error, None) if error is not None else None
    return logging.LogRecord("a.room", logging.WARNING, "", 1, message, values, exc_info)


def told(record: logging.LogRecord, *secrets: str) -> dict[str, object]:
    line = AsJson(secrets).format(record)
    assert "\n" not in line
    found: dict[str, object] = json.loads(line)
    return found


def test_a_line_is_an_object_and_tells_what_it_is_about() -> None:
    with errand("update", 700), errand("article", 12):
        line = told(record("read %s", "a page"))
    assert line.pop("at")
    assert line == {
        "level": "warning",
        "logger": "a.room",
        "message": "read a page",
        "update": 700,
        "article": 12,
    }
    assert "update" not in told(record("later"))


def test_people_read_the_same_as_text() -> None:
    with errand("delivery", 5):
        line = AsText().format(record("refused"))
    assert line.endswith("WARNING a.room: refused [delivery 5]")


def test_secrets_are_hidden_wherever_they_stand() -> None:
    settings = load_settings(
        bot_token=TOKEN,
        database_url="postgresql://bot:pa%2Fss@host/name",
        redis_url="redis://:hush@host",
    )
    secrets = secrets_of(settings)
    failed = OSError(f"https://api.telegram.org/bot{TOKEN}/getMe, pa/ss, hush")
    for form in (AsJson(secrets), AsText(secrets)):
        line = form.format(record("calling %s", f"bot{TOKEN}", error=failed))
        assert not [one for one in (TOKEN, "pa/ss", "hush") if one in line]


def invalid() -> ValidationError:
    with pytest.raises(ValidationError) as raised:
        Update.model_validate({"update_id": 1, "message": {"text": WORDS, "chat": WORDS}})
    return raised.value


TALKATIVE: dict[str, Callable[[], Exception]] = {
    "an update that can't be understood": invalid,
    "an answer that can't be": lambda: ClientDecodeError("Failed", ValueError(WORDS), {"a": WORDS}),
    "a value the database refuses": lambda: DataError("INSERT", {"a": WORDS}, ValueError(WORDS)),
}


@pytest.mark.parametrize("make", TALKATIVE.values(), ids=TALKATIVE.keys())
def test_what_people_write_is_not_quoted_by_errors(make: Callable[[], Exception]) -> None:
    error = make()
    wrapped = RuntimeError("it failed")
    wrapped.__cause__ = error
    for form in (AsJson(), AsText()):
        # As aiogram tells it, too: the error in the message.
        line = form.format(record("Failed to fetch updates: %s", error, error=wrapped))
        said = line if "DataError" not in type(error).__name__ else line.partition("failure")[2]
        assert WORDS not in said
        assert type(error).__name__ in line


def test_a_full_disk_is_told_in_the_words_of_the_database() -> None:
    full = OperationalError("INSERT", {}, OSError("disk is full"))
    assert "disk is full" in str(told(record("failed", error=full))["failure"])


def test_every_member_of_a_group_is_told() -> None:
    group = ExceptionGroup("several", [KeyError("one"), IndexError("two")])
    failure = str(told(record("failed", error=group))["failure"])
    assert "KeyError" in failure
    assert "IndexError" in failure


def test_the_form_is_the_one_that_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json", ["secret"])
    logging.getLogger("room").warning("a secret")
    assert json.loads(capsys.readouterr().err)["message"] == "a ***"
