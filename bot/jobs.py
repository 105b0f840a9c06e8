"""Which newsroom function runs when. No rules here: the archive says what is due.

APScheduler keeps its handful of jobs in memory: a restart needs nothing, since whatever was due is
still due. One job a chat would be wrong: at eight o'clock thousands would fire one by one, and the
bot be deaf for minutes.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

Tick = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Job:
    """A function to be called again and again, the first time at once."""

    run: Tick
    every: timedelta


DIGESTS_EVERY = timedelta(seconds=20)
ALERTS_EVERY = timedelta(seconds=15)
OBJECTIONS_EVERY = timedelta(seconds=20)
ZONES_EVERY = timedelta(days=1)
INDEX_EVERY = timedelta(hours=1)
POLL_EVERY = timedelta(seconds=5)
SOURCES_EVERY = timedelta(minutes=10)
ALARMS_EVERY = timedelta(minutes=5)
REFILL_EVERY = timedelta(minutes=2)
TIDYING_EVERY = timedelta(hours=1)
SHEDDING_EVERY = timedelta(days=1)
BACKUPS_EVERY = timedelta(minutes=10)


def build_scheduler(jobs: Mapping[str, Job], now: datetime) -> AsyncIOScheduler:
    """A scheduler of these jobs by name, to be started inside the event loop.

    A tick that comes late still runs, once for all that were missed, and never beside itself.
    """
    scheduler = AsyncIOScheduler(jobstores={"default": MemoryJobStore()}, timezone=UTC)
    for name, job in jobs.items():
        scheduler.add_job(
            job.run,
            "interval",
            seconds=job.every.total_seconds(),
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=now,
        )
    return scheduler


async def tick_until(over: asyncio.Event, jobs: Mapping[str, Job], now: datetime) -> None:
    """Have the jobs done again and again; those under way at the end are broken off."""
    scheduler = build_scheduler(jobs, now)
    scheduler.start()
    try:
        await over.wait()
    finally:
        scheduler.shutdown(wait=False)
