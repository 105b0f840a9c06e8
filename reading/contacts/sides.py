"""Who stands where around a contact word.

Around each contact word every mention of the sentence gets a part by its grammar (agent, with,
owner …); where the parser lost the thread, by case, preposition and order, with less certainty.
"""

from collections.abc import Iterator, Sequence

from reading.contacts.addressing import addressed
from reading.contacts.arguments import DIRECT, NEAR, direct_part, part_of
from reading.contacts.gapping import gaps_of
from reading.contacts.implied import implied
from reading.contacts.initiators import initiators
from reading.contacts.labels import labelled_sides, listed_sides
from reading.contacts.parts import FIRST, LENT, NAMED_BY_NOUN
from reading.contacts.salience import Context
from reading.contacts.settings import is_about, is_spoken_of
from reading.contacts.standing import Side
from reading.contacts.tellers import without_announcer, without_spokesman
from reading.contacts.triggers import Trigger
from reading.contacts.undeclined import with_whole_row
from reading.contacts.valency import with_one_subject
from reading.grammar.syntax import Parsed
from reading.text.analysis import Token

IMPLIED = 0.8
"""Certainty of somebody whom the sentence leaves out."""

STRONG = frozenset({"meet", "receive", "call", "talk", "noun"})


def sides_of(
    parsed: Parsed,
    trigger: Trigger,
    found: Sequence[Trigger],
    context: Context,
) -> list[Side]:
    """Everybody around one contact word; `found` are all contact words of the sentence."""
    labelled = [*labelled_sides(parsed, trigger)] or [*listed_sides(parsed, trigger)]
    if labelled:
        return labelled
    others = [one for one in found if one is not trigger and one.word.kind in STRONG]
    gaps = gaps_of(parsed, trigger)
    best: dict[str, Side] = {}
    for item in parsed.attached:
        part, certainty = part_of(parsed, trigger, others, gaps, item)
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
    sides = without_spokesman(parsed, trigger, sides)
    left_out = implied(parsed, trigger, found, sides, context)
    sides.extend(Side(name, "zero", IMPLIED) for name in left_out)
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
    held = {side.part for side in sides if side.certainty >= NEAR}
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
        if is_about(parsed, other.index):  # «в разговоре речь шла о приезде президента»
            continue
        for item in parsed.attached:
            part = direct_part(parsed, other, item)
            for name in item.mention.people:
                if part in LENT and name not in known:
                    known.add(name)
                    yield Side(name, part, NEAR * item.mention.certainty, item.mention)
