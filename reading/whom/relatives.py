"""Whom a relative clause describes: «…, с которым он говорил»."""

from dataclasses import replace

from reading.grammar.heads import outer, top_of
from reading.grammar.mentions import Mention, MentionKind
from reading.whom.mind import CERTAIN
from reading.whom.surroundings import Here

DEEPEST = 8
"""Steps from the relative word up to the verb of its clause."""


def relative_at(index: int, here: Here) -> Mention | None:
    """The mention that «который» at the token takes up."""
    tokens, at = here.sentence.tokens, index
    for _ in range(DEEPEST):
        token = tokens[at]
        if token.relation.startswith("acl") and token.head >= 0:
            described = _last_of_row(_described(token.head, here), index, here)
            return None if described is None else _taken_up(described, index, here)
        if token.head < 0:
            return None
        at = token.head
    return None


def _described(head: int, here: Here) -> Mention | None:
    tokens = here.sentence.tokens
    for mention in (*here.found, *here.names):
        if mention.first <= head <= mention.last:
            return mention
        if outer(tokens, mention.first, mention.last) == head:
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
