"""Articles read one after another by whoever has time: what sources publish, and what older rules
have read.
"""

import logging
from asyncio import Event, TaskGroup
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newsroom.collecting import Collector
from newsroom.rereading import rebuild_names
from reading.facts import RULES_VERSION
from storage.database import Database

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Articles under way: one is read while the facts of the one before it are stored."""

IDLE_PAUSE = timedelta(seconds=1)
TROUBLE_PAUSE = timedelta(seconds=5)

FILLED_WITH = 500
"""Articles put into the queue together, unless so many wait in it."""


@dataclass(frozen=True, slots=True)
class QueueReader:
    """`wait` sleeps so long, or shorter when the reader is to stop."""

    collector: Collector
    clock: Callable[[], datetime]
    wait: Callable[[timedelta], Awaitable[None]]

    async def run(self, stop: Event) -> None:
        """Read until told to stop; what is being read then is read to its end."""
        async with TaskGroup() as tasks:
            for _ in range(AT_ONCE):
                tasks.create_task(self._read_on(stop))

    async def read_next(self) -> bool:
        """False when nothing waits that nobody is reading.

        Whenever this is broken off, the article is read once: its facts come with the note that
        they are there, and whoever claims it next sees the note.
        """
        database = self.collector.database
        async with database.begin() as work:
            article_id = await work.reading_queue.claim()
            if article_id is None:
                return False
            await self.collector.read_unless_read(article_id, self.clock())
            await work.reading_queue.remove_read(article_id, RULES_VERSION)
        return True

    async def _read_on(self, stop: Event) -> None:
        while not stop.is_set():
            try:
                pause = timedelta() if await self.read_next() else IDLE_PAUSE
            except Exception:
                # The database restarts: what was claimed is anybody's again.
                log.exception("An article can't be read now")
                pause = TROUBLE_PAUSE
            if pause:
                await self.wait(pause)


@dataclass(slots=True)
class Refill:
    """Keeps the queue filled with what the rules of today have not read."""

    database: Database
    clock: Callable[[], datetime]
    _is_behind: bool = field(default=False, init=False)

    async def fill(self) -> None:
        """A little at a time; at the end names are spelled anew."""
        now = self.clock()
        async with self.database.begin() as work:
            figures = await work.reading_queue.figures(now)
            if figures.again >= FILLED_WITH:
                return
            added = await work.reading_queue.fill(RULES_VERSION, now, FILLED_WITH)
            left = await work.reading_queue.figures(now)
        if added:
            log.info("%s articles wait to be read by the rules of today", left.waiting)
        if left.again:
            self._is_behind = True
        elif self._is_behind:
            await rebuild_names(self.database)
            self._is_behind = False
            log.info("All articles are read by the rules of today")
