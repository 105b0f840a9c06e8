"""Who stands before a colon: «Песков: встреча Путина с Си …», «Лавров и Фидан: встреча …»."""

from collections.abc import Iterator

from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Attached, Parsed

PAIR = 2
LIKELY = 0.75


def is_label(parsed: Parsed, item: Attached) -> bool:
    """«Песков: встреча Путина с Си состоится …»: who says so of others."""
    mention = item.mention
    following = parsed.tokens[mention.last + 1 : mention.last + 2]
    others = {name for one in parsed.attached for name in one.mention.people} - set(mention.people)
    is_first = mention.first == 0 and any(token.text == ":" for token in following)
    return is_first and len(others) > 1


def labelled_sides(parsed: Parsed, trigger: Trigger) -> Iterator[Side]:
    """«Лавров и Фидан: встреча в Анкаре»: the headline names both first."""
    before = trigger.index - 1
    if trigger.word.kind != "noun" or before < 0 or parsed.tokens[before].text != ":":
        return
    named = [item.mention for item in parsed.attached if item.mention.people]
    are_two = len(named) == PAIR and named[-1].last < before
    if are_two and parsed.tokens[named[0].last + 1].text == "и":
        for mention in named:
            yield Side(mention.people[0], "owner", LIKELY * mention.certainty, mention)
