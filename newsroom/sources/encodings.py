"""Bytes as letters: what encoding a page is in, and whether its letters came out garbled."""

import codecs
import re

DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE
)
HEAD_BYTES = 4096
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLD = ("windows-1251", "koi8-r", "cp866")
"""What Russian pages used before UTF-8, the most likely first."""

COMMON = re.compile(
    "ст|но|то|на|ен|ов|ни|ра|во|ко|пр|ре|по|ос|ро|го|ер|ет|ан|ин|ал|ол", re.IGNORECASE
)
SAMPLE = 20_000
"""Characters that tell how letters came out."""

# What was read as what, when Russian letters show as others.
MISREAD = (
    ("utf-8", "windows-1251"),
    ("utf-8", "latin-1"),
    ("windows-1251", "latin-1"),
    ("koi8-r", "windows-1251"),
)
LIKELY = 0.12
"""Common pairs of letters in a letter of Russian; of other letters there are hardly any."""


def decode(content: bytes) -> str:
    """Text by its byte order mark, as UTF-8, as the page declares, or as the likeliest old one."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        declared = DECLARED.search(content[:HEAD_BYTES])
        named = declared[1].decode("ascii") if declared else ""
        if named and _is_known(named) and "utf" not in named.lower():
            return content.decode(named, errors="replace")
        return max((content.decode(name, errors="replace") for name in OLD), key=_russian)


def how_garbled(text: str) -> str | None:
    """«utf-8 read as windows-1251» when Russian letters came out as others, else None."""
    sample = text[:SAMPLE]
    seen = _russian(sample)
    for right, wrong in MISREAD:
        try:
            mended = sample.encode(wrong, errors="ignore").decode(right, errors="ignore")
        except UnicodeError:
            continue
        long_enough = len(mended) * 3 > len(sample)
        if long_enough and _russian(mended) > LIKELY and _russian(mended) > 3 * seen:
            return f"{right} read as {wrong}"
    return None


def _russian(text: str) -> float:
    """How many of its letters begin a pair that Russian is full of, 0–1."""
    letters = sum(character.isalpha() for character in text[:SAMPLE])
    return len(COMMON.findall(text[:SAMPLE])) / letters if letters else 0.0


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
