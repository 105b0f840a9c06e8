"""Others who did the same by a verb that isn't said again: «А встретился с Б, а В – с Г»."""

from collections.abc import Iterator

from reading.contacts.arguments import GAPPED
from reading.contacts.gapping import gaps
from reading.contacts.parts import by_preposition
from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Attached, Parsed


def alike_sides(parsed: Parsed, trigger: Trigger) -> Iterator[tuple[Side, Side]]:
    """Who acted in the clause without a verb, with each of those he did it with."""
    for actor, first in gaps(parsed, trigger):
        for item in _row(parsed, first):
            part = by_preposition(first) if first.preposition else "object"
            yield (
                Side(actor.people[0], "agent", GAPPED * actor.certainty, actor),
                Side(item.mention.people[0], part, GAPPED * item.mention.certainty, item.mention),
            )


def _row(parsed: Parsed, first: Attached) -> Iterator[Attached]:
    """«– с Г и Д»: whoever follows over «и» or a comma in the same case."""
    last = first
    yield first
    for item in parsed.attached:
        between = parsed.tokens[last.mention.last + 1 : item.mention.first]
        joins = [token.text for token in between] in (["и"], [","])
        if item.mention.first > last.mention.last and joins and item.mention.people:
            if item.mention.case != first.mention.case:
                return
            last = item
            yield item
