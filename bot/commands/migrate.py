"""`python -m bot migrate`: the archive's schema up to date."""

import argparse
import asyncio

from bot.settings import Settings
from storage.migrating import migrate


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    subparsers.add_parser(
        "migrate",
        help="bring the archive's schema up to date",
        description="Bring the archive at DATABASE_URL up to date; make it if missing.",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    asyncio.run(migrate(settings.database_url))
    print("The archive's schema is up to date.")
    return 0
