"""A place of the text where somebody is meant."""

from dataclasses import dataclass
from enum import StrEnum

from reading.facts import Span


class MentionKind(StrEnum):
    """By which words: a name, an office without a name, a pronoun, a word for several people."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where somebody is meant: tokens `first` to `last` (included) of a sentence.

    `person`: the normal name, None for an office nobody is known to hold; then `office` is the
    title in the nominative. `group`: the persons that «стороны» or «они» mean, when they are known;
    `person` is then None. `case` is that of the whole phrase, title included: `first` is where the
    phrase begins. `certainty` 0–1: 1 for a name, less for what had to be guessed.
    """

    span: Span
    kind: MentionKind
    sentence: int
    first: int
    last: int
    person: str | None = None
    office: str | None = None
    country: str | None = None
    case: str | None = None
    is_plural: bool = False
    source: str | None = None
    group: tuple[str, ...] = ()
    certainty: float = 1.0

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody it means."""
        return (self.person,) if self.person is not None else self.group

    def is_part_of(self, other: "Mention") -> bool:
        """«спецпосланник Трампа Уиткофф»: only said to be whose somebody is."""
        length = self.last - self.first
        within = other.first <= self.first and self.last <= other.last
        return within and length < other.last - other.first
