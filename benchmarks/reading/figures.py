"""The figures of `make eval` and their table: a row a set, under it what the last release had."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

NAME_WIDTH = 12
NARROWEST = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A column: which number of which metric, and the least (>) or most (<) we want of it."""

    column: str
    metric: str
    key: str
    wanted: str

    @property
    def width(self) -> int:
        return max(len(self.column), NARROWEST) + 2


FIGURES = (
    Figure("edges_bi", "edges_bi", "f1", ">.90"),
    Figure("meetings", "meetings", "f1", ">.86"),
    Figure("held", "edges_held", "p", ""),
    Figure("status", "status", "acc", ">.95"),
    Figure("kind", "kind_group", "acc", ">.85"),
    Figure("date", "date", "f1", ">.86"),
    Figure("d.text", "date_text", "f1", ">.86"),
    Figure("place", "place", "f1", ">.80"),
    Figure("people", "people_surname", "f1", ">.97"),
    Figure("full", "people_full", "f1", ""),
    Figure("norm", "people_norm", "acc", ">.98"),
    Figure("roles P", "roles", "p", ">.85"),
    Figure("roles R", "roles", "r", ""),
    Figure("orgs", "orgs", "f1", ""),
    Figure("stmt P", "statements", "p", ">.90"),
    Figure("stmt R", "statements", "r", ""),
    Figure("alarms", "false_alarm_docs", "rate", "<.03"),
)
HEADLINE = "edges_bi"

Figures = Mapping[str, float | None]


def figures_of(result: Mapping[str, Mapping[str, Any]]) -> dict[str, float | None]:
    """The columns out of what the scorers say; a metric without any case has no figure."""
    return {one.column: _figure(result[one.metric], one.key) for one in FIGURES}


def _figure(metric: Mapping[str, Any], key: str) -> float | None:
    if "tp" in metric and metric["tp"] + metric["fn"] == 0:
        return None
    value: float | None = metric[key]
    return value


def table(figures: Mapping[str, Figures], recorded: Mapping[str, Figures]) -> str:
    lines = [_row("", (one.column for one in FIGURES))]
    for name, row in figures.items():
        lines.append(_row(name, (_written(row[one.column]) for one in FIGURES)))
        before = recorded.get(name, {})
        changes = [_change(row[one.column], before.get(one.column)) for one in FIGURES]
        if any(changes):
            lines.append(_row("", changes))
    lines.append(_row("wanted", (one.wanted for one in FIGURES)))
    return "\n".join(lines)


def _row(name: str, cells: Iterable[str]) -> str:
    columns = zip(FIGURES, cells, strict=True)
    return f"{name:<{NAME_WIDTH}}" + "".join(f"{cell:>{one.width}}" for one, cell in columns)


def _written(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _change(value: float | None, before: float | None) -> str:
    if value is None or before is None or round(value - before, 3) == 0:
        return ""
    return f"{value - before:+.3f}"
