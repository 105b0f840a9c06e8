"""What the words of a date mean: one reader per form. A match becomes a period or a partial."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from reading.facts import Basis, Precision
from reading.when import date_words as words
from reading.when.date_words import meaning, month_number
from reading.when.periods import (
    COMMON_YEAR,
    MONTHS_IN_YEAR,
    UNITS,
    Partial,
    Period,
    Tense,
    day_period,
    occurrence,
    year_period,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What relative dates count from: the publication, and the days told before.

    `previous` is the day told last, `days` the stretch of several, `told_year` the year of the date
    before. `open_day` is the day told last while its year or week is open, `story_day` the one that
    the text has named by itself. `known_year`: that of the publication, when no more is known.
    `month` is the one told last, when no day was told since; `lead` is the first day told as over,
    `told_at` where the words of the last one end.
    """

    anchor: date | None
    previous: date | None
    known_year: int | None = None
    days: Period | None = None
    told_year: int | None = None
    open_day: Partial | None = None
    story_day: date | None = None
    month: Period | None = None
    lead: date | None = None
    told_at: int = 0

    @property
    def year(self) -> int | None:
        return self.anchor.year if self.anchor else self.known_year


@dataclass(frozen=True, slots=True)
class Reading:
    """A period; or a partial whose year is open; or neither, when an anchor is missing.

    `after_told`: the period counted from the day told before, which is meant of what is over.
    """

    period: Period | None = None
    partial: Partial | None = None
    basis: Basis = Basis.EXPLICIT
    after_told: Period | None = None


CENTURY = 2000
LEAP_YEAR = 2024
DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
UNANCHORED = Reading(basis=Basis.RELATIVE)


def _annual(match: re.Match[str], context: Context, partial: Partial) -> Reading:
    """The partial in the year the match names, if it names one."""
    groups = match.groupdict()
    year = groups.get("year") or groups.get("year_before")
    if year:
        return Reading(partial.in_year(int(year)))
    if groups.get("same_year"):
        return Reading(partial.in_year(context.told_year)) if context.told_year else UNANCHORED
    step = _year_step(groups)
    if step is not None and context.year:
        return Reading(partial.in_year(context.year + step))
    if step:
        return UNANCHORED
    which = groups.get("which")
    if not which and not context.anchor and context.known_year:
        return Reading(partial.in_year(context.known_year))
    return (
        _nearby(partial, context, meaning(words.STEPS, which)) if which else Reading(None, partial)
    )


def _year_step(groups: dict[str, str | None]) -> int | None:
    if groups.get("this_year"):
        return 0
    word = groups.get("step") or groups.get("step_before_year")
    if word:
        return meaning(words.STEPS, word)
    word = groups.get("step_before") or ""
    return -1 if word.startswith("былтыр") else 0 if word else None


def _nearby(partial: Partial, context: Context, step: int | None) -> Reading:
    """«В минувшем марте», «этой осенью», "next Monday"."""
    if context.anchor is None:
        return UNANCHORED
    if not step:
        return Reading(partial.in_year(context.anchor.year))
    if step > 0:
        return Reading(occurrence(partial, context.anchor, Tense.FUTURE))
    # «прошлым летом», told in July, is the summer of the year before.
    over = [p for p in partial.around(context.anchor) if p.last < context.anchor]
    return Reading(over[-1] if over else None)


def read_numeric(match: re.Match[str], _: Context) -> Reading | None:
    day, month = int(match["d1"]), int(match["m1"])
    year = int(match["year"]) + (CENTURY if len(match["year"]) == len("24") else 0)
    if match["sign"] == "/" and month > MONTHS_IN_YEAR:
        day, month = month, day
    elif match["sign"] == "/" and day <= MONTHS_IN_YEAR and day != month:
        return None  # 7/3/2024 is July in America and March elsewhere
    return Reading(day_period(date(year, month, day)))


def read_iso(match: re.Match[str], _: Context) -> Reading:
    return Reading(day_period(date.fromisoformat(match[0])))


