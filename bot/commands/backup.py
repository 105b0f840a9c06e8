"""`python -m bot backup`: a copy of the archive, safe while it is in use."""

import argparse
import sys
from pathlib import Path

from bot.archive import check_exists, utc_now
from bot.settings import Settings
from storage.backup import BackupError, copy_archive
from storage.database import parse_url


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "backup",
        help="copy the archive safely while it is in use",
        description="Copy a SQLite archive into a new file, checked before it gets its name.",
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="default: the archive's name with the moment (UTC), beside it",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    url = parse_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        reason = "PostgreSQL has its own tool for it: pg_dump; or see `copy-to`"
        print(f"backup: {reason}", file=sys.stderr)
        return 2
    check_exists(settings)
    source = Path(str(url.database))
    target = args.file or source.with_name(f"{source.stem}-{utc_now():%Y%m%dT%H%M%SZ}.db")
    try:
        copy_archive(source, target)
    except BackupError as error:
        print(f"backup: {error}", file=sys.stderr)
        return 2
    print(f"The archive is copied to {target} ({target.stat().st_size:,} bytes).")
    return 0
