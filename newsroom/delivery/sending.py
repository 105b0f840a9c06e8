"""One delivery to Telegram; the one module of the newsroom that knows aiogram.

What Telegram answers is told apart by the kind of the error first and by its words second: the
words change.
"""

import logging
from collections.abc import Collection, Sequence
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from aiohttp import ClientConnectorError, ConnectionTimeoutError

from newsroom.delivery.outcomes import (
    Flooded,
    Moved,
    Muted,
    Outcome,
    Postponed,
    Refused,
    Sent,
    TopicLost,
    Unknown,
)
from newsroom.rendering.html import Html, plain, web_address
from storage.models import Delivery

log = logging.getLogger(__name__)

NETWORK_PAUSE = timedelta(seconds=15)
TOKEN_PAUSE = timedelta(minutes=5)
"""A wrong token needs an operator; the messages wait for them."""

BAD_MARKUP = "can't parse entities"
LOST_TOPIC = ("message thread not found", "topic_closed", "topic_deleted", "topic closed")
NO_RIGHTS = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_admin_required",
)
CLOSED_CHAT = ("chat not found", "user not found", "peer_id_invalid", "group chat was deactivated")

HAS_TURN: ContextVar[bool] = ContextVar("has_turn", default=False)
"""The call under way had its turn before it was begun: nobody takes another for it."""


async def send(delivery: Delivery, bot: Bot, *, is_paid: bool = False) -> Outcome:
    """Send the message. Markup that Telegram can't read is our mistake: the words go alone then.

    `is_paid`: digests beyond the free limits cost the bot Stars.
    """
    had_turn = HAS_TURN.set(True)
    try:
        return await _send(delivery, bot, is_paid=is_paid)
    except TelegramBadRequest as error:
        if BAD_MARKUP not in error.message:
            return outcome_of(error)
        log.error("delivery %s: %s; sent without markup", delivery.id, error.message)
    except AiogramError as error:
        return outcome_of(error)
    finally:
        HAS_TURN.reset(had_turn)
    try:
        return await _send(delivery, bot, is_plain=True, is_paid=is_paid)
    except AiogramError as error:
        return outcome_of(error)


async def _send(
    delivery: Delivery, bot: Bot, *, is_plain: bool = False, is_paid: bool = False
) -> Sent:
    message = await bot.send_message(
        delivery.chat_id,
        plain(Html(delivery.text)) if is_plain else delivery.text,
        message_thread_id=delivery.thread_id or None,
        parse_mode=None if is_plain else "HTML",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=keyboard(delivery.buttons),
        allow_paid_broadcast=is_paid or None,
        reply_parameters=_answered(delivery),
    )
    return Sent(message.message_id)


def _answered(delivery: Delivery) -> ReplyParameters | None:
    """The message it answers; one that has been deleted stops nobody."""
    if delivery.reply_to is None:
        return None
    return ReplyParameters(message_id=delivery.reply_to, allow_sending_without_reply=True)


def outcome_of(error: AiogramError) -> Outcome:
    """What an error means for the message; raises again what is none of Telegram's errors."""
    if isinstance(error, ClientDecodeError):
        return _undecoded(error)
    if not isinstance(error, TelegramAPIError):
        raise error
    if isinstance(error, TelegramMigrateToChat):
        return Moved(error.migrate_to_chat_id)
    if isinstance(error, TelegramNetworkError) and not isinstance(error, TelegramEntityTooLarge):
        return _broken(error)
    return _postponed(error) or _rejected(error)


def _postponed(error: TelegramAPIError) -> Postponed | Flooded | None:
    if isinstance(error, TelegramRetryAfter):
        return Flooded(error.message, timedelta(seconds=error.retry_after))
    # Telegram answers an ill-formed token with 404, a revoked one with 401.
    if isinstance(error, TelegramUnauthorizedError | TelegramNotFound):
        return Postponed(error.message, TOKEN_PAUSE, concerns_all=True)
    # A conflict is about who polls; whatever it means here, nothing was sent.
    is_passing = isinstance(error, TelegramServerError | TelegramConflictError)
    return Postponed(error.message) if is_passing else None


def _rejected(error: TelegramAPIError) -> Outcome:
    words = error.message.lower()
    if any(known in words for known in LOST_TOPIC):
        return TopicLost(error.message)
    if any(known in words for known in NO_RIGHTS):
        return Muted(error.message)
    is_closed = isinstance(error, TelegramForbiddenError)
    is_closed = is_closed or any(known in words for known in CLOSED_CHAT)
    return Refused(error.message, closes_chat=is_closed)


def _broken(error: TelegramNetworkError) -> Outcome:
    if never_left(error):
        return Postponed(error.message, NETWORK_PAUSE, concerns_all=True)
    return Unknown(error.message)


def never_left(error: TelegramNetworkError) -> bool:
    """No connection came about, so nothing was said over it."""
    return isinstance(error.__cause__, ClientConnectorError | ConnectionTimeoutError)


def _undecoded(error: ClientDecodeError) -> Outcome:
    """A page instead of an answer, or an answer in words newer than our library's."""
    if isinstance(error.data, dict) and error.data.get("ok"):
        return Sent(int(error.data["result"]["message_id"]))
    return Unknown(f"{error.message}: {str(error.data)[:100]}")


async def administrators_of(group_id: int, bot: Bot) -> Collection[int]:
    """Who may let us write in the group; nobody where Telegram doesn't tell us."""
    try:
        members = await bot.get_chat_administrators(group_id)
    except AiogramError as error:
        log.warning("The administrators of %s are not known: %s", group_id, error)
        return ()
    return [one.user.id for one in members if not one.user.is_bot]


def keyboard(rows: Sequence[Sequence[Any]]) -> InlineKeyboardMarkup | None:
    """Buttons from the rows of a delivery: what opens a page is a link, the rest answers us."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[[_button(text, target) for text, target in row] for row in rows]
    )


def _button(text: str, target: str) -> InlineKeyboardButton:
    if web_address(target):
        return InlineKeyboardButton(text=text, url=target)
    return InlineKeyboardButton(text=text, callback_data=target)
