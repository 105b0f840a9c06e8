"""A verb has one subject: of two «subjects» of «принял» one is a name that doesn't decline.

«Сабо принял Ли Чан Хо», «Фори был принят Ким Ён Су», «Посла Муттаки увидит завтра», «с ним
встретился Оюун-Эрдэнэ»: a name that shows no case fills the part that the verb still lacks,
whatever the parser says.
"""

from collections.abc import Sequence
from dataclasses import replace

from reading.contacts.arguments import NEAR
from reading.contacts.by_case import has_thing
from reading.contacts.standing import Side
from reading.contacts.subjects import is_passive
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Parsed

LACKING = dict.fromkeys(("receive", "call_on", "await", "greet"), "object") | {"call": "dative"}
"""The part beside the subject that a verb of a kind can't do without."""

INTRANSITIVE = frozenset({"meet", "talk"})


def with_one_subject(parsed: Parsed, trigger: Trigger, sides: Sequence[Side]) -> list[Side]:
    """The sides, a part that was given twice shared out."""
    verb = trigger.index
    if not trigger.word.is_verb or trigger.verb != verb or _is_plural(parsed, verb):
        return list(sides)
    passive = is_passive(parsed, verb)
    if not passive and not any(side.part == "agent" for side in sides):
        return _given_subject(trigger, sides)
    lacking = LACKING.get(trigger.word.kind)
    if lacking is None or has_thing(parsed, trigger):
        return list(sides)
    return _shared(sides, verb, *(("object", "agent") if passive else ("agent", lacking)))


def _shared(sides: Sequence[Side], verb: int, taken: str, free: str) -> list[Side]:
    """«Сабо принял Ли Чан Хо»: who stands on the other side of the verb, or shows no case."""
    rivals = [s for s in sides if s.part == taken and s.mention and s.certainty >= NEAR * 0.8]
    before = [s for s in rivals if s.mention and s.mention.last < verb]
    after = [s for s in rivals if s.mention and s.mention.first > verb]
    if not before or not after:
        return list(sides)
    others = before if all(map(_is_open, before)) and not any(map(_is_open, after)) else after
    return [_moved(s, free) if s in others else s for s in sides]


def _given_subject(trigger: Trigger, sides: Sequence[Side]) -> list[Side]:
    """Nobody «встретился» somebody: such an object acts; so does one beside another, unjoined."""
    intransitive = trigger.word.kind in INTRANSITIVE
    return [
        _moved(side, "agent")
        if (side.part == "object" and intransitive and _is_open(side)) or _is_beside(side, sides)
        else side
        for side in sides
    ]


def _is_beside(side: Side, sides: Sequence[Side]) -> bool:
    """«С Лавровым Нуртлеу увидится»: right after another of the same part, without «и»."""
    mention = side.mention
    return (mention is not None and mention.case in {None, "Nom"}) and any(
        other.part == side.part in {"object", "with"}
        and other.mention is not None
        and other.mention.last + 1 == mention.first
        and not _is_open(other)
        for other in sides
    )


def _is_plural(parsed: Parsed, verb: int) -> bool:
    return parsed.tokens[verb].feats.get("Number") == "Plur"


def _is_open(side: Side) -> bool:
    """Its words show no case."""
    return side.mention is not None and side.mention.case is None


def _moved(side: Side, part: str) -> Side:
    return replace(side, part=part, certainty=side.certainty * NEAR)
