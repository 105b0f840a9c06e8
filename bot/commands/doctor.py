"""`python -m bot doctor`: what is wrong, and what to do about it."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from bot.archive import check_exists, utc_now
from bot.examining import (
    check_backups,
    check_database_clock,
    check_file,
    check_redis,
    check_telegram,
)
from bot.models import load_lemmas
from bot.settings import Settings
from newsroom.examining.archive import (
    check_leases,
    check_moments,
    check_queue,
    check_reading,
    check_schema,
    check_sources,
    check_words,
)
from newsroom.examining.counters import check_counters
from newsroom.examining.findings import Finding, Level
from storage.database import Database, DatabaseError
from storage.migrating import newest_revision

DESCRIPTION = """\
Look at everything that can go wrong, a line for each: OK, WARNING or ERROR, and what to do. It may
run beside the bot; of a large archive it takes minutes, --quick leaves the long checks out. The
exit code is 1 if anything is an ERROR.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "doctor", help="check the archive and the machine", description=DESCRIPTION
    )
    parser.add_argument(
        "--repair",
        action="store_true",
        help="put right what can be worked out again: indexes, counters, lists, full text, leases",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="without comparing every counter, list and word with the articles",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    check_exists(settings)
    worst = asyncio.run(_told(settings, repairs=args.repair, is_quick=args.quick))
    return int(worst is Level.ERROR)


async def _told(settings: Settings, *, repairs: bool, is_quick: bool) -> Level:
    worst = Level.OK
    async with Database(settings.database_url) as database:
        async for finding in _findings(database, settings, repairs=repairs, is_quick=is_quick):
            _tell(finding)
            worst = max(worst, finding.level)
    return worst


def _tell(finding: Finding) -> None:
    """What is an error is named on standard error, too, as every command does."""
    advice = f" → {finding.advice}" if finding.advice else ""
    print(f"{finding.level.name:<8} {finding.about}: {finding.seen}{advice}", flush=True)
    if finding.level is Level.ERROR and not sys.stdout.isatty():
        print(f"doctor: {finding.about}: {finding.seen}", file=sys.stderr)


async def _findings(
    database: Database, settings: Settings, *, repairs: bool, is_quick: bool
) -> AsyncIterator[Finding]:
    now = utc_now()
    schema = await _schema(database, repairs=repairs)
    for finding in schema:
        yield finding
    if not _is_broken(schema):
        for finding in await check_file(database, settings):
            yield finding
        yield await check_leases(database, now, repairs=repairs)
        for finding in await check_queue(database, now):
            yield finding
        yield await check_reading(database, now)
        yield await check_sources(database, now)
        yield await check_moments(database, now)
        async for finding in _long_ones(database, repairs=repairs, is_quick=is_quick):
            yield finding
    for finding in await _surroundings(database, settings, now):
        yield finding


async def _schema(database: Database, *, repairs: bool) -> list[Finding]:
    try:
        return await check_schema(database, newest_revision(), repairs=repairs)
    except OSError as error:
        raise DatabaseError(error.strerror or str(error)) from error


async def _long_ones(
    database: Database, *, repairs: bool, is_quick: bool
) -> AsyncIterator[Finding]:
    if is_quick:
        return
    for finding in await check_counters(database, repairs=repairs):
        yield finding
    yield await check_words(database, load_lemmas(), repairs=repairs)


async def _surroundings(database: Database, settings: Settings, now: datetime) -> Sequence[Finding]:
    return [
        *await check_backups(settings, now),
        *await check_database_clock(database),
        *await check_redis(settings),
        *await check_telegram(settings),
    ]


def _is_broken(schema: Sequence[Finding]) -> bool:
    return any(one.about == "schema" and one.level is Level.ERROR for one in schema)
