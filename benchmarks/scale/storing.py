"""Takes articles into a large archive as the program does, and times what storing them takes."""

import random
import time
from zoneinfo import ZoneInfo

from benchmarks.scale.world import NOW, TODAY, Invented, zipf
from bot.models import load_lemmas
from newsroom.collecting import Collector
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
    Status,
)
from reading.world import World
from storage.database import Database

SEED = 11
PEOPLE = 4
WORDS = 100


async def store(database: Database, archive: Invented, world: World, count: int) -> list[float]:
    """Milliseconds from the facts of an article to the end of their transaction."""
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    read_at: list[float] = []
    taken: list[float] = []

    async def read(article: ArticleText) -> Facts:
        facts = _facts(article, archive, chance)
        read_at.append(time.perf_counter())
        return facts

    collector = Collector(database, read, world, ZoneInfo("Asia/Almaty"), load_lemmas())
    for number in range(count):
        words = " ".join(chance.choice(archive.vocabulary)[0] for _ in range(WORDS))
        fetched = FetchedArticle(f"Новость {number}. {words}", published_on=TODAY)
        await collector.collect(fetched, NOW)
        taken.append((time.perf_counter() - read_at[-1]) * 1000)
    return taken


def _facts(article: ArticleText, archive: Invented, chance: random.Random) -> Facts:
    """Two meetings among four people, famous ones first of all."""
    some = zipf(archive.size.people)
    names = list(dict.fromkeys(archive.names[some.pick(chance) - 1] for _ in range(2 * PEOPLE)))
    names = names[:PEOPLE]
    span = Span(0, 7)
    people = tuple(
        Person(name, (span,), (name,), (Position("президент", "", span),)) for name in names
    )
    meetings = tuple(_report(names[at], names[at + 1]) for at in range(0, len(names) - 1, 2))
    return Facts("ru", people, meetings)


def _report(one: str, other: str) -> MeetingReport:
    sides = tuple(Participant(ParticipantKind.PERSON, name) for name in (one, other))
    when = EventDate(TODAY, TODAY, Precision.DAY, Basis.EXPLICIT)
    return MeetingReport(sides, Form.MEETING, Status.HELD, when, Span(0, 7))
