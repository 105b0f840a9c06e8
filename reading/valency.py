"""A verb has one subject: of two «subjects» of «принял» one is a name that doesn't decline.

«Сабо принял Ли Чан Хо», «Фори был принят Ким Ён Су», «с ним встретился Оюун-Эрдэнэ»: a name that
shows no case fills the part that the verb still lacks, whatever the parser says.
"""

from collections.abc import Sequence
from dataclasses import replace

from reading.arguments import NEAR, is_passive
from reading.standing import Side
from reading.syntax import Parsed
from reading.triggers import Trigger

LACKING = {"receive": "object", "call_on": "object", "await": "object", "call": "dative"}
"""The part beside the subject that a verb of a kind can't do without."""

INTRANSITIVE = frozenset({"meet", "talk"})


def with_one_subject(parsed: Parsed, trigger: Trigger, sides: Sequence[Side]) -> list[Side]:
    """The sides, a part that was given twice shared out."""
    kind, verb = trigger.word.kind, trigger.index
    if not trigger.word.is_verb or trigger.verb != verb:
        return list(sides)
    if kind in INTRANSITIVE:
        return _given_subject(sides)
    if kind not in LACKING or parsed.tokens[verb].feats.get("Number") == "Plur":
        return list(sides)
    taken, free = ("object", "agent") if is_passive(parsed, verb) else ("agent", LACKING[kind])
    rivals = [s for s in sides if s.part == taken and s.mention and s.certainty >= NEAR * 0.8]
    before = [s for s in rivals if s.mention and s.mention.last < verb]
    after = [s for s in rivals if s.mention and s.mention.first > verb]
    if not before or not after or any(side.part == free for side in sides):
        return list(sides)
    others = before if all(map(_is_open, before)) and not any(map(_is_open, after)) else after
    return [_moved(s, free) if s in others else s for s in sides]


def _given_subject(sides: Sequence[Side]) -> list[Side]:
    """Nobody «встретился» somebody: such an object acts."""
    if any(side.part == "agent" for side in sides):
        return list(sides)
    return [_moved(s, "agent") if s.part == "object" and _is_open(s) else s for s in sides]


def _is_open(side: Side) -> bool:
    """Its words show no case."""
    return side.mention is not None and side.mention.case is None


def _moved(side: Side, part: str) -> Side:
    return replace(side, part=part, certainty=side.certainty * NEAR)
