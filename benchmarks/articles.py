"""How fast articles are read.

The floor is the language models alone on the same texts, and the tagger, stage by stage in
`benchmarks.stages`, measured in the same run. What storing takes: `benchmarks.storing`.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.figures import Figure, contribute
from benchmarks.reading.evaluate import SEEDS, load_all_gold
from benchmarks.stages import measure_stages, measure_tagger, stage_figures, stage_table
from bot.tools import build_tools
from reading.article import read_article
from reading.facts import ArticleText

SEED_ROUNDS = 10
"""How often the five seeds are read; once is too short to measure."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Articles a second by the clock, and the processor time of one in milliseconds."""

    name: str
    per_second: float
    cpu_ms: float


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.articles", description=__doc__)
    parser.add_argument("--articles", type=int, default=200, help="how many to read")
    args = parser.parse_args(arguments)
    texts = _texts()[: args.articles]
    for name, some in (("the seeds", _seeds() * SEED_ROUNDS), ("the gold articles", texts)):
        stages, tagger = measure_stages(some), measure_tagger(some)
        print(stage_table(name, stages, tagger))
        contribute(*stage_figures(name, stages, tagger))
    tools = build_tools()
    tools.language.analyse(texts[0])
    floor = measure("language models alone", texts, tools.language.analyse)
    reading = measure("reading", texts, lambda text: read_article(ArticleText(text), tools))
    seeds = measure(
        "reading the seeds", _seeds(), lambda text: read_article(ArticleText(text), tools)
    )
    print(table([floor, reading, seeds]))
    contribute(*figures(floor, reading))
    return 0


def measure(name: str, texts: Sequence[str], once: Callable[[str], object]) -> Speed:
    clock, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        once(text)
    return _speed(name, len(texts), clock, cpu)


def figures(floor: Speed, reading: Speed) -> list[Figure]:
    return [
        Figure("articles", reading.per_second, "/s", floor.per_second, floor.name),
        Figure("processor of an article", reading.cpu_ms, "ms", floor.cpu_ms, floor.name),
    ]


def table(speeds: Sequence[Speed]) -> str:
    """The first is the floor."""
    floor = speeds[0].per_second
    lines = [
        f"{one.name:24} {one.per_second:8.1f} {one.cpu_ms:8.1f} {floor / one.per_second:8.1f}"
        for one in speeds
    ]
    return "\n".join([f"{'':24} {'per s':>8} {'cpu ms':>8} {'× floor':>8}", *lines])


def _speed(name: str, count: int, clock: float, cpu: float) -> Speed:
    elapsed, used = time.perf_counter() - clock, time.process_time() - cpu
    return Speed(name, count / elapsed, used / count * 1000)


def _texts() -> list[str]:
    """The Russian articles of the gold: written for measuring, of all lengths."""
    return [document["text"] for document in load_all_gold() if document["lang"] == "ru"]


def _seeds() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


if __name__ == "__main__":
    sys.exit(main())
