"""What dates mean that count from the article's day or from the day told before."""

import re
from dataclasses import replace
from datetime import date, timedelta

from reading.facts import Basis, Precision
from reading.when import date_words as words
from reading.when.date_readings import UNANCHORED, Context, Reading, whole_period
from reading.when.date_words import meaning, number_of
from reading.when.periods import (
    DAYS_IN_WEEK,
    UNITS,
    Partial,
    Period,
    Tense,
    day_period,
    month_period,
    occurrence,
    year_period,
)

DAY = timedelta(days=1)
JUST_OVER = timedelta(days=7)


def read_stepped(match: re.Match[str], context: Context) -> Reading:
    return Reading(whole_period(match, context), basis=Basis.RELATIVE)


def read_this_year(match: re.Match[str], context: Context) -> Reading:
    if context.year is None:
        return UNANCHORED
    step = -1 if match[0].startswith("былтыр") else 0
    return Reading(year_period(context.year + step), basis=Basis.RELATIVE)


def read_ago(match: re.Match[str], context: Context) -> Reading:
    return _counted(match, context, -1)


def read_ahead(match: re.Match[str], context: Context) -> Reading:
    """«через два дня»: from the article's day; of what is over, from the day told before."""
    reading = _counted(match, context, 1)
    if (month := _month_before(match, context)) is not None:
        return replace(reading, after_told=_from_month(match, month, 1))
    if context.previous is None or context.previous == context.anchor:
        return reading
    told = _counted(match, Context(context.previous, None), 1)
    return replace(reading, after_told=told.period)


def read_since(match: re.Match[str], context: Context) -> Reading:
    """«спустя неделю»: from the day told before, else from the article's."""
    if (month := _month_before(match, context)) is not None:
        return Reading(_from_month(match, month, 1), basis=Basis.RELATIVE)
    return _counted(match, Context(context.previous or context.anchor, None), 1)


def _month_before(match: re.Match[str], context: Context) -> Period | None:
    """The month told last; days and weeks count from a day, if there is one."""
    is_long = (meaning(words.UNITS, match["unit"]) or "day") in {"month", "year"}
    return context.month if is_long or not (context.previous or context.anchor) else None


def _from_month(match: re.Match[str], month: Period, direction: int) -> Period:
    """«В июле 1971 года … Через семь месяцев …»: from the month told before."""
    count = _count_of(match) * direction
    unit = meaning(words.UNITS, match["unit"]) or "day"
    if unit == "month":
        return month_period(month.first.year, month.first.month + count)
    if unit == "year":
        return month_period(month.first.year + count, month.first.month)
    step = timedelta(days=count * (DAYS_IN_WEEK if unit == "week" else 1))
    return Period(month.first + step, month.last + step, Precision.RANGE)


def _count_of(match: re.Match[str]) -> int:
    """1 where no number stands: «неделю назад»."""
    return number_of(match.groupdict().get("count") or "1") or 0


HALF_YEAR = timedelta(days=182)
SOME = {
    "day": (2, 7),
    "weekend": (7, 35),
    "week": (14, 42),
    "month": (60, 270),
    "year": (730, 2920),
}
"""«несколько дней назад»: so many days back at the least and at the most."""


def read_half_year_ago(_: re.Match[str], context: Context) -> Reading:
    """A month on either side."""
    if context.anchor is None:
        return UNANCHORED
    day, month = context.anchor - HALF_YEAR, timedelta(days=30)
    return Reading(Period(day - month, day + month, Precision.RANGE), basis=Basis.RELATIVE)


def read_some_ago(match: re.Match[str], context: Context) -> Reading:
    return _some(match, context.anchor, -1)


def _some(match: re.Match[str], day: date | None, direction: int) -> Reading:
    if day is None:
        return UNANCHORED
    unit = meaning(words.UNITS, match["unit"]) or "day"
    ends = sorted(day + direction * timedelta(days=days) for days in SOME[unit])
    return Reading(Period(ends[0], ends[1], Precision.RANGE), basis=Basis.RELATIVE)


