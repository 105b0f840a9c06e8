"""The piece of an article that shows what was looked for, in the words of the original."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reading.search.lemmas import LONGEST_TEXT, WORD

LENGTH = 220
"""Characters of a snippet."""

LEAD = 40
"""Characters before the first hit."""

SPACE = re.compile(r"\s+")


class Piece(NamedTuple):
    """Words of a snippet; `is_hit`: it is what was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """`is_cut_before`, `is_cut_after`: the article goes on there."""

    pieces: tuple[Piece, ...]
    is_cut_before: bool
    is_cut_after: bool


def snippet(text: str, is_hit: Callable[[str], bool]) -> Snippet:
    """The stretch with the most different hits, the first of several; else the beginning."""
    text = text[:LONGEST_TEXT]
    hits = [(match.start(), match.end()) for match in WORD.finditer(text) if is_hit(match[0])]
    start = _start(text, _best(text, hits))
    stop = _stop(text, start)
    inside = [(begin, end) for begin, end in hits if start <= begin and end <= stop]
    return Snippet(_pieces(text, start, stop, inside), start > 0, stop < len(text.rstrip()))


def _best(text: str, hits: Sequence[tuple[int, int]]) -> int:
    """Where the stretch with the most different words begins."""
    best, most = 0, 0
    for number, (start, _) in enumerate(hits):
        inside = [hit for hit in hits[number : number + 20] if hit[1] <= start + LENGTH - LEAD]
        different = len({text[begin:end].lower()[:4] for begin, end in inside})
        if different > most:
            best, most = start, different
    return best


def _start(text: str, hit: int) -> int:
    """The beginning of the word some way before the hit; that of the text, if it is near."""
    if hit <= LEAD:
        return 0
    space = SPACE.search(text, hit - LEAD, hit)
    return space.end() if space is not None else hit


def _stop(text: str, start: int) -> int:
    if len(text) - start <= LENGTH:
        return len(text.rstrip())
    space = max(text.rfind(sign, start + LENGTH // 2, start + LENGTH) for sign in " \n\t\u00a0")
    return space if space > 0 else start + LENGTH


def _pieces(text: str, start: int, stop: int, hits: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for begin, end in hits:
        pieces += [
            Piece(_in_line(text[at:begin]), is_hit=False),
            Piece(text[begin:end], is_hit=True),
        ]
        at = end
    pieces.append(Piece(_in_line(text[at:stop]), is_hit=False))
    return tuple(piece for piece in pieces if piece.text)


def _in_line(text: str) -> str:
    return SPACE.sub(" ", text)
