"""What processes take of the machine, their own workers included; Linux alone tells."""

import os
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROC = Path("/proc")
KILOBYTES = 1024
TICKS = os.sysconf("SC_CLK_TCK")

PARENT, USER, SYSTEM = 1, 11, 12
"""Where in a line of `stat` they stand, after the name in brackets."""

WARM_SECONDS = 60.0
"""After which whatever is loaded once is loaded: what draws is so after half a minute."""

WINDOW_SECONDS = 15.0
MOST_GROWTH = 1.25
ALLOWED_MB = 20.0


@dataclass(frozen=True, slots=True)
class Sample:
    """Of a process and its workers, `family`; `age`: seconds since it was started."""

    age: float
    megabytes: float
    family: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process took when it was warm and in the end, `seconds` later."""

    warm: float
    end: float
    seconds: float

    @property
    def is_flat(self) -> bool:
        return self.end <= max(self.warm * MOST_GROWTH, self.warm + ALLOWED_MB)


@dataclass(slots=True)
class Usage:
    """Samples by process, and the processor time of all there ever were."""

    seen: set[int] = field(default_factory=set)
    samples: dict[tuple[str, int], list[Sample]] = field(default_factory=lambda: defaultdict(list))
    _used: dict[int, float] = field(default_factory=dict)

    @property
    def cpu_seconds(self) -> float:
        return sum(self._used.values())

    def look(self, name: str, pid: int, age: float, table: "Table") -> None:
        """Nothing happens when it is gone."""
        family = table.family(pid)
        if not family:
            return
        self.seen |= set(family)
        for one in family:
            self._used[one] = max(table.cpu_seconds(one), self._used.get(one, 0.0))
        total = sum(table.megabytes(one) for one in family)
        self.samples[name, pid].append(Sample(age, total, frozenset(family)))

    def memory_of(self, names: Iterable[str]) -> Memory | None:
        """Of the one of them that lived longest; None: none lived long enough to tell."""
        lives = [of for (name, _), of in self.samples.items() if name in set(names)]
        return growth(max(lives, key=lambda of: of[-1].age)) if lives else None


class Table:
    """The processes of this machine at one moment."""

    def __init__(self) -> None:
        self._rows: dict[int, list[str]] = {}
        self._children: dict[int, list[int]] = defaultdict(list)
        for folder in PROC.glob("[0-9]*"):
            try:
                row = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            self._rows[int(folder.name)] = row
            self._children[int(row[PARENT])].append(int(folder.name))

    def family(self, pid: int) -> list[int]:
        """The process and all it has started; nobody when it is gone or only to be buried."""
        if pid not in self._rows or self._rows[pid][0] == "Z":
            return []
        return [pid, *(one for child in self._children[pid] for one in self.family(child))]

    def is_there(self, pid: int) -> bool:
        return pid in self._rows and self._rows[pid][0] != "Z"

    def megabytes(self, pid: int) -> float:
        """What it has to itself: pages of files come and go as the system likes."""
        try:
            lines = (PROC / str(pid) / "status").read_text().splitlines()
        except OSError:
            return 0.0
        own = next((one for one in lines if one.startswith("RssAnon")), "RssAnon: 0 kB")
        return int(own.split()[1]) / KILOBYTES

    def cpu_seconds(self, pid: int) -> float:
        return (int(self._rows[pid][USER]) + int(self._rows[pid][SYSTEM])) / TICKS


def growth(samples: Sequence[Sample]) -> Memory | None:
    """From when it was warm to its end; None: it didn't live for two windows beyond that.

    A worker begins with the first work, and has to get warm, too.
    """
    last = samples[-1].age
    whole = next(one.age for one in samples if one.family == samples[-1].family)
    begin = whole + WARM_SECONDS
    if last < begin + 2 * WINDOW_SECONDS:
        return None
    first = begin + WINDOW_SECONDS
    warm = [one.megabytes for one in samples if begin <= one.age < first]
    end = [one.megabytes for one in samples if one.age > last - WINDOW_SECONDS]
    if not warm or not end:
        return None
    return Memory(statistics.median(warm), statistics.median(end), last - first)