def _counted(match: re.Match[str], context: Context, direction: int) -> Reading:
    count, unit = _count_of(match), meaning(words.UNITS, match["unit"]) or "day"
    if unit == "year" and context.year:
        return Reading(year_period(context.year + count * direction), basis=Basis.RELATIVE)
    if context.anchor is None:
        return UNANCHORED
    if unit == "week":  # «две недели назад» is a week around that day, not a calendar week
        day = context.anchor + timedelta(days=7 * count * direction)
        half = timedelta(days=3)
        return Reading(Period(day - half, day + half, Precision.RANGE), basis=Basis.RELATIVE)
    return Reading(UNITS[unit](context.anchor, count * direction), basis=Basis.RELATIVE)


def read_weekday(match: re.Match[str], context: Context) -> Reading:
    weekday = words.weekday_number(match["weekday"])
    partial = Partial(weekday=weekday)
    which = match.groupdict().get("which")
    if not which and context.anchor is None and context.previous is not None:
        # «В понедельник, 4 декабря 2023 года, … В среду …»: the first Wednesday from there on.
        ahead = (weekday - context.previous.weekday()) % 7
        is_heading = match.end() < len(match.string) and match.string[match.end()] == "|"
        return _shifted(context.previous, _nearer(ahead) if is_heading else ahead)
    if not which:
        return Reading(partial=partial, basis=Basis.RELATIVE)
    if context.anchor is None:
        return UNANCHORED
    if which.startswith(("минувш", "прошедш", "истекш")):
        period = occurrence(partial, context.anchor - timedelta(days=1), Tense.PAST)
        return Reading(period, basis=Basis.RELATIVE)
    if which.startswith(("ближайш", "предстоящ", "upcoming", "coming")):
        period = occurrence(partial, context.anchor, Tense.FUTURE)
        return Reading(period, basis=Basis.RELATIVE)
    week = UNITS["week"](context.anchor, meaning(words.STEPS, which) or 0)
    day = week.first + timedelta(days=weekday)
    return Reading(day_period(day), basis=Basis.RELATIVE)


def _nearer(ahead: int) -> int:
    """«СУББОТА, 10 МАЯ … ПЯТНИЦА»: what is written on through the days goes back as well."""
    return ahead - DAYS_IN_WEEK if ahead > DAYS_IN_WEEK // 2 else ahead


def read_day_word(match: re.Match[str], context: Context) -> Reading:
    from_day = context.anchor
    if match[0] == "накануне":
        if (days := _old_days(context)) is not None:
            return Reading(days, basis=Basis.RELATIVE)
        from_day = _story_day(context) or from_day or context.previous
    return _shifted(from_day, meaning(words.DAY_WORDS, match[0]))


def _old_days(context: Context) -> Period | None:
    """«В начале марта приезжал А, … а накануне – Б»: in those days, whenever it was."""
    days, anchor = context.days, context.anchor
    if days is None or context.previous is not None or anchor is None:
        return None
    if days.first > anchor:  # the nearest March lies ahead
        days = replace(days, first=_year_before(days.first), last=_year_before(days.last))
    return days if days.last < anchor - JUST_OVER else None


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))


def _story_day(context: Context) -> date | None:
    """«Во вторник сели за стол … Накануне он побывал …»: on Monday, if Tuesday is just over."""
    day, anchor = context.story_day, context.anchor
    is_just_over = day and anchor and anchor - JUST_OVER <= day <= anchor
    return day if is_just_over else None


