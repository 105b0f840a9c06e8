import asyncio
from datetime import UTC, datetime, timedelta

from bot.jobs import Job, build_scheduler

NOW = datetime(2025, 9, 9, 3, 0, tzinfo=UTC)


async def test_a_job_runs_at_once_and_again() -> None:
    ticks = asyncio.Queue[int]()

    async def tick() -> None:
        await ticks.put(1)

    jobs = {"digests": Job(tick, timedelta(milliseconds=10))}
    scheduler = build_scheduler(jobs, datetime.now(UTC))
    scheduler.start()
    try:
        async with asyncio.timeout(60):
            await ticks.get()
            await ticks.get()
    finally:
        scheduler.shutdown(wait=False)


def test_missed_ticks_run_once_and_never_beside_each_other() -> None:
    async def tick() -> None: ...

    (job,) = build_scheduler({"digests": Job(tick, timedelta(seconds=20))}, NOW).get_jobs()
    assert (job.id, job.coalesce, job.max_instances) == ("digests", True, 1)
    assert job.misfire_grace_time is None
