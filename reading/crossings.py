"""Words that the parser hung on the verb of another clause: «Х не приехал, делегацию вёл Y»."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reading.analysis import Token

ACTING = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
FREE = SUBJECTS | {"obj", "iobj", "obl"}
"""What may hang on either verb, by its form."""

COMMA = ","
BORDERS = frozenset({COMMA, ";", ":", "–", "—", "(", ")"})


def crossings(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The words that hang across a border of clauses, each with the verb of its own clause."""
    verbs = [i for i, t in enumerate(tokens) if t.head < 0 and t.pos in ACTING]
    for verb, following in pairwise(verbs):
        commas = [i for i in range(verb, following) if tokens[i].text in BORDERS]
        if not commas or tokens[commas[0]].text != COMMA:
            continue
        yield from ((i, verb) for i in _behind(tokens, verb) if tokens[i].head > commas[0])
        if not _subjects(tokens, following) and len(_subjects(tokens, verb)) > 1:
            late = [i for i in _behind(tokens, following) if tokens[i].head == verb]
            yield from ((i, following) for i in late if tokens[i].relation in SUBJECTS)


def _behind(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """The words before a verb, back to the border of its clause."""
    for index in range(verb - 1, -1, -1):
        if tokens[index].text in BORDERS:
            return
        if tokens[index].relation in FREE:
            yield index


def _subjects(tokens: Sequence[Token], verb: int) -> list[int]:
    return [i for i, t in enumerate(tokens) if t.head == verb and t.relation in SUBJECTS]
