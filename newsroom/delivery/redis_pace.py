"""One pace for several processes, kept in Redis.

One script decides under all limits at once, by the clock of Redis alone (docs/decisions/0016 tells
why no library's limiter does). The rules are those of `pacing.Pacer`.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Self

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from newsroom.delivery.pacing import ANSWER_WAITS, CATCHES_UP, Delay, Limits
from newsroom.delivery.turns import SharedPaceError

PATIENCE_SECONDS = 0.3
"""An answer to a person waits for it."""

# Times in milliseconds. KEYS: pause of all, of the chat, answers waiting, even spacing, overall,
# then the chat's own. ARGV: is it an answer, spacing, catching up, answers' wait, then a count
# and a period for each window.
TAKE = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local is_answer, spacing = ARGV[1] == '1', tonumber(ARGV[2])
local function left(key) return math.max(redis.call('PTTL', key), 0) end
local function free_in(key, at)
  local count, period = tonumber(ARGV[at]), tonumber(ARGV[at + 1])
  local nth = redis.call('LINDEX', key, count - 1)
  -- One more than the period: milliseconds are cut off.
  return nth and math.max(nth + period + 1 - now, 0) or 0
end
local of_all = math.max(left(KEYS[1]), free_in(KEYS[5], 5))
local even = tonumber(redis.call('GET', KEYS[4]) or '0')
if not is_answer then
  of_all = math.max(of_all, left(KEYS[3]), math.ceil(even - tonumber(ARGV[3]) - now))
end
local of_chat = left(KEYS[2])
for number = 6, #KEYS do
  of_chat = math.max(of_chat, free_in(KEYS[number], 2 * number - 5))
end
if of_all == 0 and of_chat == 0 then
  for number = 5, #KEYS do
    local count, period = tonumber(ARGV[2 * number - 5]), tonumber(ARGV[2 * number - 4])
    redis.call('LPUSH', KEYS[number], now)
    redis.call('LTRIM', KEYS[number], 0, count - 1)
    redis.call('PEXPIRE', KEYS[number], period + 1000)
  end
  redis.call('SET', KEYS[4], string.format('%.3f', math.max(even, now) + spacing), 'PX', 60000)
end
if is_answer then
  if of_all > 0 and of_chat == 0 then
    redis.call('SET', KEYS[3], 1, 'PX', ARGV[4])
  else
    redis.call('DEL', KEYS[3])
  end
end
return {of_all, of_chat}
"""

PAUSE = """
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], 1, 'PX', ARGV[1])
end
"""


def impatient(url: str) -> Redis:
    """A Redis that answers at once or not at all: somebody waits for it."""
    patience: dict[str, Any] = {
        "socket_timeout": PATIENCE_SECONDS,
        "socket_connect_timeout": PATIENCE_SECONDS,
        "retry": Retry(NoBackoff(), 0),
    }
    return Redis.from_url(url, **patience)


@dataclass(slots=True)
class RedisPace:
    """The pace of the bot called `name`: several bots may share a Redis."""

    redis: Redis
    name: str
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def at(cls, url: str, name: str, limits: Limits) -> Self:
        """Nothing is asked of Redis before the first turn."""
        return cls(impatient(url), name, limits)

    async def take(self, chat_id: int, *, is_answer: bool) -> Delay:
        windows = (self.limits.overall, *self.limits.of_chat(chat_id))
        keys = [
            *(self._key(name) for name in ("paused", f"paused:{chat_id}", "answers", "even")),
            self._key("sent"),
            *(self._key(f"sent:{chat_id}:{number}") for number in range(len(windows) - 1)),
        ]
        spacing = _milliseconds(self.limits.overall.spacing)
        timing = [int(is_answer), spacing, spacing * CATCHES_UP, int(_milliseconds(ANSWER_WAITS))]
        allowed = [number for one in windows for number in (one.count, _milliseconds(one.period))]
        of_all, of_chat = await self._call(TAKE, keys, [*timing, *allowed])
        return Delay(timedelta(milliseconds=of_all), timedelta(milliseconds=of_chat))

    async def pause(self, pause: timedelta, chat_id: int | None) -> None:
        key = self._key("paused" if chat_id is None else f"paused:{chat_id}")
        await self._call(PAUSE, [key], [max(1, int(_milliseconds(pause)))])

    async def close(self) -> None:
        await self.redis.aclose()

    async def _call(self, script: str, keys: list[str], values: list[Any]) -> Any:
        try:
            return await self.redis.eval(script, len(keys), *keys, *values)
        except (RedisError, OSError, TimeoutError) as error:
            raise SharedPaceError(f"Redis doesn't answer: {type(error).__name__}") from error

    def _key(self, name: str) -> str:
        return f"dipcourier:{self.name}:{name}"


def _milliseconds(period: timedelta) -> float:
    return period / timedelta(milliseconds=1)
