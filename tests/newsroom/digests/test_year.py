"""A year in 40 zones, a chat in each; the whole thousand: `python -m benchmarks.year`."""

import random

import pytest

from benchmarks.year import ZONES, live, schedules, sleeping, ticking


@pytest.mark.parametrize("year", [2024, 2025])
def test_every_chat_gets_exactly_one_digest_per_chosen_local_day(year: int) -> None:
    chance = random.Random(year)  # noqa: S311
    for schedule in schedules(len(ZONES), chance):
        life = live(schedule, year, ticking(chance))
        assert life.is_right, schedule
        assert len(life.got) >= 52


def test_a_machine_that_sleeps_now_and_then_never_gives_two_for_a_day() -> None:
    chance = random.Random(7)  # noqa: S311
    for schedule in schedules(len(ZONES), chance):
        life = live(schedule, 2025, sleeping(2025, chance))
        assert list(life.got) == sorted(set(life.got)), schedule
        assert set(life.got) < set(life.due)
