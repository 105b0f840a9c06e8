"""Everything that writes to Telegram takes its turn: answers at once, deliveries behind them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.settings import Settings
from bot.sharing import name_of
from newsroom.delivery.pacing import Limit, Limits, Pacer
from newsroom.delivery.redis_pace import RedisPace
from newsroom.delivery.sending import HAS_TURN
from newsroom.delivery.turns import Turns, longest
from storage.database import Database

WRITING = ("send", "edit", "copy", "forward")
NOT_WRITING = frozenset({"sendChatAction"})

LONGEST_WAIT = timedelta(seconds=20)
"""Somebody who asked is answered so late at most; then not at all."""


AGAIN_AFTER = timedelta(seconds=1)
"""When Telegram had an error of its own."""


class TakesTurns(BaseRequestMiddleware):
    """For the session of the bot. A delivery brings the turn it has waited for."""

    def __init__(self, turns: Turns, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep):
        self._turns = turns
        self._sleep = sleep

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        chat_id = chat_written_to(method)
        if chat_id is None or HAS_TURN.get():
            return await make_request(bot, method)
        waited = await self._wait(method, chat_id, timedelta(0))
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as flood:
            await self._turns.flooded(chat_id, timedelta(seconds=flood.retry_after), flood.message)
        except TelegramServerError:
            # It says so itself that nothing was done, and is over it in a moment.
            await self._sleep(AGAIN_AFTER.total_seconds())
            waited += AGAIN_AFTER
        await self._wait(method, chat_id, waited)
        return await make_request(bot, method)

    async def _wait(
        self, method: TelegramMethod[Any], chat_id: int, waited: timedelta
    ) -> timedelta:
        """Raises TelegramRetryAfter, as Telegram would, where waiting makes no sense any more."""
        while delay := longest(await self._turns.take(chat_id, is_answer=True)):
            if waited + delay > LONGEST_WAIT:
                seconds = int(delay.total_seconds()) + 1
                raise TelegramRetryAfter(method, "we were told to wait", seconds)
            await self._sleep(delay.total_seconds())
            waited += delay
        return waited


def chat_written_to(method: TelegramMethod[Any]) -> int | None:
    """The chat in which the call leaves or changes a message; those are counted by Telegram."""
    name = method.__api_method__
    if not name.startswith(WRITING) or name in NOT_WRITING:
        return None
    chat_id = getattr(method, "chat_id", None)
    return chat_id if isinstance(chat_id, int) else None


def limits_of(settings: Settings) -> Limits:
    return Limits(
        overall=Limit(settings.messages_per_second, timedelta(seconds=1)),
        group=Limit(settings.group_messages_per_minute, timedelta(minutes=1)),
    )


@asynccontextmanager
async def turns_of(
    settings: Settings, database: Database, clock: Callable[[], datetime]
) -> AsyncIterator[Turns]:
    """What Telegram has told us earlier still holds."""
    limits = limits_of(settings)
    pace = _shared_pace(settings, limits)

    turns = Turns(database, clock, Pacer(limits.share(settings.couriers)), pace)
    async with database.read() as work:
        await turns.recall(work)
    try:
        yield turns
    finally:
        if pace is not None:
            await pace.close()


def _shared_pace(settings: Settings, limits: Limits) -> RedisPace | None:
    if settings.redis_url is None or settings.bot_token is None:
        return None
    name = name_of(settings.bot_token.get_secret_value())
    return RedisPace.at(settings.redis_url.get_secret_value(), name, limits)
