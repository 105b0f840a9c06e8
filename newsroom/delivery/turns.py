"""Whose turn it is to write to Telegram: all that write for one bot in a process ask here."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from newsroom.delivery.pacing import LONG_AGO, NO_TIME, Delay, Pacer
from storage import models
from storage.database import Database
from storage.pauses import EVERYWHERE
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

SHARED_AGAIN = timedelta(seconds=5)
"""So long nobody asks for the shared pace again after it didn't answer."""


class SharedPaceError(Exception):
    """Where the pace of several processes is kept, nobody answers."""


class SharedPace(Protocol):
    """The pace of all processes of one bot. Every method raises SharedPaceError."""

    async def take(self, chat_id: int, *, is_answer: bool) -> Delay: ...

    async def pause(self, pause: timedelta, chat_id: int | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Pause:
    """Telegram has announced that nobody may write, or nobody to `chat_id`, before `until`."""

    until: datetime
    reason: str
    chat_id: int | None = None

    @classmethod
    def known(cls, row: models.Pause) -> "Pause":
        return cls(row.until, row.reason, None if row.chat_id == EVERYWHERE else row.chat_id)


@dataclass(slots=True)
class Turns:
    """`pacer`: the pace of this process; beside a shared one it keeps this process's share of the
    limits, for when the shared one is away. `database`: where pauses are kept for those who start
    meanwhile.
    """

    database: Database
    clock: Callable[[], datetime]
    pacer: Pacer = field(default_factory=Pacer)
    shared: SharedPace | None = None
    _away_until: datetime = LONG_AGO
    _is_shared: bool = True

    async def take(self, chat_id: int, *, is_answer: bool = False) -> Delay:
        """A turn for a message to the chat; one with a delay is not taken, ask again later."""
        now = self.clock()
        if paused := self.pacer.paused_for(chat_id, now):
            return paused
        if self.shared is None or now < self._away_until:
            return self.pacer.take(chat_id, now, is_answer=is_answer)
        return await self._take_shared(self.shared, chat_id, is_answer=is_answer)

    async def flooded(self, chat_id: int, after: timedelta, reason: str) -> Pause:
        """Telegram has warned of a flood upon a message to the chat: whom that stops."""
        now = self.clock()
        scope = chat_id if self.pacer.is_of_chat(chat_id, now) else None
        return await self.pause(Pause(now + after, reason, scope))

    async def pause(self, pause: Pause) -> Pause:
        self.heed(pause)
        async with self.database.begin() as work:
            chat_id = EVERYWHERE if pause.chat_id is None else pause.chat_id
            await work.pauses.put(chat_id, pause.until, pause.reason)
        if self.shared is not None:
            try:
                await self.shared.pause(pause.until - self.clock(), pause.chat_id)
            except SharedPaceError as error:
                log.warning("The others don't know of a pause: %s", error)
        return pause

    def heed(self, pause: Pause) -> None:
        """Somebody else was told to pause."""
        self.pacer.pause(pause.until, pause.chat_id)

    async def recall(self, work: UnitOfWork) -> None:
        """Heed what others were told, or we ourselves before we were started."""
        for row in await work.pauses.list_current(self.clock()):
            self.heed(Pause.known(row))

    async def _take_shared(self, shared: SharedPace, chat_id: int, *, is_answer: bool) -> Delay:
        try:
            delay = await shared.take(chat_id, is_answer=is_answer)
        except SharedPaceError as error:
            return self._go_alone(error)
        if not self._is_shared:
            return self._go_together()
        if not delay:
            self.pacer.note(chat_id, self.clock())
        return delay

    def _go_alone(self, error: SharedPaceError) -> Delay:
        """What the others sent in the last second isn't known: first let it pass."""
        now = self.clock()
        if self._is_shared:
            log.warning("%s; on with our own share of the limits", error)
            self.pacer.hold(now)
        self._is_shared = False
        self._away_until = now + SHARED_AGAIN
        return Delay(of_all=self.pacer.limits.overall.period)

    def _go_together(self) -> Delay:
        """The same for what was sent while each kept to its share."""
        log.warning("The shared pace answers again")
        self._is_shared = True
        return Delay(of_all=self.pacer.limits.overall.period)


def longest(delay: Delay) -> timedelta:
    return max(delay.of_all, delay.of_chat, NO_TIME)
