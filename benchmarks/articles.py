"""How fast articles are read and stored, and what memory reading takes.

The floor of reading is the tagger alone on the same texts, stage by stage in `benchmarks.stages`;
that of storing, the bare text put into SQLite by its own module, a transaction an article. Both are
measured in the same run.
"""

import argparse
import asyncio
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.reading.evaluate import SEEDS, load_all_gold
from benchmarks.stages import measure_stages, measure_tagger, stage_table
from bot.archive import utc_now
from bot.knowledge import load_world
from bot.models import load_lemmas
from bot.tools import build_tools
from newsroom.collecting import Collector
from newsroom.sources.fetched import FetchedArticle
from reading.article import Tools, read_article
from reading.facts import ArticleText, Facts
from storage.database import Database
from storage.migrating import migrate

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
    parser.add_argument("--articles", type=int, default=200, help="how many to read and store")
    args = parser.parse_args(arguments)
    texts = _texts()[: args.articles]
    for name, some in (("the seeds", _seeds() * SEED_ROUNDS), ("the gold articles", texts)):
        print(stage_table(name, measure_stages(some), measure_tagger(some)))
    tools = build_tools()
    tools.language.analyse(texts[0])
    floor = measure("language models alone", texts, tools.language.analyse)
    reading = measure("reading", texts, lambda text: read_article(ArticleText(text), tools))
    seeds = measure(
        "reading the seeds", _seeds(), lambda text: read_article(ArticleText(text), tools)
    )
    bare, storing = _storing(texts, tools)
    print(table([floor, reading, seeds], [bare, storing]))
    return 0


def measure(name: str, texts: Sequence[str], once: Callable[[str], object]) -> Speed:
    clock, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        once(text)
    return _speed(name, len(texts), clock, cpu)


def table(reading: Sequence[Speed], storing: Sequence[Speed]) -> str:
    lines = [f"{'':24} {'per s':>8} {'cpu ms':>8} {'× floor':>8}"]
    for group in (reading, storing):
        floor = group[0].per_second
        lines += [
            f"{one.name:24} {one.per_second:8.1f} {one.cpu_ms:8.1f} {floor / one.per_second:8.1f}"
            for one in group
        ]
    return "\n".join(lines)


def _storing(texts: Sequence[str], tools: Tools) -> tuple[Speed, Speed]:
    facts = {text: read_article(ArticleText(text), tools) for text in texts}
    with tempfile.TemporaryDirectory() as folder:
        bare = _store_bare(texts, Path(folder) / "bare.db")
        storing = asyncio.run(_store(facts, f"sqlite:///{folder}/archive.db"))
    return bare, storing


def _store_bare(texts: Sequence[str], path: Path) -> Speed:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    connection.execute("CREATE TABLE bodies (text TEXT)")
    speed = measure(
        "bare text into SQLite",
        texts,
        lambda text: connection.execute("INSERT INTO bodies VALUES (?)", (text,)),
    )
    connection.close()
    return speed


async def _store(facts: dict[str, Facts], url: str) -> Speed:
    async def read(article: ArticleText) -> Facts:
        return facts[article.text]

    await migrate(url)
    async with Database(url) as database:
        collector = Collector(database, read, load_world(), ZoneInfo("Asia/Almaty"), load_lemmas())
        clock, cpu = time.perf_counter(), time.process_time()
        for text in facts:
            await collector.collect(FetchedArticle(text), utc_now())
        return _speed("storing", len(facts), clock, cpu)


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
