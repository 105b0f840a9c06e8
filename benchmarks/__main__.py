"""All figures of the project in one table: `make bench` in minutes, `make bench-full` the big ones.

Each part is a program of its own, so that its memory is, and tells more when it runs alone; what
its figures mean is in benchmarks/README.md. Exit code 1: a part failed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import GATHERED, Figure, gathered, table, tally


@dataclass(frozen=True, slots=True)
class Part:
    """A benchmark: the room of the table its figures stand in, its module, and how it is asked."""

    room: str
    module: str
    options: tuple[str, ...] = ()

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", f"benchmarks.{self.module}", *self.options]


MINUTES = (
    Part("reading", "reading.evaluate"),
    Part("reading", "reading.names"),
    Part("reading", "articles"),
    Part("reading", "memory"),
    Part("archive", "merging"),
    Part("archive", "names.evaluate"),
    Part("archive", "names.speed"),
    Part("archive", "storing", ("--articles", "200")),
    Part("archive", "scale", ("--articles", "10000", "--times", "100")),
    Part("chat", "replies"),
    Part("chat", "chat", ("--articles", "10000", "--rounds", "10")),
    Part("delivery", "delivery"),
    Part("processes", "processes", ("--only", "answering")),
    Part("sources", "sources.extraction"),
    Part("sources", "sources.first_look"),
    Part("sources", "sources.fuzzing", ("--minutes", "0.5")),
    Part("sources", "sources.throughput"),
)
FULL = (
    Part("archive", "scale"),
    Part("archive, a million articles", "scale", ("--articles", "1000000")),
    Part("chat", "chat"),
    Part("chat", "pictures"),
    Part("delivery", "delivery", ("--full",)),
    Part("delivery", "year"),
    Part("processes", "processes", ("--only", "killing")),
    Part("sources", "sources.day"),
    Part("sources", "sources.fuzzing"),
)
ROOMS = tuple(dict.fromkeys(one.room for one in MINUTES))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("rooms", nargs="*", choices=[[], *ROOMS], help="default: all")
    parser.add_argument("--full", action="store_true", help="the big ones: hours, 6 GB on the disk")
    args = parser.parse_args(arguments)
    parts = FULL if args.full else MINUTES
    return run([one for one in parts if not args.rooms or one.room.split(",")[0] in args.rooms])


def run(parts: Sequence[Part]) -> int:
    """Run the parts one after another, then print their table."""
    rooms: dict[str, list[Figure]] = {one.room: [] for one in parts}
    failed = []
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for number, part in enumerate(parts):
            print(f"\n# python {' '.join(part.command[1:])}", flush=True)
            file = Path(folder) / f"{number}.jsonl"
            environment = os.environ | {GATHERED: str(file)}
            code = subprocess.run(part.command, env=environment, check=False).returncode  # noqa: S603 - our own
            rooms[part.room] += gathered(file)
            failed += [part.module] if code else []
    figures = [one for of_room in rooms.values() for one in of_room]
    print(f"\n{table(rooms)}\n")
    print(f"{tally(figures)}; {(time.monotonic() - started) / 60:.0f} minutes")
    if failed:
        print(f"failed, see above: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
