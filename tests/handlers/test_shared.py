"""Several processes that answer remember together; without Redis each by itself."""

import os
from collections import deque
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from handlers.shared import SharedAnswers, SharedPurses
from newsroom.delivery.redis_pace import impatient
from tests.end_to_end.family import redis_url
from tests.newsstand import NOW

NAME = f"test{os.getpid()}"
KEY = (7, 12)


@pytest.fixture
async def redis() -> AsyncIterator[Redis]:
    async with Redis.from_url(redis_url()) as redis:
        try:
            await redis.ping()
        except (RedisError, OSError):
            pytest.skip("Redis doesn't answer (TEST_REDIS_URL)")
        yield redis
        async for key in redis.scan_iter(match=f"dipcourier:{NAME}*"):
            await redis.delete(key)


@pytest.fixture
async def away() -> AsyncIterator[Redis]:
    async with impatient("redis://127.0.0.1:1") as redis:
        yield redis


async def test_a_person_has_one_purse_for_all_processes(redis: Redis) -> None:
    # So few that none comes back while the test runs.
    one, other = (SharedPurses(redis, NAME, 3) for _ in range(2))
    asked = [await purses.take(1, 1, NOW) for purses in (one, other, one, other, one)]
    assert asked[:3] == [None] * 3
    assert [wait.is_told for wait in asked[3:] if wait is not None] == [False, True]
    assert asked[3] is not None
    assert 1 <= asked[3].seconds <= 20
    assert await other.take(2, 1, NOW) is None
    assert await SharedPurses(redis, f"{NAME}other", 3).take(1, 1, NOW) is None


async def test_letters_cost_little_and_no_limit_is_none(redis: Redis) -> None:
    purses = SharedPurses(redis, NAME, 1)
    assert [await purses.take(1, 0.25, NOW) is None for _ in range(5)] == [True] * 4 + [False]
    free = SharedPurses(redis, NAME, 0)
    assert all([await free.take(1, 1, NOW) is None for _ in range(9)])


async def test_what_one_process_answered_another_edits(redis: Redis) -> None:
    one, other = (SharedAnswers(redis, NAME) for _ in range(2))
    await one.keep(KEY, [5, 6])
    assert await other.take(KEY) == deque([5, 6])
    assert await one.take(KEY) == deque()
    assert [await one.continues("album"), await other.continues("album")] == [False, True]
    assert not await other.continues(None)


async def test_while_redis_is_away_each_goes_by_its_own(away: Redis) -> None:
    purses, answers = SharedPurses(away, NAME, 1), SharedAnswers(away, NAME)
    assert [await purses.take(1, 1, NOW) is None for _ in range(2)] == [True, False]
    await answers.keep(KEY, [5])
    assert await answers.take(KEY) == deque([5])
    assert [await answers.continues("album") for _ in range(2)] == [False, True]
