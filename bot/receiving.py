"""The role of the web: whoever writes to us is answered."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from aiogram import Dispatcher

from bot.dispatcher import build_dispatcher
from bot.garbage import spare_loaded
from bot.line import Line, insist, publish
from bot.parts import Parts, pause_until
from bot.underway import Underway
from bot.webhook import AT_ONCE, Webhook, announce, path_of
from newsroom.drawing import Studio

log = logging.getLogger(__name__)

WARM_UP_AFTER = timedelta(seconds=30)
"""After the start, when nobody waits for us: the first picture must not take two seconds more."""

LONGEST_FAREWELL = 8
"""Seconds for those who are being answered at the end."""


async def receive(parts: Parts, line: Line, webhook: Webhook | None) -> None:
    """Answer until told to stop; whoever is being answered still is."""
    spare_loaded()
    log.info("@%s answers", (await line.bot.me()).username)
    async with asyncio.TaskGroup() as tasks:
        # A menu that Telegram is slow to take must keep nobody waiting for an answer.
        services = parts.services
        publishing = tasks.create_task(publish(line.bot, services.catalogues, services.language))
        async with warming_up(services.studio):
            if webhook is None:
                await poll(parts, line)
            else:
                await be_called(parts, webhook)
        publishing.cancel()


def webhook_of(parts: Parts, line: Line) -> Webhook | None:
    """Where Telegram is to call this process; None: it is polled."""
    url = parts.settings.webhook_url
    if url is None:
        return None
    services = parts.services
    return Webhook(
        services.database,
        build_dispatcher(),
        line.bot,
        path_of(url),
        parts.settings.webhook_word,
        services.clock,
        services.by_name(),
    )


async def be_called(parts: Parts, webhook: Webhook) -> None:
    """Whoever else is called at the same address goes on when we end: the webhook stays."""
    kinds = kinds_of(webhook.dispatcher)
    await announce(webhook.bot, parts.settings.webhook_url or "", webhook.secret, kinds)
    await parts.stop.wait()
    _tell_of_left_out(await webhook.finish(LONGEST_FAREWELL))


async def poll(parts: Parts, line: Line) -> None:
    """Ask Telegram, which calls nobody any more; what it couldn't hand over comes now."""
    await insist(partial(line.bot.delete_webhook, drop_pending_updates=False))
    dispatcher = build_dispatcher()
    underway = Underway()
    dispatcher.update.outer_middleware(underway)
    async with asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(
            dispatcher.start_polling(
                line.bot,
                handle_signals=False,
                close_bot_session=False,
                tasks_concurrency_limit=AT_ONCE,
                allowed_updates=kinds_of(dispatcher),
                **parts.services.by_name(),
            )
        )
        stopping = tasks.create_task(parts.stop.wait())
        await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not polling.done():
            await dispatcher.stop_polling()
        stopping.cancel()
    _tell_of_left_out(await underway.finish(LONGEST_FAREWELL))


def _tell_of_left_out(number: int) -> None:
    if number:
        log.warning("Stopped before %s people were answered", number)


def kinds_of(dispatcher: Dispatcher) -> list[str]:
    """The kinds of updates we want; edited messages are handled as messages."""
    return [*dispatcher.resolve_used_update_types(), "edited_message"]


@asynccontextmanager
async def warming_up(studio: Studio) -> AsyncIterator[None]:
    """Have what draws made ready meanwhile, a little after the start."""
    stop = asyncio.Event()

    async def warm_up() -> None:
        await pause_until(stop, WARM_UP_AFTER)
        if not stop.is_set():
            await studio.warm_up()

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(warm_up())
        try:
            yield
        finally:
            stop.set()
