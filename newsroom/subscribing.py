"""Which subscriptions of a chat somebody means, and what becomes of them. Pure.

`/subscribe 21:00` changes the one digest a chat has; where it has several and none of that hour,
nobody knows which is meant. Whatever isn't said stays as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.digests.schedule import Schedule, next_due
from newsroom.wishing import Asked
from storage.models import Kind, Subscription
from storage.subscriptions import Wish
from storage.watches import Place

USUAL = time(8)
EVERY_DAY = 127
MONDAY = 1
MOST = 6
"""Digests of one chat or forum topic."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What a new subscription of the chat is like unless somebody says else."""

    place: Place
    zone: str
    tells_empty_days: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write; `before`: the hour that the first of them had until now."""

    wishes: Sequence[Wish]
    before: time | None = None


@dataclass(frozen=True, slots=True)
class Which:
    """Any of these may be meant, or one more."""

    among: Sequence[Subscription]


class TooManyError(Exception):
    """The chat has as many as it may."""


def plan(
    asked: Asked,
    interests: Mapping[str, Any],
    existing: Sequence[Subscription],
    usual: Usual,
    chosen: int | None = None,
) -> Plan | Which:
    """`interests`: what the names mean. `chosen`: which of the last answer's; one past its end is
    one more. Raises TooManyError.
    """
    kind = asked.kind or Kind.DAILY
    alike = [one for one in existing if one.kind is kind]
    is_new = asked.is_one_more or not alike or (chosen is not None and chosen >= len(alike))
    if not is_new and len(asked.hours) <= 1:
        changed = _meant(asked, alike, chosen)
        if changed is None:
            return Which(alike)
        hour = next(iter(asked.hours), changed.local_time)
        wish = _wish(asked, interests, usual, hour, changed)
        return Plan([wish], changed.local_time if hour != changed.local_time else None)
    wishes = []
    slots = [one.slot for one in existing]
    free = [] if asked.is_one_more or len(alike) > 1 else list(alike)
    for hour in asked.hours or (USUAL,):
        same = next((one for one in alike if one.local_time == hour and not is_new), None)
        before = same or (free.pop() if free and not is_new else None)
        wish = _wish(asked, interests, usual, hour, before, _slot(kind, slots))
        slots += [wish.slot] if before is None else []
        wishes.append(wish)
    if len(set(slots)) > MOST:
        raise TooManyError
    return Plan(wishes)


def due_of(wish: Wish, now: datetime) -> datetime | None:
    """When it comes next; never before it is paused until."""
    schedule = schedule_of(wish)
    after = now if wish.paused_until is None else max(now, wish.paused_until)
    return next_due(after, schedule)


def schedule_of(wanted: Wish | Subscription) -> Schedule:
    return Schedule(
        wanted.local_time,
        ZoneInfo(wanted.time_zone),
        wanted.weekdays,
        is_monthly=wanted.kind is Kind.MONTHLY,
    )


def wish_of(subscription: Subscription, **changes: Any) -> Wish:
    """The subscription as it would be put again, changed."""
    names = Wish.__dataclass_fields__
    return Wish(**{name: getattr(subscription, name) for name in names} | changes)


def free_slot(kind: Kind, existing: Sequence[Subscription]) -> str:
    """Raises TooManyError."""
    if len(existing) >= MOST:
        raise TooManyError
    return _slot(kind, [one.slot for one in existing])


def _meant(asked: Asked, alike: Sequence[Subscription], chosen: int | None) -> Subscription | None:
    if chosen is not None:
        return alike[chosen]
    if len(alike) == 1:
        return alike[0]
    return next((one for one in alike if one.local_time in asked.hours), None)


def _wish(
    asked: Asked,
    interests: Mapping[str, Any],
    usual: Usual,
    hour: time,
    before: Subscription | None,
    slot: str = "",
) -> Wish:
    kind = asked.kind or Kind.DAILY
    values: dict[str, Any] = {"local_time": hour}
    if asked.zones:
        values["time_zone"] = asked.zones[0]
    if asked.weekdays is not None:
        values["weekdays"] = asked.weekdays
    if interests or asked.is_everything:
        values["interests"] = interests
    if before is not None:
        return wish_of(before, **values | {"paused_until": None})
    fresh: dict[str, Any] = {
        "chat_id": usual.place.chat_id,
        "thread_id": usual.place.thread_id,
        "time_zone": usual.zone,
        "tells_empty_days": usual.tells_empty_days,
        "weekdays": MONDAY if kind is Kind.WEEKLY else EVERY_DAY,
        "kind": kind,
        "slot": slot,
    }
    return Wish(**fresh | values)


def _slot(kind: Kind, taken: Sequence[str]) -> str:
    names = [kind.value, *(f"{kind.value}-{number}" for number in range(2, MOST + 2))]
    return next(name for name in names if name not in taken)
