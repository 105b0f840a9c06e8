"""Opens the archive: schema up to date, seeds inside, ready to collect."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from tqdm import tqdm

from bot.collecting import collect_all
from bot.knowledge import load_world
from bot.models import load_lemmas
from bot.reader import ReaderPool
from bot.settings import Settings
from newsroom.collecting import Collector, new_article
from newsroom.gatherings import spellings_of_organizations
from newsroom.sources.errors import SourceError
from newsroom.sources.manifest import parse_seeds
from reading.world import World
from storage.database import Database, DatabaseError, parse_url
from storage.migrating import migrate

SEEDS = Path(__file__).parent.parent / "seeds"


def utc_now() -> datetime:
    """The one clock of the program."""
    return datetime.now(UTC)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The archive with the newest schema. Raises DatabaseError."""
    await migrate(settings.database_url)
    async with Database(settings.database_url) as database:
        await tell_organizations(database, load_world(settings.data_dir))
        yield database


async def tell_organizations(database: Database, world: World) -> None:
    """Have the archive list meetings under the organisations that the data files know."""
    spellings = spellings_of_organizations(world)
    async with database.read() as work:
        is_known = await work.listing.knows(spellings)
    if not is_known:
        async with database.begin_alone() as work:
            await work.listing.know(spellings)


def check_exists(settings: Settings) -> None:
    """Raises DatabaseError where there is no archive yet: whoever only reads makes no empty one."""
    url = parse_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).is_file():
        raise DatabaseError(f"there is none at {url.database} yet; `python -m bot index` makes it")


def is_a_file(url: str) -> bool:
    return parse_url(url).get_backend_name() == "sqlite"


def file_of(url: str) -> Path:
    """The file of a SQLite archive; of another one a name like it, here."""
    database = str(parse_url(url).database)
    return Path(database) if is_a_file(url) else Path(f"{database}.db")


@contextmanager
def counting(title: str) -> Iterator[Callable[[str, int], None]]:
    """A bar of rows; what it gives hears of which table how many are under way."""
    with tqdm(desc=title, unit="row", unit_scale=True, disable=None) as bar:

        def tell(_: str, rows: int) -> None:
            bar.update(rows)

        yield tell


async def check_writable(database: Database) -> None:
    """Find out now, and not from the first person who asks, that the disk is read-only.

    Raises OperationalError.
    """
    async with database.begin() as work:
        # Beginning is not enough: on a read-only disk SQLite quietly begins to read.
        await work.session.execute(text("UPDATE alembic_version SET version_num = version_num"))


@asynccontextmanager
async def collector(database: Database, settings: Settings) -> AsyncIterator[Collector]:
    """What puts articles into the archive; its worker process starts with the first article."""
    world = await asyncio.to_thread(load_world, settings.data_dir)
    with ReaderPool(settings.data_dir) as pool:
        yield Collector(database, pool.read, world, settings.time_zone, load_lemmas())


async def plant_seeds(database: Database, settings: Settings) -> None:
    """Put the seed articles into an archive that lacks them, with a progress bar."""
    seeds = parse_seeds(SEEDS)
    async with database.read() as work:
        missing = [
            seed
            for seed in seeds
            if isinstance(seed, SourceError)
            or not await work.articles.is_read(new_article(seed, settings.time_zone))
        ]
    if missing:
        async with collector(database, settings) as collecting:
            title, total = "Reading the seed articles", len(missing)
            await collect_all(collecting, missing, utc_now, title, total)
