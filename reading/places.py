"""Cities and countries in a sentence: in the nominative, with their country and direction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from reading.analysis import Token
from reading.facts import Place, Span
from reading.gazetteer import Gazetteer, Lemma
from reading.world import World

HERE = frozenset({"в", "во", "на"})


class Direction(Enum):
    """What the preposition says: «в Астане», «в Астану», «из Астаны», or nothing."""

    WHERE = "where"
    WHITHER = "whither"
    WHENCE = "whence"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Tokens `first` to `last` (included) name a place."""

    name: str
    iso: str
    is_city: bool
    direction: Direction
    span: Span
    first: int
    last: int

    @property
    def place(self) -> Place:
        return Place(self.name, self.iso, self.span)


@dataclass(frozen=True, slots=True)
class City:
    """A city that hosts diplomacy and is no capital."""

    name: str
    iso: str


def parse_cities(text: str) -> tuple[City, ...]:
    """Read `cities.tsv`."""
    rows = [line.split("\t") for line in text.splitlines()[1:] if line.strip()]
    return tuple(City(name, iso) for name, iso, *_ in rows)


class PlaceFinder:
    """Finds places by their names in any case form."""

    def __init__(self, world: World, cities: Sequence[City], lemma: Lemma) -> None:
        self._names = Gazetteer(lemma, _phrases(world, cities))

    def find(self, tokens: Sequence[Token]) -> Iterator[FoundPlace]:
        for hit in self._names.find(tokens):
            name, iso, is_city = hit.values[0]
            if tokens[hit.first].text[0].isupper() and not _is_adjective(
                tokens, hit.first, hit.last
            ):
                direction = _direction(tokens, hit.first)
                span = hit.span(tokens)
                yield FoundPlace(name, iso, is_city, direction, span, hit.first, hit.last)


def _is_adjective(tokens: Sequence[Token], first: int, last: int) -> bool:
    """«в Минском процессе» is not in Minsk."""
    return first == last and tokens[first].pos == "ADJ"


def _phrases(world: World, cities: Sequence[City]) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    for city in cities:
        yield city.name, (city.name, city.iso, True)
    for country in world.countries:
        for name in country.names:
            yield name, (country.name, country.iso, False)
        # «Люксембург» is a country first, a capital then.
        for name in country.capitals:
            if name:
                capital = name if name in OLD_NAMES else country.capital
                yield name, (OLD_NAMES.get(capital, capital), country.iso, True)


# The capital of Kazakhstan was called so from 2019 to 2022: one city.
OLD_NAMES = {"Нур-Султан": "Астана"}


def _direction(tokens: Sequence[Token], first: int) -> Direction:
    """The preposition, over words that describe: «в солнечном Ташкенте», «в столицу Казахстана»."""
    index = first
    while index > 0 and _describes(tokens[index - 1]):
        index -= 1
    word = tokens[index - 1].text.lower() if index else ""
    if word in HERE:
        return Direction.WHITHER if tokens[index].case == "Acc" else Direction.WHERE
    return Direction.WHENCE if word in {"из", "со", "с"} else Direction.NONE


def _describes(token: Token) -> bool:
    return token.pos in {"ADJ", "DET"} or token.lemma in {"город", "столица", "республика"}
