"""Builds everything once, runs it, closes it in reverse order."""

from bot import VERSION
from bot.archive import utc_now
from bot.dispatcher import Services
from bot.knowledge import load_world
from bot.settings import Settings
from bot.texts import load_catalogues
from storage.database import Database


def services_of(settings: Settings, database: Database) -> Services:
    """What handlers are given, by the settings."""
    return Services(
        database=database,
        catalogues=load_catalogues(),
        world=load_world(settings.data_dir),
        clock=utc_now,
        zone=settings.time_zone,
        language=settings.language,
        version=VERSION,
        access=settings.access,
        operators=settings.operators,
    )
