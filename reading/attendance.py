"""Who came to a contact told elsewhere: «во встрече участвовали …», «к ней присоединились …»."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from reading.analysis import Token
from reading.arguments import NEAR, direct_part
from reading.contacts import Contacts, ContactWord
from reading.pairings import sides_of
from reading.pronouns import pronoun_of
from reading.salience import Context
from reading.standing import Side
from reading.syntax import Parsed
from reading.triggers import TAKING_PART, Trigger, find_triggers, takes_part

ATTENDING = frozenset({"участвовать", "поучаствовать", "присутствовать"})
JOINING = frozenset(
    {"присоединиться", "присоединяться", "подключиться", "подключаться", "подсесть"}
)
COMING = frozenset({"собраться", "собираться", "съехаться", "прибыть", "приехать", "прилететь"})
"""Only «на него соберутся»: without «на него» they may have come to anything."""

TO_EVENT = frozenset({"в", "во", "на", "к", "ко"})
BESIDES = frozenset({"кроме", "помимо"})
SAME = frozenset({"этот", "данный", "сам", "весь", "общий"})


@dataclass(frozen=True, slots=True)
class Event:
    """A contact noun of the sentence `parsed` and the people the sentence names around it."""

    parsed: Parsed
    index: int
    word: ContactWord
    gender: tuple[str, str]
    members: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """`attendees` came to the contact at token `event`: a noun, or a pronoun for one.

    `is_told`: nothing describes the noun, so the text has told of it: «на встрече присутствовали».
    """

    verb: int
    event: int
    attendees: tuple[Side, ...]
    joins: bool
    is_told: bool
    is_noun: bool


def events_of(parsed: Parsed, context: Context, contacts: Contacts) -> tuple[Event, ...]:
    """The contact nouns of a sentence, in its order."""
    found = find_triggers(parsed, contacts)
    return tuple(
        Event(
            parsed,
            trigger.index,
            trigger.word,
            gender_of(parsed, trigger.index),
            tuple(
                side
                for side in sides_of(parsed, trigger, found, context)
                if side.is_person and side.certainty >= NEAR
            ),
        )
        for trigger in found
        if trigger.word.kind in {"noun", "event"}
    )


def gender_of(parsed: Parsed, index: int) -> tuple[str, str]:
    """Feminine or not, and the number: «в нём» is a «форум» or a «совещание»."""
    feats = parsed.tokens[index].feats
    number = feats.get("Number", "")
    is_feminine = number == "Sing" and feats.get("Gender") == "Fem"
    return "Fem" if is_feminine else "", number


def find_attendance(parsed: Parsed, contacts: Contacts) -> Iterator[Attendance]:
    for index, token in enumerate(parsed.tokens):
        if token.pos != "VERB":
            continue
        comes = token.lemma in COMING
        if not (comes or token.lemma in ATTENDING | JOINING or takes_part(parsed, index)):
            continue
        event = _event_at(parsed, index, contacts)
        attendees = tuple(_attendees(parsed, index, contacts))
        if event is None or not attendees:
            continue
        is_noun = not _points(parsed.tokens[event])
        if comes and is_noun:
            continue
        is_told = not is_noun or _is_bare(parsed, event) or _is_of_a_side(parsed, index)
        joins = token.lemma in JOINING
        yield Attendance(index, event, attendees, joins, is_told, is_noun)


def _event_at(parsed: Parsed, verb: int, contacts: Contacts) -> int | None:
    """The noun or pronoun after «в», «на», «к» under the verb."""
    under = chain.from_iterable(
        (i, *parsed.children(i)) if parsed.tokens[i].lemma == "участие" else (i,)
        for i in parsed.children(verb)
    )
    for index in under:
        token = parsed.tokens[index]
        is_event = token.lemma in contacts.nouns or _points(token)
        words = {parsed.tokens[i].text.lower() for i in parsed.children(index)}
        if is_event and words & TO_EVENT:
            return index
    return None


def _points(token: Token) -> bool:
    """«в нём», «к которой», «в этом»."""
    return pronoun_of(token) is not None or token.lemma in {"который", "это"}


def _attendees(parsed: Parsed, verb: int, contacts: Contacts) -> Iterator[Side]:
    """The subjects of the verb, and whom it names besides: «кроме Токаева, …»."""
    trigger = Trigger(verb, contacts.verbs[TAKING_PART], verb, is_carried=True)
    for item in parsed.attached:
        before = parsed.tokens[item.mention.first - 1].lemma if item.mention.first else ""
        is_agent = direct_part(parsed, trigger, item) == "agent"
        if not (is_agent or before in BESIDES):
            continue
        for name in item.mention.people:
            yield Side(name, "agent", item.mention.certainty, item.mention)


def _is_bare(parsed: Parsed, noun: int) -> bool:
    """«на встрече», but not «на встрече министров», «на саммите ШОС»."""
    return all(
        parsed.tokens[i].relation in {"case", "punct"} or parsed.tokens[i].lemma in SAME
        for i in parsed.children(noun)
    )


def _is_of_a_side(parsed: Parsed, verb: int) -> bool:
    """«с российской стороны в переговорах участвовали»: the other sides are told elsewhere."""
    return any(
        parsed.tokens[i].lemma == "сторона" and parsed.tokens[i].case == "Gen"
        for i in parsed.children(verb)
    )
