"""`python -m bot index`: articles into the archive."""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.archive import collector, opened, utc_now
from bot.collecting import Tally, collect_all
from bot.settings import Settings
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.files import count_articles, decoded_lines, find_files, parse_file
from newsroom.sources.records import parse_lines

STANDARD_INPUT = Path("-")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "index",
        help="put articles into the archive",
        description="Read articles and keep them with their facts. The same article again changes "
        "nothing, so what was interrupted is simply started again; what can't be read is named "
        "and the others go on.",
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="txt, html, jsonl or eml files, folders of them, or -: JSON lines from standard input",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    try:
        tally = asyncio.run(_index(args.paths, settings))
    except KeyboardInterrupt:
        print("index: stopped; the same command goes on where it was", file=sys.stderr)
        raise
    if tally:
        print(tally)
    return 1 if tally.failed else 0


async def _index(paths: list[str], settings: Settings) -> Tally:
    files = find_files(map(Path, paths))
    total = None if STANDARD_INPUT in files else sum(map(count_articles, files))
    async with opened(settings) as database, collector(database, settings) as collecting:
        return await collect_all(collecting, _articles(files), utc_now, "Indexing", total)


def _articles(files: list[Path]) -> Iterator[FetchedArticle | SourceError]:
    for file in files:
        if file == STANDARD_INPUT:
            yield from parse_lines(decoded_lines(sys.stdin.buffer), "standard input")
        else:
            yield from parse_file(file)
