"""Time zones by what people call them: a city in three languages, or the name of the zone."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from reading.spelling.name_index import NameIndex, Spelled
from reading.world import World, fold

LANGUAGES = ("ru", "kk", "en")

LONGEST_CITY = 60

# Cities people ask for that no zone is named after, where the country has several zones.
OTHER_CITIES = {
    "Астана": "Asia/Almaty",
    "Нур-Султан": "Asia/Almaty",
    "Astana": "Asia/Almaty",
    "Шымкент": "Asia/Almaty",
    "Караганда": "Asia/Almaty",
    "Қарағанды": "Asia/Almaty",
    "Уральск": "Asia/Oral",
    "Санкт-Петербург": "Europe/Moscow",
    "Казань": "Europe/Moscow",
    "Пекин": "Asia/Shanghai",
    "Beijing": "Asia/Shanghai",
    "Вашингтон": "America/New_York",
    "Washington": "America/New_York",
    "Женева": "Europe/Zurich",
    "Geneva": "Europe/Zurich",
    "Страсбург": "Europe/Paris",
}


def find_zones(words: str, world: World) -> list[str]:
    """The zones somebody may mean, the likeliest first: «Ташкенте», «Europe/Moscow», «Лондон»."""
    words = words.strip()[:LONGEST_CITY]
    named = {fold(name): name for name in available_timezones() if "/" in name or name == "UTC"}
    exact = named.get(fold(words))
    if exact is not None:
        return [exact]
    capitals = tuple((country.iso, country.capitals) for country in world.countries)
    owners = _index(capitals).owners(words) if words else []
    return [one.owner for one in owners if one.score >= owners[0].score]


def zones_around(latitude: float, longitude: float, now: datetime) -> list[str]:
    """Zones whose own cities lie nearest, of each hour that it is there the first.

    The nearest may be the neighbour's: Omsk lies nearer to Astana than Almaty does.
    """
    here = (math.radians(latitude), math.radians(longitude))
    nearest = sorted(_places(), key=lambda zone: (_distance(here, _places()[zone]), zone))
    by_hour: dict[object, str] = {}
    for zone in nearest:
        by_hour.setdefault(now.astimezone(ZoneInfo(zone)).utcoffset(), zone)
    return list(by_hour.values())


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """By the great circle, as an angle."""
    (north, east), (other_north, other_east) = one, other
    half = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    )
    return 2 * math.asin(min(1.0, math.sqrt(half)))


@cache
def _places() -> Mapping[str, tuple[float, float]]:
    """Zone → where its city lies, by the table that comes with the zones: «+4315+07657»."""
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
    return {row[2]: _coordinates(row[1]) for row in rows}


def _coordinates(text: str) -> tuple[float, float]:
    north, east = re.findall(r"[+-]\d+", text)
    return math.radians(_degrees(north, 2)), math.radians(_degrees(east, 3))


def _degrees(text: str, digits: int) -> float:
    """±DDMM or ±DDDMM, perhaps with seconds."""
    sign, number = (-1 if text[0] == "-" else 1), text[1:]
    minutes, seconds = number[digits : digits + 2], number[digits + 2 :]
    return sign * (int(number[:digits]) + int(minutes) / 60 + int(seconds or 0) / 3600)


def city_of(zone: str, language: str) -> str:
    """What the people of that language call the city a zone is named after."""
    return _cities(language).get(_of_today(zone)) or zone.rpartition("/")[2].replace("_", " ")


@cache
def _cities(language: str) -> Mapping[str, str]:
    zones = Locale(language).time_zones
    return {_of_today(str(zone)): zones[zone]["city"] for zone in zones if "city" in zones[zone]}


def _of_today(zone: str) -> str:
    """Asia/Kathmandu for Asia/Katmandu: some zones are known by an older name, too."""
    name = get_global("zone_aliases").get(zone, zone)
    return str(name) if name in available_timezones() else zone


@cache
def _index(capitals: tuple[tuple[str, tuple[str, ...]], ...]) -> NameIndex:
    return NameIndex(_spelled(capitals))


def _spelled(capitals: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Spelled]:
    for language in LANGUAGES:
        for zone, city in _cities(language).items():
            if zone in available_timezones():
                yield Spelled(zone, city)
    zones_of = get_global("territory_zones")
    # The tables of a language leave out what its readers would call as the zone is called.
    for zone in {zone for zones in zones_of.values() for zone in zones} & available_timezones():
        yield Spelled(zone, zone.rpartition("/")[2].replace("_", " "))
    for iso, names in capitals:
        zones = zones_of.get(iso, [])
        if len(zones) == 1:
            yield from (Spelled(_of_today(zones[0]), name) for name in names)
    yield from (Spelled(zone, city) for city, zone in OTHER_CITIES.items())
