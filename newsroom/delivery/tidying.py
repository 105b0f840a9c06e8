"""What was sent long ago takes up room and is nobody's business any more."""

from datetime import datetime, timedelta

from storage.database import Database

KEPT = timedelta(days=30)
"""Meanwhile a correction can reply to the message that was wrong."""

AT_ONCE = 500


async def tidy(database: Database, now: datetime) -> int:
    """Remove old messages, a few at a time; returns how many. Pauses that are over go, too, and
    updates that can't come again.
    """
    total = 0
    while True:
        async with database.begin() as work:
            removed = await work.deliveries.forget(now - KEPT, AT_ONCE)
            await work.pauses.forget(now)
            await work.updates.forget(now)
        total += removed
        if removed < AT_ONCE:
            return total
