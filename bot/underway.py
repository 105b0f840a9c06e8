"""Who is being answered right now, so that stopping can wait for them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject


class Underway(BaseMiddleware):
    """aiogram ends polling without waiting for the updates it has handed out already."""

    def __init__(self) -> None:
        self._answering: set[asyncio.Task[Any]] = set()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        # aiogram gives each update a task: it is over when apologies for an error are made, too.
        if task := asyncio.current_task():
            self._answering.add(task)
            task.add_done_callback(self._answering.discard)
        return await handler(event, data)

    async def finish(self, within_seconds: float) -> int:
        """Wait until everybody is answered; returns how many are left out when time runs out."""
        if not self._answering:
            return 0
        _, late = await asyncio.wait(self._answering, timeout=within_seconds)
        return len(late)
