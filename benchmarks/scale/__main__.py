"""How quickly a large archive answers, and how quickly it takes in an article.

An invented archive is built, asked, and thrown away. Each question stands beside a bare statement
that fetches the rows of its page, without anything of ours around it: no answer can be quicker.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from benchmarks.figures import Figure, contribute
from benchmarks.scale.filling import fill
from benchmarks.scale.questions import Question, bare, questions
from benchmarks.scale.storing import store
from benchmarks.scale.world import Invented, Size
from bot.knowledge import load_world
from storage.database import Database
from storage.migrating import migrate
from tests.databases import answers, postgresql_archive, server_address, spelled

LONGEST_SECONDS = 20
"""What one row of the table may take; then those asked so far must do."""

WARM_UP = 10
STORED = 100


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds: ours, and those of the bare statement. `wanted`: the p50 we want."""

    name: str
    wanted: float
    p50: float
    p99: float
    floor: float
    asked: int


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=300, help="how often to ask each question")
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    args = parser.parse_args(arguments)
    asyncio.run(measure(Size(args.articles, args.people), args.times, args.only))
    return 0


async def measure(size: Size, times: int, only: str | None) -> None:
    if only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            url, empty = (f"sqlite:///{folder}/{name}.db" for name in ("archive", "empty"))
            print(await _measure(url, empty, size, times))
    if only == "sqlite":
        return
    server = server_address()
    if not await asyncio.to_thread(answers, server):
        print("PostgreSQL doesn't answer (TEST_DATABASE_URL)")
        return
    async with _on_server() as url, _on_server() as empty:
        print(await _measure(url, empty, size, times))


@asynccontextmanager
async def _on_server() -> AsyncIterator[str]:
    # Making and dropping it run loops of their own.
    made = postgresql_archive(server_address(), None)
    url = await asyncio.to_thread(made.__enter__)
    try:
        yield spelled(url)
    finally:
        await asyncio.to_thread(made.__exit__, None, None, None)


async def _measure(url: str, empty: str, size: Size, times: int) -> str:
    for one in (url, empty):
        await migrate(one)
    archive = Invented(size)
    async with Database(url) as database:
        started = time.perf_counter()
        await fill(database, archive)
        built = time.perf_counter() - started
        waits = await ask_and_store(database, archive, times, empty)
        kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    contribute(*figures(kind, waits))
    head = (
        f"{kind}: {size.articles:,} articles, {size.people:,} people, {size.meetings:,} meetings"
        f" (built in {built:,.0f} s)"
    )
    return table(head, waits)


async def ask_and_store(
    database: Database, archive: Invented, times: int, empty: str
) -> list[Waits]:
    """Every question, then what storing takes; `empty`: an archive for its floor."""
    world = load_world()
    asked = [await _ask(database, one) for one in questions(archive, world, times)]
    stored = await store(database, archive, world, STORED + WARM_UP, empty)
    floor, facts = stored.floor[WARM_UP:], stored.facts[WARM_UP:]
    return [*asked, _waits("storing facts", 5, facts, floor)]


async def _ask(database: Database, question: Question) -> Waits:
    async def once(argument: object) -> None:
        async with database.read() as work:
            await question.ask(work, argument)

    ask_bare, close = await bare(database)

    async def once_bare(argument: object) -> None:
        await ask_bare(question.floor, *question.bare(argument))

    floor = await _time(once_bare, question.arguments)
    taken = await _time(once, question.arguments)
    close()
    return _waits(question.name, question.wanted, taken, floor)


async def _time(
    once: Callable[[object], Awaitable[None]], arguments: Iterable[object]
) -> list[float]:
    taken: list[float] = []
    end = time.perf_counter() + LONGEST_SECONDS
    for argument in arguments:
        start = time.perf_counter()
        if start > end and len(taken) > 2 * WARM_UP:
            break
        await once(argument)
        taken.append((time.perf_counter() - start) * 1000)
    return taken[WARM_UP:]


def _waits(name: str, wanted: float, taken: Sequence[float], floor: Sequence[float]) -> Waits:
    cuts = statistics.quantiles(taken, n=100)
    bare = statistics.median(floor) if floor else 0.0
    return Waits(name, wanted, statistics.median(taken), cuts[-1], bare, len(taken))


def figures(kind: str, waits: Sequence[Waits]) -> list[Figure]:
    bare_statement = "a bare statement"
    return [
        Figure(
            f"{one.name}, {kind}, p50", one.p50, "ms", one.floor, bare_statement, most=one.wanted
        )
        for one in waits
    ]


def table(head: str, waits: Sequence[Waits]) -> str:
    lines = [head, f"{'':24} {'p50 ms':>8} {'p99 ms':>8} {'bare ms':>8} {'wanted':>8} {'asked':>6}"]
    lines += [
        f"{one.name:24} {one.p50:8.2f} {one.p99:8.2f} {one.floor:8.2f} {one.wanted:8.0f}"
        f" {one.asked:6}"
        for one in waits
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
