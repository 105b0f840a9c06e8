"""Calls and answers as the wire carries them."""

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from tests.telegram.chats import Request, Upload

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


def json_answer(status: int, body: dict[str, Any]) -> web.Response:
    return web.json_response(body, status=status)


def cut(http: web.Request) -> web.Response:
    """Reset the connection; the response goes nowhere."""
    if http.transport is not None:
        # Without lingering the system sends a reset instead of a polite end.
        linger = struct.pack("ii", 1, 0)
        connection = http.transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        http.transport.abort()
    return web.Response()


async def read(http: web.Request) -> Request:
    """A call with its fields in the address, a form, JSON, or a form with files."""
    fields: dict[str, Any] = dict(http.query)
    uploads: dict[str, Upload] = {}
    if http.content_type == "application/json":
        fields |= await http.json()
    else:
        for key, value in (await http.post()).items():
            if isinstance(value, web.FileField):
                uploads[key] = Upload(value.filename, value.file.read())
            else:
                fields[key] = value
    return Request(http.match_info["method"], decode(fields), uploads)
