"""/digest: what the next digest would say now."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from handlers.replying import Answer, reply
from handlers.subscriptions import thread_of
from newsroom.digests.issuing import Issuer, Subscriber, subscriber_of
from newsroom.rendering.texts import Texts
from storage.database import Database

router = Router(name="digests")


@router.message(Command("digest"))
async def show_digest(
    message: Message,
    database: Database,
    catalogues: Mapping[str, Texts],
    texts: Texts,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """What this chat hasn't been told; looking doesn't count as being told."""
    subscriber = await _subscriber(message, database, texts, zone)
    issuer = Issuer(database, catalogues, zone)
    for part in await issuer.preview(subscriber, now):
        await reply(message, Answer(part))


async def _subscriber(
    message: Message, database: Database, texts: Texts, zone: ZoneInfo
) -> Subscriber:
    async with database.read() as work:
        chat = await work.chats.find(message.chat.id)
        subscription = await work.subscriptions.find(message.chat.id, thread_of(message))
    if chat is None or subscription is None:
        return Subscriber(texts.language, zone)
    # Whoever asks is answered, also on a day that has nothing to tell.
    return replace(subscriber_of(subscription, chat), tells_empty_days=True)
