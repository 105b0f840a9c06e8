"""`python -m bot backup`: a copy of the archive, safe while it is in use."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.archive import check_exists, counting, file_of, is_a_file, utc_now
from bot.settings import Settings
from storage.backup import BackupError, copy_archive
from storage.dumps import ENDING, dump_archive
from storage.snapshots import take_snapshot


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "backup",
        help="copy the archive safely while it is in use",
        description="Copy the archive into a new file, checked before it gets its name. Of "
        "PostgreSQL it is a SQLite archive, as everything was at one moment; or, if FILE ends "
        f"with {ENDING}, what its own pg_dump makes.",
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="default: the archive's name with the moment (UTC), beside it; here for PostgreSQL",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    check_exists(settings)
    source = file_of(settings.database_url)
    target = args.file or source.with_name(f"{source.stem}-{utc_now():%Y%m%dT%H%M%SZ}.db")
    try:
        if is_a_file(settings.database_url):
            copy_archive(source, target)
        elif target.suffix == ENDING:
            dump_archive(settings.database_url, target)
        else:
            with counting("Copying") as tell:
                asyncio.run(take_snapshot(settings.database_url, target, tell))
    except BackupError as error:
        print(f"backup: {error}", file=sys.stderr)
        return 2
    print(f"The archive is copied to {target} ({target.stat().st_size:,} bytes).")
    return 0
