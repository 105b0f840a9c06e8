"""Couriers are killed while Telegram misbehaves; benchmarks/delivery does it longer."""

import pytest

from tests.newsroom.delivery.killing import Toll, toll_of

pytestmark = pytest.mark.end_to_end


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_courier_that_is_killed_loses_and_doubles_nothing(database_url: str) -> None:
    check(await toll_of(database_url, messages=80, kills=4, couriers=1, seed=20250909))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_neither_do_two_of_which_one_is_killed(database_url: str) -> None:
    check(await toll_of(database_url, messages=80, kills=3, couriers=2, seed=20250909))


def check(toll: Toll) -> None:
    assert (toll.lost, toll.doubled) == (0, 0), toll
    assert toll.unknown <= toll.at_kills + toll.ambiguous, toll
