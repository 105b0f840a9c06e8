"""How exactly the article is found in a page, beside plain trafilatura: `make`-free, seconds.

python -m benchmarks.sources.extraction [--worst 5]
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import trafilatura

from benchmarks.figures import Figure, contribute
from benchmarks.sources.layouts import Layout, layouts
from newsroom.sources.errors import SourceError
from newsroom.sources.pages import parse_page

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a page."""

    headline: str
    body: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Score:
    """Of one page: shares of words, and whether the rest is right."""

    name: str
    precision: float
    recall: float
    has_headline: bool
    has_day: bool


def ours(page: Layout) -> Found:
    try:
        article = parse_page(page.html, page.url)
    except SourceError:
        return Found("", "", None)
    day = article.published_on or (article.published_at and article.published_at.date())
    body = article.text.removeprefix(article.headline or "").strip()
    return Found(article.headline or "", body, day)


def plain(page: Layout) -> Found:
    found = trafilatura.bare_extraction(page.html, url=page.url, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Found("", "", None)
    day = date.fromisoformat(found.date) if found.date else None
    body = (found.text or "").removeprefix(found.title or "").strip()
    return Found(found.title or "", body, day)


def score(page: Layout, found: Found) -> Score:
    wanted, given = (Counter(WORD.findall(text.lower())) for text in (page.body, found.body))
    shared = (wanted & given).total()
    return Score(
        page.name,
        precision=shared / max(given.total(), 1),
        recall=shared / wanted.total(),
        has_headline=found.headline == page.headline,
        has_day=found.day == page.day,
    )


def measure(find: Callable[[Layout], Found]) -> list[Score]:
    return [score(page, find(page)) for page in layouts()]


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def summary(scores: Sequence[Score]) -> dict[str, float]:
    return {
        "precision": mean([one.precision for one in scores]),
        "recall": mean([one.recall for one in scores]),
        "headline": mean([one.has_headline for one in scores]),
        "date": mean([one.has_day for one in scores]),
    }


WANTED = {"precision": 0.97, "recall": 0.97, "headline": 1.0, "date": 0.95}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0, help="show the worst pages")
    args = parser.parse_args()
    scores = measure(ours)
    print(f"{len(scores)} layouts    " + "  ".join(f"{name:>9}" for name in WANTED))
    own, peer = summary(scores), summary(measure(plain))
    for key, least in WANTED.items():
        figure = Figure(f"{key} of articles found", own[key], "", peer[key], "trafilatura", least)
        contribute(figure)
    for name, of in (("ours", own), ("trafilatura", peer)):
        print(f"{name:<14} " + "  ".join(f"{of[key]:9.3f}" for key in WANTED))
    for one in sorted(scores, key=lambda one: min(one.precision, one.recall))[: args.worst]:
        print(one)
    for one in scores if args.worst else ():
        if not (one.has_day and one.has_headline):
            print(one)
    low = [name for name, least in WANTED.items() if summary(scores)[name] < least]
    if low:
        raise SystemExit(f"too low: {', '.join(low)}")


if __name__ == "__main__":
    main()
