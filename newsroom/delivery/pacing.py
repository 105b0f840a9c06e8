"""How long to wait before a message. Pure: takes `now`, keeps only what it has let through.

Telegram publishes about 30 messages a second over all, one a second per chat with short bursts, 20
a minute per group, and promises none of it. We stay below; what it announces itself always wins.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import ceil

NO_TIME = timedelta(0)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=30)
MOST_ATTEMPTS = 18
"""Six hours: 30 s, 1, 2, 4, 8, 16 minutes, then every half hour. Later a digest is no news."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)
CHATS_REMEMBERED = 2000

CATCHES_UP = 5
"""Deliveries that may follow at once upon a late one: who wakes late must not fall behind."""

ANSWER_WAITS = timedelta(milliseconds=200)
"""So long deliveries make way for an answer that found no turn; it asks again sooner."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` messages in any stretch of `period`."""

    count: int
    period: timedelta

    @property
    def spacing(self) -> timedelta:
        """From one message to the next, when all of them are used evenly."""
        return self.period / self.count

    def share(self, senders: int) -> "Limit":
        """The part of it that each of so many senders may use without asking the others."""
        if senders <= self.count:
            return Limit(self.count // senders, self.period)
        return Limit(1, self.period * ceil(senders / self.count))


OVERALL = Limit(25, timedelta(seconds=1))
# One a second with a burst of three.
PER_CHAT = Limit(3, timedelta(seconds=3))
PER_GROUP = Limit(18, timedelta(seconds=60))


@dataclass(frozen=True, slots=True)
class Limits:
    """What one bot may write; `group` counts beside `chat`."""

    overall: Limit = OVERALL
    chat: Limit = PER_CHAT
    group: Limit = PER_GROUP

    def of_chat(self, chat_id: int) -> tuple[Limit, ...]:
        # Telegram numbers private chats upwards from zero, groups and channels downwards.
        return (self.chat,) if chat_id > 0 else (self.chat, self.group)

    def share(self, senders: int) -> "Limits":
        return Limits(
            self.overall.share(senders), self.chat.share(senders), self.group.share(senders)
        )


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

    def fill(self, now: datetime) -> None:
        """As if all that the limit allows had gone out just now."""
        self.times = deque([now] * self.limit.count)

    def fullness(self, now: datetime) -> float:
        """0–1: how much of the limit is used up."""
        recent = sum(1 for at in self.times if at > now - self.limit.period)
        return recent / self.limit.count


@dataclass(frozen=True, slots=True)
class Delay:
    """What stands before a message: everybody's turn, or this chat's own."""

    of_all: timedelta = NO_TIME
    of_chat: timedelta = NO_TIME

    def __bool__(self) -> bool:
        return bool(self.of_all or self.of_chat)


@dataclass(slots=True)
class Pacer:
    """One bot's pace. Whoever sends for the bot in this process shares one.

    Deliveries go out evenly spaced, so that an answer to a person finds the next turn free soon;
    an answer takes whatever turn the limits allow, and before any delivery.
    """

    limits: Limits = field(default_factory=Limits)
    paused_until: datetime = LONG_AGO
    _overall: Window = field(init=False)
    _evenly_at: datetime = LONG_AGO
    _answers_until: datetime = LONG_AGO
    _chats: dict[int, tuple[Window, ...]] = field(default_factory=dict)
    _paused_chats: dict[int, datetime] = field(default_factory=dict)
    _most_chats: int = CHATS_REMEMBERED

    def __post_init__(self) -> None:
        self._overall = Window(self.limits.overall)

    def take(self, chat_id: int, now: datetime, *, is_answer: bool = False) -> Delay:
        """A turn for a message to the chat; one with a delay is not taken, ask again later."""
        free_at = max(window.free_at() for window in self._windows(chat_id, now))
        all_free_at = max(self._overall.free_at(), LONG_AGO if is_answer else self._way_free_at())
        paused = self.paused_for(chat_id, now)
        delay = Delay(
            max(all_free_at - now, paused.of_all, NO_TIME),
            max(free_at - now, paused.of_chat, NO_TIME),
        )
        if not delay:
            self.note(chat_id, now)
        if is_answer:
            is_waiting = bool(delay.of_all) and not delay.of_chat
            self._answers_until = now + ANSWER_WAITS if is_waiting else LONG_AGO
        return delay

    def take_again(self, chat_id: int, now: datetime) -> Delay:
        """For a message that had its turn and leaves only now: the chat has counted it already."""
        if paused := self.paused_for(chat_id, now):
            return paused
        delay = Delay(of_all=max(self._overall.free_at() - now, NO_TIME))
        if not delay:
            self._overall.add(now)
        return delay

    def note(self, chat_id: int, now: datetime) -> None:
        """A message goes out, whoever allowed it."""
        for window in (self._overall, *self._windows(chat_id, now)):
            window.add(now)
        self._evenly_at = max(self._evenly_at, now) + self.limits.overall.spacing

    def pause(self, until: datetime, chat_id: int | None = None) -> None:
        """Nobody sends before `until`, or nobody to the chat; a longer pause stays."""
        if chat_id is None:
            self.paused_until = max(self.paused_until, until)
        else:
            self._paused_chats[chat_id] = max(self._paused_chats.get(chat_id, LONG_AGO), until)

    def paused_for(self, chat_id: int, now: datetime) -> Delay:
        """What Telegram itself has announced."""
        until = self._paused_chats.get(chat_id, LONG_AGO)
        if until <= now:
            self._paused_chats.pop(chat_id, None)
        return Delay(max(self.paused_until - now, NO_TIME), max(until - now, NO_TIME))

    def is_of_chat(self, chat_id: int, now: datetime) -> bool:
        """Whether a flood warning must be the chat's own: it doesn't say so itself.

        When in doubt it concerns everybody: a pause too long costs less than a send inside it.
        """
        if any(until > now for other, until in self._paused_chats.items() if other != chat_id):
            return False
        of_chat = max(window.fullness(now) for window in self._windows(chat_id, now))
        return of_chat > max(0.5, self._overall.fullness(now))

    def hold(self, now: datetime) -> None:
        """Nobody knows what went out lately: as if it were all that the limit allows."""
        self._overall.fill(now)

    def _way_free_at(self) -> datetime:
        """When a delivery may go, as far as even spacing and waiting answers are concerned."""
        if self._evenly_at == LONG_AGO:
            return self._answers_until
        ahead = self.limits.overall.spacing * CATCHES_UP
        return max(self._evenly_at - ahead, self._answers_until)

    def _windows(self, chat_id: int, now: datetime) -> tuple[Window, ...]:
        if chat_id not in self._chats:
            self._forget_idle(now)
            self._chats[chat_id] = tuple(Window(one) for one in self.limits.of_chat(chat_id))
        return self._chats[chat_id]

    def _forget_idle(self, now: datetime) -> None:
        """A chat that got nothing for a while is as good as new."""
        if len(self._chats) < self._most_chats:
            return
        since = now - max(self.limits.chat.period, self.limits.group.period)
        self._chats = {
            chat_id: windows
            for chat_id, windows in self._chats.items()
            if windows[0].times and windows[0].times[-1] > since
        }
        # Looking through those who are left at every message would cost more than they do.
        self._most_chats = max(CHATS_REMEMBERED, 2 * len(self._chats))


def backoff(attempts: int, jitter: float) -> timedelta:
    """How long to wait after so many failed attempts (from 1); `jitter` in 0–1 adds up to half."""
    pause = FIRST_PAUSE
    for _ in range(1, attempts):
        pause = min(pause * 2, LONGEST_PAUSE)
    return pause * (1 + jitter / 2)
