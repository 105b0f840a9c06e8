"""Whose a contact is that names one side alone: «по инициативе А состоялся разговор с Б»."""

from collections.abc import Iterator, Sequence

from reading.contacts.arguments import NEAR
from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Parsed

INITIATIVE = "инициатива"


def initiators(parsed: Parsed, trigger: Trigger, sides: Sequence[Side]) -> Iterator[Side]:
    """Who proposed a contact with the others had it with them."""
    known = {side.name for side in sides}
    for item in parsed.attached:
        over = parsed.tokens[item.governor] if item.governor >= 0 else None
        if over is None or over.lemma != INITIATIVE or over.head not in trigger.governors:
            continue
        for name in item.mention.people:
            if name not in known:
                yield Side(name, "agent", NEAR * item.mention.certainty, item.mention)