def read_with_clock(match: re.Match[str], _: Context) -> Reading:
    return Reading(partial=_days((int(match["m1"]), int(match["d1"]))))


def read_day(match: re.Match[str], context: Context) -> Reading:
    return _annual(match, context, _days((month_number(match["m1"]), int(match["d1"]))))


def read_night(match: re.Match[str], context: Context) -> Reading:
    """«в ночь на 2 июля»: the first of July or the second."""
    month, day = month_number(match["m1"]), int(match["d1"])
    eve = date(LEAP_YEAR, month, day) - timedelta(days=1)
    return _annual(match, context, _days((eve.month, eve.day), (month, day)))


def read_days_of_month(match: re.Match[str], context: Context) -> Reading | None:
    month, first, last = month_number(match["m1"]), int(match["d1"]), int(match["d2"])
    if first >= last:
        return None
    return _annual(match, context, _days((month, first), (month, last)))


def read_two_days(match: re.Match[str], context: Context) -> Reading | None:
    """«31 октября и 1 ноября»: two days in a row; «12 мая и 30 июня» are none."""
    first = (month_number(match["m1"]), int(match["d1"]))
    last = (month_number(match["m2"]), int(match["d2"]))
    day, next_day = date(COMMON_YEAR, *first), date(COMMON_YEAR + (last < first), *last)
    if next_day - day != timedelta(days=1):
        return None
    return read_days_of_two_months(match, context)


def read_days_of_two_months(match: re.Match[str], context: Context) -> Reading | None:
    first = (month_number(match["m1"]), int(match["d1"]))
    last = (month_number(match["m2"]), int(match["d2"]))
    if match["year_1"]:
        begin = date(int(match["year_1"]), *first)
        return Reading(
            Period(begin, date(int(match["year"] or begin.year), *last), Precision.RANGE)
        )
    reading = _annual(match, context, _days(first, last))
    if reading.period and last < first:  # the year written last is that of the end
        begin, end = reading.period.first, reading.period.last
        return Reading(
            Period(
                begin.replace(year=begin.year - 1), end.replace(year=end.year - 1), Precision.RANGE
            )
        )
    return reading


def _days(first: tuple[int, int], last: tuple[int, int] | None = None) -> Partial:
    """Raises ValueError for days no year has."""
    for month, day in (first, last or first):
        date(LEAP_YEAR, month, day)
    return Partial(first, last or first, Precision.RANGE if last else Precision.DAY)


def read_last_day(match: re.Match[str], context: Context) -> Reading:
    month = month_number(match["m1"])
    return _annual(match, context, _days((month, DAYS_OF_MONTHS[month - 1])))


def read_month(match: re.Match[str], context: Context) -> Reading:
    return _annual(match, context, _months(month_number(match["m1"])))


def read_nth_of_month(match: re.Match[str], context: Context) -> Reading:
    """«в первую субботу мая», «на последних выходных октября 2025-го»; the month while no year."""
    reading = _annual(match, context, _months(month_number(match["m1"])))
    number = meaning(words.NTH, match["nth"])
    if reading.period is None or number is None:
        return reading
    groups = match.groupdict()
    weekday = words.weekday_number(groups["weekday"]) if groups.get("weekday") else SATURDAY
    length = timedelta(days=0 if groups.get("weekday") else 1)
    days = [
        day
        for offset in range((reading.period.last - reading.period.first).days + 1)
        if (day := reading.period.first + timedelta(days=offset)).weekday() == weekday
    ]
    first = days[number if number < 0 else number - 1]
    precision = Precision.RANGE if length else Precision.DAY
    return Reading(Period(first, first + length, precision))


SATURDAY = 5


def read_two_months(match: re.Match[str], context: Context) -> Reading:
    partial = _months(month_number(match["m1"]), month_number(match["m2"]))
    return _annual(match, context, partial)


