"""What the first look lets through: articles about diplomacy, and of other news little.

    python -m benchmarks.sources.first_look [--general FILE.jsonl] [--missed]

Diplomacy: the gold articles that tell of a meeting (parts that nobody reads are only counted).
General: `general.tsv`, made-up headlines and leads in the proportions of a general outlet; or JSON
lines with a `text` of whatever other news.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, contribute
from benchmarks.reading.evaluate import GOLD, UNREAD
from bot.knowledge import lexicon, load_world
from bot.models import load_lemmas
from newsroom.polling.first_look import LEXICONS, FirstLook

GENERAL = Path(__file__).parent / "general.tsv"
LEAD_LENGTH = 400
WANTED_RECALL = 0.98
MOST_GENERAL = 0.15


@dataclass(frozen=True, slots=True)
class Seen:
    """What a feed would tell of an article."""

    part: str
    headline: str
    lead: str


def seen(part: str, headline: str, text: str) -> Seen:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    headline = headline or lines[0]
    lead = " ".join(line for line in lines if line != headline)
    return Seen(part, headline, lead[:LEAD_LENGTH])


def diplomatic() -> Iterator[Seen]:
    for file in sorted(GOLD.glob("part_*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            if article["meetings"] and article.get("text"):
                yield seen(file.stem, article.get("headline") or "", article["text"])


def general(file: Path | None) -> Iterator[Seen]:
    if file is None:
        with GENERAL.open(encoding="utf-8") as table:
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield Seen("general", row["headline"], row["lead"])
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        yield seen(file.stem, "", json.loads(line)["text"])


def build() -> FirstLook:
    return FirstLook(load_world(), {name: lexicon(name) for name in LEXICONS}, load_lemmas())


def share(look: FirstLook, articles: Sequence[Seen], *, is_bare: bool = False) -> float:
    """Of those that pass, by headline and lead, or by the headline alone."""
    passed = [look(one.headline, "" if is_bare else one.lead, "KZ") for one in articles]
    return sum(passed) / len(passed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--general", type=Path, help="JSON lines of other news")
    parser.add_argument("--missed", action="store_true", help="show what is missed")
    args = parser.parse_args()
    look, wanted = build(), list(diplomatic())
    for part in sorted({one.part for one in wanted}):
        own = [one for one in wanted if one.part == part]
        print(f"{part:<10} {len(own):4}  {share(look, own):.3f}")
    recall, others = share(look, wanted), list(general(args.general))
    passed, bare = share(look, others), share(look, others, is_bare=True)
    alone = share(look, wanted, is_bare=True)
    print(f"diplomacy  {len(wanted):4}  recall {recall:.3f}; by the headline alone {alone:.3f}")
    print(f"other news {len(others):4}  passed {passed:.3f}; by the headline alone {bare:.3f}")
    most = MOST_GENERAL if args.general is None else None
    contribute(
        Figure("diplomacy let through", recall, "", least=WANTED_RECALL),
        Figure("other news let through", passed, "", most=most),
    )
    for one in wanted if args.missed else ():
        if one.part not in UNREAD and not look(one.headline, one.lead, "KZ"):
            print(one)
    if recall < WANTED_RECALL or (args.general is None and passed > MOST_GENERAL):
        raise SystemExit("the first look is too strict or too lax")


if __name__ == "__main__":
    main()
