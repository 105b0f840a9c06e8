"""`python -m bot run`: poll Telegram, answer people, send digests."""

import argparse
import asyncio

from bot.app import run_bot
from bot.settings import Settings, SettingsError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    subparsers.add_parser(
        "run",
        help="poll Telegram, answer people, send digests",
        description="Migrate the archive, read the seeds, and answer until SIGTERM or Ctrl-C. "
        "Needs BOT_TOKEN; «python -m bot chat» needs none.",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    _check(settings)
    asyncio.run(run_bot(settings))
    return 0


def _check(settings: Settings) -> None:
    """Raises SettingsError for what this version can't do: better than to seem to do it."""
    if settings.bot_token is None:
        raise SettingsError("BOT_TOKEN: it is missing; «python -m bot chat» does without")
    if settings.webhook_url is not None:
        raise SettingsError("WEBHOOK_URL: this version polls Telegram; leave it empty")
    if settings.redis_url is not None:
        raise SettingsError("REDIS_URL: this version runs as one process; leave it empty")
