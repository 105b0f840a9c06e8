"""A place of the text where somebody is meant."""

from dataclasses import dataclass
from enum import StrEnum

from reading.facts import Span


class MentionKind(StrEnum):
    NAME = "name"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where somebody is meant: tokens `first` to `last` (included) of a sentence.

    `person`: the normal name, None for an office nobody is known to hold; then `office` is the
    title in the nominative. Plural roles («лидеры двух стран») mean several. `case` is that of the
    whole phrase, title included: `first` is where the phrase begins.
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
