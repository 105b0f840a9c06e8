"""How much anybody may say at once: the one place where what comes in is bounded.

Telegram bounds it too; but whoever has the secret of the webhook may say that he is Telegram.
"""

import logging
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, InlineQuery, Message, TelegramObject, Update

from handlers.answering import Handler

log = logging.getLogger(__name__)

LONGEST_TEXT = 4096
LONGEST_CAPTION = 4096
MOST_ENTITIES = 400
LONGEST_DATA_BYTES = 64
LONGEST_INLINE = 256
"""What Telegram itself lets through, in its own units; captions of Premium are as long as texts."""

LONGEST_ARGUMENTS = 200
"""Characters after a command that are read; so much of a question, inline too."""


class Bounds(BaseMiddleware):
    """What Telegram would never send is dropped before anything is done with it."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        said = event.event if isinstance(event, Update) else None
        if isinstance(event, Update) and said is not None and is_too_much(said):
            log.warning("Update %s is larger than Telegram's are; dropped", event.update_id)
            return None
        return await handler(event, data)


def is_too_much(said: TelegramObject) -> bool:
    if isinstance(said, CallbackQuery):
        return len((said.data or "").encode()) > LONGEST_DATA_BYTES
    if isinstance(said, InlineQuery):
        return len(said.query) > LONGEST_INLINE
    if isinstance(said, Message):
        entities = len(said.entities or said.caption_entities or ())
        is_long = _units(said.text) > LONGEST_TEXT or _units(said.caption) > LONGEST_CAPTION
        return is_long or entities > MOST_ENTITIES
    return False


def _units(text: str | None) -> int:
    """UTF-16 units, as Telegram counts."""
    return len((text or "").encode("utf-16-le", "surrogatepass")) // 2
