"""What was sent long ago takes up room and is nobody's business any more."""

from datetime import datetime, timedelta

from storage.database import Database

KEPT = timedelta(days=30)
"""Meanwhile a correction can reply to the message that was wrong."""

AT_ONCE = 500


async def tidy(database: Database, now: datetime) -> int:
    """Remove old messages, a few at a time, and pauses that are over; returns how many messages."""
    total = 0
    while True:
        async with database.begin() as work:
            removed = await work.deliveries.forget(now - KEPT, AT_ONCE)
            await work.pauses.forget(now)
        total += removed
        if removed < AT_ONCE:
            return total
