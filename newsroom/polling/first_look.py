"""A first look at headline and lead: may this be about diplomacy at all? Cheap, and rather yes.

Most of a general outlet's feed is sport, weather and crime. What has no two kinds of sign that
states have to do with each other isn't fetched. The signs are the lexicons that reading uses.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reading.search.lemmas import KAZAKH, LATIN, WORD, Lemmas, folded, kazakh_stem
from reading.text.letters import plain
from reading.world import Country, World

LONGEST_LOOK = 1200
"""Characters of headline and lead that are looked at."""

SHORTEST_NAME = 4
"""Letters of a part of a name; shorter ones are words, too."""

ENOUGH = 2
"""Kinds of sign that an article about diplomacy shows."""

OFFICES = ("heads", "sent", "missions", "speakers", "ambassadors", "guests", "home", "own")
OF_CONTACTS = frozenset(
    {"meet", "receive", "call", "talk", "attend", "call_on", "noun", "event", "welcome", "escort"}
    | {"travel", "greet", "clasp", "stay_by"}
)
"""Kinds of words for contacts that stand for one by themselves (reading/data/contacts.toml)."""

TOO_COMMON = frozenset(
    {"начаться", "закончиться", "завершиться", "состояться", "пройти", "провести", "проводить"}
    | {"говорить", "находиться", "показать", "рассказать", "прийти", "приехать", "приезжать"}
    | {"обойти", "go", "get", "see", "talk", "speak", "report", "say", "on", "over", "across"}
    | {"stay", "be"}
)
"""Words of contacts that stand in any article."""


LEXICONS = tuple(
    f"{name}{language}.toml" for name in ("titles", "contacts") for language in ("", "_kk", "_en")
)


@dataclass(frozen=True, slots=True)
class Signs:
    """`kinds`: kind → dictionary forms and stems of its words; `at_home`: those of a country."""

    kinds: Mapping[str, frozenset[str]]
    at_home: Mapping[str, frozenset[str]]


class FirstLook:
    """`lexicons`: file name → text, of `LEXICONS`."""

    def __init__(self, world: World, lexicons: Mapping[str, str], lemmas: Lemmas) -> None:
        self._world = world
        self._lexicons = lexicons
        self._lemmas = lemmas

    def __call__(self, headline: str, lead: str, country: str | None = None) -> bool:
        """Whether it is worth reading. `country`: the outlet's own, which is no news by itself.

        Of a bare headline one sign is enough: its page gets a look, too.
        """
        return len(self.kinds(headline, lead, country)) >= (ENOUGH if lead else 1)

    def kinds(self, headline: str, lead: str, country: str | None = None) -> frozenset[str]:
        """The kinds of sign that are there."""
        words = set(_forms(f"{headline}\n{lead}"[:LONGEST_LOOK], self._lemmas))
        found = {kind: signs & words for kind, signs in self.signs.kinds.items()}
        found["state"] -= self.signs.at_home.get(country or "", frozenset())
        return frozenset(kind for kind, signs in found.items() if signs)

    @cached_property
    def signs(self) -> Signs:
        """Looked up when first needed: it takes a second."""
        return _signs_of(self._world, self._lexicons, self._lemmas)


def _signs_of(world: World, lexicons: Mapping[str, str], lemmas: Lemmas) -> Signs:
    tables = {name: tomllib.loads(text) for name, text in lexicons.items()}
    titles = [table for name, table in tables.items() if name.startswith("titles")]
    rows = [
        row
        for name, table in tables.items()
        if name.startswith("contacts")
        for kind in ("verb", "noun")
        for row in table.get(kind, [])
        if row.get("kind", "meet") in OF_CONTACTS
    ]
    contacts = _strings(row.get("lemmas") or row.get("words") for row in rows)
    countries = {one.iso: _signs(_names(one), lemmas) for one in world.countries}
    bodies = _signs((name for one in world.organizations for name in one.names), lemmas)
    kinds = {
        "office": _signs(_strings(table.get(key) for table in titles for key in OFFICES), lemmas),
        "person": _signs(_surnames(world), lemmas),
        "state": bodies.union(*countries.values()),
        "contact": _signs(contacts, lemmas),
    }
    return Signs(kinds, countries)


def _names(country: Country) -> Iterator[str]:
    yield from (*country.names, *country.capitals, *country.adjectives, country.native)


def _signs(names: Iterable[str], lemmas: Lemmas) -> frozenset[str]:
    """Of names of one word: those of several are made of words that mean anything."""
    single = (name for name in names if len(WORD.findall(name)) == 1)
    return frozenset(form for name in single for form in _forms(name, lemmas)) - TOO_COMMON


def _forms(text: str, lemmas: Lemmas) -> Iterator[str]:
    """Of each word its likeliest dictionary form, of a name all, of a Kazakh word its stem."""
    for word in WORD.findall(plain(text)):
        low = folded(word)
        if KAZAKH.search(low):
            yield kazakh_stem(low)
        elif LATIN.fullmatch(low) and len(low) > 1:
            yield from (one.text for one in lemmas.wanted(low))
        elif len(low) > 1:
            forms = lemmas.of(low)
            yield from forms if word[0].isupper() else forms[:1]


def _surnames(world: World) -> Iterator[str]:
    for holder in world.holders:
        for name in (holder.name, *holder.aliases):
            surname = name.split()[-1]
            if len(surname) >= SHORTEST_NAME and surname[0].isupper():
                yield surname


def _strings(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _strings(value)
