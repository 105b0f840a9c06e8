"""Names of a table, found by how people type them: people, countries, forums."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reading.spelling.matching import SURE, fitness
from reading.spelling.name_keys import index_keys
from reading.spelling.spellings import Entries, by_sound, entries


@dataclass(frozen=True, slots=True)
class Spelled:
    """One way in which a table spells somebody or something; `owner` is what it calls them."""

    owner: str
    spelling: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom or what a name means, and how well it fits."""

    owner: str
    score: float


class NameIndex:
    """All spellings of a table by the keys of their words."""

    def __init__(self, spelled: Iterable[Spelled]) -> None:
        self._under: Mapping[str, set[Spelled]] = defaultdict(set)
        for one in spelled:
            for key in index_keys([one.spelling]):
                self._under[key].add(one)

    def reach(self, readings: Iterable[Entries]) -> Iterator[Spelled]:
        """Every spelling that has all words of one of the readings."""
        for words in readings:
            found = [self._listed(entry) for entry in words]
            if found:
                yield from set.intersection(*found)

    def best(self, name: str) -> Owner | None:
        """Who fits best, if surely."""
        return next(iter(self.owners(name)), None)

    def owners(self, name: str) -> list[Owner]:
        """Who is surely called so, the best first."""
        best: dict[str, float] = defaultdict(float)
        for one in self.reach(entries(name, by_sound)):
            best[one.owner] = max(best[one.owner], fitness(name, one.spelling))
        sure = [Owner(owner, score) for owner, score in best.items() if score >= SURE]
        return sorted(sure, key=lambda one: (-one.score, one.owner))

    def _listed(self, keys: frozenset[str]) -> set[Spelled]:
        return set().union(*(self._under[key] for key in keys if key in self._under))