def read_from_previous(match: re.Match[str], context: Context) -> Reading:
    step = meaning(words.STEPS_FROM_PREVIOUS, match[0]) or 0
    days = context.days
    if context.open_day is not None:
        reading = Reading(partial=context.open_day.moved(step), basis=Basis.RELATIVE)
    elif context.previous is None and days and step == 1 and days.last - days.first == DAY:
        # «31 октября и 1 ноября … На следующий день …»: on the second of two.
        reading = _shifted(days.last, 0)
    else:
        reading = _shifted(context.previous, step)
    is_ahead = context.previous and context.anchor and context.previous > context.anchor
    if is_ahead and context.story_day is not None:
        # «… will gather on Nov. 6. Earlier the same day, they met …»: on the day of the story.
        return replace(reading, after_told=_shifted(context.story_day, step).period)
    return reading


def read_from_previous_counted(match: re.Match[str], context: Context) -> Reading:
    """«двумя днями ранее», «неделю спустя»: from the day told before, else from the article's."""
    direction = -1 if match["back"] else 1
    if (month := _month_before(match, context)) is not None:
        return Reading(_from_month(match, month, direction), basis=Basis.RELATIVE)
    return _counted(match, Context(context.previous or context.anchor, None), direction)


def read_from_event(match: re.Match[str], context: Context) -> Reading:
    """«Через два дня после переговоров …»: from the day told before."""
    if not context.told_at or context.previous is None:
        return UNANCHORED
    direction = -1 if match["side"] == "до" else 1
    return _counted(match, Context(context.previous, None), direction)


def read_some_from_previous(match: re.Match[str], context: Context) -> Reading:
    """«за несколько дней до этого», «несколькими неделями позже»."""
    day = context.previous or context.anchor
    return _some(match, day, -1 if match["back"] else 1)


SHORTLY = timedelta(days=30)


def read_shortly_before(_: re.Match[str], context: Context) -> Reading:
    day = context.previous or context.anchor
    if day is None:
        return UNANCHORED
    return Reading(Period(day - SHORTLY, day, Precision.RANGE), basis=Basis.RELATIVE)


def read_day_of_range(match: re.Match[str], context: Context) -> Reading:
    word = match.groupdict().get("which_day") or match.groupdict().get("which_day_2") or ""
    days, number = context.days, meaning(words.DAYS_OF_RANGE, word) or 0
    if days is None:
        return UNANCHORED
    day = days.last if number < 0 else days.first + timedelta(days=number)
    return Reading(day_period(day), basis=Basis.RELATIVE) if day <= days.last else UNANCHORED


def read_day_alone(match: re.Match[str], context: Context) -> Reading:
    """«не 4 октября, а 11-го», «19-го вечером», "on the 8th": of the month told before."""
    if context.previous is None:
        return UNANCHORED
    return Reading(day_period(context.previous.replace(day=int(match["d1"]))))


def read_last_year(_: re.Match[str], context: Context) -> Reading:
    if context.year is None:
        return UNANCHORED
    return Reading(year_period(context.year - 1), basis=Basis.RELATIVE)


def read_lately(_: re.Match[str], context: Context) -> Reading:
    if context.anchor is None:
        return UNANCHORED
    week = timedelta(days=7)
    around = Period(context.anchor - week, context.anchor + week, Precision.RANGE)
    return Reading(around, basis=Basis.RELATIVE)


def read_weekend(_: re.Match[str], context: Context) -> Reading:
    """«в выходные»: those to come; of what is over, the last that have begun."""
    if context.anchor is None:
        return UNANCHORED
    own = UNITS["weekend"](context.anchor, 0)
    last = own if own.first <= context.anchor else UNITS["weekend"](context.anchor, -1)
    return Reading(own, basis=Basis.RELATIVE, after_told=last)


def read_shortly(_: re.Match[str], context: Context) -> Reading:
    """«в ближайшие дни»: within a week."""
    if context.anchor is None:
        return UNANCHORED
    week = Period(context.anchor, context.anchor + timedelta(days=DAYS_IN_WEEK), Precision.RANGE)
    return Reading(week, basis=Basis.RELATIVE)


def _shifted(day: date | None, step: int | None) -> Reading:
    if day is None:
        return UNANCHORED
    return Reading(day_period(day + timedelta(days=step or 0)), basis=Basis.RELATIVE)
