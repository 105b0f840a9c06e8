"""Prints digests: each different one once, however many subscribers get it. Pure.

Most of a hundred thousand subscribers know and want the same: what is new to one of them, and the
words for it, are worked out once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from json import dumps
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.digests.editions import (
    NOWHERE,
    Message,
    Month,
    Plate,
    engraved,
    month_before,
    texts_of,
    wanted_of,
)
from newsroom.digests.news import News, Reader
from newsroom.digests.schedule import Schedule, Turn, take_turn
from newsroom.rendering.texts import Texts
from newsroom.themes import Themes, key_of, with_heirs
from reading.world import World
from storage.models import Chat, Kind, Subscription

MOST_KEPT = 1000
"""Different digests kept at a time; a few megabytes."""

MonthKey = tuple[date, str]

A_MOMENT = timedelta(seconds=1)

SCATTER = 2654435761
"""Knuth's: neighbours' numbers end far apart."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whom a digest is for. `subscription_id` is None for somebody who has been told nothing.

    `follows`: what the chat watches there.
    """

    language: str
    zone: ZoneInfo
    subscription_id: int | None = None
    interests: Mapping[str, Any] = field(default_factory=dict)
    tells_empty_days: bool = True
    kind: Kind = Kind.DAILY
    follows: Sequence[Themes] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What else a digest rests on. `months`: those that were counted so far, by their first day and
    the key of what they are about; `heirs`: who was merged into whom; `rest_data`: what the button
    of the rest carries.
    """

    world: World = NOWHERE
    months: dict[MonthKey, Month] = field(default_factory=dict)
    heirs: Mapping[int, int] = field(default_factory=dict)
    rest_data: str = ""


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
    known: Known = Known()
    _plates: dict[Any, Plate] = field(default_factory=dict)
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

    def plate(self, subscriber: Subscriber, told: Mapping[int, int]) -> Plate:
        """Whoever knows and wants the same is told the same."""
        today = self.now.astimezone(subscriber.zone).date()
        known = tuple(sorted(told.items()))
        kind, interests = subscriber.kind, self.interests(subscriber)
        follows = [with_heirs(themes, self.known.heirs) for themes in subscriber.follows]
        wanted = dumps([interests, follows], sort_keys=True)
        key = (kind, today, wanted, known)
        if key not in self._plates:
            if len(self._plates) >= MOST_KEPT:
                self._plates.clear()
            reader = Reader(today, told, interests, follows)
            plate = engraved(kind, self.news, reader, self.now)
            month = self.known.months.get(self.month_key(subscriber))
            if kind is Kind.MONTHLY and month is not None:
                plate = replace(plate, month=month)
            self._plates[key] = plate
        return self._plates[key]

    def messages(
        self, subscriber: Subscriber, plate: Plate, late_since: time | None = None
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

    def month_key(self, subscriber: Subscriber) -> MonthKey:
        """Which month a month in numbers is of, and about what."""
        today = self.now.astimezone(subscriber.zone).date()
        return month_before(today)[0], key_of(self.interests(subscriber))

    def interests(self, subscriber: Subscriber) -> Mapping[str, Any]:
        return with_heirs(subscriber.interests, self.known.heirs)

    def _print(
        self, subscriber: Subscriber, plate: Plate, late_since: time | None
    ) -> list[Message]:
        texts = self.catalogues[subscriber.language]
        quiet = None
        if subscriber.tells_empty_days:
            quiet = wanted_of(self.news, self.interests(subscriber))
        printed = texts_of(plate, texts, self.known.world, late_since, quiet)
        if not plate.is_full:
            return [*map(Message, printed)]
        *others, last = printed
        return [*map(Message, others), Message(last, self._rows(texts, plate))]

    def _rows(self, texts: Texts, plate: Plate) -> Sequence[Any]:
        rows = [*self.buttons(texts.language)]
        left = plate.edition.left_out
        if left and plate.kind is Kind.DAILY and self.known.rest_data:
            rows.append([[texts.plain("button-rest", count=left), self.known.rest_data]])
        return rows


def subscriber_of(
    subscription: Subscription, chat: Chat, follows: Sequence[Themes] = ()
) -> Subscriber:
    return Subscriber(
        language=chat.language,
        zone=ZoneInfo(subscription.time_zone),
        subscription_id=subscription.id,
        interests=subscription.interests,
        tells_empty_days=subscription.tells_empty_days,
        kind=subscription.kind,
        follows=follows,
    )


def schedule_of(subscription: Subscription) -> Schedule:
    return Schedule(
        subscription.local_time,
        ZoneInfo(subscription.time_zone),
        subscription.weekdays,
        is_monthly=subscription.kind is Kind.MONTHLY,
    )
