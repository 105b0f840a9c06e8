"""What every benchmark hands over: a figure, and the one table they all end up in."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

GATHERED = "BENCHMARK_FIGURES"
"""The environment names the file that figures are gathered in; alone a benchmark has none."""

NAME, NUMBER, BESIDE = 42, 12, 37
HUNDREDS, TENS, ONES = 100, 10, 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was measured.

    `floor`: what nothing can beat, or what a peer has, in the same unit and of the same run;
    `beside`: what that is. `least`, `most`: what is wanted; without them the number is only told.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    beside: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Value by floor: of a time the smaller the better, of a speed the greater."""
        return self.value / self.floor if self.floor else None

    @property
    def is_good(self) -> bool:
        is_enough = self.least is None or self.value >= self.least
        return is_enough and (self.most is None or self.value <= self.most)


def contribute(*figures: Figure) -> None:
    """Hand the figures to whoever gathers them; where nobody does, nothing happens."""
    file = os.environ.get(GATHERED)
    if file:
        with Path(file).open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps(asdict(one)) + "\n" for one in figures)


def gathered(file: Path) -> list[Figure]:
    """All that was handed over, in the order it came."""
    if not file.exists():
        return []
    return [Figure(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def table(rooms: Mapping[str, Sequence[Figure]]) -> str:
    """One table of all rooms; «!» marks what is not as wanted."""
    head = f"{'':{NAME}} {'measured':>{NUMBER}}  {'floor or peer':{BESIDE}} {'ratio':>7}  wanted"
    lines = [head]
    for room, figures in rooms.items():
        lines.append(room)
        lines += [_row(one) for one in figures] or ["  nothing was measured"]
    return "\n".join(lines)


def tally(figures: Iterable[Figure]) -> str:
    """How many are as wanted, in a line."""
    judged = [one for one in figures if one.least is not None or one.most is not None]
    good = sum(one.is_good for one in judged)
    return f"{good} of {len(judged)} figures are as wanted"


def _row(one: Figure) -> str:
    floor = "" if one.floor is None else f"{_with_unit(one.floor, one.unit)}, {one.beside}"
    ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
    mark = "" if one.is_good else "  !"
    value = _with_unit(one.value, one.unit)
    row = f"  {one.name:{NAME - 2}} {value:>{NUMBER}}  {floor:{BESIDE}} {ratio:>7}  "
    return f"{row}{_wanted(one)}{mark}".rstrip()


def _with_unit(value: float, unit: str) -> str:
    return f"{spelled(value)} {unit}".rstrip()


def _wanted(one: Figure) -> str:
    bounds = (("≥", one.least), ("≤", one.most))
    return ", ".join(f"{sign} {spelled(bound)}" for sign, bound in bounds if bound is not None)


def spelled(value: float) -> str:
    """As many digits as say something: 12,345 · 123 · 12.3 · 1.23 · 0.123; counts as they are."""
    if value == int(value):
        return f"{value:,.0f}"
    size = abs(value)
    digits = 0 if size >= HUNDREDS else 1 if size >= TENS else 2 if size >= ONES else 3
    return f"{value:,.{digits}f}"
