"""How long it takes to store an article: its text, then its facts in a transaction of their own.

Reading is left out: the facts are invented (benchmarks/scale/stories.py), and tell of meetings that
others tell of, too. The floor is the same rows, written by the driver alone.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
from collections.abc import Sequence

from benchmarks.figures import Figure, contribute
from benchmarks.scale.storing import Stored, store
from benchmarks.scale.world import Invented, Size
from bot.knowledge import load_world
from storage.database import Database
from storage.migrating import migrate

PEOPLE = 2_000


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.storing", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="how many to store")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        stored = asyncio.run(measure(folder, args.articles))
    print(f"{'ms':44} {'p50':>8} {'p90':>8} {'p99':>8} {'per s':>9}")
    for name, taken in (
        ("floor: the same rows by the driver alone", stored.floor),
        ("the text, a transaction", stored.text),
        ("its facts, a transaction", stored.facts),
        ("an article that is known already", stored.known),
    ):
        print(line(name, taken))
    contribute(*figures(stored))
    return 0


def figures(stored: Stored) -> list[Figure]:
    beside = "the same rows by the driver"
    text, facts, known, floor = (
        statistics.median(taken)
        for taken in (stored.text, stored.facts, stored.known, stored.floor)
    )
    return [
        Figure("storing a text, p50", text, "ms"),
        Figure("storing its facts, p50", facts, "ms", floor, beside),
        Figure("an article known already, p50", known, "ms"),
    ]


async def measure(folder: str, count: int) -> Stored:
    url, empty = (f"sqlite:///{folder}/{name}.db" for name in ("archive", "empty"))
    for one in (url, empty):
        await migrate(one)
    async with Database(url) as database:
        return await store(database, Invented(Size(0, PEOPLE)), load_world(), count, empty)


def line(name: str, taken: Sequence[float]) -> str:
    cuts = statistics.quantiles(taken, n=100)
    return (
        f"{name:44} {statistics.median(taken):8.2f} {cuts[89]:8.2f} {cuts[98]:8.2f} "
        f"{1000 * len(taken) / sum(taken):9.0f}"
    )


if __name__ == "__main__":
    sys.exit(main())
