"""Whom a name of an article means in the archive. Pure: the same name, the same person, always."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from reading.facts import Person
from reading.world import Holder, World, fold

TELLING_LETTERS = 4
"""A shorter surname («Ким», «Ли») is borne by too many to mean the one whom the tables know."""


def normal_name(person: Person, world: World) -> str:
    """The name the archive knows somebody by; equal but for case, ё and dashes, one person.

    Spellings the tables of the world know for one person give that person's («Тоқаев»,
    «К.-Ж. Токаев»), and so does a surname alone that only one of them bears. Other names stand for
    themselves.
    """
    known = world.names_of_people.get(fold(person.name))
    return known or _sole_bearer(person, world) or person.name


def normal_names(people: Iterable[Person], world: World) -> dict[str, str]:
    """Name in the article → name in the archive, for all people of an article."""
    return {person.name: normal_name(person, world) for person in people}


def _sole_bearer(person: Person, world: World) -> str | None:
    """The one the tables know by that surname, unless he is of another country."""
    if " " in person.name or len(person.name) < TELLING_LETTERS:
        return None
    bearers = _bearers(world.holders).get(fold(person.name), frozenset())
    if len(bearers) != 1:
        return None
    (name,) = bearers
    country = world.country_of(name)
    return None if person.country and country and person.country != country else name


def known_names(names: Iterable[str], world: World) -> frozenset[str]:
    """Those names of the archive that the tables of the world have."""
    return frozenset(name for name in names if world.terms_of(name))


@lru_cache(maxsize=2)
def _bearers(holders: tuple[Holder, ...]) -> Mapping[str, frozenset[str]]:
    """Surname, folded → the normal names that end with it."""
    found: dict[str, set[str]] = defaultdict(set)
    for holder in holders:
        found[fold(holder.name.split()[-1])].add(holder.name)
    return {surname: frozenset(names) for surname, names in found.items()}
