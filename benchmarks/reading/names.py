"""How often a name is read in the nominative: `python -m benchmarks.reading.names`.

Sixty names of diplomats (`names.tsv`) stand in neutral sentences of the news (`frames.tsv`), once
in every case, and then in two sentences of different cases. A name counts when the article has one
person and calls them by their nominative. Exit code 1: a share is below what is wanted.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figure, contribute
from bot.tools import build_tools
from reading.article import Tools, read_article
from reading.facts import ArticleText

HERE = Path(__file__).parent
CASES = ("nom", "gen", "dat", "acc", "ins")
WANTED = {"one form": 0.95, "two forms": 0.98}


class Trial(NamedTuple):
    """A text, the cases its name stands in, and its nominative."""

    text: str
    cases: tuple[str, ...]
    nominative: str


@dataclass(frozen=True, slots=True)
class Score:
    """How many trials were read right, and what the others were read as."""

    right: int
    wrong: Sequence[tuple[Trial, tuple[str, ...]]]

    @property
    def share(self) -> float:
        return self.right / (self.right + len(self.wrong))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading.names", description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, help="show so many names read wrongly")
    args = parser.parse_args(arguments)
    names, frames = _rows("names.tsv"), _frames()
    tools = build_tools()
    scores = {
        "one form": score(one_form(names, frames), tools),
        "two forms": score(two_forms(names, frames), tools),
    }
    print("\n".join(_lines(scores, args.wrong)))
    for name, result in scores.items():
        contribute(Figure(f"nominative from {name}", result.share, "", least=WANTED[name]))
    return int(any(scores[name].share < wanted for name, wanted in WANTED.items()))


def one_form(
    names: Sequence[Mapping[str, str]], frames: Mapping[str, Sequence[str]]
) -> Iterator[Trial]:
    for name in names:
        for case in CASES:
            for frame in frames[case]:
                yield Trial(frame.format(name[case]), (case,), name["nominative"])


def two_forms(
    names: Sequence[Mapping[str, str]], frames: Mapping[str, Sequence[str]]
) -> Iterator[Trial]:
    """Each case with each other, first sentence with second, second with third …"""
    for name in names:
        for cases in permutations(CASES, 2):
            first, second = (frames[case] for case in cases)
            for one, other in zip(first, (*second[1:], second[0]), strict=True):
                text = f"{one.format(name[cases[0]])} {other.format(name[cases[1]])}"
                yield Trial(text, cases, name["nominative"])


def score(trials: Iterable[Trial], tools: Tools) -> Score:
    right, wrong = 0, []
    for trial in trials:
        people = read_article(ArticleText(trial.text), tools).people
        found = tuple(_spelled(person.name) for person in people)
        if found == (_spelled(trial.nominative),):
            right += 1
        else:
            wrong.append((trial, found))
    return Score(right, wrong)


def _lines(scores: Mapping[str, Score], shown: int) -> Iterator[str]:
    for name, result in scores.items():
        cases = Counter("+".join(trial.cases) for trial, _ in result.wrong)
        errors = ", ".join(f"{case} {count}" for case, count in cases.most_common())
        total = result.right + len(result.wrong)
        yield (
            f"nominative from {name}: {result.share:.3f} of {total} (wanted: {WANTED[name]})"
            f"{'; wrong: ' + errors if errors else ''}"
        )
        for trial, found in result.wrong[:shown]:
            yield f"  {trial.text} → {', '.join(found) or 'nobody'}"


def _spelled(name: str) -> str:
    return name.replace("ё", "е").replace("Ё", "Е")


def _frames() -> dict[str, list[str]]:
    rows = _rows("frames.tsv")
    return {case: [row["sentence"] for row in rows if row["case"] == case] for case in CASES}


def _rows(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


if __name__ == "__main__":
    sys.exit(main())
