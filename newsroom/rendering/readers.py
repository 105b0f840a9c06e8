"""What people, places, forums and offices are called by the readers of a language.

The archive calls everything in Russian; where the tables know the name in another language, its
readers see that.
"""

from dataclasses import dataclass
from typing import Protocol

from newsroom.rendering.names import country_name
from reading.world import RUSSIAN, World


class Names(Protocol):
    """Each takes what the archive says, and gives it back where nothing better is known."""

    def person(self, name: str) -> str: ...
    def place(self, name: str) -> str: ...
    def forum(self, name: str, key: str | None) -> str: ...
    def office(self, title: str) -> str: ...


class AsWritten:
    """Everything stays as the archive has it."""

    def person(self, name: str) -> str:
        return name

    def place(self, name: str) -> str:
        return name

    def forum(self, name: str, key: str | None) -> str:
        return name

    def office(self, title: str) -> str:
        return title


@dataclass(frozen=True, slots=True)
class InRussian(AsWritten):
    """The archive's own language; but offices are stored as each article calls them."""

    world: World

    def office(self, title: str) -> str:
        return self.world.office_in(title, RUSSIAN)


@dataclass(frozen=True, slots=True)
class InLanguage:
    """As the tables of the world have it in the language."""

    world: World
    language: str

    def person(self, name: str) -> str:
        return self.world.name_in(name, self.language)

    def place(self, name: str) -> str:
        """A city or a country."""
        iso = self.world.country_named(name)
        return country_name(iso, self.language) if iso else self.world.city_in(name, self.language)

    def forum(self, name: str, key: str | None) -> str:
        return self.world.forum_in(key, self.language) or name

    def office(self, title: str) -> str:
        return self.world.office_in(title, self.language)
