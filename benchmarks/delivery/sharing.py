"""Two processes of one bot that share its pace through Redis: how fast, and how well they keep it.

The floor is a PING of the same Redis.
"""

import asyncio
import itertools
import multiprocessing
import os
import statistics
import sys
import time
from datetime import timedelta

from redis.asyncio import Redis
from redis.exceptions import RedisError

from benchmarks.figures import Figure, contribute
from newsroom.delivery.pacing import OVERALL, Limit, Limits
from newsroom.delivery.redis_pace import RedisPace

URL = "redis://127.0.0.1:6379"
NAME = f"bench{os.getpid()}"
SECONDS = 10
TURNS = 2_000
LEAST_A_SECOND = 24
MOST_A_SECOND = 28
"""Redis lets 25 through; those who asked hear of it a little later, and by clocks of their own."""


def main() -> int:
    url = os.environ.get("TEST_REDIS_URL") or URL
    try:
        turn, ping = asyncio.run(_cost(url))
    except (RedisError, OSError) as error:
        print(f"sharing a pace: left out, Redis at {url} doesn't answer ({error})")
        return 0
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        shares = pool.starmap(take_turns, [(url, NAME, SECONDS)] * 2)
    taken = sorted(itertools.chain(*shares))
    rate = (len(taken) - 1) / (taken[-1] - taken[0])
    fullest = max(sum(1 for later in taken if at <= later < at + 1) for at in taken)
    asyncio.run(_clean(url))
    print("a pace shared by two processes through Redis")
    print(f"  {turn:.0f} µs a turn; {turn / ping:.1f} × floor, {ping:.0f} µs a PING")
    print(f"  {rate:.1f} turns/s together; {fullest} in the fullest second of {OVERALL.count}")
    contribute(
        Figure("a shared turn", turn, "µs", ping, "PING of the same Redis"),
        Figure("turns of two processes", rate, "/s", least=LEAST_A_SECOND),
        Figure("in the fullest second", fullest, "", most=MOST_A_SECOND),
    )
    is_good = rate >= LEAST_A_SECOND and fullest <= MOST_A_SECOND
    print(f"  {'good' if is_good else 'NOT GOOD'}: ≥ {LEAST_A_SECOND}/s, ≤ {MOST_A_SECOND}")
    return 0 if is_good else 1


def take_turns(url: str, name: str, seconds: float) -> list[float]:
    """The moments of the turns that one process gets."""
    return asyncio.run(_take_turns(url, name, seconds))


async def _take_turns(url: str, name: str, seconds: float) -> list[float]:
    pace, taken, chat_id = RedisPace.at(url, name, Limits()), [], os.getpid() * 10_000
    end = time.time() + seconds
    while time.time() < end:
        delay = await pace.take(chat_id, is_answer=False)
        if delay:
            await asyncio.sleep(delay.of_all.total_seconds())
        else:
            taken.append(time.time())
            chat_id += 1
    await pace.close()
    return taken


async def _cost(url: str) -> tuple[float, float]:
    """Microseconds of a turn, and of a PING; medians."""
    endless = Limit(10**6, timedelta(milliseconds=1))
    pace = RedisPace.at(url, f"{NAME}cost", Limits(endless, endless, endless))
    turns = [await _timed(pace.take(1000 + n % 500, is_answer=True)) for n in range(TURNS)]
    pings = [await _timed(pace.redis.ping()) for _ in range(TURNS)]
    await pace.close()
    return statistics.median(turns), statistics.median(pings)


async def _timed(call: object) -> float:
    start = time.perf_counter()
    await call  # type: ignore[misc]
    return (time.perf_counter() - start) * 1e6


async def _clean(url: str) -> None:
    async with Redis.from_url(url) as redis:
        async for key in redis.scan_iter(match=f"dipcourier:{NAME}*"):
            await redis.delete(key)


if __name__ == "__main__":
    sys.exit(main())
