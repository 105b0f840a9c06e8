"""`python -m bot chat`: the same bot in this terminal."""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from dataclasses import replace

from bot.archive import check_writable, opened, plant_seeds, utc_now
from bot.dispatcher import build_dispatcher
from bot.models import load_lemmas
from bot.services import serving, worker_of
from bot.settings import Settings
from bot.terminal import PERSON_ID, Terminal, talk
from bot.texts import load_catalogues
from handlers.pace import Purses
from newsroom.indexing import index_missing
from storage.database import Database

PROMPT = "› "


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    subparsers.add_parser(
        "chat",
        help="the same bot in this terminal, no token needed",
        description="A line is a message; #3 presses button 3 of the last answer; «@ Гутерриш» "
        "asks inline; files are written to ./out. Lines may be piped in; the end of input ends it.",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    asyncio.run(_chat(settings))
    return 0


async def _chat(settings: Settings) -> None:
    async with opened(settings) as database:
        await check_writable(database)
        if settings.seeds == "on":
            await plant_seeds(database, settings)
        await index_missing(database, load_lemmas())
        await _talk(database, settings)


async def _talk(database: Database, settings: Settings) -> None:
    # Whoever has the terminal has the archive: they may put it right, too,
    # and ask as fast as lines come in.
    with worker_of(settings) as pool:
        usual = serving(settings, database, pool)
        operators = usual.operators | {PERSON_ID}
        services = replace(usual, operators=operators, purses=Purses(per_minute=0))
        print(load_catalogues()[settings.language].plain("terminal-hello") + "\n")
        # Reading blocks the loop, and nothing else is waiting for it.
        await talk(build_dispatcher(), services.by_name(), _lines(), Terminal(utc_now))


def _lines() -> Iterator[str]:
    if sys.stdin.isatty():
        while True:
            try:
                yield input(PROMPT)
            except EOFError:
                print()
                return
    for line in sys.stdin:
        # Undecodable bytes stay what they are until they are escaped on the way out.
        print(PROMPT + line.rstrip("\n"))
        yield line
