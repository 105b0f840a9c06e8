"""Links and forwarded posts in a private chat: read on the spot, with what the archive knew."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from aiogram import F, Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import CallbackQuery, Message, MessageEntity, MessageOriginChannel
from aiogram.utils.chat_action import ChatActionSender

from handlers.callbacks import KeepArticle, OpenBeside
from handlers.corrections import by_operator
from handlers.meetings import meeting_answer
from handlers.replying import Answer, Buttons, button, in_rows, reply, reply_beside, turn
from newsroom.previewing import Preview
from newsroom.reading_desk import Brought, Busy, ReadingDesk
from newsroom.rendering.html import Html, web_address
from newsroom.rendering.previews import MEETINGS, preview_card
from newsroom.rendering.texts import Texts
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.http import FetchError
from reading.world import World
from storage.articles import domain_of
from storage.database import Database

router = Router(name="articles")
router.message.filter(F.chat.type == ChatType.PRIVATE)

TEASER_LENGTH = 300
"""Characters of a forwarded post that is an article itself; a shorter one leads to one."""

SHORTEST_POST = 200
"""Less without a link is a name or a question that somebody forwarded."""

MESSENGER = frozenset({"t.me", "telegram.me", "telegram.dog"})
"""Posts are full of links to channels; articles are elsewhere."""


async def brings(message: Message, desk: ReadingDesk | None = None) -> bool | dict[str, Brought]:
    """Somebody brings an article, and there is somebody to read it."""
    brought = brought_by(message) if desk is not None else None
    return {"brought": brought} if brought is not None else False


@router.message(brings)
async def read_article(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    brought: Brought,
    desk: ReadingDesk,
    texts: Texts,
    now: datetime,
    today: date,
    *,
    is_operator: bool,
) -> None:
    async with typing(message):
        read = await desk.read(brought, message.chat.id, now)
    # The button «В архив» finds the article in the message it answers to.
    await reply(message, _answer(texts, read, today, is_operator=is_operator), is_quoting=True)


@router.callback_query(KeepArticle.filter(), by_operator)
async def keep_article(
    callback: CallbackQuery, desk: ReadingDesk, texts: Texts, now: datetime, today: date
) -> None:
    message = callback.message if isinstance(callback.message, Message) else None
    asked = message.reply_to_message if message is not None else None
    brought = brought_by(asked) if asked is not None else None
    if message is None or brought is None:
        await callback.answer(texts.plain("article-gone"), show_alert=True)
        return
    async with typing(message):
        kept = await desk.keep(brought, callback.from_user.id, now)
    if isinstance(kept, Preview):
        await turn(callback, _answer(texts, kept, today, is_operator=True))
    else:
        await callback.answer(_why_not(texts, kept), show_alert=True)


@router.callback_query(OpenBeside.filter())
async def open_beside(
    callback: CallbackQuery,
    callback_data: OpenBeside,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    async with database.read() as work:
        card = await meeting_answer(work, callback_data.id, texts, world, today)
    if card is None:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    else:
        await reply_beside(callback, card)


def typing(message: Message) -> ChatActionSender:
    if message.bot is None:
        raise RuntimeError("a message of no bot")
    return ChatActionSender.typing(message.chat.id, message.bot)


def brought_by(message: Message) -> Brought | None:
    """The article that a message is, or the address of one; None: it is something else.

    A forwarded post is an article when it is long; a short one only leads to its article.
    """
    words = message.text or message.caption or ""
    if words.startswith("/"):
        return None
    if message.forward_origin is None:
        return next(_links(message), None)
    if len(words) >= TEASER_LENGTH:
        return _post(message, words)
    link = next(_links(message), None)
    return link or (_post(message, words) if len(words) >= SHORTEST_POST else None)


def _post(message: Message, words: str) -> FetchedArticle:
    origin = message.forward_origin
    post = FetchedArticle(words, "a forwarded post", published_at=origin.date if origin else None)
    if not isinstance(origin, MessageOriginChannel):
        return post
    name = origin.chat.username
    url = f"https://t.me/{name}/{origin.message_id}" if name else None
    return replace(post, outlet=origin.chat.title, url=url)


def _links(message: Message) -> Iterator[str]:
    """Addresses of articles, in the order of the message."""
    words = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities or []:
        address = web_address(_address(entity, words))
        if address is not None and domain_of(address) not in MESSENGER:
            yield address


def _address(entity: MessageEntity, words: str) -> str | None:
    if entity.type == MessageEntityType.TEXT_LINK:
        return entity.url
    if entity.type != MessageEntityType.URL:
        return None
    shown = entity.extract_from(words)
    if "://" in shown:
        return shown
    # «nur.kz» is a word of a question; «nur.kz/politics/1» is a page.
    return f"https://{shown}" if "/" in shown.rstrip("/") else None


def _answer(
    texts: Texts, read: Preview | SourceError | Busy, today: date, *, is_operator: bool
) -> Answer:
    if not isinstance(read, Preview):
        return Answer(Html(_why_not(texts, read)))
    known = [
        button(str(number), OpenBeside(id=one.listed.meeting.id))
        for number, one in enumerate(read.meetings[:MEETINGS], start=1)
        if one.others or read.is_known
    ]
    keep: Buttons = []
    if is_operator and not read.is_known:
        keep = [button(texts.plain("button-keep"), KeepArticle())]
    return Answer(preview_card(texts, read, today), [*in_rows(known), keep])


def _why_not(texts: Texts, error: SourceError | Busy) -> str:
    """One line, in which nothing comes from outside."""
    if isinstance(error, Busy):
        return texts.plain(f"article-busy-{error.value}")
    if isinstance(error, FetchError):
        return texts.plain(f"fetch-{error.trouble.value}", status=error.status)
    return texts.plain("article-unreadable")
