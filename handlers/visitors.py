"""Who talks to us: the chat is registered, its language chosen, strangers are turned away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, Update, User

from handlers.answering import Handler
from handlers.replying import Answer, reply
from newsroom.rendering.texts import Texts
from storage import models
from storage.chats import SeenChat
from storage.database import Database
from storage.models import ChatKind


class Reception(BaseMiddleware):
    """Gives every handler `texts`, `now`, `today`, `is_operator`.

    Outside a private newsroom, a refusal.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        now: datetime = data["clock"]()
        zone: ZoneInfo = data["zone"]
        chat: Chat | None = data.get("event_chat")
        user: User | None = data.get("event_from_user")
        language = language_of(data["catalogues"], user, data["language"])
        if _is_admitted(data["access"], data["operators"], chat, user):
            if chat is not None and _talks(event):
                known = await _registered(data["database"], chat, language, now)
                language = known.language
                zone = ZoneInfo(known.time_zone) if known.time_zone else zone
            elif user is not None and isinstance(event, Update) and event.inline_query:
                language = await _chosen(data["database"], user, language)
            data |= {
                "texts": data["catalogues"][language],
                "now": now,
                "today": now.astimezone(zone).date(),
                "is_operator": _is_operator(data["operators"], chat, user),
            }
            return await handler(event, data)
        if isinstance(event, Update):
            await _turn_away(event, data["catalogues"][language])
        return None


class OnlyTheAsker(BaseMiddleware):
    """In a group the buttons of an answer belong to the person whose message it replies to."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if isinstance(event, CallbackQuery) and _is_anothers(event):
            texts: Texts = data["texts"]
            return await event.answer(texts.plain("error-not-yours"), show_alert=True)
        return await handler(event, data)


def _is_anothers(callback: CallbackQuery) -> bool:
    message = callback.message
    asked = message.reply_to_message if isinstance(message, Message) else None
    # Somebody who asks in the name of a group or channel can't be told from the others.
    if asked is None or asked.from_user is None or asked.sender_chat is not None:
        return False
    return asked.from_user.id != callback.from_user.id


def _is_admitted(
    access: frozenset[int] | None, operators: frozenset[int], chat: Chat | None, user: User | None
) -> bool:
    """`access`: the chats and people of a private newsroom; None: open to all."""
    if access is None:
        return True
    return any(one.id in access | operators for one in (chat, user) if one is not None)


def _is_operator(operators: frozenset[int], chat: Chat | None, user: User | None) -> bool:
    """An operator in private: in a group everybody would see the buttons."""
    is_private = chat is not None and chat.type == ChatType.PRIVATE
    return is_private and user is not None and user.id in operators


def language_of(catalogues: Mapping[str, Texts], user: User | None, default: str) -> str:
    code = (user.language_code or "")[:2] if user is not None else ""
    return code if code in catalogues else default


def _talks(event: TelegramObject) -> bool:
    """Whether somebody of that chat did something: posts and news of membership don't count."""
    if not isinstance(event, Update):
        return False
    post = event.channel_post
    is_command = post is not None and (post.text or "").startswith("/")
    return is_command or event.event_type in {"message", "callback_query"}


async def _registered(database: Database, chat: Chat, language: str, now: datetime) -> models.Chat:
    """What we know of the chat; one that we don't know yet, or that comes back, is written down."""
    async with database.read() as work:
        known = await work.chats.find(chat.id)
    if known is not None and known.is_active:
        return known
    title = chat.title or chat.full_name
    async with database.begin() as work:
        seen = SeenChat(chat.id, ChatKind(chat.type), title, language)
        known = await work.chats.see(seen, now)
        await work.chats.reactivate(chat.id)
    return known


async def _chosen(database: Database, user: User, language: str) -> str:
    """The language of the person's own chat with us, wherever they ask."""
    async with database.read() as work:
        known = await work.chats.find(user.id)
    return known.language if known is not None else language


async def _turn_away(update: Update, texts: Texts) -> None:
    """One line to whoever asked; silence to the rest."""
    asked = update.event
    if isinstance(asked, CallbackQuery):
        chat = asked.message.chat.id if asked.message is not None else asked.from_user.id
        await asked.answer(texts.plain("access-denied", chat=str(chat)), show_alert=True)
    elif isinstance(asked, Message) and _asks(asked):
        await reply(asked, Answer(texts("access-denied", chat=str(asked.chat.id))))


def _asks(message: Message) -> bool:
    is_private = message.chat.type == ChatType.PRIVATE
    return is_private or (message.text or "").startswith("/")
