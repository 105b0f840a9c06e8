"""Prints digests: each different one once, however many subscribers get it. Pure.

Most of a hundred thousand subscribers know and want the same: what is new to one of them, and the
words for it, are worked out once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from json import dumps
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.digests.composing import Frame, compose, compose_quiet
from newsroom.digests.news import News, Reader, is_wanted, select_news
from newsroom.digests.ranking import Edition, rank
from newsroom.digests.schedule import Schedule, Turn, take_turn
from newsroom.rendering.html import Html
from newsroom.rendering.texts import Texts
from storage.models import Chat, Subscription

MOST_KEPT = 1000
"""Different digests kept at a time; a few megabytes."""

A_MOMENT = timedelta(seconds=1)

SCATTER = 2654435761
"""Knuth's: neighbours' numbers end far apart."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whom a digest is for. `subscription_id` is None for somebody who has been told nothing."""

    language: str
    zone: ZoneInfo
    subscription_id: int | None = None
    interests: Mapping[str, Any] = field(default_factory=dict)
    tells_empty_days: bool = True


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a digest; `buttons` as a delivery keeps them."""

    text: Html
    buttons: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Press:
    """What there is to tell at `now`, and what of it is printed already.

    `spread`: over how long the digests leave.
    """

    catalogues: Mapping[str, Texts]
    buttons: Callable[[str], Sequence[Any]]
    news: Sequence[News]
    now: datetime
    spread: timedelta
    _plates: dict[Any, "Plate"] = field(default_factory=dict)
    _turns: dict[Any, Turn] = field(default_factory=dict)

    @property
    def meeting_ids(self) -> list[int]:
        return [one.meeting.id for one in self.news]

    def turn(self, subscription: Subscription) -> Turn:
        schedule = schedule_of(subscription)
        due_at = subscription.next_due_at or self.now
        key = (due_at, schedule)
        if key not in self._turns:
            self._turns[key] = take_turn(due_at, schedule, self.now)
        return self._turns[key]

    def plate(self, subscriber: Subscriber, told: Mapping[int, int]) -> "Plate":
        """Whoever knows and wants the same is told the same."""
        today = self.now.astimezone(subscriber.zone).date()
        known = tuple(sorted(told.items()))
        key = (today, dumps(subscriber.interests, sort_keys=True), known)
        if key not in self._plates:
            if len(self._plates) >= MOST_KEPT:
                self._plates.clear()
            reader = Reader(today, told, subscriber.interests)
            edition = rank(select_news(self.news, reader, self.now), today)
            versions = {item.meeting.id: item.meeting.version for item in edition.items}
            self._plates[key] = Plate(edition, today, versions)
        return self._plates[key]

    def messages(
        self, subscriber: Subscriber, plate: "Plate", late_since: time | None = None
    ) -> Sequence[Message]:
        """Empty where an empty day isn't told."""
        key = (subscriber.language, subscriber.tells_empty_days, late_since)
        if key not in plate.printed:
            plate.printed[key] = self._print(subscriber, plate, late_since)
        return plate.printed[key]

    def due_at(self, chat_id: int) -> datetime:
        """When its digest leaves: a chat has the same place in the queue every day."""
        if self.spread < A_MOMENT:
            return self.now
        return self.now + self.spread * (chat_id * SCATTER % 2**32 / 2**32)

    def _print(
        self, subscriber: Subscriber, plate: "Plate", late_since: time | None
    ) -> list[Message]:
        texts = self.catalogues[subscriber.language]
        frame = Frame(plate.today, late_since)
        if plate.edition.items:
            *others, last = compose(texts, plate.edition, frame)
            return [*map(Message, others), Message(last, self.buttons(subscriber.language))]
        if not subscriber.tells_empty_days:
            return []
        wanted = [one for one in self.news if is_wanted(one, subscriber.interests)]
        return [Message(text) for text in compose_quiet(texts, wanted, frame)]


@dataclass(frozen=True, slots=True)
class Plate:
    """An edition, and the messages made of it so far: by language and the like.

    `versions`: meeting → the version of it that is told.
    """

    edition: Edition
    today: date
    versions: Mapping[int, int]
    printed: dict[Any, Sequence[Message]] = field(default_factory=dict)


def subscriber_of(subscription: Subscription, chat: Chat) -> Subscriber:
    return Subscriber(
        language=chat.language,
        zone=ZoneInfo(subscription.time_zone),
        subscription_id=subscription.id,
        interests=subscription.interests,
        tells_empty_days=subscription.tells_empty_days,
    )


def schedule_of(subscription: Subscription) -> Schedule:
    return Schedule(
        subscription.local_time, ZoneInfo(subscription.time_zone), subscription.weekdays
    )
