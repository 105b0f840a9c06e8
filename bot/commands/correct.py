"""`python -m bot correct`: an operator puts right what the archive has wrong."""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from bot.archive import check_exists, opened, utc_now
from bot.settings import Settings
from newsroom.correcting import correct, undo
from newsroom.correction_requests import USAGE, CorrectionError, parse_request
from storage.database import Database
from storage.models import Correction

AT_THE_TERMINAL = 0
"""Who puts right what is put right here: nobody with a Telegram id."""

LISTED = 50


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    examples = "".join(f"\n  python -m bot correct {words}" for words in USAGE)
    parser = subparsers.add_parser(
        "correct",
        help="put right what the archive has wrong; «correct undo 5» takes it back",
        description="Put something right. It holds when articles are read again, is kept with who "
        "did it and when, and can be undone.",
        epilog=f"examples:{examples}\n  python -m bot correct list\n  python -m bot correct undo 5",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("words", nargs="+", metavar="WORD", help="see the examples")


def run(args: argparse.Namespace, settings: Settings) -> int:
    check_exists(settings)
    try:
        lines = asyncio.run(_correct(args.words, settings))
    except CorrectionError as error:
        print(f"correct: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0


async def _correct(words: Sequence[str], settings: Settings) -> list[str]:
    async with opened(settings) as database:
        if list(words) == ["list"]:
            async with database.read() as work:
                return [_line(one) for one in await work.corrections.list_latest(LISTED)]
        return [_line(await _one(database, words))]


async def _one(database: Database, words: Sequence[str]) -> Correction:
    async with database.begin_alone() as work:
        match list(words):
            case ["undo", number] if number.isdecimal():
                return await undo(work, int(number), AT_THE_TERMINAL, utc_now())
        return await correct(work, parse_request(words), AT_THE_TERMINAL, utc_now())


def _line(correction: Correction) -> str:
    """«5 set_meeting 12 date: 2019-09-01 → 2019-09-24, 2025-11-26 by 0 (undone)»."""
    what = [str(correction.kind), str(correction.target_id)]
    what += [str(correction.other_id)] if correction.other_id is not None else []
    change = " → ".join(one for one in (correction.before, correction.value) if one)
    named = f"{correction.field}: {change}" if correction.field else change
    made = f"{correction.made_at:%Y-%m-%d %H:%M} by {correction.made_by}"
    undone = " (undone)" if correction.undone_at is not None else ""
    return f"{correction.id} {' '.join([*what, named]).strip()}, {made}{undone}"
