"""Days that the text itself takes back: «пройдёт 9 июля, а не 8 июля, как сообщалось ранее»."""

from collections.abc import Sequence
from itertools import pairwise

from reading.text.analysis import Token
from reading.when.dates import FoundDate

NOT, BUT, COMMA = "не", "а", ","
PREPOSITIONS = frozenset({"в", "во", "на", "с", "со"})


def without_given_up(tokens: Sequence[Token], dates: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    """The dates of a sentence but those that another of them stands against: nobody has them."""
    kept: list[FoundDate] = []
    given_up: list[FoundDate] = []
    for found in dates:
        is_more = bool(given_up) and _between(tokens, given_up[-1], found) == [COMMA]
        (given_up if is_more or _is_set_against(tokens, found) else kept).append(found)
    return tuple(kept) if kept else tuple(dates)


def _between(tokens: Sequence[Token], one: FoundDate, other: FoundDate) -> list[str]:
    """«не в понедельник, 8 июля»: both are words for one day."""
    start, stop = one.span.stop, other.span.start
    return [token.text for token in tokens if start <= token.span.start < stop]


def _is_set_against(tokens: Sequence[Token], found: FoundDate) -> bool:
    """«9 июля, а не 8 июля», «не 8 июля, а 9 июля»; not «не раньше 8 июля»."""
    before = [t.text.lower() for t in tokens if t.span.stop <= found.span.start]
    if before[-1:] and before[-1] in PREPOSITIONS:
        before.pop()
    after = [t.text.lower() for t in tokens if t.span.start >= found.span.stop]
    return before[-1:] == [NOT] and (before[-2:-1] == [BUT] or (COMMA, BUT) in _pairs(after))


def _pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    return set(pairwise(words))
