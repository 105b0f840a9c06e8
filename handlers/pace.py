"""So much each person and group may ask: who is faster is told so once, and costs nothing more."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, InlineQuery, Message, TelegramObject, Update, User

from handlers.answering import Handler
from handlers.mentions import is_for_us
from handlers.replying import Answer, reply_quietly
from handlers.visitors import language_of
from newsroom.rendering.texts import Texts

PER_MINUTE = 30
"""Questions, all of them at once if somebody likes."""

OF_INLINE = 0.25
"""What a letter typed into an inline question counts for."""

OF_GROUP = 0.25
"""What a question in a group counts for, of what all of its members may ask together."""

MOST_REMEMBERED = 10_000

Who = int | tuple[str, int]
"""A person, or all of a chat."""


@dataclass(slots=True)
class Purse:
    """What somebody may still ask for, as of `at`; `is_told`: that it is empty."""

    left: float
    at: datetime
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody asks too fast: when the next question may come, and whether they know already."""

    seconds: int
    is_told: bool


class Purses:
    """Those who asked lately. `per_minute`: what each may ask; 0: as much as they like."""

    def __init__(self, per_minute: int = PER_MINUTE) -> None:
        self._most = per_minute
        self._purses: OrderedDict[Who, Purse] = OrderedDict()

    async def take(self, who: Who, cost: float, now: datetime) -> Wait | None:
        """None when somebody may ask this now."""
        if not self._most:
            return None
        purse = self._purses.setdefault(who, Purse(self._most, now))
        self._purses.move_to_end(who)
        if len(self._purses) > MOST_REMEMBERED:
            self._purses.popitem(last=False)
        waited = max(0.0, (now - purse.at).total_seconds())
        purse.left, purse.at = min(self._most, purse.left + waited * self._most / 60), now
        if purse.left < cost:
            was_told, purse.is_told = purse.is_told, True
            return Wait(ceil((1 - purse.left) * 60 / self._most), was_told)
        purse.left -= cost
        purse.is_told = False
        return None


class Restraint(BaseMiddleware):
    """Comes before everything that costs something."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        asked = event.event if isinstance(event, Update) else None
        cost = await _cost(asked, data["bot"])
        who = _who(asked, data.get("event_from_user"))
        if not cost or who is None:
            return await handler(event, data)
        purses: Purses = data["purses"]
        now = data["clock"]()
        wait = await purses.take(who, cost, now) or await _of_chat(purses, asked, cost, now)
        if wait is None:
            return await handler(event, data)
        if not wait.is_told:
            language = language_of(
                data["catalogues"], data.get("event_from_user"), data["language"]
            )
            texts = data["catalogues"][language]
            await _ask_to_wait(asked, texts, wait.seconds)
        return None


async def _cost(asked: TelegramObject | None, bot: Bot) -> float:
    """Talk of a group that isn't for us costs nothing."""
    if isinstance(asked, InlineQuery):
        return OF_INLINE
    if isinstance(asked, Message):
        return float(asked.chat.type == ChatType.PRIVATE or await is_for_us(asked, bot))
    return float(isinstance(asked, CallbackQuery))


async def _of_chat(
    purses: Purses, asked: TelegramObject | None, cost: float, now: datetime
) -> Wait | None:
    """The members of a group together may ask as much as four of them."""
    message = asked.message if isinstance(asked, CallbackQuery) else asked
    if not isinstance(message, Message) or message.chat.type == ChatType.PRIVATE:
        return None
    return await purses.take(("chat", message.chat.id), cost * OF_GROUP, now)


def _who(asked: TelegramObject | None, user: User | None) -> int | None:
    """All who hide behind a group or channel are one."""
    if isinstance(asked, Message) and asked.sender_chat is not None:
        return asked.sender_chat.id
    return user.id if user is not None else None


async def _ask_to_wait(asked: TelegramObject | None, texts: Texts, seconds: int) -> None:
    if isinstance(asked, Message):
        await reply_quietly(asked, Answer(texts("error-too-fast", seconds=seconds)))
    elif isinstance(asked, CallbackQuery):
        await asked.answer(texts.plain("error-too-fast", seconds=seconds), show_alert=True)
