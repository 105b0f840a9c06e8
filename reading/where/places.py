"""Cities, residences and countries in a sentence, with their country and direction."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from reading.facts import Place, Span
from reading.text.analysis import Token
from reading.text.declension import declined
from reading.text.gazetteer import QUOTES, Gazetteer, Lemma
from reading.where.toponyms import is_place_name, nominative
from reading.world import Country, World

IN = frozenset({"в", "во"})

HERE = IN | {"на", "под"}


class Direction(Enum):
    """What the preposition says: «в Астане», «в Астану», «из Астаны», or nothing."""

    WHERE = "where"
    WHITHER = "whither"
    WHENCE = "whence"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Tokens `first` to `last` (included) name a place; `iso` is "" when no table knows it.

    `described` words before it belong to it too: «в |замке| Мезеберг»; `seat` is the city from
    which a region is governed.
    """

    name: str
    iso: str
    is_city: bool
    direction: Direction
    span: Span
    first: int
    last: int
    described: int = 0
    seat: str = ""

    @property
    def start(self) -> int:
        return self.first - self.described

    @property
    def place(self) -> Place:
        return Place(self.name, self.iso or None, self.span)


@dataclass(frozen=True, slots=True)
class City:
    """A city that hosts diplomacy; `names` are all it is called by, the normal one first."""

    name: str
    iso: str
    names: tuple[str, ...]


def parse_cities(text: str) -> tuple[City, ...]:
    """Read `cities.tsv`."""
    return tuple(
        City(name, iso, (name, *filter(None, others.split(";"))))
        for name, iso, others in _rows(text)
    )


def parse_residences(text: str) -> tuple[City, ...]:
    """Read `residences.tsv`: palaces and headquarters, each as a name of its city."""
    return tuple(City(city, iso, (name,)) for name, city, iso in _rows(text))


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country; `seat`: the city of its governor, `names` as those of a city."""

    name: str
    iso: str
    seat: str
    names: tuple[str, ...]


def parse_regions(text: str) -> tuple[Region, ...]:
    """Read `regions.tsv`."""
    return tuple(
        Region(name, iso, seat, (name, *filter(None, others.split(";"))))
        for name, iso, seat, others in _rows(text)
    )


def _rows(text: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in text.splitlines()[1:] if line.strip())


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a name means; `is_common`: it needs no capital letter («афганская столица»)."""

    name: str
    iso: str
    is_city: bool = True
    is_common: bool = False
    seat: str = ""


class PlaceFinder:
    """Finds places by their names in any case form."""

    def __init__(
        self,
        world: World,
        cities: Sequence[City],
        regions: Sequence[Region],
        lemma: Lemma,
        going: frozenset[str],
    ) -> None:
        self._lemma = lemma
        self._names = Gazetteer(lemma, _phrases(world, cities, regions))
        self._going = going

    def find(self, tokens: Sequence[Token]) -> Iterator[FoundPlace]:
        for hit in self._names.find(tokens):
            meant, inside = hit.values[0], tokens[hit.first : hit.last + 1]
            has_capital = any(token.text[0].isupper() for token in inside)
            if not (meant.is_common or has_capital) or _is_adjective(inside):
                continue
            start = _start(tokens, hit.first)
            direction = self._direction(tokens, start, hit.first, meant.name)
            described = hit.first - start if direction is not Direction.NONE else 0
            span = hit.span(tokens)
            yield FoundPlace(
                *(meant.name, meant.iso, meant.is_city, direction, span),
                *(hit.first, hit.last, described, meant.seat),
            )

    def find_unknown(
        self, tokens: Sequence[Token], named: Iterable[Span], said: frozenset[str]
    ) -> Iterator[FoundPlace]:
        """«в Путраджае»: of the names the tagger takes for places, those that follow «в».

        `named` are the spans of such names that no table knows; `said` the words of the article.
        """
        for span in named:
            inside = [i for i, token in enumerate(tokens) if span.overlaps(token.span)]
            words = [tokens[i] for i in inside]
            start = _start(tokens, inside[0]) if inside else 0
            before = tokens[start - 1].text.lower() if start else ""
            described = tokens[start : inside[0]] if inside else ()
            is_told = before in IN or (before == "на" and _is_upon(described))
            if not is_told or _is_house(described) or not is_place_name(words):
                continue
            name = nominative(words, self._lemma, said)
            direction = self._direction(tokens, start, inside[0], name)
            yield FoundPlace(
                *(name, "", True, direction, Span(words[0].span.start, words[-1].span.stop)),
                *(inside[0], inside[-1], len(described)),
            )

    def _direction(self, tokens: Sequence[Token], index: int, first: int, name: str) -> Direction:
        word = tokens[index - 1].text.lower() if index else ""
        if word in HERE:
            is_goal = tokens[index].case == "Acc" or _is_journey_to(tokens, first, self._going)
            if _is_undeclined(tokens[first], name):
                is_goal = self._is_gone_to(tokens, first)
            return Direction.WHITHER if is_goal else Direction.WHERE
        return Direction.WHENCE if word in {"из", "со", "с"} else Direction.NONE

    def _is_gone_to(self, tokens: Sequence[Token], index: int) -> bool:
        """The form of «Алматы» doesn't tell, the word that governs it does."""
        head = tokens[index].head
        return head >= 0 and tokens[head].lemma in self._going


