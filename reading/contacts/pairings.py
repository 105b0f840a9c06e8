"""Which two of those around a contact word thereby met."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import mul

from reading.contacts.by_case import visits_house
from reading.contacts.contacts import Contacts, ContactWord
from reading.contacts.gapping import gaps_of, others_met
from reading.contacts.licences import licence_of
from reading.contacts.presence import PRESENT
from reading.contacts.salience import Context
from reading.contacts.settings import is_at_reception
from reading.contacts.sides import sides_of
from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Parsed


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two sides that met by the contact word at token `trigger` under the verb at `verb`."""

    word: ContactWord
    trigger: int
    verb: int | None
    one: Side
    other: Side
    confidence: float

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.one, self.other


def find_pairings(
    parsed: Parsed, found: Sequence[Trigger], context: Context, contacts: Contacts
) -> Iterator[Pairing]:
    """All contacts of two in a sentence; `found` are all its contact words."""
    for trigger in found:
        if trigger.word.kind == "attend" and is_at_reception(parsed, trigger, found):
            continue
        sides = _without_collectives(sides_of(parsed, trigger, found, context))
        is_one_place = _is_one_place(parsed, trigger, sides)
        gaps = gaps_of(parsed, trigger)
        for one, other in (*combinations(sides, 2), *others_met(parsed, gaps, sides)):
            if one.name == other.name or not (one.is_person or other.is_person):
                continue
            if one.part == other.part and not is_one_place:
                continue
            if one.part == other.part == RECEIVED and not _is_somebody_else(trigger, sides):
                continue
            licence = licence_of(parsed, contacts, trigger, one, other)
            if licence:
                both = min if one.mention is other.mention else mul
                confidence = licence * both(one.certainty, other.certainty)
                yield Pairing(trigger.word, trigger.index, trigger.verb, one, other, confidence)


def _is_somebody_else(trigger: Trigger, sides: Sequence[Side]) -> bool:
    """«мы примем трёх премьеров»: nobody says whom they met, least of all each other."""
    return trigger.word.kind != "receive" or any(side.part != RECEIVED for side in sides)


RECEIVED = "object"


def _is_one_place(parsed: Parsed, trigger: Trigger, sides: Sequence[Side]) -> bool:
    """«прилетели А и Б»: only where they came to one host or one house did they meet."""
    if trigger.word.kind == "attend":
        return any(side.part in {"to", "at"} for side in sides)
    return trigger.word.kind != "call_on" or visits_house(parsed, trigger)


def _without_collectives(sides: Sequence[Side]) -> list[Side]:
    """«министры России Лавров, Турции Фидан»: the word for all gives way to those it names."""
    named = Counter(side.part for side in sides if side.is_person)
    return [
        side
        for side in sides
        if side.is_person or not side.is_many or named[side.part] + named[PRESENT] < MANY
    ]


MANY = 2
