"""Whose «его встреча» is: not of whoever acts in its clause, and of whom its twin is."""

from collections.abc import Sequence

from reading.grammar.heads import governor_of, is_subject, outer
from reading.text.analysis import ACTING
from reading.whom.surroundings import Here


def not_of_himself(index: int, here: Here) -> tuple[str, ...]:
    """«А осудил Б после его встречи с …»: of A's own it would be «своей»."""
    tokens = here.sentence.tokens
    thing, verb = tokens[index].head, tokens[index].head
    while verb >= 0 and tokens[verb].pos not in ACTING:
        if tokens[verb].relation.startswith("nsubj"):
            return ()
        verb = tokens[verb].head
    if verb < 0 or thing < 0:
        return ()
    return tuple(
        person
        for mention in (*here.names, *here.found)
        if is_subject(tokens, mention) and governor_of(tokens, mention) == verb
        for person in mention.people
    )


def owner_of_twin(index: int, here: Here, ranked: Sequence[str]) -> str | None:
    """«обсудили визит Путина и его встречу с …»: whose the first of the two things is."""
    tokens = here.sentence.tokens
    thing = tokens[index].head
    twin = tokens[thing].head if thing >= 0 and tokens[thing].relation == "conj" else -1
    if twin < 0 or tokens[thing].feats.get("Animacy") != "Inan":
        return None
    for mention in here.found:
        over = tokens[outer(tokens, mention.first, mention.last)].head
        if over == twin and mention.case == "Gen" and mention.person in ranked:
            return mention.person
    return None
