"""What stands between a page and its sentences: scans of newspapers, mixed-up alphabets.

The mended text has the length of the original, so that every span means the same in both.
"""

import re
from collections.abc import Iterable, Iterator

from reading.facts import Span
from reading.text.letters import IS_LATIN, WORD

FILLER = "\u00ad"
"""Stands for a hyphen and line break inside a word; no part of the word."""

BROKEN_WORD = re.compile(r"([^\W\d_])-\n([^\W\d_]+)")
SCANNED = 3
"""Words broken at the end of a line that make a page a scan: its lines are no paragraphs."""

# Letters that look alike in both alphabets; Kazakh «і» is often typed as the Latin one.
CYRILLIC = "аеорсухіАВЕКМНОРСТХІӘ"
LATIN = "aeopcyxiABEKMHOPCTXIƏ"
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
TO_LATIN = str.maketrans(CYRILLIC, LATIN)
MIXED = re.compile(r"[a-zA-Z][а-яА-ЯёЁәғқңөұүһіӘҒҚҢӨҰҮҺІ]|[а-яА-ЯёЁәғқңөұүһіӘҒҚҢӨҰҮҺІ][a-zA-Z]")
FINISHED = re.compile(r"[.!?:;»”\"]\s*$")


# «held meetings with:» and then a line for each.
LIST = re.compile(
    r"\b(?:with|to|between|including|following)\s?:\s*\n(?:[ \t]*[-–—•*·][ \t].+(?:\n|$))+"
)
BULLET = re.compile(r"\n([ \t]*)[-–—•*·]")


def mended(text: str) -> str:
    """Broken words joined, words of two alphabets in the one most of their letters have.

    A list under «with:» becomes a row with commas.
    """
    text = LIST.sub(lambda match: _as_row(match[0]), text)
    joined = BROKEN_WORD.sub(lambda match: f"{match[1]}{match[2]}{FILLER}{FILLER}", text)
    return WORD.sub(lambda match: _of_one_alphabet(match[0]), joined)


def _as_row(text: str) -> str:
    """«with:\\n- A\\n- B» → «with  A, B», of the same length."""
    head, _, items = text.partition(":")
    ends = len(items) - len(items.rstrip("\n"))
    row = BULLET.sub(lambda match: f",{match[1]} ", items.rstrip("\n"))
    return f"{head} {row.replace(',', ' ', 1)}" + "\n" * ends


def _of_one_alphabet(word: str) -> str:
    if MIXED.search(word) is None:
        return word
    latin = len(IS_LATIN.findall(word))
    letters = sum(letter.isalpha() for letter in word)
    return word.translate(TO_LATIN if latin * 2 > letters else TO_CYRILLIC)


def paragraphs(text: str, lines: Iterable[Span]) -> Iterator[Span]:
    """The lines of the article; those of a scan joined up to where a sentence ends."""
    if len(BROKEN_WORD.findall(text)) < SCANNED:
        yield from _with_lists(text, lines)
        return
    waiting: Span | None = None
    for line in lines:
        if waiting is not None and _goes_on(text, waiting, line):
            waiting = Span(waiting.start, line.stop)
            continue
        if waiting is not None:
            yield waiting
        waiting = line
    if waiting is not None:
        yield waiting


def _with_lists(text: str, lines: Iterable[Span]) -> Iterator[Span]:
    """A list and the line above it are one line."""
    lists = [Span(*match.span()) for match in LIST.finditer(text)]
    whole: Span | None = None
    for line in lines:
        if whole is not None and any(
            one.covers(line) or (one.overlaps(whole) and one.overlaps(line)) for one in lists
        ):
            whole = Span(whole.start, line.stop)
            continue
        if whole is not None:
            yield whole
        whole = line
    if whole is not None:
        yield whole


def _goes_on(text: str, before: Span, line: Span) -> bool:
    """Nothing but one line break between them, and the first is not a headline in capitals."""
    gap = text[before.stop : line.start]
    return gap.count("\n") <= 1 and not before.of(text).isupper()


def word_of(text: str) -> str:
    """A word of the mended text as it is written without breaks."""
    return text.replace(FILLER, "")
