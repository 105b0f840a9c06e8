"""Letters as the models know them: no odd hyphens, Latin look-alikes, shouting. Same length."""

import re
from collections.abc import Callable

HYPHEN = re.compile(r"[\u2010-\u2012](?<=\w.)(?=\w)")
SPACE = re.compile("[\u00a0\u2007\u202f\u2009\u200a]")

LATIN = "ABCEHKMOPTXYaceopxyk"
CYRILLIC = "АВСЕНКМОРТХУасеорхук"
LOOK_ALIKE = str.maketrans(LATIN, CYRILLIC)
MIXED = re.compile(
    rf"\b(?=[{LATIN}]*[А-Яа-яЁё])(?=[А-Яа-яЁё]*[{LATIN}])[{LATIN}А-Яа-яЁё]+(?=\b|\d)"
)
BESIDE_LATIN = re.compile(rf"[{LATIN}](?:(?<=[А-Яа-яЁё].)|(?=[А-Яа-яЁё]))")

SHOUTED = re.compile(r"\b[А-ЯЁ]{2,}(?:-[А-ЯЁ]+)*\b|\b[А-ЯЁ]\b(?!\.)")
SHOUTED_SHARE = 0.8
"""Of the letters of a line: more capitals than this are a shouted headline."""

SHORTEST_SHOUT = 12
"""Letters: less may be abbreviations alone («ООН, ОБСЕ»)."""

SHOUTED_NAME = re.compile(r"\b[А-ЯЁ]{3,}(?:-[А-ЯЁ]{2,})?(?: [А-ЯЁ]{3,}(?:-[А-ЯЁ]{2,})?)+\b")

Manner = Callable[[str], str]
"""How a shouted word is written when nobody shouts."""


def mended(text: str, manner: Manner, is_name: Callable[[str], bool]) -> str:
    """The line with plain hyphens, one alphabet a word and no shouting."""
    text = SPACE.sub(" ", HYPHEN.sub("-", text))
    if BESIDE_LATIN.search(text):
        text = MIXED.sub(lambda match: match[0].translate(LOOK_ALIKE), text)
    if is_shouted(text):
        calm = SHOUTED.sub(lambda match: manner(match[0]), text)
        return calm[0].upper() + calm[1:] if text[0].isupper() else calm
    return SHOUTED_NAME.sub(lambda match: _calm_name(match[0], is_name), text)


def is_shouted(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    capitals = sum(map(str.isupper, letters))
    return len(letters) >= SHORTEST_SHOUT and capitals > SHOUTED_SHARE * len(letters)


def _calm_name(words: str, is_name: Callable[[str], bool]) -> str:
    """«КАСЫМ-ЖОМАРТ ТОКАЕВ» in a calm line; «МИД ООН» is none."""
    return words.title() if any(map(is_name, words.split())) else words
