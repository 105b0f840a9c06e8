"""How long the digests of a whole hour take to compose, and in how much memory.

Day one: nobody has been told anything. Day two: a few news for those who know the rest. The floor
is the same rows written by bare sqlite3, without composing anything.
"""

import argparse
import asyncio
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from benchmarks.delivery.crowd import subscribe
from benchmarks.figures import Figure, contribute
from storage.database import Database
from storage.migrating import migrate
from tests.archive import DUDA, GUTERRES, TOKAYEV
from tests.newsroom.digests.publishing import DAY, TODAY, an_issuer, publish
from tests.subscribers import NOW

CHATS = 100_000
MOST_SECONDS = 60
MOST_MEGABYTES = 350
NEWS = 15
NEWS_OF_DAY_TWO = 3
Days = dict[str, tuple[float, float]]
Memory = tuple[float, float]

PLACES = ("Астана", "Варшава", "Женева", "Ташкент", "Нью-Йорк")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.delivery.composing")
    parser.add_argument("--chats", type=int, default=CHATS)
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.db"
        days, (megabytes, mapped) = asyncio.run(compose(archive, args.chats))
        floor = write_barely(archive, Path(folder) / "floor.db")
    print(f"composing for {args.chats} chats due at one hour, SQLite")
    for name, (seconds, busy) in days.items():
        print(
            f"  {name:8} {seconds:7.1f} s   {seconds / floor:5.1f} × floor, {busy:.1f} s of a core"
        )
    print(f"  floor    {floor:7.1f} s   the rows of day one by bare sqlite3")
    print(f"  memory   {megabytes:7.0f} MB, and {mapped:.0f} MB of files mapped into it")
    slowest = max(seconds for seconds, _ in days.values())
    contribute(
        Figure(
            f"composing for {args.chats:,} chats",
            slowest,
            "s",
            floor,
            "the rows by bare sqlite3",
            most=MOST_SECONDS,
        ),
        Figure("memory of composing", megabytes, "MB", most=MOST_MEGABYTES),
    )
    is_good = slowest <= MOST_SECONDS and megabytes <= MOST_MEGABYTES
    print(f"  {'good' if is_good else 'TOO MUCH'}: ≤ {MOST_SECONDS} s, ≤ {MOST_MEGABYTES} MB")
    return 0 if is_good else 1


def memory() -> Memory:
    """Megabytes at the worst moment without those of mapped files, and the latter.

    SQLite has its file mapped; the system takes those pages back whenever it wants them.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    # Linux counts in kilobytes.
    found = {name: int(words.split()[0]) / 1024 for name, words in map(_field, lines) if words}
    return found["VmHWM"] - found["RssFile"], found["RssFile"]


def _field(line: str) -> tuple[str, str]:
    name, _, words = line.partition(":")
    return name, words.strip() if words.strip().endswith("kB") else ""


async def compose(archive: Path, chats: int) -> tuple[Days, Memory]:
    """Seconds of each day, by the clock and of a core."""
    await migrate(f"sqlite:///{archive}")
    async with Database(f"sqlite:///{archive}") as database:
        await _publish(database, 1, NEWS)
        await subscribe(database, chats, NOW)
        first = await _issue(database, 0, chats)
        await _publish(database, NEWS + 1, NEWS_OF_DAY_TWO)
        second = await _issue(database, 1, chats)
        return {"day one": first, "day two": second}, memory()


async def _issue(database: Database, day: int, chats: int) -> tuple[float, float]:
    start, busy = time.perf_counter(), time.process_time()
    issued = await an_issuer(database).issue_due(NOW + day * DAY)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    assert issued == chats, f"{issued} of {chats} were issued"
    return seconds, busy


async def _publish(database: Database, first: int, count: int) -> None:
    pairs = ((TOKAYEV, DUDA), (TOKAYEV, GUTERRES), (GUTERRES, DUDA))
    for number in range(first, first + count):
        day = TODAY - timedelta(days=number % 3)
        await publish(
            database,
            number,
            people=pairs[number % len(pairs)],
            first_on=day,
            last_on=day,
            place=PLACES[number % len(PLACES)],
        )


def write_barely(archive: Path, target: Path) -> float:
    """Seconds that bare sqlite3 takes for the same rows of day one, in transactions as large."""
    target.write_bytes(b"")
    with closing(sqlite3.connect(archive)) as source, closing(sqlite3.connect(target)) as floor:
        floor.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
        tables = ("digests", "told", "deliveries")
        rows = {name: _rows(source, name) for name in tables}
        for (statement,) in source.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name IN (?, ?, ?) AND sql IS NOT NULL", tables
        ):
            floor.execute(statement)
        start = time.perf_counter()
        for name, (width, batches) in rows.items():
            for batch in batches:
                with floor:
                    marks = ", ".join("?" * width)
                    floor.executemany(f"INSERT INTO {name} VALUES ({marks})", batch)  # noqa: S608
        return time.perf_counter() - start


def _rows(source: sqlite3.Connection, table: str) -> tuple[int, Iterator[list[tuple[object, ...]]]]:
    digests = "SELECT id FROM digests WHERE local_date = ?"
    column = "id" if table == "digests" else "digest_id"
    query = f"SELECT * FROM {table} WHERE {column} IN ({digests})"  # noqa: S608
    cursor = source.execute(query, (TODAY.isoformat(),))
    width = len(cursor.description)
    return width, iter(lambda: cursor.fetchmany(500), [])


if __name__ == "__main__":
    sys.exit(main())
