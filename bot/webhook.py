"""What Telegram sends us by itself: let in, taken once, answered behind its back."""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from aiogram import Bot, Dispatcher
from aiohttp import web
from pydantic import ValidationError

from bot.line import insist
from storage.database import CONNECTIONS, Database
from storage.locks import TROUBLE

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
TAKEN_AT_ONCE = 2
AT_ONCE = CONNECTIONS - TAKEN_AT_ONCE - 4
"""Updates handled at the same time; the others wait in line.

Each has one connection at a time, those being taken too, and /ready wants some: under whatever load
nobody who was let in waits for one until it is too late.
"""

MOST_WAITING = 500
"""Beyond them Telegram is asked to come again: another process may have time."""

LARGEST_BYTES = 1024 * 1024

MOST_CONNECTIONS = 40
"""On which Telegram calls at the same time."""


@dataclass(slots=True)
class Webhook:
    """Where Telegram calls. `path`: on our side; `data`: what handlers are given."""

    database: Database
    dispatcher: Dispatcher
    bot: Bot
    path: str
    secret: str
    clock: Callable[[], datetime]
    data: Mapping[str, Any]
    _door: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(TAKEN_AT_ONCE))
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _at_the_door: int = 0
    _underway: set[asyncio.Task[None]] = field(default_factory=set)
    _is_closed: bool = False

    async def take(self, request: web.Request) -> web.Response:
        """Answer fast; whoever is told anything but 200 repeats it."""
        if not self.knows(request.headers.get(SECRET_HEADER, "")):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        if len(self._underway) + self._at_the_door >= MOST_WAITING:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        self._at_the_door += 1
        try:
            update = await _update_of(request)
            if update is None:
                return web.Response(status=HTTPStatus.BAD_REQUEST)
            return web.Response(status=await self._let_in(update))
        finally:
            self._at_the_door -= 1

    async def _let_in(self, update: dict[str, Any]) -> HTTPStatus:
        async with self._door:
            if self._is_closed:
                return HTTPStatus.SERVICE_UNAVAILABLE
            try:
                is_first = await self._is_first(update["update_id"])
            except TROUBLE:
                log.exception("Update %s can't be taken now", update["update_id"])
                return HTTPStatus.SERVICE_UNAVAILABLE
            if is_first:
                self._start(update)
            return HTTPStatus.OK

    def _start(self, update: dict[str, Any]) -> None:
        answering = asyncio.create_task(self._answer(update))  # noqa: TID251 - its owner
        self._underway.add(answering)
        answering.add_done_callback(self._underway.discard)

    async def finish(self, within_seconds: float) -> int:
        """Let nobody in any more; returns how many are left out when time runs out."""
        self._is_closed = True
        if not self._underway:
            return 0
        _, late = await asyncio.wait(self._underway, timeout=within_seconds)
        for one in late:
            one.cancel()
        return len(late)

    def knows(self, secret: str) -> bool:
        """In the same time for every wrong one."""
        # Text that isn't ASCII can't be compared so.
        return hmac.compare_digest(secret.encode(errors="replace"), self.secret.encode())

    async def _answer(self, update: dict[str, Any]) -> None:
        async with self._turns:
            try:
                await self._feed(update)
            except ValidationError:
                # Its text would be in the log.
                log.error("Update %s can't be understood", update["update_id"])
            except Exception:
                log.exception("Update %s failed", update["update_id"])

    async def _is_first(self, update_id: int) -> bool:
        async with self.database.begin() as work:
            return await work.updates.take(update_id, self.clock())

    async def _feed(self, update: dict[str, Any]) -> None:
        await self.dispatcher.feed_raw_update(self.bot, update, **self.data)


async def _update_of(request: web.Request) -> dict[str, Any] | None:
    """None for what is none."""
    try:
        update = await request.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        return None
    is_update = isinstance(update, dict) and isinstance(update.get("update_id"), int)
    return update if is_update else None


def path_of(webhook_url: str) -> str:
    """Where on our side Telegram calls."""
    return urlsplit(webhook_url).path or "/"


async def announce(bot: Bot, url: str, secret: str, kinds: list[str]) -> None:
    """Have Telegram call from now on; what waits there comes, too."""
    calling = partial(
        bot.set_webhook,
        url,
        secret_token=secret,
        allowed_updates=kinds,
        max_connections=MOST_CONNECTIONS,
        drop_pending_updates=False,
    )
    await insist(calling)
