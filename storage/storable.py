"""What every database takes: the one place that decides about signs which one of them refuses.

PostgreSQL keeps no NUL and neither engine half of a character. Each is replaced by one other
character, so that spans point to the same words as before.
"""

import re
from typing import Any

from sqlalchemy import Connection, Engine, event

NUL = "\x00"
UNSEEN = "\u200b"
"""Stands for NUL: as invisible, and reading mends words that it parts (reading/text/letters.py)."""

HALF = re.compile("[\ud800-\udfff]")
LOST = "\ufffd"
"""Stands for half a character, as it does for bytes that are none."""


def storable(text: str) -> str:
    """The text, as long as it was, with nothing in it that a database refuses."""
    if NUL in text:
        text = text.replace(NUL, UNSEEN)
    try:
        text.encode()
    except UnicodeEncodeError:
        return HALF.sub(LOST, text)
    return text


def keep_storable(engine: Engine) -> None:
    """Whatever is written or asked for goes to the driver like that, on either engine alike."""

    @event.listens_for(engine, "before_cursor_execute", retval=True)
    def mend(
        connection: Connection,
        cursor: object,
        statement: str,
        parameters: Any,
        context: object,
        executemany: bool,  # noqa: FBT001 - the signature is SQLAlchemy's
    ) -> tuple[str, Any]:
        rows = parameters if isinstance(parameters, list) else [parameters]
        # Nearly always nothing is wrong: all texts at once are looked at in no time.
        texts = "".join([value for row in rows for value in row if value.__class__ is str])
        if storable(texts) is texts:
            return statement, parameters
        mended = [tuple(map(_mended, row)) for row in rows]
        return statement, mended if isinstance(parameters, list) else mended[0]


def _mended(value: object) -> object:
    return storable(value) if isinstance(value, str) else value
