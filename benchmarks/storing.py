"""How long it takes to store an article: its text, then its facts in a transaction of their own.

Reading is left out: the facts are made up, of the size of a longer news item (30 mentions of 12
people, 2 meetings of 4 sides, 3 statements), and tell of meetings that others tell of, too. The
floor is the same number of rows put into SQLite by its own module, in two transactions as well.
"""

import argparse
import asyncio
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bot.archive import utc_now
from bot.models import load_lemmas
from newsroom.collecting import Collector, Outcome
from newsroom.sources.fetched import FetchedArticle
from reading.facts import (
    ArticleText,
    Basis,
    EventDate,
    Facts,
    Form,
    MeetingReport,
    Participant,
    ParticipantKind,
    Person,
    Position,
    Precision,
    Span,
    Statement,
    StatementKind,
    Status,
)
from reading.world import World
from storage.database import Database
from storage.migrating import migrate

WORDS = [
    "встреча",
    "министр",
    "переговоры",
    "вопрос",
    "сторона",
    "договор",
    "страна",
    "президент",
    "визит",
    "торговля",
]
PEOPLE = 2000
PER_ARTICLE = 12
ROWS = (30, 12, 2, 4, 4, 3, 2)
"""Mentions, positions, reports, their sides and topics, statements, topics of an article."""


@dataclass
class Waits:
    """Milliseconds of each article."""

    name: str
    taken: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        cuts = statistics.quantiles(self.taken, n=100)
        return (
            f"{self.name:44} {statistics.median(self.taken):8.2f} {cuts[89]:8.2f} {cuts[98]:8.2f} "
            f"{1000 * len(self.taken) / sum(self.taken):9.0f}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.storing", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="how many to store")
    parser.add_argument("--url", help="an empty database; default: SQLite in a new file")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        url = args.url or f"sqlite:///{folder}/archive.db"
        waits = asyncio.run(measure(url, args.articles))
        floor = measure_floor(Path(folder) / "floor.db", args.articles)
    print(f"{'ms':44} {'p50':>8} {'p90':>8} {'p99':>8} {'per s':>9}")
    for one in [floor, *waits]:
        print(one)
    return 0


async def measure(url: str, count: int) -> list[Waits]:
    text, facts = Waits("the text, a transaction"), Waits("its facts, a transaction")
    again = Waits("an article that is known already")
    stories = [story(number) for number in range(count)]
    handed_over = 0.0

    async def read(article: ArticleText) -> Facts:
        nonlocal handed_over
        handed_over = time.perf_counter()
        return made[article.text]

    made = {article.text: found for article, found in stories}
    await migrate(url)
    async with Database(url) as database:
        collector = Collector(database, read, _world(), ZoneInfo("Asia/Almaty"), load_lemmas())
        for article, _ in stories:
            start = time.perf_counter()
            await collector.collect(article, utc_now())
            text.taken.append((handed_over - start) * 1000)
            facts.taken.append((time.perf_counter() - handed_over) * 1000)
        for article, _ in stories:
            start = time.perf_counter()
            assert await collector.collect(article, utc_now()) is Outcome.KNOWN
            again.taken.append((time.perf_counter() - start) * 1000)
    return [text, facts, again]


def measure_floor(path: Path, count: int) -> Waits:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    connection.execute("CREATE TABLE bodies (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute(
        "CREATE TABLE facts (id INTEGER PRIMARY KEY, article INTEGER, person INTEGER, form TEXT,"
        " start INTEGER, stop INTEGER)"
    )
    connection.execute("CREATE INDEX of_person ON facts (person, article)")
    waits = Waits("floor: as many bare rows, two transactions")
    for number in range(count):
        article, _ = story(number)
        start = time.perf_counter()
        connection.execute("INSERT INTO bodies (text) VALUES (?)", (article.text,))
        connection.execute("BEGIN IMMEDIATE")
        for rows in ROWS:
            row = (number, number * 7 % PEOPLE, "Касым-Жомарт Токаев", 0, 20)
            connection.executemany(
                "INSERT INTO facts (article, person, form, start, stop) VALUES (?, ?, ?, ?, ?)",
                [row] * rows,
            )
        connection.execute("COMMIT")
        waits.taken.append((time.perf_counter() - start) * 1000)
    connection.close()
    return waits


def story(number: int) -> tuple[FetchedArticle, Facts]:
    """The article of this number: always the same."""
    chance = Random(number)  # noqa: S311 - no secret
    text = f"Статья {number}. " + " ".join(chance.choices(WORDS, k=300))
    names = [_name(int(PEOPLE * chance.random() ** 2)) for _ in range(PER_ARTICLE)]
    names = list(dict.fromkeys(names))
    day = date(2024, 1, 1) + timedelta(days=number % 365)
    facts = Facts(
        language="ru",
        people=tuple(_person(name, chance) for name in names),
        meetings=tuple(_meeting(chance.sample(names, 2), day) for _ in range(2)),
        statements=tuple(
            Statement(names[0], StatementKind.DIRECT, Span(start, start + 20), Span(start, 60))
            for start in (0, 10, 20)
        ),
        topics=("trade", "climate"),
        headline="Заголовок",
    )
    url = f"https://example.org/{number}"
    return FetchedArticle(text, url=url, outlet=f"Лента {number % 30}", published_on=day), facts


def _name(number: int) -> str:
    letters = Random(number + 10**6)  # noqa: S311 - no secret
    given = letters.choice(["Иван", "Анна", "Нурлан", "Айгуль", "Пётр", "Мария"])
    ends = letters.choice(["ов", "ева", "ский", "енко"])
    return f"{given} {''.join(letters.choices('абвгдежзиклмнопрст', k=6)).capitalize()}{ends}"


def _person(name: str, chance: Random) -> Person:
    spans = tuple(Span(start, start + 9) for start in chance.sample(range(1500), 3))
    position = Position("министр иностранных дел Казахстана", "Казахстан", spans[0])
    return Person(name, spans, positions=(position,))


def _meeting(names: Sequence[str], day: date) -> MeetingReport:
    return MeetingReport(
        participants=tuple(Participant(ParticipantKind.PERSON, name) for name in names),
        form=Form.TALKS,
        status=Status.HELD,
        date=EventDate(day, day, Precision.DAY, Basis.EXPLICIT, Span(0, 5)),
        evidence=Span(0, 60),
        topics=("trade", "climate"),
    )


def _world() -> World:
    return World(countries=(), offices=(), holders=(), forums=(), anniversaries=())


if __name__ == "__main__":
    sys.exit(main())
