from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from newsroom.watches.quiet import PATIENCE, SETTLED, free_at, ripe_at

ALMATY = ZoneInfo("Asia/Almaty")
NIGHT = (time(23), time(7))
SECOND = timedelta(seconds=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "quiet", "free"),
    [
        ("2025-09-09 03:00", None, "2025-09-09 03:00"),
        ("2025-09-09 03:00", NIGHT, "2025-09-09 03:00"),
        ("2025-09-09 18:00", NIGHT, "2025-09-10 02:00"),
        ("2025-09-09 17:59", NIGHT, "2025-09-09 17:59"),
        ("2025-09-09 20:00", NIGHT, "2025-09-10 02:00"),
        ("2025-09-10 01:59", NIGHT, "2025-09-10 02:00"),
        ("2025-09-10 02:00", NIGHT, "2025-09-10 02:00"),
        ("2025-09-09 08:30", (time(13), time(14)), "2025-09-09 09:00"),
        ("2025-09-09 09:00", (time(13), time(14)), "2025-09-09 09:00"),
        ("2025-09-09 20:00", (time(8), time(8)), "2025-09-09 20:00"),
    ],
    ids=[
        "none", "by day", "as they begin", "just before", "before midnight", "after midnight",
        "as they end", "at noon", "after noon", "no hours at all",
    ],
)  # fmt: skip
def test_alerts_wait_until_quiet_hours_are_over(
    now: str, quiet: tuple[time, time] | None, free: str
) -> None:
    assert free_at(at(now), ALMATY, quiet, None) == at(free)


def test_a_pause_that_ends_at_night_ends_in_the_morning() -> None:
    held = at("2025-12-04 19:00")
    assert free_at(at("2025-11-20 06:00"), ALMATY, NIGHT, held) == at("2025-12-05 02:00")


def test_quiet_hours_end_with_the_gap_when_the_clocks_jump_over_their_end() -> None:
    berlin, quiet = ZoneInfo("Europe/Berlin"), (time(23), time(2, 30))
    assert free_at(at("2025-03-29 23:00"), berlin, quiet, None) == at("2025-03-30 01:00")


def test_what_comes_together_is_told_together_but_nobody_waits_for_ever() -> None:
    start = at("2025-09-09 03:00")
    assert ripe_at([start]) == start + SETTLED
    assert ripe_at([start, start + 5 * SECOND]) == start + 5 * SECOND + SETTLED
    assert ripe_at([start, start + 59 * SECOND]) == start + PATIENCE
