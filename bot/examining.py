"""What only the machine can tell: its disk, its clock, and who can be reached from here."""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

import aiohttp
from redis import RedisError
from redis.asyncio import Redis
from sqlalchemy import text

from bot.archive import file_of, is_a_file, utc_now
from bot.backups import Copy, copies_in
from bot.settings import Settings
from newsroom.examining.findings import Finding, Level, fine
from storage.backup import BackupError
from storage.database import Database
from storage.dumps import ENDING, check_dump

PATIENCE_SECONDS = 10
A_LITTLE_WRONG = timedelta(seconds=10)
QUITE_WRONG = timedelta(minutes=2)
"""Signed requests, cookies and everything with «today» in it go wrong then."""

LEAST_FREE_BYTES = 200 * 2**20
OVERDUE = timedelta(hours=36)
SYNCHRONISE = "synchronise this machine's clock (chrony, systemd-timesyncd)"


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody answered; `theirs`: their moment, at ours `at` (None: they told none)."""

    theirs: datetime | None
    at: datetime


async def check_file(database: Database, settings: Settings) -> list[Finding]:
    """The pages of a SQLite archive, and room for it to grow and to be copied."""
    if not is_a_file(settings.database_url):
        return []
    file = file_of(settings.database_url)
    async with database.read() as work:
        verdict = str(await work.session.scalar(text("PRAGMA quick_check(1)")))
    size = await asyncio.to_thread(_size_of, file)
    if verdict == "ok":
        found = fine("file", f"{file}, {size:,} bytes, undamaged")
    else:
        told = " ".join(verdict.split())
        found = Finding("file", Level.ERROR, f"{file}: {told}", "restore a backup")
    return [found, await check_disk("disk", file.absolute().parent, size)]


async def check_disk(about: str, folder: Path, size: int) -> Finding:
    """`size`: what is to find room there once more."""
    free = (await asyncio.to_thread(shutil.disk_usage, folder)).free
    seen = f"{free:,} bytes free in {folder}"
    if free < LEAST_FREE_BYTES:
        return Finding(about, Level.ERROR, seen, "make room before nothing can be written")
    if free < size + LEAST_FREE_BYTES:
        advice = "a copy of the archive would not fit: make room"
        return Finding(about, Level.WARNING, seen, advice)
    return fine(about, seen)


async def check_backups(settings: Settings, now: datetime) -> list[Finding]:
    folder = settings.backup_dir
    if folder is None:
        seen = "no copies are made by themselves"
        return [Finding("backups", Level.WARNING, seen, "set BACKUP_DIR")]
    copies = await asyncio.to_thread(copies_in, folder)
    return [await _newest(folder, copies, now), await _room(folder, copies)]


async def _newest(folder: Path, copies: Sequence[Copy], now: datetime) -> Finding:
    if not copies:
        seen, advice = f"none in {folder}", "see the log of `run`; `python -m bot backup` now"
        return Finding("backups", Level.ERROR, seen, advice)
    newest = copies[0]
    trouble = await asyncio.to_thread(_unreadable, newest.file)
    if trouble is not None:
        seen = f"{newest.file} can't be read: {trouble}"
        return Finding("backups", Level.ERROR, seen, "`python -m bot backup` now")
    seen = f"{len(copies)} in {folder}, the newest of {newest.made_at:%Y-%m-%d %H:%M} UTC"
    if now - newest.made_at > OVERDUE:
        return Finding("backups", Level.WARNING, seen, "is `run` at work? See its log")
    return fine("backups", seen)


async def _room(folder: Path, copies: Sequence[Copy]) -> Finding:
    size = await asyncio.to_thread(_size_of, copies[0].file) if copies else 0
    return await check_disk("backup disk", folder, size)


def _unreadable(copy: Path) -> str | None:
    """Why it can't be restored, as far as a look at its beginning tells."""
    try:
        if copy.suffix == ENDING:
            check_dump(copy)
            return None
        address = f"file:{quote(str(copy.resolve()))}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as archive:
            archive.execute("SELECT count(*) FROM outlets").fetchone()
    except (BackupError, sqlite3.Error) as error:
        return str(error)
    return None


def _size_of(file: Path) -> int:
    return file.stat().st_size


async def check_telegram(settings: Settings) -> list[Finding]:
    """Nothing of the token is ever shown: no error's own words are, for they hold the address."""
    if settings.bot_token is None:
        seen = "BOT_TOKEN is missing: the bot answers in the terminal alone"
        return [Finding("telegram", Level.WARNING, seen, "put it into .env")]
    base = settings.telegram_api_url.rstrip("/")
    address = f"{base}/bot{settings.bot_token.get_secret_value()}/getMe"
    timeout = aiohttp.ClientTimeout(total=PATIENCE_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(address, allow_redirects=False) as answer,
        ):
            reached = Reached(_date_of(answer.headers.get("Date")), utc_now())
            me = json.loads(await answer.read())
    except (aiohttp.ClientError, OSError, ValueError) as error:
        seen = f"{base} can't be reached ({type(error).__name__})"
        advice = "check the network, TELEGRAM_API_URL and firewalls"
        return [Finding("telegram", Level.ERROR, seen, advice)]
    if not isinstance(me, dict) or not me.get("ok"):
        seen = f"{base} refuses the token (status {answer.status})"
        return [Finding("telegram", Level.ERROR, seen, "take a new one from @BotFather")]
    name = str(me["result"].get("username", ""))[:40]
    return [fine("telegram", f"reached as @{name}"), *check_clock("clock by Telegram", reached)]


async def check_redis(settings: Settings) -> list[Finding]:
    if settings.redis_url is None:
        return []
    redis = Redis.from_url(
        settings.redis_url.get_secret_value(), socket_connect_timeout=PATIENCE_SECONDS
    )
    try:
        seconds, microseconds = await redis.time()
        theirs = datetime.fromtimestamp(seconds, UTC) + timedelta(microseconds=microseconds)
        reached = Reached(theirs, utc_now())
    except (RedisError, OSError) as error:
        seen = f"REDIS_URL doesn't answer ({type(error).__name__})"
        advice = "start it, or unset REDIS_URL; until then each courier keeps to its share"
        return [Finding("redis", Level.ERROR, seen, advice)]
    finally:
        await redis.aclose()
    return [fine("redis", "answers"), *check_clock("clock by Redis", reached)]


async def check_database_clock(database: Database) -> list[Finding]:
    """PostgreSQL may stand on another machine."""
    if database.is_sqlite:
        return []
    async with database.read() as work:
        theirs = await work.session.scalar(text("SELECT clock_timestamp()"))
        return check_clock("clock by PostgreSQL", Reached(theirs, utc_now()))


def check_clock(about: str, reached: Reached) -> list[Finding]:
    if reached.theirs is None:
        return []
    difference = reached.at - reached.theirs
    seen = f"ours is {difference.total_seconds():+.1f} s from theirs"
    if abs(difference) > QUITE_WRONG:
        return [Finding(about, Level.ERROR, seen, SYNCHRONISE)]
    if abs(difference) > A_LITTLE_WRONG:
        return [Finding(about, Level.WARNING, seen, SYNCHRONISE)]
    return [fine(about, seen)]


def _date_of(header: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(header or "")
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