def _start(tokens: Sequence[Token], first: int) -> int:
    """Where the words begin that describe the place: «в солнечном Ташкенте», «в город Ош»."""
    index = first
    while index > 0 and (_describes(tokens[index - 1]) or tokens[index - 1].text in QUOTES):
        index -= 1
    if index > 1 and (tokens[index - 2].text.lower(), tokens[index - 1].text) in SHORTENED:
        index -= 2
    return index


SHORTENED = frozenset({("г", "."), ("гор", ".")})
"""«в г. Ош»."""


def _is_upon(words: Sequence[Token]) -> bool:
    """«на острове Сент-Винсент», but not «на Донбассе»."""
    return any(token.lemma in UPON for token in words)


def _is_house(words: Sequence[Token]) -> bool:
    """«в аэропорту Эсенбога»: of a city that stays unsaid."""
    return any(token.lemma in HOUSES for token in words)


def _is_adjective(inside: Sequence[Token]) -> bool:
    """«в Минском процессе» is not in Minsk."""
    return len(inside) == 1 and inside[0].pos == "ADJ"


def _phrases(
    world: World, cities: Sequence[City], regions: Sequence[Region]
) -> Iterator[tuple[str, _Meant]]:
    """Cities go first: «Гаага» is no other name of Amsterdam."""
    for city in cities:
        yield from _forms(city.names, _Meant(city.name, city.iso))
    for region in regions:
        meant = _Meant(region.name, region.iso, is_city=False, seat=region.seat)
        yield from _forms(region.names, meant)
    for country in world.countries:
        yield from _forms(country.names, _Meant(country.name, country.iso, is_city=False))
        # «Люксембург» is a country first, a capital then.
        yield from _capital(country)


def _capital(country: Country) -> Iterator[tuple[str, _Meant]]:
    for name in filter(None, country.capitals):
        meant = OLD_NAMES.get(name, OLD_NAMES.get(country.capital, country.capital))
        yield from _forms([name], _Meant(meant, country.iso))
    itself = _Meant(country.capital, country.iso, is_common=True)
    for name in country.names:
        yield f"столица {name}", itself
    for adjective in country.adjectives:
        yield f"{adjective} столица", itself


def _forms(names: Iterable[str], meant: _Meant) -> Iterator[tuple[str, _Meant]]:
    return ((form, meant) for name in names for form in declined(name))


# The capital of Kazakhstan was called so from 2019 to 2022: one city.
OLD_NAMES = {"Нур-Султан": "Астана"}


def _is_undeclined(token: Token, name: str) -> bool:
    return token.text.lower() == name.lower() and UNDECLINED.search(name) is not None


def _is_journey_to(tokens: Sequence[Token], index: int, going: frozenset[str]) -> bool:
    """«визит в КНР»: to the tagger an abbreviation may have any case."""
    token = tokens[index]
    over = tokens[token.head] if token.head >= 0 else token
    is_short = token.text.isupper() and len(token.text) <= SHORT
    return is_short and over.pos == "NOUN" and over.lemma in going


SHORT = 4
"""Letters of an abbreviation, which has no case forms."""


def _describes(token: Token) -> bool:
    is_same = token.text.lower() == SAME  # «в той же Джидде»
    return is_same or token.pos in {"ADJ", "DET"} or token.lemma in DESCRIBING


SAME = "же"


HOUSES = frozenset(
    {"резиденция", "дворец", "отель", "здание", "аэропорт", "госрезиденция", "замок", "шато"}
    | {"вилла", "усадьба", "поместье", "палаццо", "монастырь", "база", "сад", "аэродром"}
)

DESCRIBING = HOUSES | frozenset(
    {"город", "столица", "республика", "курорт", "территория", "окраина", "пригород", "центр"}
    | {"окрестность", "район", "остров", "порт", "поселок", "деревня", "село", "провинция"}
    | {"область", "округ", "берег", "кишлак", "аул", "городок", "местечко"}
)
"""«на окраине Йоханнесбурга», «в замке Мезеберг», «на территории Белоруссии»: there."""

UPON = frozenset({"остров", "берег", "курорт", "база", "станция", "полигон"})

UNDECLINED = re.compile("[оеиуыюэё]$", re.IGNORECASE)
