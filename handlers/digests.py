"""/digest: what the next digest would say now."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.administrators import place_of
from handlers.callbacks import OpenRest, SendAgain
from handlers.doubts import offer_again
from handlers.replying import Answer, button, reply, turn
from handlers.timeline import asked_timeline
from newsroom.digests.issuing import Issuer
from newsroom.digests.press import Subscriber, subscriber_of
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom
from reading.queries import find_lately
from reading.world import World
from storage.database import Database

router = Router(name="digests")


@router.message(Command("digest"), F.text.regexp(r"^\S+\s+\S"))
async def show_period(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    """`/digest вчера`, `/digest за октябрь`, `/digest неделя`: all that the archive has of it."""
    words = command.args or ""
    if find_lately(words, today) is None and find_lately(f"за {words}", today) is not None:
        words = f"за {words}"
    async with database.read() as work:
        answer = await asked_timeline(words, Whom(work, world, today), texts)
    await reply(message, answer)


@router.message(Command("digest"))
async def show_digest(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    database: Database,
    catalogues: Mapping[str, Texts],
    texts: Texts,
    world: World,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """What this chat hasn't been told; looking doesn't count as being told."""
    subscriber = await _subscriber(message, database, texts, zone)
    issuer = Issuer(database, catalogues, zone, world=world)
    for part in await issuer.preview(subscriber, now):
        await reply(message, Answer(part))
    async with database.read() as work:
        unknown = await work.deliveries.list_unknown(message.chat.id)
    await offer_again(message, unknown, database, texts, now)


def rest_data() -> str:
    """What the button carries that shows what had no room in the digest it stands under."""
    return OpenRest().pack()


@router.callback_query(OpenRest.filter())
async def show_rest(  # noqa: PLR0913 aiogram hands over by name
    callback: CallbackQuery,
    callback_data: OpenRest,
    database: Database,
    catalogues: Mapping[str, Texts],
    texts: Texts,
    *,
    world: World,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """The rest of a digest stands under it; whoever saw it isn't told of it again."""
    message = callback.message
    if not isinstance(message, Message):
        await callback.answer(texts.plain("error-stale"), show_alert=True)
        return
    async with database.read() as work:
        sent = await work.deliveries.find_sent(message.chat.id, message.message_id)
    digest_id = callback_data.id or (sent.digest_id if sent is not None else None)
    issuer = Issuer(database, catalogues, zone, world=world)
    rest = await issuer.tell_rest(digest_id or 0, message.chat.id, now)
    if rest is None or digest_id is None:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
        return
    await callback.answer()
    for number, part in enumerate(rest.messages, start=1):
        has_more = rest.left and number == len(rest.messages)
        more = button(texts.plain("button-rest", count=rest.left), OpenRest(id=digest_id))
        await reply(message, Answer(part, [[more]] if has_more else []))


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
        there = await work.subscriptions.list_in(*place_of(message))
    subscription = next(iter(there), None)
    if chat is None or subscription is None:
        return Subscriber(texts.language, zone)
    # Whoever asks is answered, also on a day that has nothing to tell.
    return replace(subscriber_of(subscription, chat), tells_empty_days=True)
