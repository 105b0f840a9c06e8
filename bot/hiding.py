"""What of a text nobody may see, whoever wrote the words: for logs and last tracebacks."""

import re
import sys
import traceback
from collections.abc import Collection
from types import TracebackType

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.settings import Settings

HIDDEN = "***"
TOKEN = re.compile(r"(?<!\d)\d{3,}:[A-Za-z0-9_-]{20,}")
PASSWORD = re.compile(r"(?<=://)[^\s/@:]*:[^\s/@]+(?=@)")
SHORTEST = 4
"""Characters: of a shorter password every third word would be hidden."""


def hidden(text: str, secrets: Collection[str] = ()) -> str:
    """The text without these secrets, and without anything that looks like one."""
    # A token before its parts.
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return PASSWORD.sub(HIDDEN, TOKEN.sub(HIDDEN, text))


def secrets_of(settings: Settings) -> frozenset[str]:
    """What of the settings nobody may see: also the parts of addresses."""
    given = [settings.bot_token, settings.redis_url]
    words = [one.get_secret_value() for one in given if one is not None]
    words.append(settings.webhook_word)
    if settings.bot_token is not None:
        words.append(settings.bot_token.get_secret_value().partition(":")[2])
    addresses = [settings.database_url, *words]
    passwords = [_password_of(one) for one in addresses if "://" in one]
    return frozenset(one for one in [*words, *passwords] if len(one) >= SHORTEST)


def hide_at_the_end(secrets: Collection[str]) -> None:
    """Also in what Python says of an error that nobody caught."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        lines = traceback.format_exception(kind, error, trace)
        sys.stderr.write(hidden("".join(lines), secrets))

    sys.excepthook = tell


def _password_of(address: str) -> str:
    try:
        return make_url(address).password or ""
    except (ArgumentError, ValueError):
        return ""
