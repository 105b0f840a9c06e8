"""Where a report stands in the archive, and where others stand that may tell of its meeting. Pure.

A report stands by its days or, if one end of them is open, by when it was published; a long stretch
of days stands apart from a short one, so that whoever looks for a day passes few that end before.
Of two reports that `tells_same` or `may_be_moved` may bind, each finds the other in these places
(a test holds it to that); so a popular pair costs what stands around its days, not all it ever did.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.sameness import ANNOUNCED, CALLED_AGAIN, CITED_TOGETHER, ReportToMerge
from reading.facts import Status
from storage.models import NO_DAY

LENGTHS = (7, 31, 366, 10**7)
"""Days that a stretch on each shelf has at most."""

CALLED_OFF = "called off"
DATED, OPEN = "dated", "open"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A shelf, from one day to another."""

    shelf: str
    first: date
    last: date


def shelves_of(report: ReportToMerge) -> frozenset[tuple[str, date]]:
    """Shelves and days that a report stands at."""
    kind = OPEN if report.days is None else DATED
    places = {(kind, report.published or NO_DAY)}
    if report.days is not None:
        first, last = report.days
        length = next(most for most in LENGTHS if (last - first).days <= most)
        places.add((_of_length(length), first))
    if report.forum_key:
        places.add((_of_forum(kind, report.forum_key), NO_DAY))
    if report.is_called_off:
        places.add((CALLED_OFF, NO_DAY))
    return frozenset(places)


def places_around(reports: Iterable[ReportToMerge]) -> list[Place]:
    """Where others may stand that tell of the same meeting as one of these."""
    return list(_joined(sorted({place for one in reports for place in _places(one)})))


def _places(report: ReportToMerge) -> Iterator[Place]:
    yield Place(CALLED_OFF, NO_DAY, NO_DAY)
    yield Place(OPEN, NO_DAY, NO_DAY)
    yield from _published_with(report, OPEN)
    if report.days is None:
        yield from _published_with(report, DATED)
    if report.days is not None or report.is_called_off:
        yield from _days(report)
    yield from _announced(report)
    if report.is_called_off or (report.first, report.last, report.published) == (None, None, None):
        yield from (Place(kind, date.min, date.max) for kind in (OPEN, DATED))


def _announced(report: ReportToMerge) -> Iterator[Place]:
    """Plans without a day and those for a day soon after."""
    if report.status is not Status.PLANNED:
        return
    if report.days is not None:
        first = report.days[0]
        yield Place(OPEN, _moved(first, -ANNOUNCED), first)
    elif report.published is not None:
        told = report.published
        for length in LENGTHS:
            yield Place(_of_length(length), told, _moved(told, ANNOUNCED))


def _published_with(report: ReportToMerge, kind: str) -> Iterator[Place]:
    if report.published is not None:
        near = CITED_TOGETHER
        yield Place(kind, _moved(report.published, -near), _moved(report.published, near))
    if report.forum_key:
        yield Place(_of_forum(kind, report.forum_key), NO_DAY, NO_DAY)


def _days(report: ReportToMerge) -> Iterator[Place]:
    slack = CALLED_AGAIN if report.is_called_off else timedelta(0)
    first, last = report.days or (date.min, date.max)
    for length in LENGTHS:
        yield Place(
            _of_length(length), _moved(first, -slack - timedelta(length)), _moved(last, slack)
        )


def _joined(places: Iterable[Place]) -> Iterator[Place]:
    """Stretches of one shelf that touch are one."""
    open_: Place | None = None
    for place in places:
        if open_ and open_.shelf == place.shelf and place.first <= open_.last:
            open_ = Place(open_.shelf, open_.first, max(open_.last, place.last))
            continue
        if open_:
            yield open_
        open_ = place
    if open_:
        yield open_


def _of_length(days: int) -> str:
    return f"days {days}"


def _of_forum(kind: str, forum_key: str) -> str:
    return f"{kind} {forum_key}"


def _moved(day: date, by: timedelta) -> date:
    ordinal = day.toordinal() + by.days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
