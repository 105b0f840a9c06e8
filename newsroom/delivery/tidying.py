"""What was sent long ago takes up room and is nobody's business any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database
from storage.retention import (
    ALERTED,
    DIGESTS,
    OBJECTIONS,
    RETRACTIONS,
    TOLD,
    VERSIONS,
    Keepsake,
)

AT_ONCE = 500
FOUND_AT_ONCE = 20_000
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
    """Remove old messages, a few at a time; returns how many.

    Pauses that are over go, too, and updates that can't come again.
    """
    async with database.begin() as work:
        await work.pauses.forget(now)
        await work.updates.forget(now)
    total = 0
    while True:
        async with database.begin() as work:
            removed = await work.deliveries.forget(now - kept.messages, AT_ONCE)
        total += removed
        if removed < AT_ONCE:
            return total


async def shed(database: Database, kept: Kept, now: datetime) -> int:
    """Remove what else is old; returns how many rows.

    It reads whole tables: once a day is enough.
    """
    periods = (
        (kept.messages, (RETRACTIONS,)),
        (kept.versions, (VERSIONS,)),
        (kept.ledger, (TOLD, ALERTED, DIGESTS)),
        (kept.objections, (OBJECTIONS,)),
    )
    return sum(
        [
            await _shed(database, keepsake, now - period)
            for period, keepsakes in periods
            if period != FOR_EVER
            for keepsake in keepsakes
        ]
    )


async def _shed(database: Database, keepsake: Keepsake, before: datetime) -> int:
    """Looking holds nobody up who writes; removing does, and is done a few at a time."""
    total = 0
    while True:
        async with database.read() as work:
            keys = await work.retention.list_old(keepsake, before, FOUND_AT_ONCE)
        for start in range(0, len(keys), AT_ONCE):
            async with database.begin() as work:
                some = keys[start : start + AT_ONCE]
                total += await work.retention.remove(keepsake, some, before)
        if len(keys) < FOUND_AT_ONCE:
            return total
