"""A year of digests with a fake clock: every chat exactly one on each chosen local day.

`python -m benchmarks.year [--chats 1000] [--year 2025]`: in 40 zones, over all their changes of
clocks, at any minute of the day, on any weekdays; the clock ticks a little late, as it does. Then
the same with a machine that sleeps now and then: never two of a day, and after a sleep the newest.
"""

import argparse
import random
import sys
import time as stopwatch
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from benchmarks.figures import Figure, contribute
from newsroom.digests.schedule import TOO_LATE, Schedule, moment_of, next_due, take_turn

ZONES = (
    "Asia/Almaty", "Asia/Tashkent", "Asia/Baku", "Asia/Tehran", "Asia/Kabul", "Asia/Kolkata",
    "Asia/Kathmandu", "Asia/Yangon", "Asia/Shanghai", "Asia/Tokyo", "Asia/Beirut", "Asia/Jerusalem",
    "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "Africa/Lagos", "Europe/Moscow",
    "Europe/Istanbul", "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Chisinau",
    "Atlantic/Azores", "America/Nuuk", "America/Sao_Paulo", "America/Asuncion", "America/Santiago",
    "America/Havana", "America/New_York", "America/Chicago", "America/Phoenix",
    "America/Los_Angeles", "America/St_Johns", "Pacific/Honolulu", "Pacific/Marquesas",
    "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Kiritimati", "Etc/GMT-14", "Etc/GMT+12",
)  # fmt: skip
TICK = timedelta(seconds=20)
ONE_DAY = timedelta(days=1)
EVERY_DAY = 127

Wakes = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class Life:
    """What a chat got in its year."""

    got: Sequence[date]
    due: Sequence[date]

    @property
    def is_right(self) -> bool:
        return list(self.got) == list(self.due)


def schedules(count: int, chance: random.Random) -> Iterator[Schedule]:
    """All zones in turn; a third of the chats in the small hours, when clocks are changed."""
    for number in range(count):
        hour = chance.randrange(4) if number % 3 == 0 else chance.randrange(24)
        minute = chance.choice((0, 30, chance.randrange(60)))
        weekdays = chance.choice((EVERY_DAY, EVERY_DAY, chance.randrange(1, 128)))
        zone = ZoneInfo(ZONES[number % len(ZONES)])
        yield Schedule(time(hour, minute), zone, weekdays)


def live(schedule: Schedule, year: int, wakes: Wakes) -> Life:
    """`wakes`: when the clock gets to what is due at that moment."""
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    got: list[date] = []
    due_at = next_due(start, schedule)
    while due_at is not None and due_at <= end:
        turn = take_turn(due_at, schedule, wakes(due_at))
        got += [turn.digest.on] if turn.digest is not None else []
        due_at = turn.next_due_at
    return Life(got, list(_due_days(schedule, start, end)))


def _due_days(schedule: Schedule, start: datetime, end: datetime) -> Iterator[date]:
    day = start.date() - ONE_DAY
    while day <= end.date() + ONE_DAY:
        if schedule.includes(day):
            moment = moment_of(day, schedule.local_time, schedule.zone)
            if start < moment <= end:
                yield day
        day += ONE_DAY


def ticking(chance: random.Random) -> Wakes:
    """A clock that looks every twenty seconds."""
    return lambda due_at: due_at + TICK * chance.random()


def sleeping(year: int, chance: random.Random) -> Wakes:
    """A machine that is off now and then, for an hour, a night or three days."""
    naps = []
    at = datetime(year, 1, 1, tzinfo=UTC)
    while at.year == year:
        at += timedelta(days=chance.uniform(5, 30))
        wakes_at = at + timedelta(hours=chance.choice((1, 9, 72)))
        naps.append((at, wakes_at))
        at = wakes_at

    def wakes(due_at: datetime) -> datetime:
        ends = [end for start, end in naps if start <= due_at < end]
        return ends[0] if ends else due_at

    return wakes


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.year", description=__doc__)
    parser.add_argument("--chats", type=int, default=1000)
    parser.add_argument("--year", type=int, default=2025)
    args = parser.parse_args(arguments)
    chance = random.Random(args.year)  # noqa: S311 the same year every time
    began = stopwatch.perf_counter()
    wrong = digests = doubled = missed = 0
    for schedule in schedules(args.chats, chance):
        life = live(schedule, args.year, ticking(chance))
        wrong += not life.is_right
        digests += len(life.got)
        napping = live(schedule, args.year, sleeping(args.year, chance))
        doubled += len(napping.got) - len(set(napping.got))
        missed += len(set(napping.due) - set(napping.got))
    seconds = stopwatch.perf_counter() - began
    print(
        f"{args.chats} chats, {len(ZONES)} zones, {args.year}: {digests} digests, {seconds:.0f} s"
    )
    print(f"  chats with a day too many or too few   {wrong}")
    print(f"  days doubled by a machine that sleeps  {doubled}")
    print(f"  days it slept through (over {TOO_LATE})  {missed}")
    contribute(
        Figure("a year: chats with a day wrong", wrong, "", most=0),
        Figure("a year: days doubled by sleep", doubled, "", most=0),
    )
    return 1 if wrong or doubled else 0


if __name__ == "__main__":
    sys.exit(main())
