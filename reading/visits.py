"""Who went where: the traveller of a visit, the places gone to, and whom he came to see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.arguments import NEAR
from reading.contacts import Contacts, ContactWord
from reading.destinations import destinations_of
from reading.pairings import sides_of
from reading.places import FoundPlace
from reading.salience import Context
from reading.standing import Side
from reading.syntax import Parsed
from reading.triggers import find_triggers

GOING = frozenset({"attend", "call_on", "travel"})
TRAVELLING = frozenset({"agent", "owner", "zero"})
HOSTING = frozenset({"to", "at", "dative", "object"})


@dataclass(frozen=True, slots=True)
class Visit:
    """`whither` may be empty: «визит отложен» doesn't say where to."""

    word: ContactWord
    trigger: int
    verb: int | None
    travellers: tuple[Side, ...]
    hosts: tuple[Side, ...]
    whither: tuple[FoundPlace, ...]


def find_visits(
    parsed: Parsed, context: Context, contacts: Contacts, places: Sequence[FoundPlace]
) -> Iterator[Visit]:
    found = find_triggers(parsed, contacts)
    for trigger in found:
        if trigger.word.kind not in GOING:
            continue
        sides = sides_of(parsed, trigger, found, context)
        travellers = tuple(
            s for s in sides if s.part in TRAVELLING and s.is_person and s.certainty >= NEAR * 0.8
        )
        if travellers:
            yield Visit(
                word=trigger.word,
                trigger=trigger.index,
                verb=trigger.verb,
                travellers=travellers,
                hosts=tuple(
                    s for s in sides if s.part in HOSTING and s.is_person and s.certainty >= NEAR
                ),
                whither=destinations_of(parsed, trigger.word, trigger.index, places),
            )
