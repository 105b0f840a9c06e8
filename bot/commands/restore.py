"""`python -m bot restore`: the archive as a copy has it."""

import argparse
import asyncio
import sys
from itertools import chain, count
from pathlib import Path

from bot.archive import counting, file_of, is_a_file, utc_now
from bot.settings import Settings
from storage.backup import BackupError, TakenError, restore_archive
from storage.database import Database
from storage.dumps import ENDING, restore_dump
from storage.snapshots import restore_snapshot


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "restore",
        help="bring a copy of the archive back",
        description="Make the archive at DATABASE_URL what a copy holds, also while the bot runs. "
        "The copy is checked and brought up to date first.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="what `backup` made")
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="also if there is an archive already; it is kept beside under another name",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    target = file_of(settings.database_url)
    is_dump = args.file.suffix == ENDING
    ending = ENDING if is_dump else ".db"
    beside = free_name(target.with_name(f"{target.stem}-before-{utc_now():%Y%m%dT%H%M%SZ}{ending}"))
    kept = beside if args.overwrite else None
    try:
        if is_a_file(settings.database_url):
            restore_archive(args.file, target, kept)
        elif is_dump:
            asyncio.run(restore_dump(args.file, settings.database_url, kept))
        else:
            with counting("Restoring") as tell:
                asyncio.run(restore_snapshot(args.file, settings.database_url, kept, tell))
    except TakenError as error:
        print(f"restore: {error}; --overwrite replaces it and keeps it beside", file=sys.stderr)
        return 2
    except BackupError as error:
        print(f"restore: {error}", file=sys.stderr)
        return 2
    print(f"{args.file} is the archive now: {asyncio.run(_content(settings))}.")
    if beside.exists():
        print(f"What was there is kept in {beside}.")
    return 0


def free_name(file: Path) -> Path:
    """The name, numbered from 2 on where a file has it: two may be restored in one second."""
    numbered = (file.with_stem(f"{file.stem}-{number}") for number in count(2))
    return next(one for one in chain([file], numbered) if not one.exists())


async def _content(settings: Settings) -> str:
    async with Database(settings.database_url) as database, database.read() as work:
        held = await work.archive.coverage()
    return f"{held.articles:,} articles, {held.persons:,} people, {held.meetings:,} meetings"
