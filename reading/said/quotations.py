"""Direct speech by its signs alone, in any language: quotation marks, dashes, author's words.

Marks may be «…», “…”, „…“, "…", ‘…’, <<…>>, one inside the other, and go on over paragraphs (each
opens anew, the last closes). Speech without marks opens a line with a dash, or is all of a line
before «, — said X». Author's words in the midst («…, — сказал он. — …») part one speech in two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from reading.facts import Span
from reading.text.marks import find_marked


class Sign(StrEnum):
    """By which sign words are known for speech: marks, a dash at the line's start, or none."""

    MARKS = "marks"
    DASH = "dash"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of direct speech; `whole` are they with their marks, and all the parts of one speech.

    `author` are the author's words beside them, without the dash, to the end of their line or to
    where the speech goes on; None: nothing of the kind is there.
    """

    words: Span
    whole: Span
    sign: Sign
    author: Span | None = None


DASH = r"[—–−-]{1,2}"
LINE_DASH = re.compile(rf"{DASH}\s+(?=\S)")
# Where author's words begin and end: «…, — сказал он. — …».
BEGINS = re.compile(rf"[,.!?…]{{0,3}}\s*{DASH}\s+(?=[^\W\d_A-ZА-ЯЁ])")
AFTER = re.compile(rf"[,.!?…]{{0,3}}\s*(?:{DASH}\s*|(?<=[,!?…”’\"])\s+)(?=\w)")
ENDS = re.compile(rf"[.,!?:;]\s*{DASH}\s+(?=\S)|[.,:;]\s+(?=[«“„\"])")
DASHED = re.compile(DASH)
GAP = re.compile(rf"[\s.,:;]*(?:{DASH})?\s*")
# «…», — сказал X. Y ответил: «…»: the second has words of its own before it.
ANOTHER = re.compile(r"[^\W\d_]{2}[.!?]\s+[A-ZА-ЯЁ]\w+\s[^.]*:$")
NEAREST = 8
"""Characters between the dash and the word of saying: «— как отметил он», «— тут же добавил …»."""

LONGEST_NAME = 80
"""Characters between the quotation and the word of saying: "…," security adviser X said."""

FEWEST = 2
"""Characters of words that can be said."""


def find_quotations(
    text: str, lines: Sequence[Span], saying: Sequence[Span]
) -> tuple[Quotation, ...]:
    """All quotations of the article's `lines`; `saying` are the places of its words of saying."""
    said = [span.start for span in saying]
    marked = [
        part
        for whole, words in find_marked(text, lines)
        for part in _marked(text, whole, words, _stop_of_line(lines, whole.stop), said)
    ]
    wholes = [one.whole for one in marked]
    bare = [part for line in lines for part in _unmarked(text, line, said, wholes)]
    marked = [one for one in marked if not any(b.words.covers(one.words) for b in bare)]
    return tuple(_going_on(text, sorted((*marked, *bare), key=lambda one: one.words)))


def _stop_of_line(lines: Sequence[Span], position: int) -> int:
    return next((line.stop for line in lines if line.start <= position <= line.stop), position)


def _marked(
    text: str, whole: Span, words: Span, stop: int, said: Sequence[int]
) -> Iterator[Quotation]:
    """A quotation between marks as one or, with author's words inside, several."""
    after = AFTER.match(text, whole.stop, stop)
    if after is None or not (DASHED.search(after[0]) or _is_said(text, words, after.end(), said)):
        author = None
    else:
        author = _author(text, after.end(), stop)
    for part, between in _parts(text, words, said):
        yield Quotation(part, whole, Sign.MARKS, between or author)


def _is_said(text: str, words: Span, start: int, said: Sequence[int]) -> bool:
    """Author's words after a comma alone: «…», сказал X; "…," X said."""
    farthest = LONGEST_NAME if words.of(text).rstrip()[-1:] in ",!?" else NEAREST
    return any(start <= at <= start + farthest for at in said)


def _unmarked(
    text: str, line: Span, said: Sequence[int], marked: Sequence[Span]
) -> Iterator[Quotation]:
    """Speech after a dash that opens the line, or a line that author's words end."""
    dash = LINE_DASH.match(text, line.start, line.stop)
    start = dash.end() if dash else line.start
    while start < line.stop and text[start] in '«“„"':
        start += 1  # The closing mark is missing.
    begins = _begins(text, Span(start, line.stop), said)
    if begins is None or any(_is_theirs(one, begins.start(), start, dash) for one in marked):
        return
    for words, author in _parts(text, Span(start, line.stop), said):
        if author is not None:
            yield Quotation(words, line, Sign.DASH if dash else Sign.NONE, author)


def _is_theirs(marked: Span, begins: int, start: int, dash: re.Match[str] | None) -> bool:
    """The author's words go with a quotation between marks, and not with the whole line."""
    inside = marked.start <= begins < marked.stop
    after = marked.stop <= begins <= marked.stop + 1
    return inside or (after and (dash is None or marked.start <= start))


def _parts(text: str, speech: Span, said: Sequence[int]) -> Iterator[tuple[Span, Span | None]]:
    """The speech between author's words, each part with the author's words beside it."""
    start, author = speech.start, None
    while start < speech.stop:
        begins = _begins(text, Span(start, speech.stop), said)
        stop = begins.start() if begins else speech.stop
        after = _author(text, begins.end(), speech.stop) if begins else None
        if stop - start >= FEWEST:
            yield Span(start, stop), after or author
        if after is None:
            return
        ends = ENDS.match(text, after.stop - 1, speech.stop)
        start, author = (ends.end() if ends else speech.stop), after


def _begins(text: str, inside: Span, said: Sequence[int]) -> re.Match[str] | None:
    """Where author's words begin: a dash, and right after it a word of saying."""
    for begins in BEGINS.finditer(text, inside.start, inside.stop):
        near = any(begins.end() <= at <= begins.end() + NEAREST for at in said)
        if near and begins.start() > inside.start:
            return begins
    return None


def _author(text: str, start: int, stop: int) -> Span:
    ends = ENDS.search(text, start, stop)
    return Span(start, ends.start() + 1 if ends else stop)


def _going_on(text: str, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """«…», — сказал он. — «…»: the author's words between two quotations belong to both."""
    yield from found[:1]
    for before, one in pairwise(found):
        author = before.author
        if one.author is None and author is not None and author.stop <= one.whole.start:
            goes_on = GAP.fullmatch(text, author.stop, one.whole.start)
            introduced = ANOTHER.search(text, author.start, author.stop)
            yield replace(one, author=author) if goes_on and not introduced else one
        else:
            yield one
