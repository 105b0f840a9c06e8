"""Whom a name of an article means in the archive. Pure: the same name, the same key, always."""

from collections.abc import Iterable

from reading.facts import Person
from reading.world import World, fold


def person_key(person: Person, world: World) -> str:
    """The key that links a name to a person of the archive.

    Spellings the tables of the world know for one person give one key («Тоқаев», «К.-Ж. Токаев»);
    other names are their own key, ё and е, dashes and capitals alike.
    """
    known = world.names_of_people.get(fold(person.name))
    return fold(known or person.name)


def person_keys(people: Iterable[Person], world: World) -> dict[str, str]:
    """Normal name → key, for all people of an article."""
    return {person.name: person_key(person, world) for person in people}