def _months(first: int, last: int | None = None) -> Partial:
    return Partial((first, 1), (last or first, 31), Precision.RANGE if last else Precision.MONTH)


# Part → first and last: day of a month, month of a year, day of a week.
PARTS_OF_MONTH = {
    "early": (1, 10),
    "middle": (11, 20),
    "late": (21, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
}
PARTS_OF_YEAR = {
    "early": (1, 3),
    "middle": (5, 8),
    "late": (10, 12),
    "first_half": (1, 6),
    "second_half": (7, 12),
}
PARTS_OF_WEEK = {
    "early": (1, 3),
    "middle": (2, 4),
    "late": (4, 7),
    "first_half": (1, 3),
    "second_half": (4, 7),
}


def read_part_of_month(match: re.Match[str], context: Context) -> Reading:
    month = month_number(match["m1"])
    first, last = PARTS_OF_MONTH[meaning(words.PARTS, match["part"]) or "early"]
    return _annual(match, context, Partial((month, first), (month, last), Precision.RANGE))


def read_part_of_year(match: re.Match[str], context: Context) -> Reading:
    first, last = PARTS_OF_YEAR[meaning(words.PARTS, match["part"]) or "early"]
    return _annual(match, context, _months(first, last))


def read_part_of_period(match: re.Match[str], context: Context) -> Reading:
    """«В конце прошлого года», «в начале недели», "late this month"."""
    part = meaning(words.PARTS, match["part"]) or "early"
    whole = whole_period(match, context)
    if whole is None:
        return UNANCHORED
    if whole.precision is Precision.YEAR:
        first, last = PARTS_OF_YEAR[part]
        return Reading(_months(first, last).in_year(whole.first.year), basis=Basis.RELATIVE)
    first, last = (PARTS_OF_MONTH if whole.precision is Precision.MONTH else PARTS_OF_WEEK)[part]
    begin = whole.first + timedelta(days=first - 1)
    end = min(whole.first + timedelta(days=last - 1), whole.last)
    return Reading(Period(begin, end, Precision.RANGE), basis=Basis.RELATIVE)


def whole_period(match: re.Match[str], context: Context) -> Period | None:
    """The week, month or year so many steps from the article's own; None when that is unknown."""
    unit = meaning(words.UNITS, match["unit"]) or "week"
    step = meaning(words.STEPS, match["which"]) if match["which"] else 0
    if context.anchor and unit == "weekend" and match["which"]:
        return _weekend(match["which"], step or 0, context.anchor)
    if context.anchor:
        return UNITS[unit](context.anchor, step or 0)
    return year_period(context.year + (step or 0)) if unit == "year" and context.year else None


def _weekend(which: str, step: int, anchor: date) -> Period:
    """«в ближайшие выходные» are those of this week, until they have begun."""
    own = UNITS["weekend"](anchor, 0)
    is_nearest = which.startswith(words.NEAREST) and anchor < own.first
    return own if is_nearest else UNITS["weekend"](anchor, step)


def read_season(match: re.Match[str], context: Context) -> Reading:
    begin = (12, 3, 6, 9)[words.season_number(match["season"]) - 1]
    partial = Partial((begin, 1), ((begin + 1) % 12 + 1, 31), Precision.SEASON)
    return _annual(match, context, partial)


def read_quarter(match: re.Match[str], context: Context) -> Reading | None:
    number = meaning(words.ORDINALS, match["ordinal"]) or 1
    length = 6 if match["of"].startswith(("полуг", "жарты")) else 3
    if number * length > MONTHS_IN_YEAR:
        return None
    return _annual(match, context, _months((number - 1) * length + 1, number * length))


def read_year(match: re.Match[str], _: Context) -> Reading:
    return Reading(year_period(int(match["year"])))


def read_years(match: re.Match[str], _: Context) -> Reading | None:
    first, last = year_period(int(match["year_1"])), year_period(int(match["year"]))
    if first.first >= last.first:
        return None
    return Reading(Period(first.first, last.last, Precision.RANGE))
