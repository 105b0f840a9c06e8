"""The day of a meeting in words that show how much of it is known."""

from calendar import monthrange
from datetime import date, timedelta

from newsroom.rendering.html import Html
from newsroom.rendering.texts import Texts
from reading.facts import Basis, EventDate, Precision
from storage.models import Meeting, Report

# First and last month of a range within one year that people have a name for.
PARTS_OF_YEAR = {
    (1, 2): "date-start-of-year",
    (1, 3): "date-start-of-year",
    (11, 12): "date-end-of-year",
    (10, 12): "date-end-of-year",
    (1, 6): "date-first-half",
    (7, 12): "date-second-half",
}
SEASONS = {(3, 5): "spring", (6, 8): "summer", (9, 11): "autumn", (12, 2): "winter"}
JANUARY, DECEMBER = 1, 12


def date_of(fact: Meeting | Report) -> EventDate:
    """The date of a stored fact as the value that rendering speaks of."""
    return EventDate(
        first=fact.first_on,
        last=fact.last_on,
        precision=fact.precision,
        basis=fact.basis,
        source=fact.date_source,
    )


def date_words(texts: Texts, when: EventDate) -> Html:
    """«сентябрь 2019», «2021, до ноября», «без точной даты»: never more than is known."""
    first, last = when.first, when.last
    if first and last and when.precision is not Precision.UNKNOWN:
        return _closed(texts, first, last, when.precision)
    if first:
        return texts("date-not-before", date=_edge(texts, first, is_start=True))
    if last:
        return texts("date-not-after", date=_edge(texts, last, is_start=False))
    return texts("date-unknown")


def day_words(texts: Texts, day: date) -> Html:
    return texts(
        "date-day", day=day.day, month=texts("month-genitive", month=day.month), year=day.year
    )


def month_words(texts: Texts, month: int) -> Html:
    """The month alone, in the nominative."""
    return texts("month", month=month)


def months_between(texts: Texts, first: date, last: date) -> Html:
    """Between which months something lies: «май 2019 – январь 2026», «2019–2025»."""
    end = last.replace(day=monthrange(last.year, last.month)[1])
    return date_words(texts, EventDate(first.replace(day=1), end, Precision.RANGE, Basis.EXPLICIT))


def _closed(texts: Texts, first: date, last: date, precision: Precision) -> Html:
    if first == last:
        return day_words(texts, first)
    if not (first.day == 1 and ends_month(last)):
        return _days(texts, first, last)
    if precision is Precision.SEASON and (first.month, last.month) in SEASONS:
        season = texts("season", season=SEASONS[first.month, last.month])
        return texts("date-season", season=season, year=last.year)
    if first.year == last.year:
        return _whole_months(texts, first, last)
    return _whole_months_of_years(texts, first, last)


def _days(texts: Texts, first: date, last: date) -> Html:
    if (first.year, first.month) == (last.year, last.month):
        month = texts("month-genitive", month=first.month)
        return texts(
            "date-days-of-month", first=first.day, last=last.day, month=month, year=last.year
        )
    if (last.month, last.day) == (DECEMBER, 31) and last - first > timedelta(days=31):
        return texts("date-until-year-end", year=last.year)
    if (first.month, first.day) == (JANUARY, 1) and _is_long_within_year(first, last):
        day, month = last.day, texts("month-genitive", month=last.month)
        return texts("date-year-until-day", year=first.year, day=day, month=month)
    return texts("date-from-to", first=day_words(texts, first), last=day_words(texts, last))


def _is_long_within_year(first: date, last: date) -> bool:
    return first.year == last.year and last - first > timedelta(days=31)


def _whole_months(texts: Texts, first: date, last: date) -> Html:
    months = (first.month, last.month)
    year = first.year
    if first.month == last.month:
        return texts("date-month", month=month_words(texts, first.month), year=year)
    if months == (JANUARY, DECEMBER):
        return texts("date-year", year=year)
    if months in PARTS_OF_YEAR:
        return texts(PARTS_OF_YEAR[months], year=year)
    if first.month == JANUARY:
        after = texts("month-genitive", month=last.month + 1)
        return texts("date-year-before-month", year=year, month=after)
    if last.month == DECEMBER:
        since = texts("month-genitive", month=first.month)
        return texts("date-year-since-month", year=year, month=since)
    return texts(
        "date-months-of-year",
        first=month_words(texts, first.month),
        last=month_words(texts, last.month),
        year=year,
    )


def _whole_months_of_years(texts: Texts, first: date, last: date) -> Html:
    if (first.month, last.month) == (JANUARY, DECEMBER):
        return texts("date-years", first=first.year, last=last.year)
    return texts("date-from-to", first=_month(texts, first), last=_month(texts, last))


def _month(texts: Texts, day: date) -> Html:
    return texts("date-month", month=month_words(texts, day.month), year=day.year)


def _edge(texts: Texts, day: date, *, is_start: bool) -> Html:
    """A bound as coarse as it is: the first of January is «2010», that of a month the month."""
    ends_year = (day.month, day.day) == ((1, 1) if is_start else (DECEMBER, 31))
    if ends_year:
        return texts("date-year", year=day.year)
    if day.day == 1 if is_start else ends_month(day):
        month = texts("month-genitive", month=day.month)
        return texts("month-of-year-genitive", month=month, year=day.year)
    return day_words(texts, day)


def ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
