"""Puts together what keeps the archive current."""

import asyncio
import random
from datetime import timedelta

from bot import VERSION
from bot.archive import SEEDS, utc_now
from bot.knowledge import lexicon
from bot.reader import ReaderPool
from bot.settings import Settings
from newsroom.collecting import Collector
from newsroom.polling.desk import SourcesDesk
from newsroom.polling.discovering import Scout
from newsroom.polling.first_look import LEXICONS, FirstLook
from newsroom.polling.polling import Poller
from newsroom.polling.sites import Sites
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
        clock=utc_now,
        chance=random.random,
    )


def build_sources(
    settings: Settings, collector: Collector, pool: ReaderPool, fetcher: Fetcher
) -> SourcesDesk:
    """What operators and the clock are given."""
    poller = build_poller(settings, collector, pool, fetcher)
    return SourcesDesk(poller, Scout(poller, sleep), parse_catalogue(CATALOGUE))


async def sleep(pause: timedelta) -> None:
    await asyncio.sleep(pause.total_seconds())
