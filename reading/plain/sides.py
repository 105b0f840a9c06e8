"""Whom an office belongs to and where things happen: countries, organisations, cities by name."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.facts import Place
from reading.plain.grammar import Grammar, Marker
from reading.plain.inflection import RELATIVE
from reading.tables import listed
from reading.text.analysis import Token
from reading.text.gazetteer import Gazetteer, Lemma
from reading.where.places import Direction, FoundPlace


@dataclass(frozen=True, slots=True)
class Side:
    """A country (`iso`) or organisation by its normal Russian name."""

    name: str
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """A thing with its normal Russian name, and all that one language calls it, the usual first."""

    name: str
    iso: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Geography:
    """What one language calls countries, their capitals, other cities and organisations."""

    countries: tuple[Called, ...]
    capitals: tuple[Called, ...]
    cities: tuple[Called, ...]
    organizations: tuple[Called, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """The texts of `countries.tsv`, `demonyms.tsv`, `city_names.tsv`, `organization_names.tsv`."""

    countries: str
    demonyms: str
    cities: str
    organizations: str


def parse_geography(language: str, tables: Tables) -> Geography:
    """Read the tables for one language, "en" or "kk"."""
    adjectives = {
        row["iso2"]: listed(row[f"adjective_{language}"]) for row in _rows(tables.demonyms)
    }
    rows = tuple(_rows(tables.countries))
    return Geography(
        countries=tuple(_country(row, language, adjectives.get(row["iso2"], ())) for row in rows),
        capitals=tuple(_capital(row, language) for row in rows if row["capital_ru"]),
        cities=tuple(
            Called(
                row["name"],
                row["country"],
                _plain(listed(row[f"names_{language}"]) or (row["name"],)),
            )
            for row in _rows(tables.cities)
        ),
        organizations=tuple(
            Called(row["name"], "", listed(row[f"names_{language}"]))
            for row in _rows(tables.organizations)
        ),
    )


def _spelled(name: str) -> tuple[str, ...]:
    """«Asuncion», as agencies write it, and «Asunción»."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return (bare, name) if "a" <= name[:1].lower() <= "z" else (name,)


def _country(row: dict[str, str], language: str, adjectives: tuple[str, ...]) -> Called:
    names = [row[f"name_{language}"], *listed(row[f"other_names_{language}"])]
    if language == "kk":  # «Венгрия» stands beside «Мажарстан»
        names += [row["name_ru"], *listed(row["other_names_ru"])]
    return Called(row["name_ru"], row["iso2"], _plain(names), adjectives)


def _capital(row: dict[str, str], language: str) -> Called:
    names = [row[f"capital_{language}"], row["capital_ru"], *listed(row["capital_aliases"])]
    return Called(row["capital_ru"], row["iso2"], _plain(names))


def _rows(text: str) -> Iterator[dict[str, str]]:
    header, *lines = text.splitlines()
    names = header.split("\t")
    for line in lines:
        if line.strip():
            cells = [*line.split("\t"), *[""] * len(names)]
            yield dict(zip(names, cells, strict=False))


def _plain(names: Sequence[str]) -> tuple[str, ...]:
    """Without notes («Нур-Султан [2019-03-23..2022-09-17]») and repetitions."""
    bare = (name.partition("[")[0].partition("(")[0].strip() for name in names)
    return tuple(dict.fromkeys(one for name in bare if name for one in _spelled(name)))


class Sides:
    """Finds countries and organisations by any of their names and adjectives."""

    def __init__(self, geography: Geography, lemma: Lemma) -> None:
        self._names = Gazetteer(lemma, _side_phrases(geography))

    def is_pair(self, word: str) -> bool:
        """«Қазақстан-АҚШ», «Turkey-Azerbaijan»."""
        parts = word.split("-")
        return len(parts) > 1 and all(self._names.look_up(part) for part in parts)

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[range, Side]]:
        """The tokens of each, left to right."""
        for hit in self._names.find(tokens):
            phrase, side = hit.values[0]
            if _is_written_so(phrase, tokens[hit.first]):
                yield range(hit.first, hit.last + 1), side


def _side_phrases(geography: Geography) -> Iterator[tuple[str, tuple[str, Side]]]:
    for organization in geography.organizations:
        for name in organization.names:
            yield name, (name, Side(organization.name))
    for country in geography.countries:
        for name in (*country.names, *country.adjectives):
            yield name, (name, Side(country.name, country.iso))


