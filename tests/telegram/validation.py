"""What Telegram checks before it accepts: pure, shared by the session and the server.

Raises RefusalError in Telegram's words. Where it isn't known in which unit Telegram counts, the
stricter one holds.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from tests.telegram.markup import Entity, parse_html, units
from tests.telegram.refusals import RefusalError

TEXT_LIMIT = 4096
RAW_LIMIT_BYTES = 32 * 1024
CAPTION_LIMIT = 1024
NOTICE_LIMIT = 200
CALLBACK_DATA_LIMIT_BYTES = 64
ROW_LIMIT = 8
BUTTON_LIMIT = 100
COPY_LIMIT = 256
INLINE_RESULT_LIMIT = 50
INLINE_ID_LIMIT_BYTES = 64
COMMAND_LIMIT = 100
DESCRIPTION_LIMIT = 256

Fields = Mapping[str, Any]

# What pressing an inline button can do: exactly one of these.
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def check_text(fields: Fields, name: str = "text") -> tuple[str, list[Entity]]:
    """The text as shown, and its entities; raises RefusalError when Telegram would not take it."""
    source = fields.get(name, "")
    if not source.strip():
        raise RefusalError.bad_request("message text is empty")
    shown, entities = _formatted(source, fields.get("parse_mode"), fields.get("entities"))
    if not shown.strip():
        raise RefusalError.bad_request("text must be non-empty")
    if units(shown) > TEXT_LIMIT:
        raise RefusalError.bad_request("message is too long")
    return shown, entities


def check_caption(fields: Fields) -> tuple[str, list[Entity]]:
    """The caption as shown, and its entities; it may be empty."""
    shown, entities = _formatted(
        fields.get("caption", ""), fields.get("parse_mode"), fields.get("caption_entities")
    )
    if units(shown) > CAPTION_LIMIT:
        raise RefusalError.bad_request("message caption is too long")
    return shown, entities


def _formatted(
    source: str, parse_mode: str | None, entities: list[Entity] | None
) -> tuple[str, list[Entity]]:
    try:
        size = len(source.encode())
    except UnicodeEncodeError:
        raise RefusalError.bad_request("strings must be encoded in UTF-8") from None
    if size > RAW_LIMIT_BYTES:
        raise RefusalError.bad_request("text is too long")
    if parse_mode is None or entities:
        return source, entities or []
    if parse_mode.lower() != "html":
        # Ours is HTML alone: another mode is a slip, so it is refused rather than imitated.
        raise RefusalError.bad_request("unsupported parse_mode")
    return parse_html(source)


def check_keyboard(markup: Any) -> None:
    """An inline keyboard as Telegram takes it; other keyboards must hold buttons with a text."""
    if markup is None:
        return
    if not isinstance(markup, dict):
        raise RefusalError.bad_request("object expected as reply markup")
    rows: list[list[Fields]] = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if any(len(row) > ROW_LIMIT for row in rows) or sum(map(len, rows)) > BUTTON_LIMIT:
        raise RefusalError.bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            _check_button(button, is_inline="inline_keyboard" in markup)


def _check_button(button: Fields, *, is_inline: bool) -> None:
    if not button.get("text", "").strip():
        raise RefusalError.bad_request("can't parse inline keyboard button: Button text is empty")
    if not is_inline:
        return
    actions = [name for name in ACTIONS if button.get(name) not in (None, False)]
    if not actions:
        raise RefusalError.bad_request("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise RefusalError.bad_request("BUTTON_TYPE_INVALID")
    [action] = actions
    if check := _CHECKS.get(action):
        check(button[action])


def _check_callback_data(data: str) -> None:
    if not 1 <= len(data.encode()) <= CALLBACK_DATA_LIMIT_BYTES:
        raise RefusalError.bad_request("BUTTON_DATA_INVALID")


def _check_address(address: str) -> None:
    if not urlsplit(address).hostname or urlsplit(address).scheme not in {"http", "https", "tg"}:
        reason = f"inline keyboard button URL '{address}' is invalid: Wrong HTTP URL"
        raise RefusalError.bad_request(reason)


def _check_copied(copied: Fields) -> None:
    if not 1 <= units(copied["text"]) <= COPY_LIMIT:
        raise RefusalError.bad_request("BUTTON_COPY_TEXT_INVALID")


_CHECKS: dict[str, Callable[[Any], None]] = {
    "callback_data": _check_callback_data,
    "url": _check_address,
    "copy_text": _check_copied,
}


def check_notice(fields: Fields) -> None:
    """The text of an answer to a pressed button."""
    if units(fields.get("text", "")) > NOTICE_LIMIT:
        raise RefusalError.bad_request("MESSAGE_TOO_LONG")


def check_inline_results(fields: Fields) -> None:
    """Results of an inline query: at most fifty, with ids of their own, each one sendable."""
    results = fields.get("results", [])
    if len(results) > INLINE_RESULT_LIMIT:
        raise RefusalError.bad_request("RESULTS_TOO_MUCH")
    ids = [result["id"] for result in results]
    if len(set(ids)) < len(ids):
        raise RefusalError.bad_request("RESULT_ID_DUPLICATE")
    if not all(1 <= len(name.encode()) <= INLINE_ID_LIMIT_BYTES for name in ids):
        raise RefusalError.bad_request("RESULT_ID_INVALID")
    if len(fields.get("next_offset", "").encode()) > INLINE_ID_LIMIT_BYTES:
        raise RefusalError.bad_request("NEXT_OFFSET_INVALID")
    for result in results:
        check_keyboard(result.get("reply_markup"))
        if content := result.get("input_message_content"):
            check_text(content, "message_text")


def check_commands(fields: Fields) -> None:
    commands = fields.get("commands", [])
    if len(commands) > COMMAND_LIMIT:
        raise RefusalError.bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise RefusalError.bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"]) <= DESCRIPTION_LIMIT:
            raise RefusalError.bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
