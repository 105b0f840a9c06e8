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

WESTERN = frozenset({"cp1252", "iso8859-1", "ascii"})
"""What servers say that were never told: of Russian pages it isn't true."""

OF_PAGES = (
    WESTERN
    | {f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)}
    | {f"cp{number}" for number in (866, 874, 932, 949, *range(1250, 1259))}
    | {"koi8-r", "koi8-u", "kz1048", "mac-cyrillic", "ptcp154", "utf-16", "utf-16-le", "utf-16-be"}
    | {"gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "iso2022_jp"}
)
"""By Python's names. It knows others that unpack, or take a page's bytes for a program's."""

COMMON = re.compile(
    "ст|но|то|на|ен|ов|ни|ра|во|ко|пр|ре|по|ос|ро|го|ер|ет|ан|ин|ал|ол", re.IGNORECASE
)
ZEROS = 25
"""Of so many bytes of UTF-16 at least one is zero, and seldom one of the others."""

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


def decode(content: bytes, charset: str = "") -> str:
    """Text by its byte order mark, as UTF-8, as it is declared, or as the likeliest old one.

    `charset`: what a server said of the page, which goes before what the page says of itself.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    wide = _wide(content)
    if wide:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_old(content, charset)


def _decode_old(content: bytes, charset: str) -> str:
    declared = DECLARED.search(content[:HEAD_BYTES])
    said = (charset, declared[1].decode("ascii") if declared else "")
    named = next((name for name in map(_known, said) if name and "utf" not in name), None)
    if named is not None and named not in WESTERN:
        return content.decode(named, errors="replace")
    texts = [content.decode(name, errors="replace") for name in OLD]
    likeliest = max(texts, key=_russian)
    if named is not None and _russian(likeliest) < LIKELY:
        return content.decode(named, errors="replace")
    return likeliest


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of its spaces and marks is zero; "" for none."""
    head = content[:HEAD_BYTES]
    zeros = [head[start::2].count(0) for start in (0, 1)]
    if max(zeros) * ZEROS < len(head) or min(zeros) * ZEROS > max(zeros):
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


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


def _known(encoding: str) -> str | None:
    """Python's name of an encoding that pages are written in."""
    try:
        name = codecs.lookup(encoding).name if encoding else ""
    except (LookupError, ValueError):
        return None
    return name if name in OF_PAGES else None
