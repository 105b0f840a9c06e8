"""Who stands where around a contact word, and which two of them thereby met.

Around each contact word every mention of the sentence gets a part by its grammar (agent, with,
owner …); where the parser lost the thread, by case, preposition and order, with less certainty.
Which two parts make a contact is a table (`[licences]` of `data/contacts.toml`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import mul

from reading.contacts.addressing import addressed
from reading.contacts.arguments import ACCOMPANYING, DIRECT, NEAR, direct_part, part_of
from reading.contacts.company import came_together
from reading.contacts.contacts import Contacts, ContactWord
from reading.contacts.domestic import is_domestic
from reading.contacts.initiators import initiators
from reading.contacts.labels import labelled_sides
from reading.contacts.presence import JOINT, PRESENT
from reading.contacts.salience import Context
from reading.contacts.standing import Side
from reading.contacts.subjects import is_at_reception, is_passive, is_spoken_of, subject_of
from reading.contacts.tellers import without_announcer
from reading.contacts.triggers import Trigger, heads_side, speak_for_one
from reading.contacts.undeclined import with_whole_row
from reading.contacts.undertakings import is_of_others
from reading.contacts.valency import with_one_subject
from reading.grammar.syntax import Parsed
from reading.text.analysis import Token

IMPLIED = 0.8
"""Certainty of somebody whom the sentence leaves out."""


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
        is_hosted = any(side.part in {"to", "at"} for side in sides)
        for one, other in combinations(sides, 2):
            if one.name == other.name or not (one.is_person or other.is_person):
                continue
            if trigger.word.kind == "attend" and one.part == other.part and not is_hosted:
                # «прилетели А и Б»: only where they came to the same host did they meet.
                continue
            licence = _licence(parsed, contacts, trigger, one, other)
            if licence:
                both = min if one.mention is other.mention else mul
                confidence = licence * both(one.certainty, other.certainty)
                yield Pairing(trigger.word, trigger.index, trigger.verb, one, other, confidence)


def _without_collectives(sides: Sequence[Side]) -> list[Side]:
    """«министры России Лавров, Турции Фидан»: the word for all gives way to those it names."""
    named = Counter(side.part for side in sides if side.is_person)
    return [
        side
        for side in sides
        if side.is_person or not side.is_many or named[side.part] + named[PRESENT] < MANY
    ]


MANY = 2
STRONG = frozenset({"meet", "receive", "call", "talk", "noun"})


def _licence(parsed: Parsed, contacts: Contacts, trigger: Trigger, one: Side, other: Side) -> float:
    kind = trigger.word.kind
    if kind in SITTING and is_domestic(parsed, trigger.index):
        return 0.0
    parts = frozenset({one.part, other.part})
    if PRESENT in parts:
        # Who is only implied has no part in a meeting that names its mediator alone.
        are_people = one.is_person and other.is_person
        # «в присутствии послов»: nobody says who they were.
        is_known = all(side.is_person for side in (one, other) if side.part == PRESENT)
        is_met = (kind in STRONG and is_known) or (kind == "event" and are_people)
        return JOINT if is_met and "zero" not in parts else 0.0
    licence = contacts.licences.get(kind, {}).get(parts, 0.0)
    if len(parts) == 1 and _is_apart(parsed, trigger, contacts):
        return 0.0
    if parts in COMPANIES and came_together(parsed, trigger, one, other):
        return JOINT
    if parts == {"agent"} and not _acts_jointly(parsed, trigger, one, other):
        return 0.0
    is_beside = _is_beside(kind, parts) and not _is_joint(parsed, trigger, contacts)
    return 0.0 if is_beside else licence


COMPANIES = frozenset({frozenset({"with"}), frozenset({"object"})})
"""Parts of the side that was met."""


def _are_company(parsed: Parsed, trigger: Trigger) -> bool:
    """«на встрече главу сопровождали А и Б»: they met whom he met, not each other."""
    verb = trigger.verb
    if verb is None or verb == trigger.index or trigger.is_carried:
        return False
    return parsed.tokens[verb].lemma in ACCOMPANYING or speak_for_one(parsed, verb)


SITTING = frozenset({"event", "together", "noun"})


def _is_beside(kind: str, parts: frozenset[str]) -> bool:
    """«с» may only mean «together with»: «вместе с Х принял …», «с Х открыл», «с Х позвонил У»."""
    if kind in {"receive", "together"}:
        return "with" in parts
    if kind == "share":
        # «ужинал с А и Б»: at one table.
        return False
    return parts == {"with"} or (kind == "call" and parts == {"with", "dative"})


def _is_apart(parsed: Parsed, trigger: Trigger, contacts: Contacts) -> bool:
    """Those of one side didn't meet each other by this word."""
    is_others = is_of_others(parsed, trigger.index, contacts)
    return is_others or _is_one_by_one(parsed, trigger, contacts)


