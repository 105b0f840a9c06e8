"""Words that the parser hung on the verb of another clause: «Х не приехал, делегацию вёл Y»."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reading.text.analysis import ACTING, SUBJECTS, Token

FREE = SUBJECTS | {"obj", "iobj", "obl"}
"""What may hang on either verb, by its form."""

COMMA = ","
BORDERS = frozenset({COMMA, ";", ":", "–", "—", "(", ")"})


def crossings(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """The words that hang across a border of clauses: its own verb for each, and the relation."""
    yield from ((*pair, tokens[pair[0]].relation) for pair in _between_clauses(tokens))
    for verb in _verbs(tokens):
        if not _subjects(tokens, verb):
            yield from ((i, verb, "nsubj") for i in _out_of_row(tokens, verb))


def _verbs(tokens: Sequence[Token]) -> list[int]:
    return [i for i, t in enumerate(tokens) if t.head < 0 and t.pos in ACTING]


def _out_of_row(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """«…, что приедет в Пекин, Байден и Си условились»: they are in no row with Beijing."""
    for index in range(verb - 1, -1, -1):
        token = tokens[index]
        if token.text in BORDERS:
            return
        is_late = COMMA in {t.text for t in tokens[max(0, token.head) : index]}
        is_row = tokens[token.head].case in {"Nom", None}
        if token.relation == "conj" and token.case == "Nom" and is_late and not is_row:
            yield index


def _between_clauses(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for verb, following in pairwise(_verbs(tokens)):
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
