"""Anniversaries in English and Kazakh: «100 жылдық мерейтойы», «the 35th anniversary of …»."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reading.facts import Basis, EventDate, Precision, Span
from reading.text.analysis import Sentence
from reading.world import Anniversary, World

NUMBER = re.compile(
    r"(\d{1,3})(?:st|nd|rd|th)?[\s-]+(?:anniversary|жылды[қғ]\w*|жыл)\b", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+")
SHORT = 4
"""Letters; of longer words the beginning counts, whatever their ending."""

FILLING = frozenset({"the", "of", "a", "to", "anniversary", "жыл", "жылдығы", "th", "its"})
NEAR = 90
"""Characters around the number in which the words of the anniversary stand."""


LAST_YEAR = re.compile(r"\b(?:last (?:year|spring|summer|autumn|fall)|a year ago|былтыр|өткен жыл)")
"""«last year NATO marked its 75th anniversary»."""


class Anniversaries:
    """Finds the year that a jubilee proves."""

    def __init__(self, world: World) -> None:
        self._wordings = tuple(
            (anniversary, frozenset(_stems(wording)))
            for anniversary in world.anniversaries
            if anniversary.is_certain
            for wording in anniversary.wording
            if _stems(wording)
        )

    def find(self, text: str, sentences: Sequence[Sentence]) -> Iterator[EventDate]:
        for sentence in sentences:
            for match in NUMBER.finditer(text, sentence.span.start, sentence.span.stop):
                start = max(sentence.span.start, match.start() - NEAR)
                stop = min(sentence.span.stop, match.end() + NEAR)
                around = _stems(text[start:stop])
                named = [
                    (len(words), anniversary)
                    for anniversary, words in self._wordings
                    if words <= set(around)
                ]
                best = max(named, key=lambda pair: pair[0], default=None)
                if best is not None:
                    is_over = LAST_YEAR.search(sentence.span.of(text).lower()) is not None
                    yield _year(best[1], int(match[1]), Span(*match.span()), since=int(is_over))


def _stems(text: str) -> list[str]:
    words = (word.lower() for word in WORD.findall(text.replace("{N}", " ")))
    return [word[: max(SHORT, len(word) - SHORT)] for word in words if word not in FILLING]


def _year(anniversary: Anniversary, number: int, span: Span, since: int) -> EventDate:
    """The year of the article, so many years since the jubilee."""
    year = anniversary.base.year + number + since
    return EventDate(
        date(year, 1, 1),
        date(year, 12, 31),
        Precision.YEAR,
        Basis.ANNIVERSARY,
        span,
        f"anniversaries:{anniversary.id}",
    )
