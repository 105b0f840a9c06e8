"""Whom the archive finds by what people type: case forms, slips, scripts, layouts, offices.

The queries are asked twice: of an archive with the people they mean, and of one that knows all
people of the data files besides. Exit code 1: fewer are found than wanted, or more absent people.
"""

import argparse
import asyncio
import csv
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.figures import Figure, contribute
from bot.knowledge import load_world
from bot.models import load_lemmas
from newsroom.collecting import Collector
from newsroom.linking import normal_name
from newsroom.sources.fetched import FetchedArticle
from newsroom.whom import Whom
from reading.facts import ArticleText, Facts, Person, Position, Span
from reading.world import World
from storage.database import Database
from storage.migrating import migrate

HERE = Path(__file__).parent
DAY = date(2024, 7, 3)
"""The day of the queries: who is генсек ОБСЕ depends on it."""

WANTED = {"own people": 0.95, "and 1,300 more": 0.92}
MOST_ACCEPTED = 2
SOMEWHERE = Span(0, 1)


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and whom they mean."""

    kind: str
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom the archive took (`is_sure`) or would offer first, second …"""

    query: Query
    names: tuple[str, ...]
    is_sure: bool

    @property
    def is_right(self) -> bool:
        return self.names[:1] == (self.query.name,)


@dataclass(frozen=True, slots=True)
class Result:
    """What one archive made of all queries; `accepted` are absent people it took for others."""

    name: str
    answers: Sequence[Answer]
    accepted: Sequence[Answer]

    @property
    def hits(self) -> float:
        """Share of the queries with the right person at first place."""
        return sum(answer.is_right for answer in self.answers) / len(self.answers)

    @property
    def sure(self) -> float:
        """Share answered at once, and rightly."""
        return sum(a.is_right and a.is_sure for a in self.answers) / len(self.answers)

    @property
    def wrong(self) -> int:
        """How many were answered at once with somebody else."""
        return sum(answer.is_sure and not answer.is_right for answer in self.answers)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.names.evaluate", description=__doc__
    )
    parser.add_argument("--misses", action="store_true", help="tell what wasn't answered at once")
    args = parser.parse_args(arguments)
    results = asyncio.run(evaluate(load_world()))
    print(table(results))
    contribute(*figures(results))
    if args.misses:
        print("\n".join(misses(results)))
    return judge(results)


async def evaluate(world: World) -> list[Result]:
    """Ask of the archive with the people meant, then with all whom the tables know besides."""
    queries = load_queries(world)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/archive.db"
        await migrate(url)
        async with Database(url) as database:
            await collect_people(database, world, {query.name for query in queries})
            own = await _ask("own people", database, world, queries)
            await add_people(database, [holder.name for holder in world.holders])
            return [own, await _ask("and 1,300 more", database, world, queries)]


async def collect_people(database: Database, world: World, names: Iterable[str]) -> None:
    """One article that names them all, with the offices of `offices.tsv`."""
    offices = {normal(row["person"], world): row["office"] for row in load_rows("offices.tsv")}
    people = tuple(_person(name, offices.get(name)) for name in sorted(names))

    async def read(article: ArticleText) -> Facts:
        return Facts(language="ru", people=people)

    collector = Collector(database, read, world, ZoneInfo("Asia/Almaty"), load_lemmas())
    article = FetchedArticle(text="Все, о ком спрашивают.", published_on=DAY)
    await collector.collect(article, datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC))


def _person(name: str, office: str | None) -> Person:
    positions = (Position(office, "", SOMEWHERE),) if office else ()
    return Person(name, mentions=(SOMEWHERE,), positions=positions)


async def add_people(database: Database, names: Sequence[str]) -> None:
    """People nothing is written about."""
    async with database.begin() as work:
        unique = list(dict.fromkeys(names))
        await work.linking.link([Person(name, ()) for name in unique], {n: n for n in unique})


async def _ask(name: str, database: Database, world: World, queries: Sequence[Query]) -> Result:
    answers = [await _answer(query, database, world) for query in queries]
    absent = [await _answer(query, database, world) for query in load_absent()]
    return Result(name, answers, [answer for answer in absent if answer.is_sure])


async def _answer(query: Query, database: Database, world: World) -> Answer:
    async with database.read() as work:
        found = await Whom(work, world, DAY).find_person(query.text)
        matches = [found.sure] if found.sure is not None else found.candidates
        people = [await work.persons.get(match.id) for match in matches]
    names = tuple(person.name for person in people if person is not None)
    return Answer(query, names, found.sure is not None)


def load_queries(world: World) -> list[Query]:
    return [
        Query(row["kind"], row["query"], normal(row["expected"], world))
        for row in load_rows("queries.tsv")
    ]


def load_absent() -> list[Query]:
    return [Query("absent", row["query"], "") for row in load_rows("absent.tsv")]


def load_rows(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def normal(name: str, world: World) -> str:
    """How the archive calls somebody whom the table may spell otherwise."""
    return normal_name(Person(name, ()), world)


def figures(results: Sequence[Result]) -> Iterator[Figure]:
    for one in results:
        least = WANTED[one.name]
        yield Figure(f"found first, {one.name}", one.hits, "", least=least)
        taken = len(one.accepted)
        yield Figure(f"absent ones accepted, {one.name}", taken, "", most=MOST_ACCEPTED)


def judge(results: Sequence[Result]) -> int:
    failed = [
        one for one in results if one.hits < WANTED[one.name] or len(one.accepted) > MOST_ACCEPTED
    ]
    return 1 if failed else 0


def misses(results: Sequence[Result]) -> Iterator[str]:
    """A line for each query not answered at once and rightly, and each absent person taken."""
    for result in results:
        for answer in (*result.answers, *result.accepted):
            if not (answer.is_sure and answer.is_right):
                how = "at once" if answer.is_sure else "offered"
                query = answer.query
                yield (
                    f"{result.name}: {query.kind} «{query.text}», meant {query.name or 'nobody'}, "
                    f"{how}: {', '.join(answer.names) or 'nobody'}"
                )


def table(results: Sequence[Result]) -> str:
    lines = [f"{'':16} {'hit@1':>7} {'at once':>8} {'wrongly':>8} {'absent accepted':>16}"]
    lines += [
        f"{one.name:16} {one.hits:7.3f} {one.sure:8.3f} {one.wrong:8} {len(one.accepted):16}"
        for one in results
    ]
    wanted = ", ".join(f"{WANTED[one.name]:.2f}" for one in results)
    return "\n".join([*lines, f"wanted: hit@1 {wanted}; absent accepted at most {MOST_ACCEPTED}"])


if __name__ == "__main__":
    sys.exit(main())
