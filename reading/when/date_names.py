"""Two names of one day in a row: «в пятницу, 5 июля», «вчера, в воскресенье»."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reading.facts import Basis, Span
from reading.when import date_words as words
from reading.when.found_dates import FoundDate
from reading.when.periods import ZONE_SLACK

BETWEEN_TWO_NAMES_OF_A_DAY = re.compile(
    rf"[ ,(:-]*(?:(?:в|во|on)\s+)?(?:(?:{words.any_of(words.WEEKDAYS)})[ ,]*)?"
)


def joined(found: list[FoundDate], calm: str, anchor: date | None) -> Iterator[FoundDate]:
    """«В пятницу, 5 июля» and «вчера, в воскресенье» are one date."""
    waiting: FoundDate | None = None
    for one in found:
        if waiting and _is_same_day(waiting, one, calm) and not _are_far(waiting, one, anchor):
            waiting = _of_eve(waiting, one, calm) or _both(waiting, one, anchor)
            continue
        if waiting:
            yield waiting
        waiting = one
    if waiting:
        yield waiting


def _is_same_day(one: FoundDate, other: FoundDate, calm: str) -> bool:
    between = calm[one.span.stop : other.span.start]
    return (
        one.is_day_like
        and other.is_day_like
        and Basis.RELATIVE in {one.event_date.basis, other.event_date.basis}
        and BETWEEN_TWO_NAMES_OF_A_DAY.fullmatch(between) is not None
    )


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
