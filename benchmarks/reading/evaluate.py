"""`make eval`: reads every gold article as the program does and compares with the last release.

Exit code 1: the headline figure (`edges_bi`, who met whom) of a set fell by more than TOLERANCE.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tqdm import tqdm

from benchmarks.reading import score
from bot.reader import build_tools
from newsroom.rendering.predictions import prediction
from reading.article import Tools, read_article
from reading.facts import ArticleText

HERE = Path(__file__).parent
GOLD = HERE / "gold"
SEEDS = HERE.parent.parent / "seeds"
RECORDED = HERE / "recorded.json"

UNREAD = "part_3"
"""Scored as a whole and never looked at: the witness that rules are not made for the others."""

TOLERANCE = 0.01

# Column → the scorer's metric and which number of it.
FIGURES = {
    "edges_bi": ("edges_bi", "f1"),
    "meetings": ("meetings", "f1"),
    "held": ("edges_held", "p"),
    "status": ("status", "acc"),
    "kind": ("kind_group", "acc"),
    "date": ("date", "f1"),
    "place": ("place", "f1"),
    "people": ("people_surname", "f1"),
    "norm": ("people_norm", "acc"),
    "roles P": ("roles", "p"),
    "alarms": ("false_alarm_docs", "rate"),
}
HEADLINE = "edges_bi"

Document = dict[str, Any]
Figures = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures of one set, and its documents with their wrong pairs, worst first."""

    figures: Figures
    worst: Sequence[Document]


def main(arguments: Sequence[str] | None = None) -> int:
    args = _parser().parse_args(arguments)
    sets = {name: _gold(name, args.language) for name in args.sets or _all_sets()}
    tools = build_tools()
    outcomes = {name: _evaluate(gold, tools) for name, gold in sets.items() if gold}
    is_whole = args.language is None
    recorded = _recorded() if is_whole else {}
    print(_table({name: outcome.figures for name, outcome in outcomes.items()}, recorded))
    print_worst(outcomes, args.worst)
    if args.record and is_whole:
        _record(recorded, outcomes)
        return 0
    return judge(outcomes, recorded)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make eval", description=__doc__)
    parser.add_argument("sets", nargs="*", choices=[[], *_all_sets()], help="default: all sets")
    parser.add_argument("--language", choices=["ru", "kk", "en"], help="only articles in it")
    parser.add_argument("--worst", type=int, default=0, help="name so many documents a set")
    parser.add_argument("--record", action="store_true", help="keep the figures as the new record")
    return parser


def _all_sets() -> list[str]:
    return ["seeds", *sorted(path.stem for path in GOLD.glob("part_*.jsonl"))]


def _gold(name: str, language: str | None) -> list[Document]:
    documents = score.load(GOLD / f"{name}.jsonl")
    for document in documents:
        if "text" not in document:
            document["text"] = (SEEDS / document["file"]).read_text(encoding="utf-8")
    return [document for document in documents if language in {None, document["lang"]}]


def _evaluate(gold: Sequence[Document], tools: Tools) -> Outcome:
    predictions = {one["id"]: one for one in _read(gold, tools)}
    result = score.score(gold, predictions, by_doc=True)
    figures = {column: result[metric][key] for column, (metric, key) in FIGURES.items()}
    return Outcome(figures, sorted(result["by_doc"], key=_errors, reverse=True))


def _read(gold: Sequence[Document], tools: Tools) -> Iterator[Document]:
    """The language is left for the reader to find out, as with a forwarded article."""
    for document in tqdm(gold, unit=" articles", leave=False, disable=None):
        article = ArticleText(
            text=document["text"],
            headline=document.get("headline"),
            published_on=_day(document.get("published")),
        )
        yield prediction(document["id"], article.text, read_article(article, tools))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _errors(document: Document) -> int:
    return len(document.get("edges_fp", ())) + len(document.get("edges_fn", ()))


def _table(figures: Mapping[str, Figures], recorded: Mapping[str, Figures]) -> str:
    """A row a set; under it, where it differs, what the last release had."""
    lines = [_row("", FIGURES)]
    for name, row in figures.items():
        lines.append(_row(name, (_figure(row[column]) for column in FIGURES)))
        before = recorded.get(name, {})
        changes = [_change(row[column], before.get(column)) for column in FIGURES]
        if any(changes):
            lines.append(_row("", changes))
    return "\n".join(lines)


def _row(name: str, cells: Iterable[str]) -> str:
    return f"{name:<8}" + "".join(f"{cell:>9}" for cell in cells)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _change(value: float | None, before: float | None) -> str:
    if value is None or before is None or round(value - before, 3) == 0:
        return ""
    return f"{value - before:+.3f}"


def print_worst(outcomes: Mapping[str, Outcome], count: int) -> None:
    for name, outcome in outcomes.items():
        if name == UNREAD:
            continue
        for document in outcome.worst[:count]:
            if _errors(document):
                print(document["id"], "extra", document["edges_fp"], "missed", document["edges_fn"])


def _recorded() -> dict[str, Figures]:
    if not RECORDED.is_file():
        return {}
    figures: dict[str, Figures] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return figures


def _record(recorded: Mapping[str, Figures], outcomes: Mapping[str, Outcome]) -> None:
    figures = {**recorded, **{name: outcome.figures for name, outcome in outcomes.items()}}
    RECORDED.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def judge(outcomes: Mapping[str, Outcome], recorded: Mapping[str, Figures]) -> int:
    """1 when the headline figure of a set fell, with a line for each on stderr."""
    code = 0
    for name, outcome in outcomes.items():
        now, before = outcome.figures[HEADLINE], recorded.get(name, {}).get(HEADLINE)
        if now is not None and before is not None and now < before - TOLERANCE:
            print(f"{name}: {HEADLINE} fell from {before:.3f} to {now:.3f}", file=sys.stderr)
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