def _is_one_by_one(parsed: Parsed, trigger: Trigger, contacts: Contacts) -> bool:
    """«по очереди беседовали», «по отдельности», «поочередно», «с каждым из них»."""
    clause = (parsed.tokens[i] for i in parsed.clause(trigger.index))
    return any(token.lemma in contacts.cues["one_by_one"] for token in clause)


def _is_joint(parsed: Parsed, trigger: Trigger, contacts: Contacts) -> bool:
    """«трёхсторонняя встреча с Х и У», «вместе»; not «обсудил с Х и У совместные проекты»."""
    for index in parsed.clause(trigger.index):
        token = parsed.tokens[index]
        if token.lemma in contacts.cues["jointly"]:
            described = token.head if token.pos == "ADJ" else trigger.index
            if described < 0 or described == trigger.index or _is_manner(parsed, described):
                return True
    return False


MANNER = frozenset({"формат", "состав", "переговоры", "встреча", "беседа", "саммит", "заседание"})


def _is_manner(parsed: Parsed, index: int) -> bool:
    """«в трёхстороннем формате»."""
    return parsed.tokens[index].lemma in MANNER


def _acts_jointly(parsed: Parsed, trigger: Trigger, one: Side, other: Side) -> bool:
    """The verb stands in the plural: its subjects did it together; or each heads his side."""
    verb = trigger.index if trigger.verb is None else trigger.verb
    token = parsed.tokens[verb]
    if _are_company(parsed, trigger):
        return False
    if heads_side(parsed, verb) or _follow_as_one(parsed, verb, one, other):
        return True
    return token.pos not in {"VERB", "AUX"} or token.feats.get("Number") != "Sing"


def _follow_as_one(parsed: Parsed, verb: int, one: Side, other: Side) -> bool:
    """«переговоры провёл Лавров и Фидан»: a verb may agree with the nearest of its subjects."""
    if one.mention is None or other.mention is None:
        return False
    first, second = sorted((one.mention, other.mention), key=lambda mention: mention.first)
    between = [token.text for token in parsed.tokens[first.last + 1 : second.first]]
    return verb < first.first and first.case in {"Nom", None} and between == ["и"]


def sides_of(
    parsed: Parsed,
    trigger: Trigger,
    found: Sequence[Trigger],
    context: Context,
) -> list[Side]:
    """Everybody around one contact word; `found` are all contact words of the sentence."""
    labelled = list(labelled_sides(parsed, trigger))
    if labelled:
        return labelled
    others = [one for one in found if one is not trigger and one.word.kind in STRONG]
    best: dict[str, Side] = {}
    for item in parsed.attached:
        part, certainty = part_of(parsed, trigger, others, item)
        if not part:
            continue
        mention = item.mention
        for name in mention.people or ((mention.office,) if mention.office else ()):
            side = Side(name, part, certainty * mention.certainty, mention)
            if name not in best or best[name].certainty < side.certainty:
                best[name] = side
    sides = without_announcer(trigger, list(best.values()))
    sides = with_one_subject(parsed, trigger, sides)
    sides = with_whole_row(parsed, trigger, sides)
    sides.extend(_lent(parsed, trigger, found, sides))
    if not any(side.part in FIRST for side in sides):
        sides.extend(initiators(parsed, trigger, sides))
    if not any(side.part in NAMED_BY_NOUN for side in sides):
        sides.extend(addressed(parsed, trigger, found))
    implied = _implied(parsed, trigger, found, sides, context)
    sides.extend(Side(name, "zero", IMPLIED) for name in implied)
    return _without_onlookers(trigger, _without_rivals([*sides, *_row(parsed, sides)]))


