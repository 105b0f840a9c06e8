"""Who went where: the traveller of a visit, the places gone to, and whom he came to see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.contacts.arguments import NEAR
from reading.contacts.contacts import Contacts, ContactWord
from reading.contacts.salience import Context
from reading.contacts.settings import is_at_reception
from reading.contacts.sides import sides_of
from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_past
from reading.meetings.destinations import (
    STAYING,
    destinations_of,
    first_stop,
    is_somewhere,
    refused_stop,
)
from reading.meetings.stays import find_stays
from reading.meetings.travellers import awaited, described, leading
from reading.where.places import Direction, FoundPlace

TRAVEL = "travel"
GOING = frozenset({"attend", "call_on", TRAVEL})
TRAVELLING = frozenset({"agent", "owner", "zero"})
HOSTING = frozenset({"to", "at", "dative", "object"})
AWAITING, TRAVEL = "await", "travel"
GATHERING = frozenset({"собираться", "собраться"})


@dataclass(frozen=True, slots=True)
class Visit:
    """`whither` may be empty: «визит отложен», «приедет в республику» don't say where to.

    `is_meant`: «собирается в Ереван».
    """

    word: ContactWord
    trigger: int
    verb: int | None
    travellers: tuple[Side, ...]
    hosts: tuple[Side, ...]
    whither: tuple[FoundPlace, ...]
    is_somewhere: bool = False
    is_meant: bool = False

    @property
    def is_stay(self) -> bool:
        """«находился в Ереване»: of his own country that is no visit."""
        return self.word.lemma in STAYING


def find_visits(
    parsed: Parsed,
    found: Sequence[Trigger],
    context: Context,
    contacts: Contacts,
    places: Sequence[FoundPlace],
) -> Iterator[Visit]:
    """The visits of a sentence; `found` are all its contact words."""
    for trigger in found:
        if trigger.word.kind in GOING or trigger.word.lemma in GATHERING:
            visit = _journey(parsed, trigger, found, context, contacts, places)
        elif trigger.word.kind == AWAITING:
            visit = _awaited(parsed, trigger, contacts, places)
        else:
            continue
        if visit is not None:
            yield visit
    journeys = {lemma for lemma, word in contacts.nouns.items() if word.kind == TRAVEL}
    for stay in find_stays(parsed, places, journeys):
        word = contacts.verbs["побывать"]
        yield Visit(word, stay.said, None, (stay.guest,), (), (stay.place,))


def _journey(
    parsed: Parsed,
    trigger: Trigger,
    found: Sequence[Trigger],
    context: Context,
    contacts: Contacts,
    places: Sequence[FoundPlace],
) -> Visit | None:
    is_going = trigger.word.kind in GOING
    word = trigger.word if is_going else contacts.verbs["отправиться"]
    sides = sides_of(parsed, trigger, found, context)
    going = _owners([side for side in sides if _travels(side)])
    travellers = (
        tuple(described(parsed, trigger))
        or tuple(leading(parsed, trigger))
        or tuple(side for side in going if side.mention is not None)
        or tuple(going)
    )
    whither = destinations_of(parsed, word, trigger.index, places)
    whither = whither or first_stop(parsed, trigger.index, places)
    if not whither and trigger.word.kind == TRAVEL:
        whither = refused_stop(parsed, trigger.index, places)
    if not whither and is_at_reception(parsed, trigger, found):
        return None
    if not travellers or not (is_going or whither):
        return None
    if not is_going and len({side.name for side in travellers}) > 1:
        # «В Душанбе соберутся А и Б»: a gathering, not where one means to go.
        return None
    return Visit(
        word=word,
        trigger=trigger.index,
        verb=trigger.verb,
        travellers=travellers,
        hosts=tuple(s for s in sides if s.part in HOSTING and s.is_person and s.certainty >= NEAR),
        whither=whither,
        is_somewhere=is_somewhere(parsed, trigger.index),
        is_meant=not is_going,
    )


def _owners(going: list[Side]) -> list[Side]:
    """«X ждёт приезда министра»: whose it is, not who does something about it."""
    return [side for side in going if side.part == "owner"] or going


def _travels(side: Side) -> bool:
    return side.part in TRAVELLING and side.is_person and side.certainty >= NEAR * 0.8


def _awaited(
    parsed: Parsed, trigger: Trigger, contacts: Contacts, places: Sequence[FoundPlace]
) -> Visit | None:
    """«Завтра в Москве ждут премьера»; not «ждали»: whether he came, it doesn't say."""
    if is_past(parsed.tokens[trigger.index]):
        return None
    travellers = tuple(awaited(parsed, trigger))
    under = set(parsed.children(trigger.index))
    whither = tuple(p for p in places if p.direction is Direction.WHERE and p.first in under)
    if not travellers or not whither:
        return None
    word = contacts.verbs["прибыть"]
    return Visit(word, trigger.index, trigger.verb, travellers, (), whither)
