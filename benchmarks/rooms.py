"""How much of each room the tests run: what `make coverage` prints last."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

REPORT = Path("out/coverage/report.json")
"""As coverage writes it."""


class Run(NamedTuple):
    """How many of how many."""

    lines: int = 0
    of_lines: int = 0
    branches: int = 0
    of_branches: int = 0


COUNTED = ("covered_lines", "num_statements", "covered_branches", "num_branches")


def by_room(files: Mapping[str, Any]) -> dict[str, Run]:
    """Of the files of a report, by the package they are in."""
    rooms: defaultdict[str, Run] = defaultdict(Run)
    for name, file in files.items():
        room = Path(name).parts[0]
        counted = (file["summary"][count] for count in COUNTED)
        rooms[room] = Run(*map(sum, zip(rooms[room], counted, strict=True)))
    return dict(sorted(rooms.items()))


def told(rooms: Mapping[str, Run]) -> Iterator[str]:
    yield f"{'':<10}{'lines':>9}{'missed':>8}{'branches':>10}{'missed':>8}"
    for room, run in rooms.items():
        lines, branches = _share(run.lines, run.of_lines), _share(run.branches, run.of_branches)
        missed = run.of_lines - run.lines, run.of_branches - run.branches
        yield f"{room:<10}{lines:>9}{missed[0]:>8}{branches:>10}{missed[1]:>8}"


def _share(count: int, of: int) -> str:
    return f"{count / of:.1%}" if of else "–"


if __name__ == "__main__":
    print(*told(by_room(json.loads(REPORT.read_bytes())["files"])), sep="\n")