ROW = 12
"""Tokens between two members of a row: «…, исполнительным директором Фонда населения ООН …»."""


def _row(parsed: Parsed, sides: Sequence[Side]) -> Iterator[Side]:
    """Members of a row that the parser left out: same case, commas and «и» between."""
    known = {side.name for side in sides if side.certainty >= NEAR}
    for lead in [side for side in sides if side.part in {"with", "object"} and side.mention]:
        last = lead.mention
        case = parsed.case_of(last)
        for item in parsed.attached:
            if last is None or item.mention.first <= last.last or item.case != case:
                continue
            if not _is_row(parsed.tokens[last.last + 1 : item.mention.first]):
                break
            for name in item.mention.people:
                if name not in known:
                    known.add(name)
                    certainty = lead.certainty * item.mention.certainty
                    yield Side(name, lead.part, certainty, item.mention)
            last = item.mention


def _is_row(between: Sequence[Token]) -> bool:
    words = [token.text.lower() for token in between]
    return (
        0 < len(words) <= ROW
        and words[0] in {",", "и", "а"}
        and not any(t.pos in {"VERB", "AUX", "PRON"} or t.text in STOPS for t in between)
    )


STOPS = frozenset({".", ";", ":", "—", "–", "(", ")"})


def _without_rivals(sides: Sequence[Side]) -> list[Side]:
    """Who only stands near gives way to who holds the same part by grammar."""
    held = {side.part for side in sides if side.certainty >= DIRECT * 0.9}
    return [s for s in sides if s.part not in held or s.certainty >= NEAR or s.mention is None]


def _without_onlookers(trigger: Trigger, sides: list[Side]) -> list[Side]:
    """«перед встречей А с Б министр посетит …»: whose meeting it is the words say in full."""
    held = {side.part for side in sides if side.certainty >= NEAR and side.is_person}
    is_whole = not trigger.is_carried and {"owner", "with"} <= held
    return [side for side in sides if side.part != "agent"] if is_whole else sides


def _lent(
    parsed: Parsed,
    trigger: Trigger,
    found: Sequence[Trigger],
    sides: Sequence[Side],
) -> Iterator[Side]:
    """«Серия встреч Токаева продолжилась переговорами с …»: two words of one contact."""
    is_told = not sides or any(side.part in FIRST for side in sides)
    if trigger.verb is None or is_told or is_spoken_of(parsed, trigger):
        return
    known = {side.name for side in sides}
    for other in found:
        if other is trigger or other.verb != trigger.verb or not other.is_carried:
            continue
        for item in parsed.attached:
            part = direct_part(parsed, other, item)
            for name in item.mention.people:
                if part in LENT and name not in known:
                    known.add(name)
                    yield Side(name, part, NEAR * item.mention.certainty, item.mention)


YOURS = "ваш"
NAMED_BY_NOUN = frozenset({"with", "owner", "between"})


FIRST = frozenset({"agent", "owner", "between", "at", "for", "dative", "teller"})
"""Parts of the side that a contact starts from."""

LENT = FIRST - {"dative"}
"""«до переговоров с А Б позвонил В»: who called, not who was called."""


