"""People the tables know, found by the sound of their names in any script."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from reading.plain.inflection import Bare, Inflection
from reading.spelling.matching import search_key
from reading.text.analysis import Token
from reading.world import World

LONGEST = 6
CLOSE = 0.88
"""How much alike two spellings of a given name must sound: «Sergei» and «Sergey»."""

SHORTEST_SURNAME = 4
INITIAL = 2


@dataclass(frozen=True, slots=True)
class Known:
    """Tokens up to `last` name `person`; `bare` is the last word without its ending."""

    last: int
    person: str
    bare: Bare


class Directory:
    """Looks up known people, and tells how much a word looks like a given name."""

    def __init__(
        self, world: World, inflection: Inflection, given: Iterable[str], surnames: frozenset[str]
    ) -> None:
        self._world = world
        self._inflection = inflection
        self._surname_list = surnames
        self._owners: dict[str, set[str]] = defaultdict(set)
        self._by_surname: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._openings: set[str] = set()
        self._spelled: set[str] = set()
        self._given = {search_key(name) for name in given}
        for holder in world.holders:
            for alias in (holder.name, *holder.aliases):
                self._add(alias, holder.name)

    def _add(self, alias: str, person: str) -> None:
        words = alias.split()
        if any(len(word.rstrip(".")) < INITIAL and word.endswith(".") for word in words):
            return  # «Қ. Тоқаев» is told by the article's own full name
        key = search_key(alias)
        self._owners[key].add(person)
        if len(words) > 1:
            self._openings.add(search_key(words[0]))
            self._given.add(search_key(words[0]))
            surname = search_key(words[-1])
            self._spelled.add(words[-1].lower())
            self._by_surname[surname].add((search_key(words[0]), person))

    def match(self, tokens: Sequence[Token], first: int) -> Known | None:
        """The longest full name of a known person that begins at a token."""
        if search_key(self._inflection.bare(tokens[first].text)[-1].text) not in self._openings:
            return None
        for last in range(min(first + LONGEST, len(tokens)) - 1, first, -1):
            words = [token.text for token in tokens[first : last + 1]]
            if not words[-1][0].isalpha():
                continue
            for bare in self._inflection.bare(words[-1]):
                person = self.person(" ".join([*words[:-1], bare.text]))
                if person is not None:
                    return Known(last, person, bare)
        return None

    def person(self, name: str) -> str | None:
        """The normal name of the only person known by this full name or by one much like it."""
        for spelling in (name, name.replace(".", "")):  # «J.D. Vance» is «JD Vance»
            owners = self._owners.get(search_key(spelling), set())
            if len(owners) == 1:
                return next(iter(owners))
        words = name.split()
        if len(words) < INITIAL:
            return None
        given = search_key(words[0])
        alike = {
            person
            for other, person in self._by_surname.get(search_key(words[-1]), ())
            if JaroWinkler.normalized_similarity(given, other) >= CLOSE
        }
        return alike.pop() if len(alike) == 1 else None

    def by_surname(self, surname: str) -> frozenset[str]:
        """Everybody known by that very surname; short ones say nothing."""
        if len(surname) < SHORTEST_SURNAME or surname.lower() not in self._spelled:
            return frozenset()
        return frozenset(person for _, person in self._by_surname.get(search_key(surname), ()))

    def is_given(self, word: str) -> bool:
        """A given name, or a family name that comes first («Ким», «Wang»)."""
        key = search_key(word)
        return key in self._given or search_key(word.partition("-")[0]) in self._given

    def is_surname(self, word: str) -> bool:
        """A surname of the Russian list, Kazakh letters as their Russian neighbours."""
        return word.lower().replace("ё", "е").translate(FOLDED) in self._surname_list

    def local_name(self, person: str, *, is_latin: bool) -> str:
        """What the tables call a person in Latin or Cyrillic letters."""
        for holder in self._world.terms_of(person):
            for alias in (*holder.aliases, holder.name):
                if ("a" <= alias[0].lower() <= "z") == is_latin and " " in alias:
                    return alias
        return person


FOLDED = str.maketrans("әғқңөұүһі", "агкноуухи")
