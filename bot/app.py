"""Builds everything once, runs the roles of this process, closes it in reverse order."""

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine, Mapping
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

from bot.archive import check_writable, opened, plant_seeds
from bot.clock import keep_clock
from bot.couriers import carry
from bot.health import Health
from bot.leading import alone
from bot.line import Line, line_of
from bot.parts import Parts
from bot.reading import read
from bot.receiving import receive, webhook_of
from bot.roles import EVERYTHING, TALKING, Role
from bot.services import serving, worker_of
from bot.settings import Settings
from bot.sharing import remembering
from bot.sources import collect
from bot.web import build_application, listening
from bot.webhook import Webhook

log = logging.getLogger(__name__)

LONGEST_FAREWELL = 9.5
"""Seconds for all that is under way at the end; supervisors kill after 10 or more."""

Work = Callable[[], Coroutine[Any, Any, None]]


async def run_bot(settings: Settings, roles: frozenset[Role] = EVERYTHING) -> None:
    """Do the work of these roles until SIGTERM or SIGINT.

    Raises SettingsError for a token that Telegram refuses.
    """
    async with opened(settings) as database, AsyncExitStack() as stack:
        await check_writable(database)
        stack.enter_context(alone(settings))
        if settings.seeds == "on" and Role.CLOCK in roles:
            await plant_seeds(database, settings)
        pool = stack.enter_context(worker_of(settings))
        usual = serving(settings, database, pool, is_read_later=Role.READER not in roles)
        services = await stack.enter_async_context(remembering(settings, usual))
        is_talking = bool(roles & TALKING)
        line = await stack.enter_async_context(line_of(settings, database)) if is_talking else None
        await _run(Parts(settings, services, pool, roles, asyncio.Event()), line)
    log.info("Stopped")


async def _run(parts: Parts, line: Line | None) -> None:
    settings = parts.settings
    webhook = webhook_of(parts, line) if line and Role.WEB in parts.roles else None
    works = _at_work(parts, line, webhook)
    if settings.listens_on is None:
        await side_by_side(works, parts.stop)
        return
    application = build_application(Health.of(parts), webhook)
    async with listening(application, settings.host, settings.listens_on):
        await side_by_side(works, parts.stop)


def _at_work(parts: Parts, line: Line | None, webhook: Webhook | None) -> Mapping[Role, Work]:
    """What this process does."""
    works: dict[Role, Work] = {
        Role.CLOCK: partial(keep_clock, parts),
        Role.READER: partial(read, parts),
        Role.COLLECTOR: partial(collect, parts),
    }
    if line is not None:
        works[Role.WEB] = partial(receive, parts, line, webhook)
        works[Role.COURIER] = partial(carry, parts, line)
    return {role: works[role] for role in Role if role in parts.roles}


async def side_by_side(works: Mapping[Role, Work], stop: asyncio.Event) -> None:
    """All of them side by side until a signal; what takes too long to end is broken off."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with asyncio.TaskGroup() as tasks:
        running = {tasks.create_task(work(), name=role) for role, work in works.items()}
        log.info("At work: %s", ", ".join(works))
        await stop.wait()
        log.info("Stopping")
        _, late = await asyncio.wait(running, timeout=LONGEST_FAREWELL)
        for task in late:
            log.warning("Broke off: %s", task.get_name())
            task.cancel()
