"""`python -m bot run`: poll Telegram, answer people, send digests."""

import argparse
import asyncio
import logging
import os
from collections.abc import Mapping

from bot.app import run_bot
from bot.settings import Settings, SettingsError

log = logging.getLogger(__name__)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    subparsers.add_parser(
        "run",
        help="poll Telegram, answer people, send digests",
        description="Migrate the archive, read the seeds, and answer until SIGTERM or Ctrl-C. "
        "Needs BOT_TOKEN; «python -m bot chat» needs none.",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    _check(settings)
    if vanishes(settings.database_url, os.environ):
        log.warning("DATABASE_URL: a file here is lost at every restart; use PostgreSQL")
    asyncio.run(run_bot(settings))
    return 0


def vanishes(database_url: str, environment: Mapping[str, str]) -> bool:
    """An archive in a file, on a platform (Heroku and its like) whose disk begins empty."""
    return database_url.startswith("sqlite") and "DYNO" in environment


def _check(settings: Settings) -> None:
    """Raises SettingsError for what this version can't do: better than to seem to do it."""
    if settings.bot_token is None:
        raise SettingsError("BOT_TOKEN: it is missing; «python -m bot chat» does without")
    if settings.webhook_url is not None:
        raise SettingsError("WEBHOOK_URL: this version polls Telegram; leave it empty")
