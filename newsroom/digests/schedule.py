"""When a digest is due. Pure: local times, time zones and weekdays in, moments out.

A subscription names a time of day in its own zone. Where the clocks jump over that time, the digest
is due at the first moment after the jump; where they show it twice, at the first of the two. Either
way it belongs to the local day it was meant for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
LATE = timedelta(minutes=30)
"""From here on a digest says that it is late."""

TOO_LATE = timedelta(hours=6)
"""From here on it isn't sent at all: the next one tells its news."""

ZONE_DRIFT = timedelta(hours=3)
"""How far the rules of a zone may move a moment between being stored and being due."""

# A weekday comes again within a week; a day that a zone left out altogether costs another one.
LONGEST_GAP_DAYS = 15
LONGEST_MONTHS_DAYS = 64


@dataclass(frozen=True, slots=True)
class Schedule:
    """`weekdays` is a bit mask, Monday = 1 … Sunday = 64; 0 is never.

    `is_monthly`: on the first day of each month, whatever weekday it is.
    """

    local_time: time
    zone: ZoneInfo
    weekdays: int = 127
    is_monthly: bool = False

    def includes(self, day: date) -> bool:
        if self.is_monthly:
            return day.day == 1
        return bool(self.weekdays >> day.weekday() & 1)

    @property
    def longest_gap(self) -> int:
        """Days within which it comes again."""
        return LONGEST_MONTHS_DAYS if self.is_monthly else LONGEST_GAP_DAYS


@dataclass(frozen=True, slots=True)
class Due:
    """A moment a digest is due at, and the local day it belongs to."""

    at: datetime
    on: date


@dataclass(frozen=True, slots=True)
class Turn:
    """What to do about a subscription that is due: `digest` is None when all of it is too late."""

    digest: Due | None
    next_due_at: datetime | None


def next_due(after: datetime, schedule: Schedule) -> datetime | None:
    """The first moment after `after`; None when no weekday is chosen."""
    due = next(_dues(after, schedule), None)
    return None if due is None else due.at


def take_turn(due_at: datetime, schedule: Schedule, now: datetime) -> Turn:
    """Catch up once: of all that was missed since `due_at`, the newest counts."""
    missed = latest_due(now, schedule, not_before=due_at - ZONE_DRIFT)
    following = next_due(now, schedule)
    if missed is None or now - missed.at > TOO_LATE:
        return Turn(None, following)
    return Turn(missed, following)


def is_late(due_at: datetime, now: datetime) -> bool:
    return now - due_at > LATE


def latest_due(now: datetime, schedule: Schedule, *, not_before: datetime) -> Due | None:
    """The newest moment of the schedule that has come; None when none lies between the two."""
    today = now.astimezone(schedule.zone).date()
    for back in range(schedule.longest_gap):
        due = _due_on(today - back * ONE_DAY, schedule)
        if due is not None and not_before <= due.at <= now:
            return due
    return None


def moment_of(day: date, local_time: time, zone: ZoneInfo) -> datetime:
    """The moment (UTC) the clocks of the zone show that time on that day."""
    wall = datetime.combine(day, local_time.replace(tzinfo=None, fold=0))
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None, fold=0) == wall:
        return moment
    return _end_of_jump(wall, zone)


def _dues(after: datetime, schedule: Schedule) -> Iterator[Due]:
    start = after.astimezone(schedule.zone).date() - ONE_DAY
    for ahead in range(schedule.longest_gap + 1):
        due = _due_on(start + ahead * ONE_DAY, schedule)
        if due is not None and due.at > after:
            yield due


def _due_on(day: date, schedule: Schedule) -> Due | None:
    if not schedule.includes(day) or not _exists(day, schedule.zone):
        return None
    return Due(moment_of(day, schedule.local_time, schedule.zone), day)


def _exists(day: date, zone: ZoneInfo) -> bool:
    """Zones that change sides of the date line leave a whole day out."""
    return moment_of(day, time.min, zone).astimezone(zone).date() == day


def _end_of_jump(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clocks, showing less than `wall`, are set to more than it."""
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    old_offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == old_offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
