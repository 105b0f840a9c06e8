"""The fields of a call as the wire carries them, turned back into values."""

import json
from collections.abc import Mapping
from typing import Any

# Fields that are text even when they look like a number or JSON.
_TEXTS = {
    "text",
    "caption",
    "callback_query_id",
    "inline_query_id",
    "inline_message_id",
    "language_code",
    "next_offset",
    "url",
    "name",
    "description",
    "short_description",
    "secret_token",
    "action",
}


def decode(form: Mapping[str, Any]) -> dict[str, Any]:
    """Forms carry everything as text, JSON bodies only some of it: both come out alike."""
    return {key: _value(key, value) for key, value in form.items() if value is not None}


def _value(key: str, value: Any) -> Any:
    if key in _TEXTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
