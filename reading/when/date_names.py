"""Two names of one day in a row: «в пятницу, 5 июля», «на прошлой неделе, в четверг»."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from reading.facts import Basis, Precision, Span
from reading.when import date_words as words
from reading.when.found_dates import FoundDate
from reading.when.periods import ZONE_SLACK, Partial

BETWEEN_TWO_NAMES_OF_A_DAY = re.compile(
    rf"[ ,(:-]*(?:(?:в|во|on)\s+)?(?:(?:{words.any_of(words.WEEKDAYS)})[ ,]*)?"
)


BETWEEN_DAY_AND_STRETCH = re.compile(r"[ ,(:-]*(?:(?:в|во|на|on|of)\s+)?")

TELLING = re.compile(
    r"\s+(?:сообщи|заяви|сказа|объяви|рассказа|написа|said|told|announced|reported)"
)
"""«приедет на следующей неделе, в четверг сообщили …»: the day on which it was said."""


def joined(found: list[FoundDate], calm: str, anchor: date | None) -> Iterator[FoundDate]:
    """«В пятницу, 5 июля» and «вчера, в воскресенье» are one date."""
    waiting: FoundDate | None = None
    for one in found:
        both = _one_of(waiting, one, calm, anchor) if waiting else None
        if waiting and both is None:
            yield waiting
        waiting = both or one
    if waiting:
        yield waiting


def _one_of(one: FoundDate, other: FoundDate, calm: str, anchor: date | None) -> FoundDate | None:
    """What two dates in a row mean together; None when they are of two days."""
    between = calm[one.span.stop : other.span.start]
    if _is_same_day(one, other):
        is_one = BETWEEN_TWO_NAMES_OF_A_DAY.fullmatch(between) and not _are_far(one, other, anchor)
        return _of_eve(one, other, calm) or _both(one, other, anchor) if is_one else None
    is_apart = TELLING.match(calm, other.span.stop) or not BETWEEN_DAY_AND_STRETCH.fullmatch(
        between
    )
    return None if is_apart else _in_stretch(one, other)


def _in_stretch(one: FoundDate, other: FoundDate) -> FoundDate | None:
    """«год назад: 5 марта», «на прошлой неделе, в четверг», «в пятницу на той неделе»."""
    stretch, exact = (one, other) if other.is_day else (other, one)
    first, last = stretch.event_date.first, stretch.event_date.last
    is_stretch = stretch.event_date.basis is Basis.RELATIVE and not stretch.is_day_like
    # «в выходные» are those behind or ahead, as the tense of the clause tells.
    is_open = stretch.is_partial or stretch.after_told is not None
    if not is_stretch or is_open or not exact.is_day or first is None or last is None:
        return None
    if stretch.event_date.precision is Precision.BOUND:
        return None
    days = [day for day in _days_meant(exact, first, last) if first <= day <= last]
    if len(days) != 1:
        return None
    span = Span(one.span.start, other.span.stop)
    dated = replace(exact.event_date, first=days[0], last=days[0], precision=Precision.DAY)
    return FoundDate(span, replace(dated, span=span))


def _days_meant(exact: FoundDate, first: date, last: date) -> Iterator[date]:
    """The days of the calendar around those that the words of a day may mean."""
    partial, day = exact.partial, exact.event_date.first
    if partial is None:
        yield from (day,) if day is not None else ()
    elif partial.weekday is not None:
        days = (first + timedelta(days=n) for n in range(min((last - first).days, YEAR) + 1))
        yield from (day for day in days if day.weekday() == partial.weekday)
    else:
        yield from _in_years(partial, first.year, last.year)


YEAR = 366


def _in_years(partial: Partial, first: int, last: int) -> Iterator[date]:
    for year in range(first, last + 1):
        try:
            yield partial.in_year(year).first
        except ValueError:  # 29 February
            continue


def _is_same_day(one: FoundDate, other: FoundDate) -> bool:
    bases = {one.event_date.basis, other.event_date.basis}
    return one.is_day_like and other.is_day_like and Basis.RELATIVE in bases


def _are_far(one: FoundDate, other: FoundDate, anchor: date | None) -> bool:
    """«визит, начавшийся 16 сентября, сегодня завершился»: two days, told on the eighteenth."""
    exact, hint = (other, one) if one.event_date.basis is Basis.RELATIVE else (one, other)
    day, weekday = hint.event_date.first, exact.partial and exact.partial.weekday
    if anchor is None or day is None or hint.is_weekday or weekday is not None:
        return False
    periods = exact.partial.around(anchor) if exact.partial else ()
    days = [p.first for p in periods] or [d for d in (exact.event_date.first,) if d is not None]
    return bool(days) and all(abs(one - day) > ZONE_SLACK for one in days)


def _of_eve(one: FoundDate, other: FoundDate, calm: str) -> FoundDate | None:
    """«накануне, во вторник», told on Friday: the eve of something else."""
    day = one.event_date.first
    is_eve = one.span.of(calm) == "накануне" and other.is_weekday and day is not None
    if not is_eve or day is None or _agrees(other, day):
        return None
    span = Span(one.span.start, other.span.stop)
    return replace(other, span=span, event_date=replace(other.event_date, span=span))


def _both(one: FoundDate, other: FoundDate, anchor: date | None) -> FoundDate:
    """The more exact of two names of a day, over the words of both."""
    span = Span(one.span.start, other.span.stop)
    exact, hint = (other, one) if one.event_date.basis is Basis.RELATIVE else (one, other)
    if exact.partial and exact.partial.weekday is not None:
        exact, hint = hint, exact
    partial, dated = exact.partial, exact.event_date
    for period in partial.around(anchor) if partial and anchor else ():
        if _agrees(hint, period.first):
            dated = replace(dated, first=period.first, last=period.last)
            partial = None
            break
    if partial is not None and partial.weekday is None and hint.is_weekday and hint.partial:
        partial = replace(partial, on=hint.partial.weekday)
    return FoundDate(span, replace(dated, span=span), partial)


def _agrees(hint: FoundDate, day: date) -> bool:
    if hint.partial is not None:
        return hint.partial.weekday == day.weekday()
    return hint.event_date.first == day
