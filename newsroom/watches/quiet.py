"""When an alert may come. Pure: clocks and hours in, moments out."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsroom.digests.schedule import ONE_DAY, moment_of

SETTLED = timedelta(seconds=10)
"""So long nothing more has come: what comes together is told together."""

PATIENCE = timedelta(seconds=30)
"""Longer than this nobody waits for more."""

Hours = tuple[time, time]


def free_at(now: datetime, zone: ZoneInfo, quiet: Hours | None, held: datetime | None) -> datetime:
    """The first moment, `now` or later, at which the chat may be alerted.

    `quiet`: from which hour to which alerts wait, also over midnight. `held`: nothing before it.
    """
    at = now if held is None else max(now, held)
    if quiet is None or quiet[0] == quiet[1]:
        return at
    start, stop = quiet
    there = at.astimezone(zone)
    hour = there.time()
    is_over_midnight = start > stop
    if is_over_midnight and hour >= start:
        return moment_of(there.date() + ONE_DAY, stop, zone)
    is_quiet = hour < stop if is_over_midnight else start <= hour < stop
    return moment_of(there.date(), stop, zone) if is_quiet else at


def ripe_at(learned: Sequence[datetime]) -> datetime:
    """When to tell of what was learned at those moments: soon after the last, never late."""
    return min(max(learned) + SETTLED, min(learned) + PATIENCE)
