"""The day of an article itself: as given, else as far as its own text proves it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reading.analysis import Sentence, Token
from reading.dates import FoundDate
from reading.facts import UNDATED, Basis, EventDate, Precision, Span
from reading.forums import FoundForum
from reading.gazetteer import Gazetteer, Lemma
from reading.world import Anniversary, World

AHEAD = frozenset({"предстоящий", "будущий", "грядущий"})
FUTURE_PREPOSITIONS = frozenset({"до", "к"})


@dataclass(frozen=True, slots=True)
class Dated:
    """What one sentence of the article says of time."""

    sentence: Sentence
    dates: tuple[FoundDate, ...]
    forums: tuple[FoundForum, ...]


class AnniversaryFinder:
    """Finds «80-летие окончания Второй мировой войны»: it is kept in one year only."""

    def __init__(self, world: World, lemma: Lemma) -> None:
        self._wordings = Gazetteer(
            lemma,
            (
                (wording.replace("{N}", "N"), anniversary)
                for anniversary in world.anniversaries
                if anniversary.is_certain
                for wording in anniversary.wording
                if "{N}-лет" in wording
            ),
        )

    def find(self, tokens: Sequence[Token]) -> Iterator[EventDate]:
        for hit in self._wordings.find(tokens):
            number = re.match(r"\d+", tokens[hit.first].text)
            if number:
                yield _year_of(hit.values[0], int(number[0]), hit.span(tokens))


def _year_of(anniversary: Anniversary, number: int, span: Span) -> EventDate:
    year = anniversary.base.year + number
    return EventDate(
        date(year, 1, 1),
        date(year, 12, 31),
        Precision.YEAR,
        Basis.ANNIVERSARY,
        span,
        f"anniversaries:{anniversary.id}",
    )


def published(day: date) -> EventDate:
    """The article came with its day."""
    return EventDate(day, day, Precision.DAY, Basis.PUBLICATION)


def prove_day(dated: Sequence[Dated], anniversaries: AnniversaryFinder) -> EventDate:
    """What the text proves of its own day: the tightest range, or a bound, or nothing."""
    for item in dated:
        for year in anniversaries.find(item.sentence.tokens):
            return year
    before = min(_upcoming(dated), key=lambda when: when.last or date.max, default=None)
    after = max(_past_days(dated), key=lambda when: when.first or date.min, default=None)
    if before is not None:
        return before
    if after is not None and after.first is not None:
        return EventDate(after.first, None, Precision.BOUND, after.basis, after.span, after.source)
    return UNDATED


def is_ahead(sentence: Sentence) -> bool:
    """The sentence speaks of something still to come: «в предстоящей конференции»."""
    return any(token.lemma in AHEAD for token in sentence.tokens)


def _upcoming(dated: Iterable[Dated]) -> Iterator[EventDate]:
    """«в предстоящей в ноябре … СОР26»: before the forum; in its year when the month is bare."""
    for item in dated:
        if not is_ahead(item.sentence):
            continue
        for forum in item.forums:
            session = forum.session
            if session is None:
                continue
            partials = (found.partial for found in item.dates if found.partial)
            bare = next((partial for partial in partials if partial.weekday is None), None)
            year = session.first.year
            first = date(year, 1, 1) if bare else None
            start = bare.in_year(year).first if bare else session.first
            last = start - timedelta(1)
            precision = Precision.RANGE if first else Precision.BOUND
            source = f"forums:{session.id}"
            yield EventDate(first, last, precision, Basis.FORUM, forum.span, source)


def _past_days(dated: Iterable[Dated]) -> Iterator[EventDate]:
    """Dates with a year that are not ahead («до 2030 года»), and sessions spoken of as going on."""
    for item in dated:
        ahead = is_ahead(item.sentence)
        for found in item.dates:
            is_told = found.event_date.precision is not Precision.BOUND and not found.is_partial
            if is_told and not ahead and not _looks_ahead(item.sentence, found):
                yield found.event_date
        for forum in item.forums:
            session = forum.session
            if session is not None and session.ordinal is not None and not ahead:
                source = f"forums:{session.id}"
                yield EventDate(
                    session.first, None, Precision.BOUND, Basis.FORUM, forum.span, source
                )


def _looks_ahead(sentence: Sentence, found: FoundDate) -> bool:
    """«к 2060 году», «до 2030 года», or a verb in the future."""
    before = [t for t in sentence.tokens if t.span.stop <= found.span.start]
    inside = [t for t in sentence.tokens if found.span.overlaps(t.span)]
    near = [*before[-1:], *inside[:1]]
    return any(token.text.lower() in FUTURE_PREPOSITIONS for token in near) or any(
        token.feats.get("Tense") == "Fut" for token in sentence.tokens
    )
