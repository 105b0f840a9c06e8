"""What several processes that answer people remember together, in Redis.

While it is away each goes by what it remembers itself: somebody may ask a little more then, and an
edited question may get a new answer.
"""

import json
from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta

from redis.asyncio import Redis
from redis.exceptions import RedisError

from handlers.answering import Answers, Key
from handlers.pace import Purses, Wait, Who

AWAY = (RedisError, OSError, TimeoutError)
REMEMBERED = timedelta(days=2)
"""Telegram lets nobody edit what is older."""

FULL_AGAIN = timedelta(minutes=2)
"""By then a purse is as one that was never opened."""

# By the clock of Redis alone. ARGV: what a full purse holds, what is asked for, seconds to keep it.
TAKE = """
local clock = redis.call('TIME')
local now = clock[1] + clock[2] / 1000000
local most, cost = tonumber(ARGV[1]), tonumber(ARGV[2])
local known = redis.call('HMGET', KEYS[1], 'left', 'at', 'told')
local waited = math.max(now - (tonumber(known[2]) or now), 0)
local left = math.min(most, (tonumber(known[1]) or most) + waited * most / 60)
local is_short = left < cost
if not is_short then left = left - cost end
local told = is_short and '1' or '0'
redis.call('HSET', KEYS[1], 'left', left, 'at', string.format('%.3f', now), 'told', told)
redis.call('EXPIRE', KEYS[1], ARGV[3])
if not is_short then return {} end
return {math.ceil((1 - left) * 60 / most), known[3] == '1' and 1 or 0}
"""


class SharedPurses(Purses):
    """One purse for a person, whichever process answers. `name`: of the bot."""

    def __init__(self, redis: Redis, name: str, per_minute: int) -> None:
        super().__init__(per_minute)
        self._redis, self._name, self._per_minute = redis, name, per_minute

    async def take(self, who: Who, cost: float, now: datetime) -> Wait | None:
        if not self._per_minute:
            return None
        whose = f"{who[0]}:{who[1]}" if isinstance(who, tuple) else str(who)
        key = f"dipcourier:{self._name}:purse:{whose}"
        seconds = int(FULL_AGAIN.total_seconds())
        try:
            short = await self._redis.eval(TAKE, 1, key, self._per_minute, cost, seconds)
        except AWAY:
            return await super().take(who, cost, now)
        return Wait(int(short[0]), bool(short[1])) if short else None


class SharedAnswers(Answers):
    """Whichever process answered a question, the one that hears of its edit edits the answer."""

    def __init__(self, redis: Redis, name: str) -> None:
        super().__init__()
        self._redis, self._name = redis, name

    async def continues(self, album: str | None) -> bool:
        if album is None:
            return False
        key = f"dipcourier:{self._name}:album:{album}"
        try:
            return not await self._redis.set(key, 1, ex=REMEMBERED, nx=True)
        except AWAY:
            return await super().continues(album)

    async def take(self, key: Key) -> deque[int]:
        try:
            given = await self._redis.getdel(self._of(key))
        except AWAY:
            return await super().take(key)
        return deque(json.loads(given)) if given else await super().take(key)

    async def keep(self, key: Key, given: Sequence[int]) -> None:
        if not given:
            return
        try:
            await self._redis.set(self._of(key), json.dumps(list(given)), ex=REMEMBERED)
        except AWAY:
            await super().keep(key, given)

    def _of(self, key: Key) -> str:
        return f"dipcourier:{self._name}:answers:{key[0]}:{key[1]}"
