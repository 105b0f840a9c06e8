"""Due times over the changes of clocks, in zones from −12 to +14 and those that jumped a day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.digests.schedule import (
    LATE,
    TOO_LATE,
    Due,
    Schedule,
    is_late,
    latest_due,
    moment_of,
    next_due,
    take_turn,
)

ZONES = [
    "Asia/Almaty",
    "Europe/Berlin",
    "America/New_York",
    "America/Nuuk",
    "America/Havana",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Etc/GMT+12",
    "Etc/GMT-14",
    "UTC",
]
moments = st.datetimes(datetime(2009, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
schedules = st.builds(
    Schedule,
    local_time=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    weekdays=st.integers(1, 127),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "local", "moment"),
    [
        ("Asia/Almaty", "2025-09-09", "08:00", "2025-09-09 03:00"),
        ("Europe/Berlin", "2025-03-30", "02:30", "2025-03-30 01:00"),
        ("Europe/Berlin", "2025-10-26", "02:30", "2025-10-26 00:30"),
        ("America/Nuuk", "2025-03-29", "23:30", "2025-03-30 01:00"),
        ("Australia/Lord_Howe", "2025-10-05", "02:15", "2025-10-04 15:30"),
    ],
    ids=["an ordinary day", "skipped", "twice", "skipped over midnight", "half an hour skipped"],
)
def test_a_local_time_has_one_moment(zone: str, day: str, local: str, moment: str) -> None:
    found = moment_of(date.fromisoformat(day), time.fromisoformat(local), ZoneInfo(zone))
    assert found == at(moment)


def test_a_digest_moved_over_midnight_belongs_to_its_own_day() -> None:
    schedule = Schedule(time(23, 30), ZoneInfo("America/Nuuk"))
    due_at = at("2025-03-30 01:00")
    assert latest_due(due_at, schedule, not_before=due_at) == Due(due_at, date(2025, 3, 29))


def test_a_day_a_zone_left_out_has_no_digest() -> None:
    """Samoa went from the 29th of December 2011 to the 31st."""
    schedule = Schedule(time(8), ZoneInfo("Pacific/Apia"))
    first = next_due(at("2011-12-29 00:00"), schedule)
    assert first == at("2011-12-29 18:00")
    assert next_due(first, schedule) == at("2011-12-30 18:00")
    assert latest_due(at("2011-12-30 18:00"), schedule, not_before=first) == Due(
        at("2011-12-30 18:00"), date(2011, 12, 31)
    )


@pytest.mark.parametrize(
    ("weekdays", "following"),
    [(127, "2025-09-10 03:00"), (1, "2025-09-15 03:00"), (2, "2025-09-16 03:00"), (0, None)],
    ids=["every day", "mondays", "the same weekday", "never"],
)
def test_only_chosen_weekdays_count(weekdays: int, following: str | None) -> None:
    schedule = Schedule(time(8), ZoneInfo("Asia/Almaty"), weekdays)
    expected = None if following is None else at(following)
    assert next_due(at("2025-09-09 03:00"), schedule) == expected


@given(moments, schedules)
def test_the_next_time_is_the_first_one_after(now: datetime, schedule: Schedule) -> None:
    due_at = next_due(now, schedule)
    assert due_at is not None
    assert due_at > now
    nothing_between = latest_due(due_at - timedelta(seconds=1), schedule, not_before=now)
    assert nothing_between is None or nothing_between.at == now


@given(moments, schedules)
def test_a_fortnight_has_each_chosen_day_once(now: datetime, schedule: Schedule) -> None:
    days: list[date] = []
    due_at: datetime | None = now
    for _ in range(14):
        assert due_at is not None
        due_at = next_due(due_at, schedule)
        assert due_at is not None
        due = latest_due(due_at, schedule, not_before=due_at)
        assert due is not None
        days.append(due.on)
    assert days == sorted(set(days))
    assert all(schedule.includes(day) for day in days)


@given(moments, schedules)
def test_the_clocks_show_the_wanted_time_unless_they_jump_over_it(
    now: datetime, schedule: Schedule
) -> None:
    due_at = next_due(now, schedule)
    assert due_at is not None
    shown = due_at.astimezone(schedule.zone)
    a_moment_before = (due_at - timedelta(seconds=1)).astimezone(schedule.zone)
    jumped = shown.utcoffset() != a_moment_before.utcoffset()
    assert shown.time() == schedule.local_time or jumped


@pytest.mark.parametrize(
    ("now", "due_on", "late"),
    [
        ("2025-09-09 03:00", date(2025, 9, 9), False),
        ("2025-09-09 03:30", date(2025, 9, 9), False),
        ("2025-09-09 03:31", date(2025, 9, 9), True),
        ("2025-09-09 09:00", date(2025, 9, 9), True),
        ("2025-09-09 09:01", None, None),
        ("2025-09-12 04:00", date(2025, 9, 12), True),
        ("2025-09-12 20:00", None, None),
    ],
    ids=[
        "on time", "a little later", "late", "very late", "too late",
        "days missed: the newest", "days missed: too late for all",
    ],
)  # fmt: skip
def test_what_was_missed_is_caught_up_once(now: str, due_on: date | None, late: bool) -> None:  # noqa: FBT001
    schedule = Schedule(time(8), ZoneInfo("Asia/Almaty"))
    turn = take_turn(at("2025-09-09 03:00"), schedule, at(now))
    assert (turn.digest.on if turn.digest else None) == due_on
    assert turn.next_due_at is not None
    assert turn.next_due_at > at(now)
    if turn.digest:
        assert is_late(turn.digest.at, at(now)) is late


def test_a_zone_that_changed_its_rules_still_gives_the_day_s_digest() -> None:
    """Stored as 03:00, the same local time is an hour earlier by the new rules."""
    schedule = Schedule(time(8), ZoneInfo("Etc/GMT-6"))
    turn = take_turn(at("2025-09-09 03:00"), schedule, at("2025-09-09 03:00"))
    assert turn.digest == Due(at("2025-09-09 02:00"), date(2025, 9, 9))


def test_late_comes_before_too_late() -> None:
    assert LATE < TOO_LATE
