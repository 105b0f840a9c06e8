"""What the log looks like: one line an event on standard error.

Neither secrets nor what people write get into it: whoever reads the log is not whom they wrote to.
"""

import json
import logging
import time
import traceback
from collections.abc import Iterable
from typing import Literal

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.hiding import hidden
from newsroom.errands import ERRAND

MOMENT = "%Y-%m-%dT%H:%M:%SZ"
LONGEST_REASON = 300
"""Characters of what an exception says."""

LONGEST_MESSAGE = 2000

QUIET = ("aiogram.event", "alembic", "apscheduler", "aiosqlite", "pymorphy3")
"""Libraries that talk much, and are heard from warnings up."""


class Told(logging.Formatter):
    """What both forms have in common. `secrets`: shown as stars wherever they appear."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__(datefmt=MOMENT)
        self.converter = time.gmtime
        self._secrets = frozenset(filter(None, secrets))

    def hide(self, text: str) -> str:
        """Also what only looks like a secret: libraries know others than ours."""
        return hidden(text, self._secrets)

    def message(self, record: logging.LogRecord) -> str:
        """One line: what libraries add on further ones is what they were given."""
        return record.getMessage().partition("\n")[0][:LONGEST_MESSAGE]


class AsText(Told):
    """For people: the moment in UTC, the level, who says it, what, and what it is about."""

    def format(self, record: logging.LogRecord) -> str:
        moment = self.formatTime(record, self.datefmt)
        about = ", ".join(f"{kind} {number}" for kind, number in ERRAND.get())
        line = f"{moment} {record.levelname:<7} {record.name}: {self.message(record)}"
        line += f" [{about}]" if about else ""
        failure = failure_of(record)
        return self.hide(f"{line}\n{failure}" if failure else line)


class AsJson(Told):
    """For machines: an object a line."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "at": f"{self.formatTime(record, self.datefmt)[:-1]}.{int(record.msecs):03}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self.message(record),
            **dict(ERRAND.get()),
        }
        if failure := failure_of(record):
            told["failure"] = failure
        return self.hide(json.dumps(told, ensure_ascii=False, default=str))


def failure_of(record: logging.LogRecord) -> str:
    """Where it happened and what it was, without what it happened to."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return ""
    lines = ["".join(traceback.format_tb(one.__traceback__)) + _named(one) for one in _chain(error)]
    return "\n".join(lines)


def _chain(error: BaseException) -> list[BaseException]:
    """An error after its cause; of a group each member."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    found = [*(_chain(before) if before is not None else ()), error]
    if isinstance(error, BaseExceptionGroup):
        found += [one for member in error.exceptions for one in _chain(member)]
    return found


def _named(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, ValidationError):
        places = {".".join(map(str, one["loc"])) for one in error.errors(include_input=False)}
        return f"{kind}: {', '.join(sorted(places))[:LONGEST_REASON]}"
    if isinstance(error, DBAPIError) and not isinstance(error, OperationalError):
        # The driver quotes the value that it stumbles over.
        return f"{kind}: {type(error.orig).__name__}"
    return f"{kind}: {str(error).partition(chr(10))[0][:LONGEST_REASON]}"


def set_up_logs(
    form: Literal["text", "json"] = "text",
    secrets: Iterable[str] = (),
    level: int = logging.INFO,
) -> None:
    """Log to standard error. Libraries that talk much are heard from warnings up."""
    handler = logging.StreamHandler()
    handler.setFormatter(AsJson(secrets) if form == "json" else AsText(secrets))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # A tick that finds the one before it at work is no news.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
