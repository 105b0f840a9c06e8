"""Dictionary forms of words, and what their endings say: case, tense, negation.

English and Kazakh answer the same questions (`english.py`, `kazakh.py`).
"""

import re
from dataclasses import dataclass, field
from typing import Protocol

SHORTEST_STEM = 3
RELATIVE = "Rel"
"""The case, so to speak, of «Париждегі»: that which is in Paris."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word. `feats` speak Universal Dependencies, as those of Russian."""

    lemma: str
    feats: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bare:
    """A name without its ending, and the case this ending means (None: English has none)."""

    text: str
    case: str | None


class Inflection(Protocol):
    """What the engine asks of a language."""

    def lemma(self, word: str) -> str:
        """The dictionary form, as the tables have it."""
        ...

    def read(self, word: str) -> Reading:
        """The dictionary form with case or tense."""
        ...

    def bare(self, name: str) -> tuple[Bare, ...]:
        """The possible nominatives of a name, likeliest first."""
        ...


DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")


def calm(word: str) -> str:
    """In lower case; «U.S.» without dots."""
    if DOTTED.fullmatch(word):
        word = word.replace(".", "")
    return word.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
