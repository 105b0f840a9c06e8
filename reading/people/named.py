"""A name of a person as it stands in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reading.facts import Span
from reading.people.name_cases import seen_cases
from reading.people.name_runs import INITIAL, Run, words_of
from reading.spelling.name_words import FAMILY, PARTICLES, is_syllable
from reading.text.analysis import Token

NOBLE = PARTICLES - FAMILY
ROMANCE = frozenset({"фон", "де", "ди", "дю", "ле", "ла", "дель", "делла"})
"""Particles that no given name is like."""


@dataclass(frozen=True)
class Named:
    """A name without titles: tokens `first` to `last` (included) of a sentence.

    `cases` are what the context allows, none if it shows nothing. `is_tagged`: the tagger took at
    least a part of it for a person.
    """

    span: Span
    words: tuple[str, ...]
    cases: frozenset[str]
    sentence: int
    first: int
    last: int
    is_tagged: bool = True

    @property
    def case(self) -> str | None:
        """The only case that the context allows."""
        return next(iter(self.cases)) if len(self.cases) == 1 else None

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        """The words without initials."""
        return " ".join(word for word in self.words if not INITIAL.match(word))

    @cached_property
    def initials(self) -> str:
        """Their letters; clusters ask each name for them as often as there are names."""
        return "".join(
            letter for w in self.words if INITIAL.match(w) for letter in w if letter.isalpha()
        )

    @property
    def written_initials(self) -> str:
        """As they stand: «Ш.М.»."""
        return " ".join(word for word in self.words if INITIAL.match(word))

    @property
    def family(self) -> str:
        """The surname without «фон дер»."""
        return self.words[-1] if self._is_noble else self.surname

    @property
    def is_full(self) -> bool:
        """«Тургунбек уулу» is half of «Нурланбек Тургунбек уулу»."""
        bearing = [word for word in self.words if word not in FAMILY]
        return len(bearing) > 1 and not self.initials and not self._is_noble

    @property
    def _is_noble(self) -> bool:
        """«фон дер Ляйен», «Ди Майо»: a surname alone; not «Ван И», «Бен Уоллес»."""
        first, *others = self.words
        opens = first in NOBLE or first.lower() in (NOBLE if len(others) > 1 else ROMANCE)
        return (
            bool(others) and opens and NOBLE.issuperset(others[:-1]) and not is_syllable(others[-1])
        )


def named(tokens: Sequence[Token], run: Run, number: int, *, is_tagged: bool) -> Named:
    first, last = run
    return Named(
        span=Span(tokens[first].span.start, tokens[last].span.stop),
        words=words_of(tokens[first : last + 1]),
        cases=seen_cases(tokens, run),
        sentence=number,
        first=first,
        last=last,
        is_tagged=is_tagged,
    )