def _is_written_so(phrase: str, token: Token) -> bool:
    """An abbreviation in capitals («WHO», «US» are no words), a name with one."""
    if phrase.isupper():
        return token.text[: len(phrase.split(maxsplit=1)[0])].isupper()  # «ЭСКАТО-ның», «NATO's»
    return token.text[0].isupper() or phrase[0].islower()


@dataclass(frozen=True, slots=True)
class Spot:
    called: Called
    is_city: bool


class Places:
    """Finds places, and says whether one is there, goes there or comes from there."""

    def __init__(self, geography: Geography, lemma: Lemma, grammar: Grammar) -> None:
        self._names = Gazetteer(lemma, _spots(geography, grammar.clauses["capital"]))
        self._grammar = grammar
        cities = (*geography.cities, *geography.capitals)
        self._usual = {one.name: one.names[0] for one in (*cities, *geography.countries)}

    def find(self, tokens: Sequence[Token]) -> Iterator[FoundPlace]:
        for hit in self._names.find(tokens):
            phrase, spot = hit.values[0]
            if not _is_written_so(phrase, tokens[hit.first]):
                continue
            yield FoundPlace(
                name=spot.called.name,
                iso=spot.called.iso,
                is_city=spot.is_city,
                direction=self._direction(tokens, hit.first, hit.last),
                span=hit.span(tokens),
                first=hit.first,
                last=hit.last,
            )

    def _is_namesake(self, after: Token) -> bool:
        """«Hyderabad HOUSE», «the Minsk agreements»."""
        return after.text[0].isupper() and after.text.lower() in self._grammar.clauses["namesakes"]

    def written(self, place: Place) -> Place:
        """The place with what this language calls it."""
        return replace(place, written=self._usual.get(place.name, ""))

    def _direction(self, tokens: Sequence[Token], first: int, last: int) -> Direction:
        """By the ending in a language of cases, else by the preposition."""
        if any(self._is_namesake(token) for token in tokens[last + 1 : last + 2]):
            return Direction.NONE
        case = tokens[last].feats.get("Case", "") if self._grammar.has_cases else ""
        following = tokens[last + 1].feats.get("Case") if last + 1 < len(tokens) else None
        is_inside = following == "Loc" or (case == "Nom" and following == RELATIVE)
        if is_inside and case in {"Nom", "Gen"}:
            return Direction.WHERE  # «Владивосток түбінде», «Астана саммитінде»
        marker = self._grammar.by_case.get(case)
        if case == RELATIVE:
            return Direction.NONE
        if marker is None:
            index = first - 1
            while index >= 0 and tokens[index].text.lower() in DESCRIBING:
                index -= 1
            before = tokens[index].text.lower() if index >= 0 else ""
            if index > 0 and tokens[index - 1].text.lower() in self._grammar.clauses["elsewhere"]:
                return Direction.NONE  # «the situation in Ukraine»
            after = tokens[last + 1].lemma if last + 1 < len(tokens) else ""
            if index < 0 and after in HOSTING:
                return Direction.WHERE  # «Tashkent played host to …»
            marker = self._grammar.before.get(before)
        return BY_MARKER.get(marker, Direction.NONE) if marker else Direction.NONE


BY_MARKER = {
    Marker.IN: Direction.WHERE,
    Marker.TO: Direction.WHITHER,
    Marker.FROM: Direction.WHENCE,
}
HOSTING = frozenset({"host", "play"})
DESCRIBING = frozenset(
    {"the", "nearby", "capital", "city", "of", "neighboring", "neighbouring", "central", "downtown"}
)


def _spots(
    geography: Geography, capital_words: frozenset[str]
) -> Iterator[tuple[str, tuple[str, Spot]]]:
    """A country before the capital of its name; cities before the residences of capitals."""
    capitals = {called.iso: called for called in geography.capitals}
    for country in geography.countries:
        for adjective in (*country.adjectives, country.names[0]) if country.iso in capitals else ():
            for word in sorted(capital_words):  # «the Azerbaijani capital», «Әзербайжан астанасы»
                yield f"{adjective} {word}", (adjective, Spot(capitals[country.iso], is_city=True))
    cities = {name for called in geography.capitals for name in called.names}
    for called, is_city in (
        *((one, one.names[0] in cities) for one in geography.countries),  # «Singapore»
        *((one, True) for one in geography.cities),
        *((one, True) for one in geography.capitals),
    ):
        for name in called.names:
            yield name, (name, Spot(called, is_city=is_city))
