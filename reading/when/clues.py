"""Clues to the day of an article that came without one: what its own words allow.

Each clue gives the windows of days one of which holds the article's day, if the clue is read
right. `reading.when.documents` puts them together.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reading.facts import Basis, Precision, Span
from reading.text.analysis import Sentence
from reading.when.anniversaries import AnniversaryFinder, FoundAnniversary, Stance
from reading.when.bearings import clues_of_forum, tells_year
from reading.when.date_words import (
    MONTHS,
    NUMBERS,
    WEEKDAYS,
    any_of,
    month_number,
    number_of,
    weekday_number,
)
from reading.when.dates import FoundDate
from reading.when.weekdays import clues_of_weekday
from reading.when.windows import (
    DAY,
    MONTH,
    WEEK,
    Clue,
    Dated,
    Rank,
    Window,
    is_ahead,
    year_window,
)


def find_clues(
    text: str, dated: Sequence[Dated], anniversaries: AnniversaryFinder
) -> Iterator[Clue]:
    yield from _stamps(text)
    for item in dated:
        for kept in anniversaries.find(item.sentence.tokens, item.countries):
            yield _of_jubilee(kept, item)
        for forum in item.forums:
            yield from clues_of_forum(forum, item)
        yield from _of_dates(item)
        yield from _of_results(item)
        yield from _of_count(item)
        yield from _of_weekday(item)
        yield from _of_named_day(item)


# --- the page ------------------------------------------------------------------------------------
DOCUMENT_NUMBER = re.compile(r"(?m)^\s*(?:№\s*)?\d{1,5}-(\d\d)-(\d\d)-(20\d\d)\s*$")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[^\n\d]{0,40}(?:\d{4}\s*[-–—]\s*)?(20\d\d)", re.IGNORECASE
)


def _stamps(text: str) -> Iterator[Clue]:
    """The number of a release («291-24-02-2025») and the year of the page («© 2025»)."""
    for match in DOCUMENT_NUMBER.finditer(text):
        try:
            day = date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            continue
        yield Clue(((day, day),), Rank.STAMP, Basis.DATELINE, Span(match.start(1), match.end(3)))
    for match in COPYRIGHT.finditer(text):
        span = Span(match.start(1), match.end(1))
        yield Clue((year_window(int(match[1])),), Rank.COPYRIGHT, Basis.DATELINE, span)


# --- anniversaries -------------------------------------------------------------------------------
NEXT_YEAR = re.compile(r"(?:в|на) (?:следующ|будущ)\w+ году|следующего года|будущего года")
LAST_YEAR = re.compile(
    r"(?:прошл|минувш|прошедш|истекш|предыдущ)\w+ (?:год|весн|лет|осен|зим)\w*|\bгод назад"
)


def _of_jubilee(kept: FoundAnniversary, item: Dated) -> Clue:
    window = _jubilee_window(kept)
    if NEXT_YEAR.search(item.words):
        window = year_window(kept.year - 1)
    elif kept.stance is Stance.AFTER and LAST_YEAR.search(item.words):
        window = year_window(kept.year + 1)
    source = f"anniversaries:{kept.anniversary.id}"
    return Clue((window,), Rank.JUBILEE, Basis.ANNIVERSARY, kept.span, (source,))


def _jubilee_window(kept: FoundAnniversary) -> Window:
    first, last = year_window(kept.year)
    day = None if kept.anniversary.is_movable else kept.day
    match kept.stance if day else Stance.THAT_YEAR:
        case Stance.BEFORE if day:
            return first, day - DAY
        case Stance.AROUND if day:
            return day - WEEK, day + MONTH
        case Stance.AFTER if day:
            return day, day + MONTH
        case _:
            return first, last


# --- dates of the text ---------------------------------------------------------------------------
def _of_dates(item: Dated) -> Iterator[Clue]:
    """A day that is over lies before the article, a deadline after it."""
    for found in item.dates:
        when = found.event_date
        if found.is_partial:
            continue
        if when.precision is Precision.BOUND and when.last is not None and when.first is None:
            yield Clue(((date.min, when.last),), Rank.DEADLINE, when.basis, found.span)
        elif when.first is not None and not is_ahead_of(item.sentence, found):
            yield Clue(((when.first, date.max),), Rank.TOLD, when.basis, found.span)


WEEKDAY_BESIDE = re.compile(
    rf"\b(?P<weekday>{any_of(WEEKDAYS)})\s*[,(]?\s*(?P<day>\d{{1,2}})\s+(?P<month>{any_of(MONTHS)})\b"
    r"\s+(?P<year>20\d\d)"
)
CENTURY = " 20"


def _of_weekday(item: Dated) -> Iterator[Clue]:
    """«В пятницу, 13 октября 2023 года» is news; without a year it is of few years."""
    is_ahead_of_it = any(token.feats.get("Tense") == "Fut" for token in item.sentence.tokens)
    match = WEEKDAY_BESIDE.search(item.words) if CENTURY in item.words else None
    day = (
        _day_of(int(match["year"]), month_number(match["month"]), int(match["day"]))
        if match
        else None
    )
    if match and day and day.weekday() == weekday_number(match["weekday"]):
        before, after = (MONTH, DAY) if is_ahead_of_it else (DAY, WEEK)
        yield Clue(((day - before, day + after),), Rank.TOLD, Basis.EXPLICIT, item.sentence.span)
    for found in item.dates:
        yield from clues_of_weekday(found, is_ahead=is_ahead_of_it)


AWAY = {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}
NAMED_DAY = re.compile(
    rf"\b(?P<name>{'|'.join(AWAY)})(?:\s+же)?\s*[,(]?\s*(?P<day>\d{{1,2}})\s+(?P<month>{any_of(MONTHS)})\b"
    r"\s+(?P<year>20\d\d)"
)


def _of_named_day(item: Dated) -> Iterator[Clue]:
    """«Вчера, 13 апреля 2023 года»: told on the fourteenth."""
    match = NAMED_DAY.search(item.words)
    day = (
        _day_of(int(match["year"]), month_number(match["month"]), int(match["day"]))
        if match
        else None
    )
    if match and day:
        told = day - AWAY[match["name"]] * DAY
        yield Clue(((told, told),), Rank.TOLD, Basis.EXPLICIT, item.sentence.span)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RESULTS = frozenset({"итог", "результат", "данные"})


def _of_results(item: Dated) -> Iterator[Clue]:
    """«итоги 2024 года» are told in 2025."""
    for found in item.dates:
        when = found.event_date
        before = [t.lemma for t in item.sentence.tokens if t.span.stop <= found.span.start][-2:]
        if when.precision is Precision.YEAR and when.first and RESULTS & set(before):
            yield Clue((year_window(when.first.year + 1),), Rank.RESULTS, when.basis, found.span)


YEARS_SINCE = re.compile(
    rf"(?:(?P<ago>\d+|{any_of(NUMBERS)})\s+)?(?:год|лет|года)\s+назад"
    rf"|(?:через|спустя)\s+(?:(?P<after>\d+|{any_of(NUMBERS)})\s+)?(?:год|лет|года)\s+после"
)


def _of_count(item: Dated) -> Iterator[Clue]:
    """«Год назад, летом 2024-го», «через десять лет после соглашения (апрель 2014-го)»."""
    told = {d.event_date.first.year for d in item.dates if tells_year(d) and d.event_date.first}
    match = YEARS_SINCE.search(item.words) if len(told) == 1 else None
    if match is None:
        return
    count = number_of(match["ago"] or match["after"] or "1")
    if count is not None:
        window = year_window(told.pop() + count)
        yield Clue((window,), Rank.RESULTS, Basis.RELATIVE, item.sentence.span)


FUTURE_PREPOSITIONS = frozenset({"до", "к", "на"})


def is_ahead_of(sentence: Sentence, found: FoundDate) -> bool:
    """«к 2060 году», «до 2030 года», or a verb in the future."""
    before = [t for t in sentence.tokens if t.span.stop <= found.span.start]
    inside = [t for t in sentence.tokens if found.span.overlaps(t.span)]
    near = [*before[-1:], *inside[:1]]
    return (
        is_ahead(sentence)
        or any(token.text.lower() in FUTURE_PREPOSITIONS for token in near)
        # «решено провести в июне»
        or any(token.feats.get("VerbForm") == "Inf" for token in before)
        or any(token.feats.get("Tense") == "Fut" for token in sentence.tokens)
    )
