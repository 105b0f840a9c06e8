"""How well statements are read; `score.py` measures who met whom and knows nothing of them.

A predicted statement is right when its words overlap those of a gold one by at least half of the
shorter, and the speaker is the same by the rules of `score.py` for names. Neither rewarded nor
punished are gold statements of nobody among the people of the article (a press office), and
reported speech that overlaps no gold statement: the gold lists all that is quoted, but only some of
what is reported.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.reading import score
from reading.facts import Span

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """The statements of one article: those predicted rightly, wrongly, and those missed."""

    right: tuple[Document, ...]
    wrong: tuple[Document, ...]
    missed: tuple[Document, ...]


def score_statements(
    gold: Sequence[Document], predictions: Mapping[str, Document]
) -> dict[str, float | None]:
    """Precision `p` and recall `r` over the articles; None where there is nothing to find."""
    counts: Counter[str] = Counter()
    for document in gold:
        if document.get("statements") is not None:
            judged = judge_statements(document, predictions[document["id"]])
            counts["right"] += len(judged.right)
            counts["wrong"] += len(judged.wrong)
            counts["missed"] += len(judged.missed)
            counts["found"] += _mandatory(document) - len(judged.missed)
    return {
        "p": _share(counts["right"], counts["right"] + counts["wrong"]),
        "r": _share(counts["found"], counts["found"] + counts["missed"]),
    }


def judge_statements(gold: Document, prediction: Document) -> Judged:
    names = score.GoldDoc(gold)
    right, wrong, found = [], [], set()
    for statement in prediction["statements"]:
        same = list(_overlapping(gold, statement))
        by_speaker = [n for n in same if _is_speaker(names, gold["statements"][n], statement)]
        if by_speaker:
            right.append(statement)
            found.update(by_speaker)
        elif _is_judged(names, [gold["statements"][n] for n in same], statement):
            wrong.append(statement)
    missed = (
        statement
        for number, statement in enumerate(gold["statements"])
        if number not in found and names.resolve(statement["speaker"])
    )
    return Judged(tuple(right), tuple(wrong), tuple(missed))


def _is_judged(names: Any, same: Sequence[Document], predicted: Document) -> bool:
    if not same:
        return bool(predicted["kind"] != "reported")
    return all(names.resolve(one["speaker"]) for one in same)


def _mandatory(gold: Document) -> int:
    names = score.GoldDoc(gold)
    return sum(names.resolve(one["speaker"]) is not None for one in gold["statements"])


def _overlapping(gold: Document, statement: Document) -> Iterator[int]:
    """The gold statements that hold at least half of the shorter of both quotations."""
    for number, one in enumerate(gold["statements"]):
        half = min(len(one["quote"]), len(statement["quote"])) / 2
        pairs = (
            (mine, theirs)
            for mine in _places(gold["text"], statement["quote"])
            for theirs in _places(gold["text"], one["quote"])
        )
        if any(min(a.stop, b.stop) - max(a.start, b.start) >= half for a, b in pairs):
            yield number


def _places(text: str, words: str) -> Iterable[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _is_speaker(names: Any, gold: Document, predicted: Document) -> bool:
    meant = names.resolve(gold["speaker"])
    return meant is not None and meant == names.resolve(predicted["speaker"])


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
