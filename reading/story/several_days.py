"""Contacts of the same people on several days: «виделись дважды: 12 апреля и 6 мая»."""

from collections.abc import Sequence
from datetime import timedelta

from reading.facts import EventDate
from reading.story.contact_tenses import tense_of
from reading.story.own_days import bound_dates
from reading.story.resolved_days import fits, resolved
from reading.story.scenes import Told
from reading.when.dates import FoundDate

JOINING = frozenset({",", "и"})
COUNTS = frozenset({"дважды", "трижды", "четырежды", "раз"})
NEXT = timedelta(days=1)


def days_of_each(told: Told) -> tuple[EventDate, ...]:
    """The days in a row on each of which they met; none when there is but one, or a long one."""
    first = next((found for found, _ in bound_dates(told)), None)
    row = _row(first, told) if first is not None else []
    days = [resolved(found, told.setting, tense_of(told, found)) for found in row]
    known = tuple(day for day in days if day is not None and day.first == day.last)
    if len(known) != len(row) or not all(map(_is_before, known, known[1:])):
        return ()
    status, setting = told.judgement.status, told.setting
    is_counted = any(token.lemma in COUNTS for token in told.facts.sentence.tokens)
    is_several = known[1:] and (is_counted or not any(map(_is_next, known, known[1:])))
    return known if is_several and all(fits(day, status, setting) for day in known) else ()


def _is_before(one: EventDate, other: EventDate) -> bool:
    return one.first is not None and other.first is not None and one.first < other.first


def _is_next(one: EventDate, other: EventDate) -> bool:
    """«30 апреля и 1 мая»: talks of two days."""
    return one.first is not None and other.first is not None and other.first - one.first <= NEXT


def _row(first: FoundDate, told: Told) -> Sequence[FoundDate]:
    """The date of the contact and those joined to it; only one where another clause follows."""
    tokens, row = told.facts.sentence.tokens, [first]
    for found in told.facts.dates:
        start, stop = row[-1].span.stop, found.span.start
        between = [token.text.lower() for token in tokens if start <= token.span.start < stop]
        if found.span.start > row[-1].span.start:
            if len(between) != 1 or between[0] not in JOINING:
                break
            row.append(found)
    after = next((token for token in tokens if token.span.start >= row[-1].span.stop), None)
    return row if after is None or after.pos == "PUNCT" else row[:1]
