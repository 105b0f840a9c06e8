"""A row whose first name shows no case has the case of the next: «переговоры Каллас и канцлера»."""

from collections.abc import Sequence
from itertools import pairwise

from reading.contacts.arguments import DIRECT
from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed


def with_whole_row(parsed: Parsed, trigger: Trigger, sides: Sequence[Side]) -> list[Side]:
    """The sides; both names right after the contact word get one part."""
    row = _row_after(parsed, trigger)
    part = _part_of_row(parsed, trigger, *row) if row else ""
    if not part:
        return list(sides)
    of_row = [
        Side(name, part, DIRECT * mention.certainty, mention)
        for mention in row
        for name in mention.people
    ]
    names = {side.name for side in of_row}
    return [*(side for side in sides if side.name not in names), *of_row]


def _row_after(parsed: Parsed, trigger: Trigger) -> tuple[Mention, ...]:
    """«переговоры Х и Y»: nothing else stands between."""
    if trigger.word.kind != "noun":
        return ()
    mentions = sorted((item.mention for item in parsed.attached), key=lambda one: one.first)
    for one, other in pairwise(mentions):
        between = [token.text for token in parsed.tokens[one.last + 1 : other.first]]
        if one.first == trigger.index + 1 and between == ["и"]:
            return one, other
    return ()


def _part_of_row(parsed: Parsed, trigger: Trigger, one: Mention, other: Mention) -> str:
    """Whose talks they are, or who «провели переговоры»."""
    if one.case not in {None, "Nom"} or not (one.people and other.people):
        return ""
    is_plain = one.case is other.case is None and not trigger.is_carried
    if other.case == "Gen" or is_plain:
        return "owner"
    is_held_by = trigger.is_carried and trigger.verb is not None and trigger.verb < trigger.index
    return "agent" if is_held_by and other.case in {None, "Nom"} and _acts(parsed, trigger) else ""


def _acts(parsed: Parsed, trigger: Trigger) -> bool:
    """The verb in the plural has the contact for its object, and no other subject."""
    verb = trigger.verb
    if verb is None or parsed.tokens[verb].feats.get("Number") != "Plur":
        return False
    is_object = parsed.tokens[trigger.index].relation == "obj"
    below = (parsed.tokens[i].relation for i in parsed.children(verb))
    return is_object and not any(relation.startswith("nsubj") for relation in below)
