"""Where a verb is left out: «встретился с Х, а вечером – с У», «принял Х, днём раньше – У»."""

from collections.abc import Iterator
from itertools import pairwise

from reading.contacts.triggers import Trigger
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Attached, Parsed
from reading.text.analysis import ACTING

DASHES = frozenset({"–", "—"})
COMMAS = frozenset({",", ";"})


def is_gapped(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """The mention stands right after a dash that stands for the verb of the contact word."""
    gap = _gap(parsed, trigger, item)
    return gap is not None and not any(parsed.mention_at(i) for i in gap)


def is_of_others(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«Лавров встретился с Х, Нуртлеу – с У»: somebody else did the same."""
    following = parsed.tokens[item.mention.last + 1 : item.mention.last + 2]
    before_dash = bool(following) and following[0].text in DASHES
    if before_dash and item.mention.case == "Nom" and item.preposition:
        return True
    if any(item.mention is actor for actor, _ in gaps(parsed, trigger)):
        return True
    gap = _gap(parsed, trigger, item)
    return gap is not None and any(parsed.mention_at(i) for i in gap)


def gaps(parsed: Parsed, trigger: Trigger) -> Iterator[tuple[Mention, Attached]]:
    """«…, а Нуртлеу – с У»: who else did the same, and the first of those he did it with."""
    if trigger.verb != trigger.index:
        return
    for actor, other in pairwise(sorted(parsed.attached, key=lambda item: item.mention.first)):
        who, whom = actor.mention, other.mention
        dash = who.last + 1
        before = parsed.tokens[who.first - 1].text.lower() if who.first else ""
        is_clause = trigger.index < who.first and before in OPENERS and who.case in {"Nom", None}
        preposition = parsed.tokens[dash + 1 : whom.first]
        is_beside = len(preposition) == bool(other.preposition) and whom.case != "Nom"
        if is_clause and is_beside and _is_dash(parsed, dash) and who.people and whom.people:
            yield who, other


OPENERS = frozenset({",", ";", "а", "и"})


def _is_dash(parsed: Parsed, index: int) -> bool:
    """A hyphen between two spaces is meant for one."""
    token, before = parsed.tokens[index], parsed.tokens[index - 1]
    is_hyphen = token.text == "-" and before.span.stop < token.span.start
    return token.text in DASHES or is_hyphen


def _gap(parsed: Parsed, trigger: Trigger, item: Attached) -> range | None:
    """The tokens between the last comma and the dash before the mention, if no verb is there."""
    dash = item.mention.first - (2 if item.preposition else 1)
    if dash < trigger.index or not _is_dash(parsed, dash):
        return None
    span = range(trigger.index + 1, dash)
    comma = max((i for i in span if parsed.tokens[i].text in COMMAS), default=None)
    if comma is None or any(parsed.tokens[i].pos in ACTING for i in span):
        return None
    return range(comma + 1, dash)
