"""`python -m bot restore`: the archive as a copy has it."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.archive import utc_now
from bot.settings import Settings
from storage.backup import BackupError, TakenError, restore_archive
from storage.database import Database, parse_url


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "restore",
        help="bring a copy of the archive back",
        description="Make the SQLite archive at DATABASE_URL what a copy holds, also while the bot "
        "runs. The copy is checked and brought up to date first.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="what `backup` made")
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="also if there is an archive already; it is kept beside under another name",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    url = parse_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        reason = "PostgreSQL has its own tool for it: pg_restore; or see `copy-to`"
        print(f"restore: {reason}", file=sys.stderr)
        return 2
    target = Path(str(url.database))
    kept = target.with_name(f"{target.stem}-before-{utc_now():%Y%m%dT%H%M%SZ}.db")
    try:
        restore_archive(args.file, target, kept if args.overwrite else None)
    except TakenError as error:
        print(f"restore: {error}; --overwrite replaces it and keeps it beside", file=sys.stderr)
        return 2
    except BackupError as error:
        print(f"restore: {error}", file=sys.stderr)
        return 2
    print(f"{args.file} is the archive now: {asyncio.run(_content(settings))}.")
    if kept.exists():
        print(f"What was there is kept in {kept}.")
    return 0


async def _content(settings: Settings) -> str:
    async with Database(settings.database_url) as database, database.read() as work:
        held = await work.archive.coverage()
    return f"{held.articles:,} articles, {held.persons:,} people, {held.meetings:,} meetings"
