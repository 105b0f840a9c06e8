"""Which of our messages answer which of theirs, so that an edited question edits its answer.

Remembered while the process lives: after a restart an edited question is a new one, if it is young.
"""

from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message, TelegramObject, Update

MOST_REMEMBERED = 5000
YOUNG = timedelta(minutes=5)

Key = tuple[int, int]
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(slots=True)
class Answering:
    """One question: what it was answered with before, and what with now; ids of our messages."""

    earlier: deque[int]
    given: list[int] = field(default_factory=list)


UNDERWAY: ContextVar[Answering | None] = ContextVar("underway", default=None)
"""The question that is being answered here and now."""


def note(sent: Message) -> None:
    """A message of ours that answers the question under way."""
    answering = UNDERWAY.get()
    if answering is not None:
        answering.given.append(sent.message_id)


class Answers:
    """The answers of this process, the latest ones."""

    def __init__(self) -> None:
        self._given: OrderedDict[Key, Sequence[int]] = OrderedDict()
        self._albums: OrderedDict[str, None] = OrderedDict()

    async def continues(self, album: str | None) -> bool:
        """Whether a message is a further picture of an album: the first one speaks for it."""
        if album is None:
            return False
        is_known = album in self._albums
        self._albums[album] = None
        while len(self._albums) > MOST_REMEMBERED:
            self._albums.popitem(last=False)
        return is_known

    async def take(self, key: Key) -> deque[int]:
        return deque(self._given.pop(key, ()))

    async def keep(self, key: Key, given: Sequence[int]) -> None:
        if not given:
            return
        self._given[key] = given
        while len(self._given) > MOST_REMEMBERED:
            self._given.popitem(last=False)


class Rewording(BaseMiddleware):
    """An edited message is asked anew, and what answered it before is edited."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        message = (event.message or event.edited_message) if isinstance(event, Update) else None
        if message is None or not isinstance(event, Update):
            return await handler(event, data)
        bot: Bot = data["bot"]
        answers: Answers = data["answers"]
        key = message.chat.id, message.message_id
        data["is_continuation"] = await answers.continues(message.media_group_id)
        is_edited = event.edited_message is not None
        # A new message has no answer yet, whatever is still remembered under its number.
        answering = Answering(await answers.take(key) if is_edited else deque())
        if event.edited_message is not None:
            if not answering.earlier and not _is_young(message):
                return None
            event = Update(update_id=event.update_id, message=message).as_(bot)
        token = UNDERWAY.set(answering)
        try:
            result = await handler(event, data)
        finally:
            UNDERWAY.reset(token)
            await answers.keep(key, answering.given or answering.earlier)
        if answering.given:
            await _remove(bot, message.chat.id, answering.earlier)
        return result


def _is_young(message: Message) -> bool:
    edited = message.edit_date
    return edited is not None and edited - int(message.date.timestamp()) <= YOUNG.total_seconds()


async def _remove(bot: Bot, chat_id: int, ours: Sequence[int]) -> None:
    """What no part of the new answer took the place of."""
    for message_id in ours:
        with suppress(TelegramBadRequest):
            await bot.delete_message(chat_id, message_id)
