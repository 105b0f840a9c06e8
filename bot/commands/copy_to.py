"""`python -m bot copy-to URL`: the whole archive into another database."""

import argparse
import asyncio
import sys
from collections import Counter

from sqlalchemy.exc import OperationalError
from tqdm import tqdm

from bot.archive import check_exists, opened
from bot.settings import Settings
from storage.copying import CopyError, copy_everything
from storage.database import Database, DatabaseError, parse_url
from storage.migrating import migrate


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "copy-to",
        help="copy the archive into another database",
        description="Copy everything at DATABASE_URL, with all ids, into an empty database of "
        "either engine, and compare the tables of both by counts and checksums. The bot may run "
        "meanwhile; what it writes later is not copied.",
    )
    parser.add_argument("url", metavar="URL", help="sqlite:///FILE or postgresql://…")


def run(args: argparse.Namespace, settings: Settings) -> int:
    check_exists(settings)
    try:
        counts = asyncio.run(_copy(args.url, settings))
    except CopyError as error:
        print(f"copy-to: {error}", file=sys.stderr)
        return 2
    except OperationalError as error:
        print(f"copy-to: nothing was copied: {error.orig}", file=sys.stderr)
        return 2
    for table, count in counts.items():
        print(f"{table:24} {count:>12,}")
    print(f"{counts.total():,} rows arrived; counts and checksums of all tables agree.")
    url = parse_url(args.url)
    address = url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)
    print(f"To go on there: DATABASE_URL={address}")
    return 0


async def _copy(url: str, settings: Settings) -> Counter[str]:
    """Returns how many rows of which table were copied. Raises CopyError."""
    counts: Counter[str] = Counter()
    async with opened(settings) as source:
        try:
            await migrate(url)
        except DatabaseError as error:
            raise CopyError(f"the other database can't be used: {error}") from error
        with tqdm(desc="Copying", unit="row", unit_scale=True, disable=None) as bar:

            def tell(table: str, rows: int) -> None:
                counts[table] += rows
                bar.update(rows)

            async with Database(url) as target:
                await copy_everything(source, target, tell)
    return counts
