"""`python -m bot collect`: what a source published earlier, into the archive."""

import argparse
import asyncio
import sys
from datetime import date

from tqdm import tqdm

from bot.archive import opened
from bot.knowledge import load_world
from bot.models import load_lemmas
from bot.reader import ReaderPool
from bot.settings import Settings
from bot.sources import build_poller, fetcher_of, sleep
from newsroom.collecting import Collector
from newsroom.polling.backfilling import Backfill
from newsroom.polling.sites import PAUSE
from newsroom.sources.folders import WATCHED
from storage.database import Database
from storage.models import Source


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "collect",
        help="put what a source published earlier into the archive",
        description="Look through the sitemaps of a source and fetch what may be about diplomacy, "
        "the latest first, with the same pauses as otherwise. Whatever stops it, the same command "
        "goes on with what is left. Sources are added by /source or /sources.",
    )
    parser.add_argument(
        "--since", type=date.fromisoformat, required=True, metavar="DATE", help="2024-01-01"
    )
    parser.add_argument("source", metavar="SOURCE", help="its number, name or address")


def run(args: argparse.Namespace, settings: Settings) -> int:
    try:
        return asyncio.run(_collect(args.source, args.since, settings))
    except KeyboardInterrupt:
        print("collect: stopped; the same command goes on where it was", file=sys.stderr)
        raise


async def _collect(wanted: str, since: date, settings: Settings) -> int:
    async with opened(settings) as database:
        source = await _find(wanted, database)
        if source is None:
            print(f"There is no source {wanted!r}; /sources lists them", file=sys.stderr)
            return 2
        if source.kind in WATCHED:
            print("A folder has nothing earlier; `python -m bot index` reads it", file=sys.stderr)
            return 2
        world = await asyncio.to_thread(load_world, settings.data_dir)
        with ReaderPool(settings.data_dir) as pool:
            zone, lemmas = settings.time_zone, load_lemmas()
            collector = Collector(database, pool.read, world, zone, lemmas)
            poller = build_poller(settings, collector, pool, fetcher_of(settings))
            await _backfill(Backfill(poller, source, since, sleep))
    return 0


async def _find(wanted: str, database: Database) -> Source | None:
    async with database.read() as work:
        sources = await work.sources.list()
    for source in sources:
        if wanted.lower() in {str(source.id), source.name.lower(), source.url.lower()}:
            return source
    return None


async def _backfill(backfill: Backfill) -> None:
    """With a bar for the sitemaps, whose number nobody knows, and one for the articles."""
    with tqdm(desc="Looking through sitemaps", unit="article", disable=None) as bar:
        async for new in backfill.list():
            bar.update(new)
    left = await backfill.count_left()
    seconds = left * PAUSE.total_seconds()
    print(f"{left:,} articles to fetch, at least {seconds / 3600:.1f} h with the pauses")
    with tqdm(total=left, desc="Fetching", unit="article", disable=None) as bar:
        async for _ in backfill.fetch():
            bar.update()
