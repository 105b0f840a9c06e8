"""Who stands before a colon: «Песков: встреча Путина с Си …», «Лавров и Фидан: встреча …»."""

from collections.abc import Iterator

from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.governors import is_finite
from reading.grammar.mentions import MentionKind
from reading.grammar.syntax import Attached, Parsed

PAIR = 2
LIKELY, LISTED = 0.75, 0.85


def is_label(parsed: Parsed, item: Attached) -> bool:
    """«Песков: встреча Путина с Си состоится …»: who says so of others."""
    mention = item.mention
    following = parsed.tokens[mention.last + 1 : mention.last + 2]
    others = {name for one in parsed.attached for name in one.mention.people} - set(mention.people)
    is_first = mention.first == 0 and any(token.text == ":" for token in following)
    return is_first and len(others) > 1


def labelled_sides(parsed: Parsed, trigger: Trigger) -> Iterator[Side]:
    """«Лавров и Фидан: встреча в Анкаре», «Путин – Моди: переговоры»: the headline names both."""
    named = [item.mention for item in parsed.attached if item.mention.kind is MentionKind.NAME]
    if trigger.word.kind != "noun" or len(named) != PAIR:
        return
    one, other = named
    colon = parsed.tokens[other.last + 1 : other.last + 2]
    is_headline = one.first <= ORNAMENTS and [token.text for token in colon] == [":"]
    are_two = parsed.tokens[one.last + 1].text in JOINING and other.first == one.last + 2
    if is_headline and are_two and other.last < trigger.index:
        for mention in named:
            yield Side(str(mention.person), "owner", LIKELY * mention.certainty, mention)


def listed_sides(parsed: Parsed, trigger: Trigger) -> Iterator[Side]:
    """«Завтрак «Веймара плюс»: министры А, Б и В»: one meeting of all, told without a verb."""
    token = parsed.tokens[trigger.index]
    is_many = token.feats.get("Number") == "Plur" and token.lemma not in PLURAL_ONLY
    colon = next((i for i, one in enumerate(parsed.tokens) if one.text == ":"), -1)
    named = [item for item in parsed.attached if item.mention.kind is MentionKind.NAME]
    if trigger.word.is_verb or is_many or len(named) < PAIR or not 0 <= trigger.index < colon:
        return
    row = [item.mention for item in named if item.mention.case in {"Nom", None}]
    is_verbless = not any(is_finite(one) and one.relation != "acl:relcl" for one in parsed.tokens)
    if not is_verbless or len(row) < len(named) or row[0].first < colon:
        return
    for mention in row:
        yield Side(str(mention.person), "agent", LISTED * mention.certainty, mention)


PLURAL_ONLY = frozenset({"переговоры"})

JOINING = frozenset({"и", "–", "—", "-"})
ORNAMENTS = 2
"""Tokens before the names: «⚡️»."""
