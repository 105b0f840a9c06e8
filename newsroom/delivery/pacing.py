"""How long to wait before a message. Pure: takes `now`, keeps only what it has let through.

Telegram publishes about 30 messages a second over all, one a second per chat with short bursts, 20
a minute per group, and promises none of it. We stay below; what it announces itself always wins.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

NO_TIME = timedelta(0)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=30)
MOST_ATTEMPTS = 18
"""Six hours: 30 s, 1, 2, 4, 8, 16 minutes, then every half hour. Later a digest is no news."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)
CHATS_REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` messages in any stretch of `period`."""

    count: int
    period: timedelta


OVERALL = Limit(25, timedelta(seconds=1))
# One a second with a burst of three.
PER_CHAT = Limit(3, timedelta(seconds=3))
PER_GROUP = Limit(18, timedelta(seconds=60))


@dataclass(slots=True)
class Window:
    """When the last messages under one limit went out."""

    limit: Limit
    times: deque[datetime] = field(default_factory=deque)

    def free_at(self) -> datetime:
        """The first moment at which the limit allows another message."""
        if len(self.times) < self.limit.count:
            return LONG_AGO
        return self.times[-self.limit.count] + self.limit.period

    def add(self, now: datetime) -> None:
        self.times.append(now)
        while len(self.times) > self.limit.count:
            self.times.popleft()


@dataclass(frozen=True, slots=True)
class Delay:
    """What stands before a message: everybody's turn, or this chat's own."""

    of_all: timedelta = NO_TIME
    of_chat: timedelta = NO_TIME

    def __bool__(self) -> bool:
        return bool(self.of_all or self.of_chat)


@dataclass(slots=True)
class Pacer:
    """One bot's pace. Whoever sends for the bot in this process shares one."""

    overall: Window = field(default_factory=lambda: Window(OVERALL))
    paused_until: datetime = LONG_AGO
    _chats: dict[int, tuple[Window, ...]] = field(default_factory=dict)

    def take(self, chat_id: int, now: datetime) -> Delay:
        """A turn for a message to the chat; one with a delay is not taken, ask again later."""
        windows = self._windows(chat_id, now)
        free_at = max(window.free_at() for window in windows)
        all_free_at = max(self.overall.free_at(), self.paused_until)
        delay = Delay(max(all_free_at - now, NO_TIME), max(free_at - now, NO_TIME))
        if not delay:
            for window in (self.overall, *windows):
                window.add(now)
        return delay

    def pause(self, until: datetime) -> None:
        """Nobody sends before `until`; a longer pause stays."""
        self.paused_until = max(self.paused_until, until)

    def _windows(self, chat_id: int, now: datetime) -> tuple[Window, ...]:
        if chat_id not in self._chats:
            self._forget_idle(now)
            # Telegram numbers private chats upwards from zero, groups and channels downwards.
            limits = (PER_CHAT,) if chat_id > 0 else (PER_CHAT, PER_GROUP)
            self._chats[chat_id] = tuple(Window(limit) for limit in limits)
        return self._chats[chat_id]

    def _forget_idle(self, now: datetime) -> None:
        """A chat that got nothing for a while is as good as new."""
        if len(self._chats) < CHATS_REMEMBERED:
            return
        since = now - PER_GROUP.period
        self._chats = {
            chat_id: windows
            for chat_id, windows in self._chats.items()
            if windows[0].times and windows[0].times[-1] > since
        }


def backoff(attempts: int, jitter: float) -> timedelta:
    """How long to wait after so many failed attempts (from 1); `jitter` in 0–1 adds up to half."""
    pause = FIRST_PAUSE
    for _ in range(1, attempts):
        pause = min(pause * 2, LONGEST_PAUSE)
    return pause * (1 + jitter / 2)
