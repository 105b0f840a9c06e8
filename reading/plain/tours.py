"""The stops of a journey, each with its day: «to Rome on Monday, to Oslo on Friday»."""

from collections.abc import Sequence
from itertools import pairwise

from reading.facts import Form, MeetingReport
from reading.when.dates import FoundDate
from reading.where.places import FoundPlace


def dates_of_stop(
    stop: FoundPlace, stops: Sequence[FoundPlace], dates: Sequence[FoundDate]
) -> tuple[FoundDate, ...]:
    """The date behind the stop, or before it, if each of them has one there; else all dates."""
    if stop not in stops or len(stops) == 1:
        return tuple(dates)
    number = stops.index(stop)
    starts = [place.span.start for place in stops]
    ends = [place.span.stop for place in stops]
    behind, before = [*starts, 10**9], [-1, *ends]
    for edges in (behind, before):
        legs = [[d for d in dates if a <= d.span.start < b] for a, b in pairwise(edges)]
        if all(len(leg) == 1 for leg in legs):
            return tuple(legs[number])
    return tuple(dates)


def is_at_stop(visit: MeetingReport, report: MeetingReport) -> bool:
    """«… will visit Oman on Friday. In Muscat he will meet X»: on the day of that stop."""
    here, there = report.place, visit.place
    is_of_visit = visit.form is Form.VISIT and report.form is not Form.VISIT
    return bool(is_of_visit and here and there and here.country and here.country == there.country)
