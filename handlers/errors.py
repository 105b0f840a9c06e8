"""The last resort: log with context, one friendly line to the person."""

import logging

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, ErrorEvent, Message, Update

from handlers.replying import Answer, reply
from newsroom.errands import errand
from newsroom.rendering.texts import Texts

router = Router(name="errors")
log = logging.getLogger(__name__)


@router.error()
async def apologise(event: ErrorEvent, texts: Texts | None = None) -> None:
    """Nobody waits for nothing, except where Telegram itself refuses what we say.

    `texts`: None when even the chat couldn't be looked up: then nothing can be said.
    """
    update = event.update
    # What the log knew of it ended with the error.
    with errand("update", update.update_id):
        log.error("Update %s failed", update.update_id, exc_info=event.exception)
        if texts is not None:
            await _apologise(update, texts)


async def _apologise(update: Update, texts: Texts) -> None:
    asked = update.event
    try:
        if isinstance(asked, Message) and _is_asked(asked):
            await reply(asked, Answer(texts("error-internal")))
        elif isinstance(asked, CallbackQuery):
            await asked.answer(texts.plain("error-internal"), show_alert=True)
    except AiogramError as error:
        log.warning("Update %s: the apology failed too: %s", update.update_id, error)


def _is_asked(message: Message) -> bool:
    """A post of a channel asks nothing, unless it is a command."""
    return message.chat.type != ChatType.CHANNEL or (message.text or "").startswith("/")
