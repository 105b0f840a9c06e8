"""A text as the readers see it: sentences of tokens with lemma, case and head, and tagged names.

`reading.language` makes these values for Russian; everything after it is a pure function of them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from reading.facts import Span

T = TypeVar("T")

ACTING = frozenset({"VERB", "AUX"})
"""Parts of speech of what may be the verb of a clause."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
"""Relations of whom or what a clause is about."""


class Tag(StrEnum):
    """What the tagger calls a name."""

    PERSON = "PER"
    PLACE = "LOC"
    ORGANIZATION = "ORG"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign. `pos` and `feats` are Universal Dependencies (`NOUN`, `{"Case": "Ins"}`).

    `head` is the index of the governing token in the same sentence, -1 for the root; `relation` is
    its dependency label (`nsubj`, `obl`, `nmod`, `appos`, `flat:name`, `conj` …).
    """

    text: str
    span: Span
    lemma: str
    pos: str
    feats: dict[str, str] = field(default_factory=dict, hash=False)
    head: int = -1
    relation: str = "root"

    @property
    def case(self) -> str | None:
        """Nom, Gen, Dat, Acc, Ins, Loc, or None."""
        return self.feats.get("Case")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name the tagger found."""

    tag: Tag
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """`paragraph` counts the paragraphs of the article's body from 0."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Analysis:
    """The analysed article; `text` is the original, so spans mean the same everywhere."""

    text: str
    language: str
    sentences: tuple[Sentence, ...]
    names: tuple[NameSpan, ...]


def overlapping(items: Sequence[T], span: Span, span_of: Callable[[T], Span]) -> Sequence[T]:
    """Those that share a character with the span, of items in order and none over another."""
    first = bisect_right(items, span.start, key=lambda item: span_of(item).stop)
    last = bisect_left(items, span.stop, key=lambda item: span_of(item).start)
    return items[first:last]
