"""Windows of days in which an article may have come out, by one clue."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property

from reading.facts import Basis, Span
from reading.text.analysis import Sentence
from reading.when.dates import FoundDate
from reading.when.forums import FoundForum

Window = tuple[date, date]

DAY = timedelta(days=1)
MONTH = timedelta(days=30)
SEASON = timedelta(days=90)
YEAR = timedelta(days=365)
FEW_DAYS = timedelta(days=3)
SOON = timedelta(days=10)
WEEK = timedelta(days=7)


class Rank(IntEnum):
    """How sure a clue is; the surer goes first and no other may contradict it."""

    STAMP = 0
    TOLD = 1
    JUBILEE = 2
    SESSION = 3
    SERIES = 4
    CALENDAR = 5
    TERM = 6
    WEEKDAY = 7
    DEADLINE = 8
    RESULTS = 9
    COPYRIGHT = 10
    OPENING = 11


@dataclass(frozen=True, slots=True)
class Clue:
    """`sources` name the rows of data files, one for each window, where such knowledge decides."""

    windows: tuple[Window, ...]
    rank: Rank
    basis: Basis
    span: Span | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dated:
    """What one sentence of the article says of time, and the countries it has just named."""

    sentence: Sentence
    dates: tuple[FoundDate, ...]
    forums: tuple[FoundForum, ...]
    countries: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> str:
        return lowered(self.sentence)


def year_window(year: int) -> Window:
    return date(year, 1, 1), date(year, 12, 31)


def lowered(sentence: Sentence) -> str:
    return " ".join(token.text for token in sentence.tokens).lower().replace("ё", "е")


COMING = frozenset({"предстоящий", "будущий", "грядущий"})


def is_ahead(sentence: Sentence) -> bool:
    """The sentence speaks of something still to come: «в предстоящей конференции»."""
    return any(token.lemma in COMING for token in sentence.tokens)
