"""Messages that may not have arrived: the chat is asked, when it next talks to us."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Message, TelegramObject, Update

from handlers.answering import UNDERWAY, Handler
from handlers.callbacks import SendAgain
from handlers.replying import Answer, button, reply
from newsroom.rendering.texts import Texts
from storage.database import Database
from storage.models import Delivery

STALE = timedelta(days=3)
"""Later nobody misses a digest."""


class Reminder(BaseMiddleware):
    """After an answer, once for each message: a send that broke off is never repeated by itself."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        result = await handler(event, data)
        message = event.message if isinstance(event, Update) else None
        answering = UNDERWAY.get()
        if message is not None and answering is not None and answering.given:
            await _remind(message, data["database"], data["texts"], data["now"])
        return result


async def offer_again(
    message: Message, unknown: Sequence[Delivery], database: Database, texts: Texts, now: datetime
) -> None:
    """Ask whether the chat wants them again."""
    if not unknown:
        return
    row = [
        button(texts.plain("button-again"), SendAgain(is_wanted=True)),
        button(texts.plain("button-no"), SendAgain(is_wanted=False)),
    ]
    await reply(message, Answer(texts("unknown-deliveries", count=len(unknown)), [row]))
    async with database.begin() as work:
        await work.deliveries.record_offered(unknown, now)


async def _remind(message: Message, database: Database, texts: Texts, now: datetime) -> None:
    async with database.read() as work:
        unknown = await work.deliveries.list_not_offered(message.chat.id, now - STALE)
    await offer_again(message, unknown, database, texts, now)
