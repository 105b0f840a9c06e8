"""A contact as one sentence tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reading.facts import Form
from reading.grammar.mentions import Mention
from reading.plain.grammar import ContactWord, Marker
from reading.where.places import Direction, FoundPlace

SURE = 0.9
BY_ORDER = 0.75
CARRIED = 0.65
"""Confidence: marked by grammar; by the order of words; the subject comes from another sentence."""

LONGEST_PHRASE = 8
"""Tokens between a noun of contact and the verb that carries it."""

DIRECTIONS = {Marker.TO: Direction.WHITHER, Marker.IN: Direction.WHERE}


@dataclass(frozen=True, slots=True)
class Frame:
    """Who took part in a contact, and how we know.

    `sides` came or acted, `others` were met; `whither` are the places of a visit; `carrier` is the
    verb that carries a noun. `is_passive`: the others received the sides. `is_inside`: told beside
    («during the talks»), not as the news itself.
    """

    word: ContactWord
    first: int
    last: int
    sides: tuple[Mention, ...] = ()
    others: tuple[Mention, ...] = ()
    whither: tuple[FoundPlace, ...] = ()
    hosts: tuple[Mention, ...] = ()
    carrier: int | None = None
    certainty: float = SURE
    is_inside: bool = False
    is_announced: bool = False
    means: Form | None = None
    is_passive: bool = False

    @property
    def participants(self) -> tuple[Mention, ...]:
        return tuple(dict.fromkeys((*self.sides, *self.others)))


def without(mentions: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of whom the others don't mean."""
    names = {m.person or m.office for m in others}
    return tuple(m for m in mentions if (m.person or m.office) not in names)


def as_row(mention: Mention | None) -> tuple[Mention, ...]:
    return (mention,) if mention else ()
