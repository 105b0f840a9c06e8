"""Parses the data files: facts about the world, one a row (see data/README.md)."""

import calendar
import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from reading.world import (
    EARLIEST,
    HEAD_OF_STATE,
    LATEST,
    Anniversary,
    Country,
    ForumSeries,
    ForumSession,
    Holder,
    Office,
    Organization,
)

T = TypeVar("T")

UNCLEAR = "unclear"
"""Of a country: «лидер» of it is no one office."""


class DataError(Exception):
    """A row of a data file is malformed; the text names the file and the line."""


def parse_countries(text: str, file: str = "countries.tsv") -> tuple[Country, ...]:
    return tuple(_parsed(text, file, _country))


def parse_offices(text: str, file: str = "offices.tsv") -> tuple[Office, ...]:
    return tuple(_parsed(text, file, _office))


def parse_holders(text: str, file: str = "holders.tsv") -> tuple[Holder, ...]:
    return tuple(_parsed(text, file, _holder))


def parse_forums(text: str, file: str = "forums.tsv") -> tuple[ForumSession, ...]:
    return tuple(_parsed(text, file, _forum))


def parse_series(text: str, file: str = "series.tsv") -> tuple[ForumSeries, ...]:
    return tuple(_parsed(text, file, _series))


def parse_anniversaries(text: str, file: str = "anniversaries.tsv") -> tuple[Anniversary, ...]:
    return tuple(_parsed(text, file, _anniversary))


def parse_organizations(text: str, names: str) -> tuple[Organization, ...]:
    """The texts of `organizations.tsv` and of `organization_names.tsv`."""
    tables = ((text, "organizations.tsv"), (names, "organization_names.tsv"))
    found: dict[str, tuple[str, ...]] = {}
    for table, file in tables:
        for name, spellings in _parsed(table, file, _organization):
            found[name] = _unique([name, *found.get(name, ()), *spellings])
    return tuple(Organization(name, spellings) for name, spellings in found.items())


Row = Mapping[str, str]


def _parsed(text: str, file: str, parse: Callable[[Row], T]) -> Iterator[T]:
    reader = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(reader, start=2):
        try:
            yield parse({key: (value or "").strip() for key, value in row.items() if key})
        except (KeyError, ValueError) as error:
            raise DataError(f"{file}, line {number}: {error}") from error


def _country(row: Row) -> Country:
    names = [row["name_ru"], *listed(row["other_names_ru"]), row["name_kk"], row["name_en"]]
    names += [*listed(row.get("other_names_kk", "")), *listed(row.get("other_names_en", ""))]
    capitals = [row["capital_ru"], *listed(row["capital_aliases"]), row["capital_kk"]]
    leader, _, since = row.get("leader", "").partition(" since ")
    return Country(
        iso=_required(row, "iso2"),
        name=_required(row, "name_ru"),
        names=_unique(map(_without_note, names)),
        adjectives=listed(row["adjective_ru"]),
        capital=row["capital_ru"],
        capitals=_unique(map(_without_note, [*capitals, row["capital_en"]])),
        leader=None if leader == UNCLEAR else leader or HEAD_OF_STATE,
        led_since=interval(since)[0] if since else EARLIEST,
        native=row.get("person_ru", ""),
        capital_in=_in_languages(row, "capital"),
    )


def _office(row: Row) -> Office:
    variants = [*listed(row["title_variants_ru"]), row["title_kk"], row["title_en"]]
    return Office(
        id=_required(row, "office_id"),
        title=_required(row, "title_ru"),
        variants=_unique([*variants, *listed(row.get("title_variants_kk", ""))]),
        country=row["country_or_org"],
        level=row["level"],
        title_in=_in_languages(row, "title"),
    )


def _holder(row: Row) -> Holder:
    aliases = [row["person_kk"], row["person_en"], *listed(row["aliases"])]
    return Holder(
        office=_required(row, "office_id"),
        name=_required(row, "person_ru"),
        aliases=_unique(aliases),
        start=interval(row["start"]) if row["start"] not in ("", "?") else (EARLIEST, LATEST),
        end=interval(row["end"]) if row["end"] else (LATEST, LATEST),
        acting=row["acting"] == "1",
        is_certain=row["confidence"] != "uncertain",
        known_until=interval(known)[1] if (known := row.get("known_until")) else LATEST,
    )


def _forum(row: Row) -> ForumSession:
    first = interval(_required(row, "start"))[0]
    return ForumSession(
        id=_required(row, "forum_id"),
        series=re.sub(r"-\d.*$", "", row["forum_id"]),
        name=_required(row, "name_ru"),
        short_names=_unique([row["name_ru"], *listed(row["short_names"])]),
        ordinal=int(row["ordinal"]) if row["ordinal"].isdigit() else None,
        first=first,
        last=interval(row["end"])[1] if row["end"] else first,
        city=row["city_ru"],
        country=row["country_iso2"],
        is_certain=row["confidence"] != "uncertain",
        name_in=_in_languages(row, "name"),
    )


def _series(row: Row) -> ForumSeries:
    name = _required(row, "name_ru")
    names = _unique([name, *listed(row["names"])])
    return ForumSeries(id=_required(row, "series"), name=name, names=names)


def parse_city_names(text: str) -> Mapping[str, Mapping[str, str]]:
    """Read `city_names.tsv`: of several names in a language the first is the usual one."""
    return dict(_parsed(text, "city_names.tsv", _city_names))


def _city_names(row: Row) -> tuple[str, Mapping[str, str]]:
    names = {code: listed(row.get(f"names_{code}", "")) for code in ("en", "kk")}
    usual = {code: found[0].removesuffix(" қаласы") for code, found in names.items() if found}
    return _required(row, "name"), usual


def _in_languages(row: Row, column: str) -> Mapping[str, str]:
    """What `COLUMN_kk` and `COLUMN_en` say, without notes."""
    found = {code: _without_note(row.get(f"{column}_{code}", "")) for code in ("kk", "en")}
    return {code: name for code, name in found.items() if name}


def _organization(row: Row) -> tuple[str, tuple[str, ...]]:
    columns = ("variants", "names_en", "names_kk")
    return _required(row, "name"), tuple(
        name for column in columns for name in listed(row.get(column, ""))
    )


def _anniversary(row: Row) -> Anniversary:
    return Anniversary(
        id=_required(row, "anniv_id"),
        name=row["name_ru"],
        base=interval(_required(row, "base_date"))[0],
        wording=_unique(listed(row["wording"])),
        is_certain=row["confidence"] != "uncertain",
        is_day=row["precision"] == "day",
        country=row.get("country", ""),
    )


def interval(text: str) -> tuple[date, date]:
    """«2019», «2019-09» or «2019-09-24» as first and last day. Raises ValueError."""
    numbers = [int(number) for number in text.split("-")]
    match numbers:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(f"{text!r} is not a date")


def _required(row: Row, column: str) -> str:
    if not row[column]:
        raise ValueError(f"the column {column} is empty")
    return row[column]


def listed(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def _without_note(name: str) -> str:
    """«Нур-Султан [2019-03-23..2022-09-17]» and «… (с 2021-08)» without the note."""
    return re.sub(r"\s*[\[(].*?[\])]", "", name).strip()


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(item for item in dict.fromkeys(items) if item)
