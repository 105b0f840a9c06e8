"""`make eval`: reads every gold article as the program does and compares with the last release.

Exit code 1: the headline figure (`edges_bi`, who met whom) of a set fell by more than TOLERANCE, or
a quotation isn't word for word in its article.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tqdm import tqdm

from benchmarks.figures import Figure, contribute
from benchmarks.reading import score
from benchmarks.reading.figures import HEADLINE, Figures, figures_of, table
from benchmarks.reading.statements import score_statements
from benchmarks.reading.worst import tell_worst, worst_first
from bot.tools import build_tools
from newsroom.rendering.predictions import prediction
from reading.article import Tools, read_article
from reading.facts import ArticleText

HERE = Path(__file__).parent
GOLD = HERE / "gold"
SEEDS = HERE.parent.parent / "seeds"
RECORDED = HERE / "recorded.json"
LANGUAGES = ("ru", "kk", "en")

UNREAD = frozenset({"part_14"})
"""Scored as wholes and never looked at: the witnesses that rules are not made for the others."""

TOLERANCE = 0.01
LEAST = 0.9

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A set, what was read in it, its figures, and its documents with their wrong pairs."""

    gold: Sequence[Document]
    predictions: Mapping[str, Document]
    figures: Figures
    by_doc: Sequence[Document]


def main(arguments: Sequence[str] | None = None) -> int:
    args = _parser().parse_args(arguments)
    files = [GOLD / f"{name}.jsonl" for name in args.sets or _all_sets()]
    tools = build_tools()
    golds = {file.stem: load_gold(file, args.language) for file in args.gold or files}
    outcomes = {name: _evaluate(gold, tools) for name, gold in golds.items() if gold}
    compared = not args.gold and args.language is None
    recorded = _recorded() if compared else {}
    print(table(_rows(outcomes, in_languages=args.languages), recorded))
    print_worst(outcomes, args.worst)
    contribute(*witnesses(outcomes, recorded))
    unproved = [line for outcome in outcomes.values() for line in find_unproved(outcome)]
    print("".join(f"{line}\n" for line in unproved), end="", file=sys.stderr)
    if args.record and compared and not unproved:
        _record(recorded, outcomes)
        return 0
    return 1 if unproved else judge(outcomes, recorded)


def witnesses(outcomes: Mapping[str, Outcome], recorded: Mapping[str, Figures]) -> Iterator[Figure]:
    """What the sets say that no rule was made for, beside the last release."""
    for name in sorted(UNREAD & outcomes.keys()):
        now, before = outcomes[name].figures[HEADLINE], recorded.get(name, {}).get(HEADLINE)
        if now is not None:
            yield Figure(f"who met whom, F1, {name}", now, "", before, "the last release", LEAST)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make eval", description=__doc__)
    parser.add_argument("sets", nargs="*", choices=[[], *_all_sets()], help="default: all sets")
    parser.add_argument(
        "--gold", nargs="+", type=Path, metavar="FILE", help="gold files of elsewhere instead"
    )
    parser.add_argument("--language", choices=LANGUAGES, help="only articles in it")
    parser.add_argument("--languages", action="store_true", help="a row more for each language")
    parser.add_argument("--worst", type=int, default=0, help="name so many documents a set")
    parser.add_argument("--record", action="store_true", help="keep the figures as the new record")
    return parser


def _all_sets() -> list[str]:
    return ["seeds", *(path.stem for path in _parts())]


def _parts() -> list[Path]:
    """The files of the parts, part_10 after part_9."""
    return sorted(GOLD.glob("part_*.jsonl"), key=lambda path: (len(path.stem), path.stem))


def load_gold(file: Path, language: str | None = None) -> list[Document]:
    documents = score.load(file)
    for document in documents:
        if "text" not in document:
            document["text"] = (SEEDS / document["file"]).read_text(encoding="utf-8")
    return [document for document in documents if language in {None, document["lang"]}]


def load_all_gold() -> list[Document]:
    """The articles of all parts, those of the seeds left out."""
    return [one for path in _parts() for one in load_gold(path)]


def _evaluate(gold: Sequence[Document], tools: Tools) -> Outcome:
    predictions = {one["id"]: one for one in _read(gold, tools)}
    result = _scored(gold, predictions)
    return Outcome(gold, predictions, figures_of(result), worst_first(result["by_doc"]))


def _scored(gold: Sequence[Document], predictions: Mapping[str, Document]) -> Document:
    result: Document = score.score(gold, predictions, by_doc=True)
    return result | {"statements": score_statements(gold, predictions)}


def _read(gold: Sequence[Document], tools: Tools) -> Iterator[Document]:
    """The language is left for the reader to find out, as with a forwarded article."""
    for document in tqdm(gold, unit=" articles", leave=False, disable=None):
        article = article_of(document)
        yield prediction(document["id"], article.text, read_article(article, tools))


def article_of(document: Document) -> ArticleText:
    """A gold article as an outlet would send it."""
    written = document.get("published")
    return ArticleText(
        text=document["text"],
        headline=document.get("headline"),
        published_on=date.fromisoformat(written) if written else None,
    )


def _rows(outcomes: Mapping[str, Outcome], *, in_languages: bool) -> dict[str, Figures]:
    rows: dict[str, Figures] = {}
    for name, outcome in outcomes.items():
        rows[name] = outcome.figures
        for language in LANGUAGES if in_languages else ():
            gold = [document for document in outcome.gold if document["lang"] == language]
            if gold:
                rows[f"{name} {language}"] = figures_of(_scored(gold, outcome.predictions))
    return rows


def print_worst(outcomes: Mapping[str, Outcome], count: int) -> None:
    for name, one in outcomes.items():
        if name not in UNREAD and count:
            print("\n".join(tell_worst(one.gold, one.predictions, one.by_doc[:count])))


def find_unproved(outcome: Outcome) -> Iterator[str]:
    """What is given as a quotation and isn't one, a line each."""
    for document in outcome.gold:
        predicted = outcome.predictions[document["id"]]
        quoted = [
            *(meeting["evidence"] for meeting in predicted["meetings"]),
            *(statement["quote"] for statement in predicted["statements"]),
        ]
        for words in quoted:
            if not words.strip() or words not in document["text"]:
                yield f"{document['id']}: not word for word in the article: «{words}»"


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
