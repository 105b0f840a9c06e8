"""`python -m bot reread`: all facts derived again from the stored articles."""

import argparse
import asyncio
import sys

from tqdm import tqdm

from bot.archive import collector, opened, utc_now
from bot.settings import Settings
from newsroom.rereading import count_left, rebuild_names, reread


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "reread",
        help="derive all facts again from the stored articles",
        description="Read what older rules have read. Until an article is done its old facts are "
        "answered with; whatever stops it, the next «reread» goes on with what is left. What can't "
        "be read is named and keeps its old facts.",
    )
    parser.add_argument(
        "--all", action="store_true", help="also what the rules of today have read already"
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    failed = asyncio.run(_reread(settings, is_all=args.all))
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


async def _reread(settings: Settings, *, is_all: bool) -> list[str]:
    failed = []
    async with opened(settings) as database, collector(database, settings) as collecting:
        if is_all:
            async with database.begin() as work:
                await work.articles.forget_reading()
        total = await count_left(database)
        with tqdm(total=total, desc="Reading again", unit="article", disable=None) as bar:
            async for article in reread(collecting, utc_now):
                bar.update()
                if not article.is_readable:
                    failed.append(f"Can't read {article.identity}: see the log")
        await rebuild_names(database)
    return failed
