"""Time zones by what people call them: a city in three languages, or the name of the zone."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from zoneinfo import available_timezones

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


def city_of(zone: str, language: str) -> str:
    """What the people of that language call the city a zone is named after."""
    return _cities(language).get(zone) or zone.rpartition("/")[2].replace("_", " ")


@cache
def _cities(language: str) -> Mapping[str, str]:
    zones = Locale(language).time_zones
    return {str(zone): zones[zone]["city"] for zone in zones if "city" in zones[zone]}


@cache
def _index(capitals: tuple[tuple[str, tuple[str, ...]], ...]) -> NameIndex:
    return NameIndex(_spelled(capitals))


def _spelled(capitals: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Spelled]:
    for language in LANGUAGES:
        for zone, city in _cities(language).items():
            if zone in available_timezones():
                yield Spelled(zone, city)
    zones_of = get_global("territory_zones")
    for iso, names in capitals:
        zones = zones_of.get(iso, [])
        if len(zones) == 1:
            yield from (Spelled(zones[0], name) for name in names)
    yield from (Spelled(zone, city) for city, zone in OTHER_CITIES.items())
