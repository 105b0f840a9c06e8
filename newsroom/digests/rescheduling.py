"""Due times follow the rules of their zones: governments change these, and `tzdata` with them."""

import asyncio
from datetime import datetime

from newsroom.digests.press import schedule_of
from newsroom.digests.schedule import next_due
from storage.database import Database

BATCH = 500


async def reschedule(database: Database, now: datetime) -> int:
    """Work out again when everything that lies ahead is due; returns how much of it has moved."""
    moved = last = 0
    while True:
        async with database.begin() as work:
            ahead = await work.subscriptions.list_ahead(now, last, BATCH)
            changed = {}
            for one in ahead:
                after = max(now, one.paused_until) if one.paused_until is not None else now
                due = next_due(after, schedule_of(one))
                if due != one.next_due_at:
                    changed[one.id] = due
            if changed:
                await work.subscriptions.advance(changed)
        if not ahead:
            return moved
        moved, last = moved + len(changed), ahead[-1].id
        # People ask meanwhile.
        await asyncio.sleep(0)
