"""Calendar arithmetic of dates in news: periods, and days whose year the text leaves open."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reading.facts import Basis, EventDate, Precision, Span

DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12
COMMON_YEAR = 2023

# A report of late evening is dated by its outlet's zone, the meeting by its own.
ZONE_SLACK = timedelta(days=1)


class Tense(StrEnum):
    """When the clause with the date happens, seen from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """Days `first` to `last`, both included."""

    first: date
    last: date
    precision: Precision

    def distance(self, day: date) -> int:
        """Days from `day` to the nearest day of the period, 0 inside it."""
        return max((self.first - day).days, (day - self.last).days, 0)


@dataclass(frozen=True, slots=True)
class Partial:
    """Days of every year, as (month, day), or a weekday of every week (Monday is 0).

    A period that ends before it begins (winter) ends in the next year. `on` is the weekday that
    the text gives for the day: «в воскресенье, 2 марта».
    """

    first: tuple[int, int] = (1, 1)
    last: tuple[int, int] = (12, 31)
    precision: Precision = Precision.DAY
    weekday: int | None = None
    on: int | None = None

    def in_year(self, year: int) -> Period:
        """Raises ValueError for a day this year doesn't have (29 February)."""
        last_year = year + (self.last < self.first)
        return Period(
            first=date(year, *self.first),
            last=_clipped(last_year, *self.last),
            precision=self.precision,
        )

    def moved(self, days: int) -> "Partial":
        """The day so many days after this one, its year or week as open as before."""
        if self.weekday is not None:
            return Partial(weekday=(self.weekday + days) % DAYS_IN_WEEK)
        day = self.in_year(COMMON_YEAR).first + timedelta(days=days)
        return Partial((day.month, day.day), (day.month, day.day))

    def around(self, anchor: date) -> tuple[Period, ...]:
        """The periods next to the anchor, in order."""
        if self.weekday is not None:
            day = anchor - timedelta(days=(anchor.weekday() - self.weekday) % DAYS_IN_WEEK)
            return tuple(day_period(day + timedelta(days=shift)) for shift in (0, DAYS_IN_WEEK))
        years = range(anchor.year - 1, anchor.year + 2)
        return tuple(self.in_year(year) for year in years if _has_day(year, *self.first))


def resolve_partial(
    partial: Partial, anchor: date, tense: Tense = Tense.UNKNOWN, span: Span | None = None
) -> EventDate:
    """The one occurrence that is meant, seen from the anchor (the day of publication).

    Told in the past: the latest that has begun; in the future: the earliest that isn't over; else
    the nearest of the year, and the latest of a weekday.
    """
    period = occurrence(partial, anchor, tense)
    if period is None:
        return EventDate(span=span)
    basis = Basis.EXPLICIT if partial.weekday is None else Basis.RELATIVE
    return EventDate(period.first, period.last, period.precision, basis, span)


def occurrence(partial: Partial, anchor: date, tense: Tense) -> Period | None:
    """As `resolve_partial`; None for a 29 February far from any leap year."""
    periods = partial.around(anchor)
    if partial.weekday is not None:
        is_ahead = tense is Tense.FUTURE and periods[0].first < anchor
        return periods[is_ahead]
    begun = [period for period in periods if period.first <= anchor + ZONE_SLACK]
    ahead = [period for period in periods if period.last >= anchor]
    if tense is Tense.PAST and begun:
        return begun[-1]
    if tense is Tense.FUTURE and ahead:
        return ahead[0]
    return min(periods, key=lambda period: period.distance(anchor), default=None)


def day_period(day: date) -> Period:
    return Period(day, day, Precision.DAY)


def week_period(day: date) -> Period:
    """Monday to Sunday of the week of the day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=DAYS_IN_WEEK - 1), Precision.RANGE)


def weekend_period(day: date) -> Period:
    week = week_period(day)
    return Period(week.last - timedelta(days=1), week.last, Precision.RANGE)


def month_period(year: int, month: int) -> Period:
    """`month` may lie outside 1–12: 0 is December of the year before."""
    year, month = year + (month - 1) // MONTHS_IN_YEAR, (month - 1) % MONTHS_IN_YEAR + 1
    return Period(date(year, month, 1), _clipped(year, month, 31), Precision.MONTH)


def year_period(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


UNITS: dict[str, Callable[[date, int], Period]] = {
    "day": lambda day, count: day_period(day + timedelta(days=count)),
    "week": lambda day, count: week_period(day + timedelta(days=DAYS_IN_WEEK * count)),
    "weekend": lambda day, count: weekend_period(day + timedelta(days=DAYS_IN_WEEK * count)),
    "month": lambda day, count: month_period(day.year, day.month + count),
    "year": lambda day, count: year_period(day.year + count),
}
"""Unit → the period that lies `count` such units from a day: 0 is its own, -1 the one before."""


def _clipped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _has_day(year: int, month: int, day: int) -> bool:
    return day <= calendar.monthrange(year, month)[1]
