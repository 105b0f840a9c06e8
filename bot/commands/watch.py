"""`python -m bot watch`: files and letters that come into a folder, into the archive."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.archive import opened, utc_now
from bot.settings import Settings
from newsroom.polling.folders import INTERVAL
from storage.models import SourceKind
from storage.sources import NewSource

COUNTRY_LENGTH = 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "watch",
        help="have what comes into a folder read",
        description="Make a folder of txt, html, jsonl and eml files a source: what comes into it, "
        "or is written anew, is read while the bot runs. Only here can one be added: whoever has "
        "the command line may read the files. /sources shows, pauses and removes it.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--mailbox",
        action="store_true",
        help="letters: .eml files or a Maildir; only those about diplomacy are kept",
    )
    parser.add_argument("--name", help="the outlet, where a file names none; else the folder's")
    parser.add_argument("--country", metavar="KZ", help="the outlet's, ISO 3166")


def run(args: argparse.Namespace, settings: Settings) -> int:
    folder: Path = args.folder.absolute()
    if not folder.is_dir():
        print(f"There is no folder {args.folder}", file=sys.stderr)
        return 2
    country = (args.country or "").upper() or None
    if country is not None and not (country.isascii() and len(country) == COUNTRY_LENGTH):
        print(f"{args.country} is no country of two letters", file=sys.stderr)
        return 2
    new = NewSource(
        url=folder.as_uri(),
        kind=SourceKind.MAILBOX if args.mailbox else SourceKind.FOLDER,
        name=args.name or folder.name or str(folder),
        country=country,
        is_active=True,
    )
    return asyncio.run(_add(new, settings))


async def _add(new: NewSource, settings: Settings) -> int:
    async with opened(settings) as database, database.begin() as work:
        added = await work.sources.add(new, utc_now(), INTERVAL)
    print("It is watched from now on" if added else "It is watched already; see /sources")
    return 0
