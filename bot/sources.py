"""Puts together what keeps the archive current."""

import asyncio
import random
import secrets
from datetime import timedelta
from functools import partial
from itertools import count

from bot import VERSION
from bot.archive import SEEDS, utc_now
from bot.dispatcher import Services
from bot.jobs import POLL_EVERY, SOURCES_EVERY, Job, tick_until
from bot.knowledge import lexicon
from bot.leading import Key, lead
from bot.parts import Parts
from bot.reader import ReaderPool
from bot.settings import Settings
from handlers.source_pages import source_buttons
from newsroom.collecting import Collector
from newsroom.polling.desk import SourcesDesk
from newsroom.polling.discovering import Scout
from newsroom.polling.first_look import LEXICONS, FirstLook
from newsroom.polling.polling import Poller
from newsroom.polling.sites import Sites
from newsroom.polling.telling import SourceDesk
from newsroom.sources.catalogue import parse_catalogue
from newsroom.sources.http import Fetcher

CATALOGUE = SEEDS / "sources.toml"


def fetcher_of(settings: Settings) -> Fetcher:
    user_agent = f"Dipcourier/{VERSION} (reads news of diplomacy; a Telegram bot)"
    return Fetcher(user_agent, allows_loopback=settings.fetch_loopback == "on")


def build_poller(
    settings: Settings, collector: Collector, pool: ReaderPool, fetcher: Fetcher
) -> Poller:
    lexicons = {name: lexicon(name, settings.data_dir) for name in LEXICONS}
    return Poller(
        collector=collector,
        sites=Sites(fetcher),
        look=FirstLook(collector.world, lexicons, collector.lemmas),
        parse_listing=pool.parse_listing,
        parse_page=pool.parse,
        parse_file=pool.parse_file,
        clock=utc_now,
        chance=random.random,
    )


def build_sources(
    settings: Settings, collector: Collector, pool: ReaderPool, fetcher: Fetcher
) -> SourcesDesk:
    """What operators and the clock are given."""
    poller = build_poller(settings, collector, pool, fetcher)
    numbers = count(secrets.randbelow(2**40))
    return SourcesDesk(poller, Scout(poller, sleep), parse_catalogue(CATALOGUE), numbers)


def source_jobs(services: Services) -> dict[str, Job]:
    """Telling operators of what fails."""
    if services.sources is None:
        return {}
    desk = SourceDesk(
        services.database,
        services.catalogues,
        services.operators,
        services.language,
        source_buttons,
    )

    async def tell_of_failing() -> None:
        await desk.issue_due(services.clock())

    return {"sources": Job(tell_of_failing, SOURCES_EVERY)}


async def collect(parts: Parts) -> None:
    """The role of the collector: one process alone, for what it knows of sites it alone knows."""
    await lead(parts, Key.COLLECTOR, partial(_poll, parts))


async def _poll(parts: Parts, over: asyncio.Event) -> None:
    sources, clock = parts.services.sources, parts.services.clock
    if sources is None:
        return
    await tick_until(over, {"polling": Job(sources.poller.tick, POLL_EVERY)}, clock())


async def sleep(pause: timedelta) -> None:
    await asyncio.sleep(pause.total_seconds())
