"""`python -m bot run`: answer people, read, send digests; all of it or only some."""

import argparse
import asyncio
import logging
import os
from collections.abc import Mapping

from bot.archive import is_a_file
from bot.roles import EVERYTHING, TALKING, Role
from bot.settings import Settings, SettingsError

log = logging.getLogger(__name__)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "run",
        help="answer people, read articles, send digests",
        description="Migrate the archive, read the seeds, and answer until SIGTERM or Ctrl-C. "
        "Needs BOT_TOKEN; «python -m bot chat» needs none.",
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=list(Role),
        metavar="ROLE",
        help="one of several processes of one bot (PostgreSQL): web answers people, clock makes "
        "digests and alerts due, courier sends, reader reads articles, collector asks sources; "
        "may be given several times",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    roles = frozenset(map(Role, args.only)) if args.only else EVERYTHING
    _check(settings, roles)
    if vanishes(settings.database_url, os.environ):
        log.warning("DATABASE_URL: a file here is lost at every restart; use PostgreSQL")
    # Only now: aiogram costs seconds on a small machine.
    from bot.app import run_bot  # noqa: PLC0415

    asyncio.run(run_bot(settings, roles))
    return 0


def vanishes(database_url: str, environment: Mapping[str, str]) -> bool:
    """An archive in a file, on a platform (Heroku and its like) whose disk begins empty."""
    return database_url.startswith("sqlite") and "DYNO" in environment


def _check(settings: Settings, roles: frozenset[Role]) -> None:
    """Raises SettingsError for what can't work: better than to seem to."""
    if settings.bot_token is None and roles & TALKING:
        raise SettingsError("BOT_TOKEN: it is missing; «python -m bot chat» does without")
    if roles == EVERYTHING:
        return
    if is_a_file(settings.database_url):
        raise SettingsError("DATABASE_URL: several processes need PostgreSQL; a file takes one")
    if Role.WEB in roles and settings.webhook_url is None:
        raise SettingsError(
            "WEBHOOK_URL: it is missing; only one process can poll Telegram, and that is `run`"
        )
