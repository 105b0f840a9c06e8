"""The day of an article itself: as given, else as far as its own text proves it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from reading.facts import UNDATED, Basis, EventDate, Precision
from reading.when.periods import month_period
from reading.when.windows import DAY, Clue, Rank, Window

WEAK = frozenset({Rank.TERM, Rank.DEADLINE, Rank.RESULTS, Rank.COPYRIGHT})
EDGE = timedelta(days=30)

TOO_LONG = timedelta(days=400)
"""Days from the first to the last session that may be meant: they prove nothing then."""


def published(day: date) -> EventDate:
    """The article came with its day."""
    return EventDate(day, day, Precision.DAY, Basis.PUBLICATION)


def prove_day(clues: Iterable[Clue]) -> EventDate:
    """The tightest stretch of days that the clues leave, the surer ones first; or a bound."""
    day = UNDATED
    waiting = sorted(clues, key=lambda clue: clue.rank)
    # A series of forums says little until other clues have narrowed the time.
    for clue in (*waiting, *waiting):
        day = _narrowed(day, clue)
    return day


def _narrowed(day: EventDate, clue: Clue) -> EventDate:
    """What the day has in common with the windows of a clue; the day itself when nothing."""
    was = day.first or date.min, day.last or date.max
    common = [_common(was, one) for one in clue.windows]
    left = [number for number, one in enumerate(common) if one[0] <= one[1]]
    if not left:
        return day
    now = min(common[n][0] for n in left), max(common[n][1] for n in left)
    is_loose = len(left) > 1 and (now[1] - now[0] > TOO_LONG or clue.rank is Rank.OPENING)
    if now == was or is_loose or _is_at_odds(was, now, clue):
        return day
    # What closes the window is the reason; a mere beginning is a lesser one.
    if now[1] == was[1] and was[1] != date.max:
        return replace(day, first=now[0], precision=_precision(*now))
    source = clue.sources[left[0]] if clue.sources and len(left) == 1 else None
    first = None if now[0] == date.min else now[0]
    last = None if now[1] == date.max else now[1]
    return EventDate(first, last, _precision(*now), clue.basis, clue.span, source)


def _is_at_odds(was: Window, now: Window, clue: Clue) -> bool:
    """A weak clue that leaves but the edge of what is known contradicts it rather."""
    is_known = was[0] != date.min and was[1] != date.max
    leaves = now[1] - now[0]
    return clue.rank in WEAK and is_known and leaves < min(EDGE, (was[1] - was[0]) / 2)


def _common(one: Window, other: Window) -> Window:
    return max(one[0], other[0]), min(one[1], other[1])


def _precision(first: date, last: date) -> Precision:
    if first == date.min or last == date.max:
        return Precision.BOUND
    if first == last:
        return Precision.DAY
    is_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return Precision.YEAR if is_year and first.year == last.year else Precision.RANGE


def as_month(day: EventDate) -> EventDate:
    """Days that follow from a calendar are no better known than their month."""
    first, last = day.first, day.last
    if day.basis not in {Basis.FORUM, Basis.ANNIVERSARY} or not (first and last):
        return day
    months = [month_period(first.year, first.month), month_period(last.year, last.month)]
    month = max(months, key=lambda m: min(m.last, last) - max(m.first, first))
    if last - first > month.last - month.first + DAY or day.precision is Precision.DAY:
        return day
    return replace(day, first=month.first, last=month.last, precision=Precision.MONTH)