def _implied(
    parsed: Parsed,
    trigger: Trigger,
    found: Sequence[Trigger],
    sides: Sequence[Side],
    context: Context,
) -> Iterator[str]:
    """Who acted in the sentence before, when this one names nobody who acts."""
    met = {side.name for side in sides if side.part == "with"}
    comers = (name for name in _comers(parsed, trigger, found) if name not in met)
    who = next(comers, None) or _unnamed(parsed, trigger, context)
    beside = [side for side in sides if side.name != who or side.part not in BESIDE]
    if any(side.part in FIRST and side.certainty * 1.01 >= NEAR for side in beside):
        return
    if trigger.verb is not None and _has_own_subject(parsed, trigger):
        return
    if any(parsed.tokens[i].lemma == YOURS for i in parsed.children(trigger.index)):
        return
    if who is not None and who not in {side.name for side in beside}:
        yield who


def _comers(parsed: Parsed, trigger: Trigger, found: Sequence[Trigger]) -> Sequence[str]:
    """«Эрдоган прибудет в Вашингтон: переговоры с Трампом назначены на …»: who comes, if one."""
    coming = [one for one in found if one.word.kind == "attend" and one.index < trigger.index]
    names = tuple(
        name
        for item in parsed.attached
        if coming and direct_part(parsed, coming[-1], item) == "agent"
        for name in item.mention.people
    )
    return names if len(names) == 1 else ()


BESIDE = frozenset({"at", "for"})
"""Parts that say of who acts only whose something is: «увижусь с …, программа у меня плотная»."""


def _unnamed(parsed: Parsed, trigger: Trigger, context: Context) -> str | None:
    """Who is meant where nobody is said to act."""
    acts = trigger.word.is_verb or (trigger.is_carried and not _is_subject_word(parsed, trigger))
    is_first = acts or context.subject in context.leaders
    order = (context.subject, context.hero) if is_first else (context.hero, context.subject)
    other_sex = _other_sex(parsed, trigger, context) if acts else frozenset()
    likely = [who for who in order if who and who not in other_sex]
    here = [who for who in likely if _is_named_before(parsed, trigger, who)]
    return next(iter([*here, *likely]), None)


def _is_named_before(parsed: Parsed, trigger: Trigger, who: str) -> bool:
    """«X примет президент, запланирована и встреча с Y»: X's."""
    return any(
        item.mention.last < trigger.index and who in item.mention.people for item in parsed.attached
    )


def _other_sex(parsed: Parsed, trigger: Trigger, context: Context) -> frozenset[str]:
    """Who can't have acted: «встретилась» no man, «встретился» no woman."""
    verb = trigger.index if trigger.verb is None else trigger.verb
    gender = parsed.tokens[verb].feats.get("Gender")
    if parsed.tokens[verb].pos != "VERB":
        return frozenset()
    return {"Fem": context.men, "Masc": context.women}.get(gender or "", frozenset())


def _is_subject_word(parsed: Parsed, trigger: Trigger) -> bool:
    """«состоялась встреча с …»: nobody acts but the meeting itself."""
    return parsed.tokens[trigger.index].relation.startswith("nsubj")


def _has_own_subject(parsed: Parsed, trigger: Trigger) -> bool:
    """Somebody acts whom nothing names: «торага беседовал с …» – but not «переговоры прошли»."""
    at = subject_of(parsed, trigger.verb) if trigger.verb is not None else None
    return (
        at is not None
        and at != trigger.index
        and not _is_thing_done(parsed, at)
        and not (
            trigger.is_carried
            and trigger.verb != trigger.index
            and _leads_to(parsed, at, trigger.index)
        )
    )


def _is_thing_done(parsed: Parsed, index: int) -> bool:
    """«в ходе встречи с Х отмечена важность торговли», «были обсуждены вопросы»: nobody acts."""
    token = parsed.tokens[index]
    is_thing = token.feats.get("Animacy") == "Inan" and parsed.mention_at(index) is None
    return is_thing and is_passive(parsed, token.head)


def _leads_to(parsed: Parsed, top: int, index: int) -> bool:
    """The word stands inside the phrase of the subject: «серия встреч продолжилась»."""
    return top in parsed.ancestors(index)
