"""`python -m bot index`: articles into the archive."""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.archive import collect_all, collector, opened
from bot.settings import Settings
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.files import find_files, parse_file, parse_lines


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "index",
        help="put articles into the archive",
        description="Read articles and keep them with their facts. The same article again changes "
        "nothing; what can't be read is named and the others go on.",
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="txt, html, jsonl or eml files, folders of them, or -: JSON lines from standard input",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    failed = asyncio.run(_index(list(_articles(args.paths)), settings))
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


def _articles(paths: list[str]) -> Iterator[FetchedArticle | SourceError]:
    for path in paths:
        if path == "-":
            yield from parse_lines(sys.stdin, "standard input")
        else:
            for file in find_files([Path(path)]):
                yield from parse_file(file)


async def _index(articles: list[FetchedArticle | SourceError], settings: Settings) -> list[str]:
    async with opened(settings) as database, collector(database, settings) as collecting:
        return await collect_all(collecting, articles, "Indexing")
