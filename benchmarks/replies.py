"""How long a person waits for an answer: the program in a process of its own, over real HTTP.

The floor is a bare sendMessage to the same server in the same run: no answer can be faster.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from benchmarks.chat.__main__ import UNLIMITED, crowd
from benchmarks.figures import Figure, contribute
from tests.end_to_end import template
from tests.end_to_end.program import START_SECONDS, Program
from tests.people import JOURNALIST, TOKEN
from tests.telegram.server import TelegramServer

QUESTIONS = ("/who Гутерриш", "/timeline", "/timeline Токаев 2019", "/who Иванько")
FLOOR = "bare sendMessage"
WARM_UP = 10
"""Questions asked before measuring: imports, caches and connections are paid for once."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds from the question to the answer."""

    name: str
    p50: float
    p95: float


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replies", description=__doc__)
    parser.add_argument("--times", type=int, default=200, help="how often to ask each question")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        waits = asyncio.run(measure(Path(folder), args.times))
    print(table(waits))
    contribute(*figures(waits))
    return 0


async def measure(folder: Path, times: int) -> list[Waits]:
    archive = folder / "archive.db"
    await template.make(archive)
    async with TelegramServer() as server:
        address = f"sqlite:///{archive}"
        program = Program(
            folder,
            TELEGRAM_API_URL=server.url,
            DATABASE_URL=address,
            **UNLIMITED,
        )
        await program.start()
        try:
            await server.polled(seconds=START_SECONDS)
            floor = await _measure_floor(server, times)
            return [floor, *[await _measure(server, question, times) for question in QUESTIONS]]
        except AssertionError:
            sys.stderr.write(program.errors)
            raise
        finally:
            await program.close()


async def _measure(server: TelegramServer, question: str, times: int) -> Waits:
    people = cycle(crowd())

    async def ask() -> None:
        someone = next(people)
        server.say(someone, question)
        await server.next_message(someone)

    return await _time(question, ask, times)


async def _measure_floor(server: TelegramServer, times: int) -> Waits:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with Bot(TOKEN, session) as bot:

        async def send() -> None:
            await bot.send_message(JOURNALIST.id, "да")
            await server.next_message(JOURNALIST)

        return await _time(FLOOR, send, times)


async def _time(name: str, once: Callable[[], Awaitable[None]], times: int) -> Waits:
    for _ in range(WARM_UP):
        await once()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        await once()
        taken.append((time.perf_counter() - start) * 1000)
    cuts = statistics.quantiles(taken, n=20)
    return Waits(name, statistics.median(taken), cuts[-1])


def figures(waits: Sequence[Waits]) -> list[Figure]:
    """The first is the floor."""
    floor = waits[0].p50
    return [Figure(f"{one.name}, seeds, p50", one.p50, "ms", floor, FLOOR) for one in waits[1:]]


def table(waits: Sequence[Waits]) -> str:
    floor = waits[0].p50
    lines = [f"{'':24} {'p50 ms':>8} {'p95 ms':>8} {'× floor':>8}"]
    lines += [
        f"{one.name:24} {one.p50:8.1f} {one.p95:8.1f} {one.p50 / floor:8.1f}" for one in waits
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
