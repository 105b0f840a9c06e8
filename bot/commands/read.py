"""`python -m bot read`: what given articles say, without any database."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.models import ModelError
from bot.settings import Settings
from bot.tools import build_tools
from newsroom.collecting import published_day
from newsroom.rendering.predictions import prediction
from newsroom.rendering.readings import reading_lines
from newsroom.sources.encodings import decode
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.files import find_files, parse_file
from newsroom.sources.records import parse_json, parse_record
from reading.article import Tools, read_article
from reading.facts import ArticleText
from reading.tables import DataError
from storage.storable import storable


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "read",
        help="what given articles say",
        description="Read articles and print what they say: who met whom, when, where, and the "
        "sentence that says so. Nothing is stored.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="txt, html, jsonl, eml")
    parser.add_argument("--noise", action="store_true", help="also what was left out of the page")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="a JSON object a line from standard input "
        "({id, text | html, lang?, headline?, published?, outlet?, url?}), one a line out",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    if bool(args.paths) == args.jsonl:
        print("read: name files, or give --jsonl and lines on standard input", file=sys.stderr)
        return 2
    try:
        tools = build_tools(settings.data_dir)
    except (ModelError, DataError) as error:
        print(error, file=sys.stderr)
        return 2
    if args.jsonl:
        return read_lines(_standard_input(), tools, settings.time_zone)
    return read_files(args.paths, tools, settings.time_zone, with_noise=args.noise)


def _standard_input() -> Iterator[str]:
    """Lines decoded one by one, so that one in a wrong encoding is read all the same."""
    return (decode(line) for line in sys.stdin.buffer)


def read_lines(lines: Iterable[str], tools: Tools, zone: ZoneInfo) -> int:
    """A prediction or `{id, error}` for each line; a bad one never stops the others."""
    code = 0
    for number, line in enumerate(lines, start=1):
        if line.strip():
            answer = _answer(line, f"line {number}", tools, zone)
            code = 1 if "error" in answer else code
            print(json.dumps(answer, ensure_ascii=False), flush=True)
    return code


def _answer(line: str, place: str, tools: Tools, zone: ZoneInfo) -> dict[str, Any]:
    identity: object = None
    try:
        record = parse_json(line, place)
        identity = record.get("id") if isinstance(record, dict) else None
        identity = storable(identity) if isinstance(identity, str) else identity
        fetched = parse_record(record, place)
        facts = read_article(as_text(fetched, zone), tools)
    except SourceError as error:
        return {"id": identity, "error": str(error)}
    except Exception as error:  # A rule that stumbles over one article must not stop the others.
        return {"id": identity, "error": f"Can't read {place}: a rule failed: {error!r}"}
    return prediction(str(identity), fetched.text, facts) | {"id": identity}


def read_files(
    paths: Iterable[Path], tools: Tools, zone: ZoneInfo, *, with_noise: bool = False
) -> int:
    """Print what each article says for a person to read; what can't be read is named."""
    code = 0
    names = {id_: names["en"] for id_, names in tools.people.world.topic_names.items()}
    for path in find_files(paths):
        for fetched in parse_file(path):
            if isinstance(fetched, SourceError):
                print(fetched, file=sys.stderr)
                code = 1
                continue
            facts = read_article(as_text(fetched, zone), tools)
            lines = reading_lines(facts, fetched.text, names, with_noise=with_noise)
            print("\n".join([str(path), *lines, ""]))
    return code


def as_text(fetched: FetchedArticle, zone: ZoneInfo) -> ArticleText:
    """What reading is given; a moment becomes the day of the outlet's zone."""
    return ArticleText(
        text=fetched.text,
        headline=fetched.headline,
        outlet=fetched.outlet,
        url=fetched.url,
        published_on=published_day(fetched, zone),
        language=fetched.language,
        country=fetched.country,
    )
