"""`python -m bot digest --dry-run`: what a subscriber would have been told."""

import argparse
import asyncio
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.archive import opened, utc_now
from bot.knowledge import load_world
from bot.settings import Settings
from bot.texts import catalogues_of
from newsroom.digests.issuing import Issuer
from newsroom.digests.press import Subscriber, subscriber_of
from newsroom.digests.schedule import moment_of
from newsroom.rendering.html import Html, plain
from storage.database import Database

USUAL_HOUR = time(8)
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>')


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "digest",
        help="show what a subscriber would be told",
        description="Print the digest of a moment as plain text; nothing is sent or remembered. "
        "What was published later than the moment is left out.",
    )
    parser.add_argument(
        "--dry-run", action="store_true", required=True, help="the bot alone sends digests"
    )
    parser.add_argument(
        "--chat",
        type=int,
        metavar="ID",
        help="a chat of the archive; without it: somebody who subscribed just now",
    )
    parser.add_argument(
        "--at",
        metavar="TIME",
        help="local time there, 2025-09-09T08:00 (a day alone: its 08:00); without it: now",
    )


class WrongUseError(Exception):
    """The command line asks for what isn't there; the text says what."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One digest and whose it would have been."""

    title: str
    messages: Sequence[Html]


def run(args: argparse.Namespace, settings: Settings) -> int:
    try:
        at = None if args.at is None else parse_moment(args.at)
        digests = asyncio.run(_preview(args.chat, at, settings))
    except WrongUseError as error:
        print(f"digest: {error}", file=sys.stderr)
        return 2
    print("\n\n".join(_as_text(digest, is_titled=len(digests) > 1) for digest in digests))
    return 0


def _as_text(digest: Shown, *, is_titled: bool) -> str:
    words = [_readable(message) for message in digest.messages] or ["(nothing is sent)"]
    return "\n\n".join([f"--- {digest.title}", *words] if is_titled else words)


def _readable(message: Html) -> str:
    """Without formatting; what a link leads to stands beside it."""
    return plain(Html(LINK.sub(r"\2 \1", message)))


def parse_moment(text: str) -> datetime:
    """The moment as written, with or without a zone. Raises WrongUseError."""
    try:
        if len(text) == len("2025-09-09"):
            return datetime.combine(date.fromisoformat(text), USUAL_HOUR)
        return datetime.fromisoformat(text)
    except ValueError:
        raise WrongUseError(f"--at {text!r} is not a time like 2025-09-09T08:00") from None


def moment_in(zone: ZoneInfo, at: datetime | None) -> datetime:
    """The moment the clocks of the zone show `at`; now when there is none."""
    if at is None:
        return utc_now()
    try:
        return at.astimezone(UTC) if at.tzinfo else moment_of(at.date(), at.time(), zone)
    except OverflowError:
        raise WrongUseError(f"--at {at.isoformat()} is too far away") from None


async def _preview(chat_id: int | None, at: datetime | None, settings: Settings) -> list[Shown]:
    async with opened(settings) as database:
        await _hint_if_empty(database)
        world = load_world(settings.data_dir)
        issuer = Issuer(database, catalogues_of(world), settings.time_zone, world=world)
        if chat_id is None:
            fresh = Subscriber(settings.language, settings.time_zone)
            return [await _shown(issuer, "", fresh, at)]
        subscribers = await _subscribers(database, chat_id, settings)
        return [await _shown(issuer, title, one, at) for title, one in subscribers]


async def _shown(issuer: Issuer, title: str, subscriber: Subscriber, at: datetime | None) -> Shown:
    return Shown(title, await issuer.preview(subscriber, moment_in(subscriber.zone, at)))


async def _subscribers(
    database: Database, chat_id: int, settings: Settings
) -> list[tuple[str, Subscriber]]:
    """The chat's subscriptions; without any, what it would get if it subscribed now."""
    async with database.read() as work:
        chat = await work.chats.find(chat_id)
        subscriptions = await work.subscriptions.list_of(chat_id)
    if chat is None:
        raise WrongUseError(f"there is no chat {chat_id} in the archive")
    if not subscriptions:
        zone = ZoneInfo(chat.time_zone) if chat.time_zone else settings.time_zone
        return [("", Subscriber(chat.language, zone))]
    return [
        (f"topic {one.thread_id}, {one.slot}, {one.local_time:%H:%M}", subscriber_of(one, chat))
        for one in subscriptions
    ]


async def _hint_if_empty(database: Database) -> None:
    async with database.read() as work:
        if not await work.articles.count():
            print("The archive is empty: put articles in with «index PATH».", file=sys.stderr)
