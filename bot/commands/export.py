"""`python -m bot export`: people, meetings, articles or statements of the archive."""

import argparse
import asyncio
import re
import sys
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from bot.archive import check_exists, opened, utc_now
from bot.knowledge import load_world
from bot.settings import Settings
from newsroom.exporting import THINGS, csv_lines, json_lines, rows_of
from newsroom.whom import Whom
from reading.facts import Form, Status
from reading.queries import MeetingQuery
from reading.tables import interval
from reading.world import World
from storage.database import Database
from storage.exporting import Selection

FILTERS = {
    "people": {"person", "country"},
    "meetings": {"person", "country", "from", "to", "status", "form"},
    "articles": {"person", "from", "to"},
    "statements": {"person", "from", "to"},
}
FORMATS = ("jsonl", "csv")

Choice = TypeVar("Choice", bound=StrEnum)


class WrongFilterError(Exception):
    """The command line asks for something we can't give: one line that says what."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "export",
        help="people, meetings, articles or statements as JSON lines or CSV",
        description="Write what the archive holds to standard output, in the order of ids.",
    )
    parser.add_argument("thing", metavar="|".join(THINGS), help="what to export")
    parser.add_argument("--format", default="jsonl", metavar="|".join(FORMATS))
    parser.add_argument("--person", metavar="NAME", help="in any case form, spelling or script")
    parser.add_argument("--country", metavar="ISO", help="two letters: of a side or of the place")
    parser.add_argument("--from", metavar="YYYY[-MM[-DD]]", help="the first day, month or year")
    parser.add_argument("--to", metavar="YYYY[-MM[-DD]]", help="the last day, month or year")
    parser.add_argument("--status", metavar="|".join(Status))
    parser.add_argument("--form", metavar="|".join(Form))


def run(args: argparse.Namespace, settings: Settings) -> int:
    given = {name: value for name, value in vars(args).items() if value is not None}
    try:
        selection = _selection(given, settings)
        check_exists(settings)
        asyncio.run(_export(given, selection, settings))
    except WrongFilterError as error:
        print(f"export: {error}", file=sys.stderr)
        return 2
    return 0


async def _export(given: dict[str, str], selection: Selection, settings: Settings) -> None:
    async with opened(settings) as database:
        if "person" in given:
            world = load_world(settings.data_dir)
            person_id = await _find_person(database, given["person"], world)
            query = replace(selection.query, person_ids=(person_id,))
            selection = replace(selection, query=query)
        thing = given["thing"]
        rows = rows_of(database, thing, selection)
        lines = csv_lines(thing, rows) if given["format"] == "csv" else json_lines(rows)
        async for line in lines:
            sys.stdout.write(line)
    sys.stdout.flush()


async def _find_person(database: Database, name: str, world: World) -> int:
    async with database.read() as work:
        found = await Whom(work, world, utc_now().date()).find_person(name)
    if found.sure is not None:
        return found.sure.id
    if found.candidates:
        names = ", ".join(dict.fromkeys(match.name for match in found.candidates))
        raise WrongFilterError(f"--person: «{name}» may be {names}")
    raise WrongFilterError(f"--person: the archive knows nobody called «{name}»")


def _selection(given: dict[str, str], settings: Settings) -> Selection:
    """Everything but the person, who is looked up in the archive. Raises WrongFilterError."""
    thing = _one_of(given["thing"], THINGS, "what to export")
    _one_of(given["format"], FORMATS, "--format")
    wrong = given.keys() - FILTERS[thing] - {"thing", "format"}
    if wrong:
        raise WrongFilterError(f"--{min(wrong)} is no filter of {thing}")
    country = given["country"].upper() if "country" in given else None
    if country and country not in load_world(settings.data_dir).country_by_iso:
        raise WrongFilterError(f"--country: {given['country']!r} is no country's two letters")
    first = parse_days(given["from"], "--from")[0] if "from" in given else None
    last = parse_days(given["to"], "--to")[1] if "to" in given else None
    if first and last and last < first:
        raise WrongFilterError(f"--to {last} lies before --from {first}")
    return Selection(
        MeetingQuery(country=country, first=first, last=last),
        _choice(Status, given.get("status"), "--status"),
        _choice(Form, given.get("form"), "--form"),
    )


def _choice(kind: type[Choice], value: str | None, option: str) -> Choice | None:
    return None if value is None else kind(_one_of(value, list(kind), option))


def _one_of(value: str, choices: Any, option: str) -> str:
    if value not in choices:
        raise WrongFilterError(f"{option}: {value!r} is none of {', '.join(choices)}")
    return value


def parse_days(text: str, option: str) -> tuple[date, date]:
    """First and last day of a year, month or day. Raises WrongFilterError."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        raise WrongFilterError(f"{option}: {text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        return interval(text)
    except ValueError:
        raise WrongFilterError(f"{option}: there is no such day as {text}") from None
