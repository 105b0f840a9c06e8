"""What the roles of a process are put together from."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from bot.dispatcher import Services
from bot.reader import ReaderPool
from bot.roles import Role
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Parts:
    """`stop`: whoever works ends soon after it is set."""

    settings: Settings
    services: Services
    pool: ReaderPool
    roles: frozenset[Role]
    stop: asyncio.Event


async def pause_until(stop: asyncio.Event, pause: timedelta) -> None:
    """Sleep, but not beyond the end."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), pause.total_seconds())
