"""A text as it was meant, every character at its place: what the letters hide from a reader.

Pages hold soft hyphens, control signs, accents, Latin letters in Cyrillic words, and lines broken
in the midst of a sentence. All of it is mended without changing the length of the text, so that
spans mean the same in the original; a word that gets shorter is followed by spaces.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

FLAG = "\U0001f1e6-\U0001f1ff"
"""«беседа с 🇶🇦 эмиром»: a flag between two words parts them for the parser."""

# Letters that look alike in both scripts.
LATIN = "aceopxyisjhABCEHIKMOPSTXYJ"
CYRILLIC = "асеорхуіѕјһАВСЕНІКМОРЅТХУЈ"
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
TO_LATIN = str.maketrans(CYRILLIC, LATIN)

INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufe00-\ufe0f"
BLANK = re.compile(rf"[^\S\n ]|[\x00-\x08\x0e-\x1f\x7f-\x9f{INVISIBLE}{FLAG}]")
BREAK = re.compile(r"\r\n|[\x0b\x0c\x85\u2028\u2029]")
# A word with accents apart from their letters and signs that aren't seen.
UNCLEAN = re.compile(rf"[{INVISIBLE}\u0300-\u036f]")
WITH_SIGNS = re.compile(rf"[\w-][\w{INVISIBLE}\u0300-\u036f-]*")
WORD = re.compile(r"[^\W\d_]+")
# No word of two scripts is without one of these pairs.
BESIDE_LATIN = re.compile(r"[a-zA-Z](?:(?<=[^\W\d_a-zA-Z].)|(?=[^\W\d_a-zA-Z]))")
IS_LATIN = re.compile(r"[a-zA-Z]")
IS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

# «встретится c премьером»: a preposition in the other script. A pattern that begins with its
# letters is found in a tenth of the time of one that begins by looking back.
LONE = re.compile(
    "[caoyBCAOK](?:(?<=[\u0400-\u04ff,»] [caoy])(?= [«\u0400-\u04ff])"
    "|(?<![^\n].)(?<=[BCAOK])(?= [\u0430-\u0451]))"
)

# «губерна-⏎тором»: one word in two lines.
BROKEN = re.compile(r"-(?<=[^\W\d_]-)[^\S\n]*\n[^\S\n]*([^\W\d_A-ZА-ЯЁ][^\W_]*)(?![\w-])")
HYPHEN = re.compile(r"[^\W\d_]-\s*$")
BROKEN_AGAIN = 3
"""A word may go on over so many lines of a narrow column."""

LINE = re.compile(r"[^\n]*\n?")
GOES_ON = re.compile(r"[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
WIDEST_COLUMN = 90
"""Characters of a line that was broken to fit a letter or a column; a paragraph is longer."""

FINISHED = re.compile(r"[.!?…:][»\"”)\]]*\s*$")
FULL = 0.7
"""Share of the column's width that a line fills, unless a paragraph ends with it."""

FEWEST_JOINTS = 2
"""Lines that go on in the next one; fewer prove no column."""


def plain(text: str) -> str:
    """The text with its letters mended and broken lines joined, of the same length."""
    text = BREAK.sub(lambda match: "\n".rjust(len(match[0])), text)
    if UNCLEAN.search(text):
        text = WITH_SIGNS.sub(lambda match: _composed(match[0]), text)
    text = BLANK.sub(" ", text)
    if BESIDE_LATIN.search(text):
        text = WORD.sub(lambda match: _of_one_script(match[0]), text)
    text = LONE.sub(lambda match: match[0].translate(TO_CYRILLIC), text)
    return _joined(text)


def _composed(word: str) -> str:
    """Letter and accent in one; stress marks and what can't be seen left out."""
    if not UNCLEAN.search(word):
        return word
    composed = unicodedata.normalize("NFC", word)
    seen = (c for c in composed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return "".join(seen).ljust(len(word))


def _of_one_script(word: str) -> str:
    """All in the script of most of its letters, if those of the other have a double there."""
    latin, cyrillic = len(IS_LATIN.findall(word)), len(IS_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    mended = word.translate(TO_CYRILLIC if latin < cyrillic else TO_LATIN)
    left = IS_LATIN.search(mended) if latin < cyrillic else IS_CYRILLIC.search(mended)
    return word if left else mended


def _joined(text: str) -> str:
    """Lines of a narrow column as paragraphs again, words that they part as one."""
    lines = [match[0] for match in LINE.finditer(text) if match[0]]
    text = "".join(line for block in _blocks(lines) for line in _unwrapped(block))
    for _ in range(BROKEN_AGAIN):
        text = BROKEN.sub(lambda match: match[1].ljust(len(match[0])), text)
    return text


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Runs of narrow lines, and all other lines one by one."""
    block: list[str] = []
    for line in lines:
        if 0 < len(line.strip()) <= WIDEST_COLUMN:
            block.append(line)
            continue
        yield block
        yield [line]
        block = []
    yield block


def _unwrapped(block: list[str]) -> Iterator[str]:
    """The lines that fill the column's width lead into the next, if most of them go on there."""
    width = max((len(line.strip()) for line in block), default=0)
    full = [len(line.strip()) >= FULL * width for line in block]
    joints = [after for (_, after), is_full in zip(pairwise(block), full, strict=False) if is_full]
    going_on = sum(bool(GOES_ON.match(after.lstrip())) for after in joints)
    if going_on < FEWEST_JOINTS or going_on * 2 < len(joints):
        yield from block
        return
    for line, is_full in zip(block[:-1], full, strict=False):
        goes_on = is_full or not FINISHED.search(line)
        yield line.replace("\n", " ") if goes_on and not HYPHEN.search(line) else line
    yield block[-1]
