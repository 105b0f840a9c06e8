"""From a call of Telegram to the answer, with one web process and with several."""

import asyncio
import itertools
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes.house import (
    FIRST_ASKER,
    QUESTION,
    START_SECONDS,
    members,
    people,
    read_something,
)
from storage.database import Database
from tests.end_to_end.family import SECRET
from tests.people import Someone
from tests.telegram.calling import Caller
from tests.telegram.server import TelegramServer
from tests.telegram.updates import private_message

QUESTIONS = 200
A_SECOND = 10
"""Well within what Telegram lets a bot write."""

WARM = 10
"""Questions before those that count: each process has opened its connections by then."""


@dataclass(frozen=True, slots=True)
class Waits:
    webs: int
    milliseconds: Sequence[float]
    a_second: float

    def percentile(self, which: int) -> float:
        return statistics.quantiles(self.milliseconds, n=100)[which - 1]


async def answer_with(webs: int, database_url: str, folder: Path) -> Waits:
    async with TelegramServer() as server, Database(database_url) as database:
        await read_something(database_url, database)
        processes = members([("web",)] * webs, database_url, server, folder)
        try:
            for one in processes:
                await one.start()
            await server.called("setWebhook", webs, START_SECONDS)
            async with Caller([one.address for one in processes], SECRET) as telegram:
                return await _ask(webs, server, telegram)
        finally:
            for one in processes:
                await one.close()


async def _ask(webs: int, server: TelegramServer, telegram: Caller) -> Waits:
    askers = people(FIRST_ASKER)
    for someone in itertools.islice(askers, WARM * webs):
        await _answered(server, telegram, someone)
    begun = time.perf_counter()
    asked: list[asyncio.Task[float]] = []
    async with asyncio.TaskGroup() as tasks:
        for number, someone in enumerate(itertools.islice(askers, QUESTIONS)):
            await asyncio.sleep(max(0.0, begun + number / A_SECOND - time.perf_counter()))
            asked.append(tasks.create_task(_answered(server, telegram, someone)))
    seconds = time.perf_counter() - begun
    return Waits(webs, [one.result() * 1000 for one in asked], QUESTIONS / seconds)


async def _answered(server: TelegramServer, telegram: Caller, someone: Someone) -> float:
    begun = time.perf_counter()
    await telegram.deliver(private_message(QUESTION, someone))
    await server.next_message(someone)
    return time.perf_counter() - begun
