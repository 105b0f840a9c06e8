"""What is due, done by several at once: each takes the next whose site is free.

Nobody waits for the slowest of the others, so that one site that hangs costs only itself.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newsroom.polling.sites import Sites
from newsroom.sources.errors import on_one_line

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 1.0
"""How long one who finds no free site waits for one, while others are still at work."""

LOOKS_AGAIN = timedelta(seconds=1)

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do at an address. `key` tells it from everything else that is due."""

    key: Key
    host: str
    url: str
    do: Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Round:
    """`look`: what is due at a moment, the longest overdue first; a `page` may not be all of it."""

    look: Callable[[datetime], Awaitable[Sequence[Due]]]
    page: int
    sites: Sites
    clock: Callable[[], datetime]
    done: int = 0
    _waiting: deque[Due] = field(default_factory=deque)
    _underway: dict[str, Key] = field(default_factory=dict)
    _looked: tuple[int, datetime, bool] | None = None
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, at_once: int) -> None:
        """Until nothing that is due may be done now."""
        await asyncio.gather(*(self._work() for _ in range(at_once)))

    async def is_empty(self) -> bool:
        """Nothing is due at all."""
        async with self._looking:
            await self._look()
        return not self._waiting

    async def _work(self) -> None:
        while (due := await self._next()) is not None:
            try:
                await due.do()
            except Exception:
                # A site that a rule stumbles over must not keep others from being polled.
                log.exception("Polling %s failed", on_one_line(due.host))
                self.sites.leave_alone(due.host, self.clock())
            finally:
                del self._underway[due.host]
                self.done += 1
                self._news.set()

    async def _next(self) -> Due | None:
        while True:
            async with self._looking:
                found = self._take()
                if found is None and self._may_be_more():
                    await self._look()
                    found = self._take()
            if found is not None or not self._underway:
                return found
            self._news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), PATIENCE_SECONDS)

    def _take(self) -> Due | None:
        """The first whose site is free; from then on it is not."""
        now = self.clock()
        for _ in range(len(self._waiting)):
            due = self._waiting.popleft()
            if due.host not in self._underway and self.sites.is_free(due.url, now):
                self._underway[due.host] = due.key
                return due
            self._waiting.append(due)
        return None

    def _may_be_more(self) -> bool:
        """Time has passed since we looked, or more was due than we saw."""
        if self._looked is None:
            return True
        done, at, is_all = self._looked
        return self.clock() - at >= LOOKS_AGAIN or (not is_all and self.done != done)

    async def _look(self) -> None:
        """What was under way meanwhile may be due no more, whatever we read of it."""
        underway, now = set(self._underway.values()), self.clock()
        done = self.done
        found = await self.look(now)
        self._looked = done, now, len(found) < self.page
        underway.update(self._underway.values())
        self._waiting = deque(one for one in found if one.key not in underway)
