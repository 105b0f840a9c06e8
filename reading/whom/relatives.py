"""Whom a relative clause describes: «…, с которым он говорил»."""

from collections.abc import Sequence
from dataclasses import replace

from reading.grammar.heads import outer, top_of
from reading.grammar.mentions import Mention, MentionKind
from reading.text.analysis import ACTING, Token
from reading.whom.mind import CERTAIN
from reading.whom.surroundings import Here

DEEPEST = 8
"""Steps from the relative word up to the verb of its clause."""


def relative_at(index: int, here: Here) -> Mention | None:
    """The mention that «который» at the token takes up."""
    tokens, at = here.sentence.tokens, index
    if (tokens[index].text.lower(), tokens[index].case) == THINGS:
        return None
    for _ in range(DEEPEST):
        token = tokens[at]
        if token.relation.startswith("acl") and token.head >= 0:
            described = _last_of_row(_described(token.head, here), index, here)
            return None if described is None else _taken_up(described, index, here)
        if token.head < 0:
            break
        at = token.head
    nearest = _before_comma(index, here)
    return None if nearest is None else _taken_up(nearest, index, here)


THINGS = ("которые", "Acc")
"""Of people it would be «которых»."""


def _before_comma(index: int, here: Here) -> Mention | None:
    """Who stands right before «, с которым», where the parser lost the clause.

    Maybe with an office behind: «Х, президент Индонезии, который …».
    """
    tokens = here.sentence.tokens
    comma = index - 2 if index and tokens[index - 1].pos == "ADP" else index - 1
    if comma <= 0 or tokens[comma].text != COMMA:
        return None
    before = [m for m in (*here.names, *here.found) if m.last < comma and m.people]
    nearest = max(before, key=lambda mention: mention.last, default=None)
    if nearest is None or not _may_be(nearest, index, here):
        return None
    between = tokens[nearest.last + 1 : comma]
    is_office = between[:1] and between[0].text == COMMA and not _acts(between)
    return nearest if not between or is_office else None


COMMA = ","


def _may_be(mention: Mention, index: int, here: Here) -> bool:
    """Number agrees; the gender only of an office, that of a rare name is a guess."""
    tokens = here.sentence.tokens
    head, relative = tokens[outer(tokens, mention.first, mention.last)], tokens[index]
    feats = ["Number"] if mention.kind is MentionKind.NAME else ["Number", "Gender"]
    return not mention.is_plural and all(
        head.feats.get(feat) == relative.feats.get(feat) for feat in feats
    )


def _acts(tokens: Sequence[Token]) -> bool:
    return any(token.pos in ACTING for token in tokens) or any(
        token.text == COMMA for token in tokens[1:]
    )


def _described(head: int, here: Here) -> Mention | None:
    """Who stands at the token, or, where that is his office, before it: «Х, президент, который»."""
    tokens = here.sentence.tokens
    for at in dict.fromkeys((head, top_of(tokens, head))):
        for mention in (*here.found, *here.names):
            if mention.first <= at <= mention.last:
                return mention
    return None


def _last_of_row(first: Mention | None, index: int, here: Here) -> Mention | None:
    """«А и Б, который …»: in the singular it takes up the last."""
    tokens = here.sentence.tokens
    if first is None or tokens[index].feats.get("Number") != "Sing":
        return first
    comma = next((i for i in range(index - 1, max(-1, index - 3), -1) if tokens[i].text == ","), -1)
    last = next((m for m in (*here.found, *here.names) if m.last == comma - 1), None)
    if last is None:
        return first
    row = {top_of(tokens, outer(tokens, m.first, m.last)) for m in (first, last)}
    return last if len(row) == 1 else first


def _taken_up(mention: Mention, index: int, here: Here) -> Mention:
    token = here.sentence.tokens[index]
    row = _row_of(mention, here) if token.feats.get("Number") == "Plur" else ()
    return replace(
        mention,
        person=None if row else mention.person,
        group=row,
        is_plural=bool(row),
        span=token.span,
        kind=MentionKind.PRONOUN,
        first=index,
        last=index,
        case=token.case,
        certainty=CERTAIN,
    )


def _row_of(first: Mention, here: Here) -> tuple[str, ...]:
    """Everybody coordinated with the first: «А, Б и В, которые …»."""
    tokens = here.sentence.tokens
    top = top_of(tokens, outer(tokens, first.first, first.last))
    row = [
        person
        for mention in dict.fromkeys((*here.found, *here.names))
        if top_of(tokens, outer(tokens, mention.first, mention.last)) == top
        for person in mention.people
    ]
    return tuple(dict.fromkeys(row)) if len(set(row)) > 1 else ()
