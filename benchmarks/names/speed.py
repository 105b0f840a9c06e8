"""How long a name takes to be found among 20,000 people.

The floor is the same transaction reading one person by its id: no question can be quicker. Beside
it, what it would take to look at everybody instead of at those whom the index of names leads to.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from benchmarks.figures import Figure, contribute
from benchmarks.names.evaluate import DAY, add_people, collect_people, load_absent, load_queries
from bot.knowledge import load_world
from bot.models import load_name_lists
from newsroom.whom import Whom
from reading.spelling.matching import find_people
from reading.world import World
from storage.database import Database
from storage.migrating import migrate
from storage.unit_of_work import UnitOfWork

WANTED_MS = 10
ROUNDS = 3
"""How often all queries are asked."""

FEW = 4
"""Queries that all people are looked at for; it takes long."""

SEED = 20240703
FLOOR = "a person by id"


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds a question takes."""

    name: str
    p50: float
    p95: float


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names.speed", description=__doc__)
    parser.add_argument("--people", type=int, default=20_000, help="how many the archive knows")
    args = parser.parse_args(arguments)
    waits = asyncio.run(measure(args.people, load_world()))
    print(table(args.people, waits))
    contribute(*figures(args.people, waits))
    return 0


async def measure(people: int, world: World) -> list[Waits]:
    queries = load_queries(world)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/archive.db"
        await migrate(url)
        async with Database(url) as database:
            await collect_people(database, world, {query.name for query in queries})
            named = [holder.name for holder in world.holders]
            await add_people(database, [*named, *invented(people - len(set(named)))])

            async def read(work: UnitOfWork, _: str) -> None:
                await work.persons.get(1)

            async def find(work: UnitOfWork, name: str) -> None:
                await Whom(work, world, DAY).find_person(name)

            async def look_at_everybody(work: UnitOfWork, name: str) -> None:
                find_people(name, await work.persons.list_known())

            known = [query.text for query in queries]
            absent = [query.text for query in load_absent()]
            return [
                await _time(FLOOR, database, read, known),
                await _time("somebody known", database, find, known),
                await _time("somebody absent", database, find, absent),
                await _time("looking at everybody", database, look_at_everybody, known[:FEW]),
            ]


def invented(count: int) -> list[str]:
    """Names put together from the lists by chance, some given names far more often than others."""
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    first, last = (chance.sample(sorted(names), len(names)) for names in load_name_lists())
    given = chance.choices(first, [1 / rank for rank in range(1, len(first) + 1)], k=count)
    surnames = chance.choices(last, k=count)
    return [f"{one} {other}".title() for one, other in zip(given, surnames, strict=True)]


async def _time(
    name: str,
    database: Database,
    once: Callable[[UnitOfWork, str], Awaitable[None]],
    queries: Sequence[str],
) -> Waits:
    taken = []
    for query in list(queries) * (ROUNDS + 1):
        start = time.perf_counter()
        async with database.read() as work:
            await once(work, query)
        taken.append((time.perf_counter() - start) * 1000)
    cuts = statistics.quantiles(taken[len(queries) :], n=20)  # The first round warms the caches.
    return Waits(name, statistics.median(taken[len(queries) :]), cuts[-1])


def figures(people: int, waits: Sequence[Waits]) -> list[Figure]:
    """The first is the floor; the last, which nobody waits for, has no bound."""
    floor, *found, everybody = waits
    of = f"of {people:,}"
    return [
        *(
            Figure(f"{one.name} {of}, p50", one.p50, "ms", floor.p50, FLOOR, most=WANTED_MS)
            for one in found
        ),
        Figure(f"{everybody.name} {of}", everybody.p50, "ms", floor.p50, FLOOR),
    ]


def table(people: int, waits: Sequence[Waits]) -> str:
    floor = waits[0].p50
    lines = [f"{f'among {people:,} people':24} {'p50 ms':>8} {'p95 ms':>8} {'× floor':>8}"]
    lines += [
        f"{one.name:24} {one.p50:8.1f} {one.p95:8.1f} {one.p50 / floor:8.1f}" for one in waits
    ]
    return "\n".join([*lines, f"wanted: p50 {WANTED_MS} ms"])


if __name__ == "__main__":
    sys.exit(main())
