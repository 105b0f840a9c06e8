"""What was sent long ago takes up room and is nobody's business any more."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database, UnitOfWork

AT_ONCE = 500
FOR_EVER = timedelta(0)


@dataclass(frozen=True, slots=True)
class Kept:
    """How long what is kept; `FOR_EVER` is never removed.

    `messages`: sent ones, to which a correction can reply meanwhile. `versions`: what articles said
    before their outlets changed them. `ledger`: what chats were told of meetings that are over.
    `objections`: what readers said is wrong, once it is settled.
    """

    messages: timedelta = timedelta(days=30)
    versions: timedelta = timedelta(days=365)
    ledger: timedelta = timedelta(days=365)
    objections: timedelta = timedelta(days=365)


async def tidy(database: Database, kept: Kept, now: datetime) -> int:
    """Remove what is old, a few at a time; returns how many rows.

    Pauses that are over go, too, and updates that can't come again.
    """
    async with database.begin() as work:
        await work.pauses.forget(now)
        await work.updates.forget(now)
    total = 0
    for period, remove in _removals():
        if period(kept) != FOR_EVER:
            total += await _remove(database, remove, now - period(kept))
    return total


Remove = Callable[[UnitOfWork, datetime], Awaitable[int]]


def _removals() -> list[tuple[Callable[[Kept], timedelta], Remove]]:
    return [
        (lambda kept: kept.messages, lambda work, day: work.deliveries.forget(day, AT_ONCE)),
        (lambda kept: kept.messages, lambda work, day: work.retention.retractions(day, AT_ONCE)),
        (lambda kept: kept.versions, lambda work, day: work.retention.versions(day, AT_ONCE)),
        (lambda kept: kept.ledger, lambda work, day: work.retention.ledger(day, AT_ONCE)),
        (lambda kept: kept.objections, lambda work, day: work.retention.objections(day, AT_ONCE)),
    ]


async def _remove(database: Database, remove: Remove, before: datetime) -> int:
    total = 0
    while True:
        async with database.begin() as work:
            removed = await remove(work, before)
        total += removed
        if removed < AT_ONCE:
            return total
