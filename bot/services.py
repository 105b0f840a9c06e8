"""What handlers are given, by the settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot import VERSION
from bot.archive import utc_now
from bot.care import kept_of
from bot.dispatcher import Services
from bot.drawing import DrawingPool
from bot.knowledge import load_world
from bot.models import load_lemmas
from bot.reader import ReaderPool
from bot.settings import Settings
from bot.sources import build_sources, fetcher_of
from bot.texts import catalogues_of
from handlers.pace import Purses
from newsroom.collecting import Collector
from newsroom.drawing import Studio
from newsroom.reading_desk import ReadingDesk
from storage.database import Database


@contextmanager
def worker_of(settings: Settings) -> Iterator[ReaderPool]:
    """Who reads; the process starts with the first article."""
    pool = ReaderPool(settings.data_dir)
    try:
        yield pool
    finally:
        # Nobody waits any longer for what is being read, and nothing of it is half stored.
        pool.abandon()


def serving(
    settings: Settings, database: Database, pool: ReaderPool, *, is_read_later: bool = False
) -> Services:
    """What handlers are given, with somebody to read what people bring.

    `is_read_later`: what sources publish waits for a process that reads.
    """
    services = services_of(settings, database)
    collecting = Collector(database, pool.read, services.world, services.zone, services.lemmas)
    desk = ReadingDesk(fetcher_of(settings), pool.parse, collecting)
    of_sources = replace(collecting, is_read_later=is_read_later)
    sources = build_sources(settings, of_sources, pool, desk.fetcher)
    return replace(services, desk=desk, sources=sources)


def services_of(settings: Settings, database: Database) -> Services:
    """The same with nobody to read."""
    world = load_world(settings.data_dir)
    drawing = DrawingPool()
    return Services(
        database=database,
        catalogues=catalogues_of(world),
        world=world,
        lemmas=load_lemmas(),
        clock=utc_now,
        zone=settings.time_zone,
        language=settings.language,
        version=VERSION,
        studio=Studio(drawing.draw, drawing.warm_up),
        access=settings.access,
        operators=settings.operators,
        purses=Purses(settings.questions_per_minute),
        kept=kept_of(settings),
    )
