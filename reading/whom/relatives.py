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
            described = _described(token.head, here)
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
