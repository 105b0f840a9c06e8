"""An office that several have, by its title for one: «главы ряда стран», «первые заместители»."""

import re
from collections.abc import Sequence

NOUNS: Sequence[tuple[str, str]] = (
    (r"посол$", "послы"),
    (r"(?<=[гкхжчшщ])(?:а)?$", "и"),
    (r"(?<=[^аеёиоуыэюяьй])$", "ы"),
    (r"а$", "ы"),
    (r"[яьй]$", "и"),
)
ADJECTIVES: Sequence[tuple[str, str]] = (
    (r"(?<=[гкхжчшщ])(?:ий|ой|ая)$", "ие"),
    (r"(?:ый|ой|ая)$", "ые"),
    (r"(?:ий|яя)$", "ие"),
)
"""Endings of the nominative singular and plural; the first that fits counts."""


def in_plural(title: str, head: str) -> str:
    """The title with its `head` (dictionary form) and the adjectives before it in the plural.

    A title in which the head can't be made out stays as it is.
    """
    words = title.split(" ")
    at = next((i for i, word in enumerate(words) if word.lower().replace("ё", "е") == head), None)
    if at is None:
        return title
    before = [_ended(word, ADJECTIVES) for word in words[:at]]
    return " ".join([*before, _ended(words[at], NOUNS), *words[at + 1 :]])


def _ended(word: str, endings: Sequence[tuple[str, str]]) -> str:
    for ending, plural in endings:
        changed, count = re.subn(ending, plural, word, count=1)
        if count:
            return changed
    return word
