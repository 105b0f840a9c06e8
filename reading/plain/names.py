"""A name in a sentence nobody tagged, and what else the tokens of that sentence are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reading.facts import Span
from reading.plain.inflection import Bare
from reading.text.analysis import Sentence, Token

FULL = 2
"""Words of a full name."""

LONG_PARTICLE = 4
"""Letters; «al-», «ash-» and «as-» are shorter."""

ROMAN = re.compile(r"^[IVXІХ]+$")
INITIALS = re.compile(r"^(?:[^\W\d_]\.)+$")


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (included) of a sentence are a name.

    `readings` are its possible nominatives, likeliest first; `known` is the normal name of a person
    of the tables.
    """

    sentence: int
    first: int
    last: int
    span: Span
    readings: tuple[Bare, ...]
    known: str | None = None
    has_patronymic: bool = False
    """A given name and a patronymic, without the surname."""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.readings[0].text.split())

    @property
    def is_full(self) -> bool:
        """More than a surname with initials."""
        return len([word for word in self.words if not INITIALS.match(word)]) >= FULL

    @property
    def case(self) -> str | None:
        return self.readings[0].case

    @property
    def where(self) -> range:
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class SideAt:
    """A country or organisation from token `first` on; `iso` "" for an organisation."""

    first: int
    iso: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the tokens that are taken: by offices, countries and organisations, dates.

    `title_ends` and `title_starts` are where words of office end and begin; `sides` are the last
    tokens of countries and organisations.
    """

    number: int
    sentence: Sentence
    taken: frozenset[int]
    title_ends: frozenset[int]
    title_starts: frozenset[int]
    sides: Mapping[int, SideAt]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def is_within_side(self, index: int) -> bool:
        """A part of a longer name of a country or organisation."""
        return any(side.first <= index <= last > side.first for last, side in self.sides.items())

    def low(self, index: int) -> str:
        """The word there in lower case, "" outside of the sentence."""
        return self.tokens[index].text.lower() if 0 <= index < len(self.tokens) else ""


def without_particle(word: str) -> str:
    """«Sisi» of «al-Sisi»; other words as they are."""
    particle, hyphen, rest = word.partition("-")
    is_joined = hyphen and len(particle) < LONG_PARTICLE and particle.islower()
    return rest if is_joined and rest[:1].isupper() else word


def is_sign(word: str) -> bool:
    """Initials or a Roman number, no word of its own."""
    return bool(INITIALS.match(word) or ROMAN.match(word))
