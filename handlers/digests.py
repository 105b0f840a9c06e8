"""/digest: what the next digest would say now."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import SendAgain
from handlers.doubts import offer_again
from handlers.replying import Answer, reply, turn
from handlers.subscriptions import thread_of
from newsroom.digests.issuing import Issuer
from newsroom.digests.press import Subscriber, subscriber_of
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
    async with database.read() as work:
        unknown = await work.deliveries.list_unknown(message.chat.id)
    await offer_again(message, unknown, database, texts, now)


@router.callback_query(SendAgain.filter())
async def send_again(
    callback: CallbackQuery,
    callback_data: SendAgain,
    database: Database,
    texts: Texts,
    now: datetime,
) -> None:
    if callback.message is None:
        return
    chat_id = callback.message.chat.id
    async with database.begin() as work:
        if callback_data.is_wanted:
            await work.deliveries.resend_unknown(chat_id, now)
        else:
            await work.deliveries.skip_unknown(chat_id)
    done = "unknown-resent" if callback_data.is_wanted else "unknown-skipped"
    await turn(callback, Answer(texts(done)))


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
