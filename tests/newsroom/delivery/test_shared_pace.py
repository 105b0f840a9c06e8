"""One pace for several processes: Redis where it answers, and what becomes of it where not."""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from newsroom.delivery.pacing import Delay, Limit, Limits, Pacer
from newsroom.delivery.redis_pace import RedisPace
from newsroom.delivery.turns import SHARED_AGAIN, SharedPaceError, Turns
from storage.database import Database
from tests.subscribers import GROUP, NOW, READER

USUAL_ADDRESS = "redis://127.0.0.1:6379"
# Nothing runs out while a test does, however busy the machine.
HOUR = timedelta(hours=1)
LIMITS = Limits(Limit(6, HOUR), Limit(2, HOUR), Limit(3, HOUR))
SECOND = timedelta(seconds=1)

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def redis() -> AsyncIterator[Redis]:
    url = os.environ.get("TEST_REDIS_URL") or USUAL_ADDRESS
    async with Redis.from_url(url) as redis:
        try:
            await redis.ping()
        except (RedisError, OSError):
            pytest.skip(f"Redis at {url} doesn't answer (TEST_REDIS_URL)")
        yield redis
        async for key in redis.scan_iter(match=f"dipcourier:test{os.getpid()}*"):
            await redis.delete(key)


def a_pace(redis: Redis, name: str = "", limits: Limits = LIMITS) -> RedisPace:
    return RedisPace(redis, f"test{os.getpid()}{name}", limits)


async def went(pace: RedisPace, chat_id: int, *, is_answer: bool = True) -> bool:
    return not await pace.take(chat_id, is_answer=is_answer)


async def test_processes_share_the_limit_over_all(redis: Redis) -> None:
    one, other = a_pace(redis), a_pace(redis)
    taken = [await went((one, other)[n % 2], 100 + n) for n in range(8)]
    assert taken == [True] * 6 + [False] * 2
    delay = await one.take(99, is_answer=True)
    assert HOUR - timedelta(minutes=1) < delay.of_all <= HOUR + SECOND
    assert not delay.of_chat
    # Another bot of the same Redis has a pace of its own.
    assert await went(a_pace(redis, "other"), 1)


async def test_a_chat_and_a_group_have_their_own(redis: Redis) -> None:
    one, other = a_pace(redis), a_pace(redis)
    assert [await went(pace, READER) for pace in (one, other, one)] == [True, True, False]
    delay = await other.take(READER, is_answer=True)
    assert delay.of_chat > timedelta(minutes=59)
    assert not delay.of_all
    limits = Limits(Limit(100, HOUR), Limit(50, HOUR), Limit(3, HOUR))
    group = a_pace(redis, "group", limits)
    assert [await went(group, GROUP) for _ in range(4)] == [True] * 3 + [False]


async def test_a_turn_that_is_refused_costs_nothing(redis: Redis) -> None:
    pace = a_pace(redis)
    for _ in range(20):
        await pace.take(READER, is_answer=True)
    assert [await went(pace, 100 + n) for n in range(5)] == [True] * 4 + [False]


async def test_deliveries_are_spaced_and_answers_pass_them(redis: Redis) -> None:
    limits = Limits(Limit(60, HOUR), Limit(50, HOUR), Limit(50, HOUR))
    pace = a_pace(redis, "even", limits)
    delivered = [await went(pace, n, is_answer=False) for n in range(1, 20)]
    assert sum(delivered) == 6
    assert delivered.index(False) == 6
    assert await went(pace, READER)


async def test_a_waiting_answer_holds_deliveries_back(redis: Redis) -> None:
    limits = Limits(Limit(1, HOUR), Limit(50, HOUR), Limit(50, HOUR))
    pace = a_pace(redis, "first", limits)
    assert await went(pace, READER)
    assert not await went(pace, READER)
    assert await redis.pttl(pace._key("answers")) > 0  # noqa: SLF001


async def test_a_pause_stops_all_processes_and_a_shorter_one_does_not_end_it(redis: Redis) -> None:
    one, other = a_pace(redis), a_pace(redis)
    await one.pause(HOUR, None)
    await one.pause(SECOND, None)
    assert (await other.take(READER, is_answer=True)).of_all > timedelta(minutes=59)
    third = a_pace(redis, "chat")
    await third.pause(HOUR, GROUP)
    assert (await third.take(GROUP, is_answer=True)).of_chat > timedelta(minutes=59)
    assert await went(third, READER)


async def test_who_does_not_answer_is_an_expected_failure() -> None:
    pace = RedisPace.at("redis://127.0.0.1:1", "test", LIMITS)
    with pytest.raises(SharedPaceError, match="Redis doesn't answer"):
        await pace.take(READER, is_answer=True)
    await pace.close()


@dataclass
class Shared:
    """A shared pace that may be away."""

    is_away: bool = False
    asked: int = 0
    pauses: list[tuple[timedelta, int | None]] = field(default_factory=list)

    async def take(self, chat_id: int, *, is_answer: bool) -> Delay:
        self.asked += 1
        if self.is_away:
            raise SharedPaceError("away")
        return Delay()

    async def pause(self, pause: timedelta, chat_id: int | None) -> None:
        if self.is_away:
            raise SharedPaceError("away")
        self.pauses.append((pause, chat_id))


@on_sqlite
async def test_without_the_shared_pace_each_keeps_to_its_share(database: Database) -> None:
    now, shared = NOW, Shared(is_away=True)
    turns = Turns(database, lambda: now, Pacer(Limits().share(5)), shared)
    # What the others sent in the last second isn't known.
    assert (await turns.take(READER, is_answer=True)).of_all == SECOND
    now += SECOND
    went = [not await turns.take(100 + n, is_answer=True) for n in range(10)]
    assert went == [True] * 5 + [False] * 5
    assert shared.asked == 1
    shared.is_away, now = False, now + SHARED_AGAIN
    assert (await turns.take(READER, is_answer=True)).of_all == SECOND
    now += SECOND
    assert not await turns.take(READER, is_answer=True)


@on_sqlite
async def test_a_flood_of_one_process_is_told_to_the_others(database: Database) -> None:
    shared = Shared()
    turns = Turns(database, lambda: NOW, shared=shared)
    await turns.flooded(READER, 35 * SECOND, "retry after 35")
    assert shared.pauses == [(35 * SECOND, None)]
    assert (await turns.take(8, is_answer=True)).of_all == 35 * SECOND
    # Other processes that share the archive alone learn of it there.
    other = Turns(database, lambda: NOW + SECOND)
    async with database.read() as work:
        await other.recall(work)
    assert (await other.take(8)).of_all == 34 * SECOND
