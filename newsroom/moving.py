"""What was put off and came on another day is one meeting: which legs follow one another. Pure.

A leg are reports that agree on the day. A leg that only tells of a plan, or that it was put off,
is followed by the one leg it was moved to; where two fit, none is taken.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from newsroom.sameness import CALLED_AGAIN, ReportToMerge, same_but_for_days
from reading.facts import Status

Leg = Sequence[ReportToMerge]
Days = tuple[date, date]


def follow(legs: Iterable[Leg]) -> list[list[Leg]]:
    """Put legs that follow one another together, the last one last."""
    chains: list[list[Leg]] = []
    for leg in sorted(_with_their_calls_off(legs), key=_told_first):
        before = [chain for chain in chains if _moved(chain[-1], leg)]
        if len(before) == 1:
            before[0].append(leg)
        else:
            chains.append([leg])
    return chains


def put_together(chains: Sequence[Sequence[Leg]]) -> list[list[Leg]]:
    """Chains that an operator put together, by when they were told of, whatever speaks against."""
    joined: list[list[Leg]] = []
    for chain in sorted(chains, key=lambda one: _told_first(one[0])):
        rulings = _rulings(chain)
        touched = [one for one in joined if rulings & _rulings(one)]
        joined = [one for one in joined if not any(one is other for other in touched)]
        legs = [leg for one in [*touched, chain] for leg in one]
        joined.append(sorted(legs, key=_told_first) if touched else list(chain))
    return joined


def _rulings(chain: Sequence[Leg]) -> frozenset[int]:
    return frozenset().union(*(one.joined for leg in chain for one in leg))


def _with_their_calls_off(legs: Iterable[Leg]) -> list[Leg]:
    """«Визит перенесён» without a day belongs to the only plan it may mean."""
    known = list(legs)
    dated = [leg for leg in known if days_of(leg)]
    undated = [leg for leg in known if not days_of(leg)]
    added: dict[int, list[ReportToMerge]] = {number: [] for number in range(len(dated))}
    alone = []
    for leg in undated:
        plans = [number for number, plan in enumerate(dated) if _calls_off(leg, plan)]
        if len(plans) == 1:
            added[plans[0]] += leg
        else:
            alone.append(leg)
    return [*([*leg, *added[number]] for number, leg in enumerate(dated)), *alone]


def _calls_off(leg: Leg, plan: Leg) -> bool:
    """All of the leg says that it won't be, while the plan still lay ahead."""
    return (
        all(one.is_called_off for one in leg)
        and _is_plan(plan)
        and _have_same_sides(plan, leg)
        and any(_lay_ahead(plan, one) for one in leg)
    )


def _moved(plan: Leg, leg: Leg) -> bool:
    """The leg is what became of the plan."""
    if not _is_plan(plan) or not _have_same_sides(plan, leg) or not _is_apart(plan, leg):
        return False
    return any(_lay_ahead(plan, one) for one in leg if one.status is Status.POSTPONED) or (
        _came_later(plan, leg)
    )


def _came_later(plan: Leg, leg: Leg) -> bool:
    """What had been planned was put off to no known day, and this came next.

    Without an earlier plan of that day it may as well be the day it was put off to.
    """
    newest = max(plan, key=lambda one: (one.published or date.min, one.order))
    planned, days, since = days_of(plan), days_of(leg), newest.published
    if newest.status is not Status.POSTPONED or not planned or not days or not since:
        return False
    told = [one.published or days[1] for one in leg]
    return (
        any(one.status is Status.PLANNED and _before(one, since) for one in plan)
        and min(told) >= since
        and planned[1] < days[0] <= since + CALLED_AGAIN
    )


def _before(report: ReportToMerge, day: date) -> bool:
    return report.published is not None and report.published < day


def _is_plan(leg: Leg) -> bool:
    statuses = {one.status for one in leg}
    return Status.HELD not in statuses and bool(days_of(leg))


def _lay_ahead(plan: Leg, told: ReportToMerge) -> bool:
    """When this was published the plan was known and not yet over; nothing known speaks for it."""
    days = days_of(plan)
    if days is None or told.published is None:
        return days is not None
    known = [one.published for one in plan if one.published]
    return (not known or min(known) <= told.published) and told.published <= days[1]


def _have_same_sides(plan: Leg, leg: Leg) -> bool:
    return all(same_but_for_days(one, other) for one in plan for other in leg)


def _is_apart(plan: Leg, leg: Leg) -> bool:
    planned, came = days_of(plan), days_of(leg)
    if planned is None or came is None:
        return False
    gap = max(planned[0], came[0]) - min(planned[1], came[1])
    return timedelta(0) < gap <= CALLED_AGAIN


def days_of(leg: Leg) -> Days | None:
    """The days of its most exact report."""
    known = [days for one in leg if (days := one.days)]
    return min(known, key=lambda days: (days[1] - days[0], days), default=None)


def _told_first(leg: Leg) -> tuple[date, Days, tuple[str, int, int]]:
    """Plans before what became of them; without any publication by the days themselves."""
    days = days_of(leg) or (date.min, date.min)
    told = min((one.published or days[0] for one in leg), default=days[0])
    return told, days, min(one.order for one in leg)
