"""Who came to a contact told elsewhere: «во встрече участвовали …», «к ней присоединились …»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reading.contacts.arguments import NEAR, direct_part
from reading.contacts.contacts import Contacts, ContactWord
from reading.contacts.domestic import is_domestic
from reading.contacts.representing import TAKING_PART, heads_side, takes_part
from reading.contacts.salience import Context
from reading.contacts.settings import is_inside
from reading.contacts.sides import sides_of
from reading.contacts.standing import Side
from reading.contacts.subjects import BESIDES
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Parsed
from reading.text.analysis import Token
from reading.whom.pronouns import pronoun_of

ATTENDING = frozenset({"участвовать", "поучаствовать", "присутствовать"})
JOINING = frozenset(
    {"присоединиться", "присоединяться", "подключиться", "подключаться", "подсесть"}
)
COMING = frozenset({"собраться", "собираться", "съехаться", "прибыть", "приехать", "прилететь"})
"""Only «на него соберутся»: without «на него» they may have come to anything."""

TO_EVENT = frozenset({"в", "во", "на", "к", "ко"})
BODIES = frozenset({"член", "делегация", "представитель", "участник"})
SAME = frozenset(
    {"этот", "данный", "сам", "весь", "общий", "телефонный", "состоявшийся", "запланировать"}
    | {"запланированный", "предстоящий", "прошедший", "пройти", "состояться"}
)


@dataclass(frozen=True, slots=True)
class Event:
    """A contact noun of the sentence `parsed` and the people the sentence names around it.

    `is_domestic`: «заседание Правительства».
    """

    parsed: Parsed
    index: int
    word: ContactWord
    gender: tuple[str, str]
    members: tuple[Side, ...]
    is_domestic: bool = False


@dataclass(frozen=True, slots=True)
class Attendance:
    """`attendees` came to the contact at token `event`: a noun, a pronoun for one, or nothing.

    `is_told`: nothing describes the noun, so the text has told of it: «на встрече присутствовали».
    `is_of_side`: «с российской стороны участвовали», «российскую сторону представляли».
    `is_of_body`: «члены делегаций, в том числе …», ministers, aides.
    `has_rulers`: those who rule don't come as company.
    `is_list`: a line each under the heading «Участники встречи:».
    `is_bare`: «Участвовали А и Б.»: in what the sentence before tells of.
    """

    verb: int
    event: int | None
    attendees: tuple[Side, ...]
    joins: bool = False
    is_told: bool = True
    is_noun: bool = False
    is_of_side: bool = False
    is_of_body: bool = False
    has_rulers: bool = False
    is_list: bool = False
    is_bare: bool = False

    @property
    def words(self) -> tuple[int, ...]:
        return (self.verb,) if self.event is None else (self.verb, self.event)


def events_of(parsed: Parsed, found: Sequence[Trigger], context: Context) -> tuple[Event, ...]:
    """The contact nouns of a sentence, in its order; `found` are all its contact words."""
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
            is_domestic(parsed, trigger.index),
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
    yield from _with_whose_part(parsed, contacts)
    for index, token in enumerate(parsed.tokens):
        if token.pos != "VERB" or not _attends(parsed, index):
            continue
        attendees = tuple(_attendees(parsed, index, contacts))
        event = _event_at(parsed, index, contacts)
        event = _event_before(parsed, index, contacts) if event is None else event
        is_noun = event is not None and not _points(parsed.tokens[event])
        is_of_side = _is_of_side(parsed, index, event)
        opens = index < OPENING and token.lemma in ATTENDING and event is None
        is_known = is_of_side or opens or _joins_people(parsed, index)
        if not attendees or (event is None and not is_known):
            continue
        if token.lemma in COMING and is_noun:
            continue
        yield Attendance(
            index,
            event,
            attendees,
            joins=token.lemma in JOINING,
            is_told=is_of_side or event is None or not is_noun or is_bare(parsed, event),
            is_noun=is_noun,
            is_of_side=is_of_side,
            is_of_body=_is_of_body(parsed, index) or all(_serves(parsed, s) for s in attendees),
            has_rulers=_are_rulers(parsed, attendees),
            is_bare=opens,
        )


def _with_whose_part(parsed: Parsed, contacts: Contacts) -> Iterator[Attendance]:
    """«На встрече, прошедшей с участием А и Б, …»: who sat by in what the text has told of."""
    for index, token in enumerate(parsed.tokens):
        if token.lemma != PART or takes_part(parsed, token.head):
            continue
        if WITH.isdisjoint(parsed.tokens[i].text.lower() for i in parsed.children(index)):
            continue
        nouns = (i for i in parsed.ancestors(index) if parsed.tokens[i].lemma in contacts.nouns)
        event = next(nouns, None)
        attendees = tuple(
            Side(name, "agent", item.mention.certainty, item.mention)
            for item in parsed.attached
            if item.governor == index and not item.preposition
            for name in item.mention.people
        )
        if attendees and event is not None and is_inside(parsed, event) and is_bare(parsed, event):
            yield Attendance(index, event, attendees, is_noun=True)


PART, WITH = "участие", frozenset({"с", "при"})

OPENING = 2
"""Tokens at the beginning of a sentence: «Также участвовали …»."""


def _attends(parsed: Parsed, verb: int) -> bool:
    known = ATTENDING | JOINING | COMING
    is_known = parsed.tokens[verb].lemma in known
    return is_known or takes_part(parsed, verb) or heads_side(parsed, verb)


def _joins_people(parsed: Parsed, verb: int) -> bool:
    """«к министрам присоединился Х»: to those who met."""
    return parsed.tokens[verb].lemma in JOINING and any(
        item.governor == verb and item.preposition == "к" and len(item.mention.people) > 1
        for item in parsed.attached
    )


def _event_at(parsed: Parsed, verb: int, contacts: Contacts) -> int | None:
    """The noun or pronoun after «в», «на», «к» under the verb."""
    under = chain.from_iterable(
        (i, *parsed.children(i)) if parsed.tokens[i].lemma == "участие" else (i,)
        for i in parsed.children(verb)
    )
    for index in under:
        token = parsed.tokens[index]
        is_event = token.lemma in contacts.nouns or token.lemma == OCCASION or _points(token)
        words = {parsed.tokens[i].text.lower() for i in parsed.children(index)}
        if is_event and words & TO_EVENT:
            return index
    return None


OCCASION = "мероприятие"
"""A word for any contact told before."""


def _event_before(parsed: Parsed, verb: int, contacts: Contacts) -> int | None:
    """«Заседание вёл Лавров, присутствовали …»."""
    if parsed.tokens[verb].lemma not in ATTENDING:
        return None
    nouns = (i for i in range(verb - 1, -1, -1) if parsed.tokens[i].lemma in contacts.nouns)
    return next(nouns, None)


def _points(token: Token) -> bool:
    """«в нём», «к которой», «в этом»."""
    return pronoun_of(token) is not None or token.lemma in {"который", "это"}


def _attendees(parsed: Parsed, verb: int, contacts: Contacts) -> Iterator[Side]:
    """The subjects of the verb, and whom it names besides: «кроме Токаева, …»."""
    trigger = Trigger(verb, contacts.verbs[TAKING_PART], verb, is_carried=True)
    for item in parsed.attached:
        is_agent = direct_part(parsed, trigger, item) == "agent"
        if not (is_agent or item.preposition in BESIDES):
            continue
        for name in item.mention.people:
            yield Side(name, "agent", item.mention.certainty, item.mention)


def is_bare(parsed: Parsed, noun: int) -> bool:
    """«на встрече», but not «на встрече министров», «на саммите ШОС»."""
    return all(
        parsed.tokens[i].relation in {"case", "punct"}
        or parsed.tokens[i].lemma in SAME
        or parsed.tokens[i].lemma == PART
        for i in parsed.children(noun)
    )


def _is_of_side(parsed: Parsed, verb: int, event: int | None) -> bool:
    """«с российской стороны в переговорах участвовали», «российскую сторону представляли»."""
    near = [*parsed.children(verb), *(parsed.children(event) if event is not None else ())]
    return heads_side(parsed, verb) or any(
        (parsed.tokens[i].lemma == "сторона" and parsed.tokens[i].case == "Gen")
        or (parsed.tokens[i].lemma == "состав" and parsed.tokens[i].case == "Loc")
        for i in near
    )


def _is_of_body(parsed: Parsed, verb: int) -> bool:
    """«подключились члены делегаций, в том числе …»: the subject is nobody by name."""
    return any(
        parsed.tokens[i].relation.startswith("nsubj") and parsed.tokens[i].lemma in BODIES
        for i in parsed.children(verb)
    )


def _serves(parsed: Parsed, side: Side) -> bool:
    """A minister, an aide: to the talk of their heads they come as company."""
    mention = side.mention
    words = range(mention.first, mention.last + 1) if mention is not None else ()
    return any(parsed.tokens[i].lemma in SERVING for i in words)


def _are_rulers(parsed: Parsed, attendees: Sequence[Side]) -> bool:
    """«участвовали канцлер Германии и премьер-министр Великобритании»: of two countries."""
    lands = {side.mention.country for side in attendees if _rules(parsed, side) and side.mention}
    return len(lands - {None}) > 1


def _rules(parsed: Parsed, side: Side) -> bool:
    mention = side.mention
    words = parsed.tokens[mention.first : mention.last + 1] if mention is not None else ()
    office = next((word for word in words if word.pos != "ADJ"), None)
    return office is not None and office.lemma in RULING


RULING = frozenset({"президент", "премьер-министр", "премьер", "канцлер", "король", "председатель"})

SERVING = frozenset(
    {"министр", "вице-премьер", "вице-министр", "помощник", "советник", "посол", "заместитель"}
)
