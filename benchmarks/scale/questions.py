"""What people ask of an archive, as the program answers it, each beside a bare statement."""

import random
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg

from benchmarks.scale.world import COUNTRIES, TODAY, Invented, zipf
from bot.models import load_lemmas
from bot.texts import load_texts
from handlers.inline import Counter, offer
from handlers.persons import load_page
from newsroom.whom import Whom
from reading.queries import MeetingQuery
from reading.search.questions import parse_question
from reading.search.snippets import snippet
from reading.world import World
from storage.database import Database
from storage.unit_of_work import UnitOfWork

SEED = 7
PAGE = 10
FOUND = 5
LONG = 5
"""Letters of a word that somebody may look for."""


Ask = Callable[[UnitOfWork, Any], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Question:
    """`floor`: the least any program has to ask for that; `wanted`: milliseconds, p50 on SQLite."""

    name: str
    wanted: float
    ask: Ask
    arguments: Sequence[Any]
    floor: str
    bare: Callable[[Any], tuple[Any, ...]]


def questions(archive: Invented, world: World, count: int) -> list[Question]:
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    people = [one.pick(chance) for one in [zipf(archive.size.people)] * count]
    pairs = [archive.pair(chance) for _ in range(count)]
    names = [archive.names[one - 1].split()[-1] for one in people]
    usual = [word for word, _ in archive.vocabulary[:1000] if len(word) >= LONG]
    rare = [word for word, _ in archive.vocabulary[1000:]]
    words = [_words(chance, number, usual, rare, names) for number in range(count)]
    countries = chance.choices(COUNTRIES, k=count)
    whole = [MeetingQuery()] * count
    lemmas = load_lemmas()

    async def card(work: UnitOfWork, person: int) -> object:
        return await load_page(work, person, TODAY)

    async def pair(work: UnitOfWork, two: tuple[int, int]) -> object:
        return await work.meetings.page(MeetingQuery(person_ids=two), offset=0, limit=PAGE)

    async def timeline(work: UnitOfWork, query: MeetingQuery) -> object:
        return await work.meetings.page(query, offset=0, limit=PAGE)

    async def of_person(work: UnitOfWork, person: int) -> object:
        return await work.meetings.page(MeetingQuery((person,)), offset=0, limit=PAGE)

    async def country(work: UnitOfWork, iso: str) -> object:
        return await work.meetings.page(MeetingQuery(country=iso), offset=0, limit=PAGE)

    async def search(work: UnitOfWork, text: str) -> object:
        query = parse_question(text, TODAY, lemmas)
        is_hit = lemmas.marking(query.alternatives, query.words)
        page = await work.search.find(query, TODAY, FOUND)
        return [snippet(hit.text, is_hit) for hit in page.hits]

    async def name(work: UnitOfWork, text: str) -> object:
        return await Whom(work, world, TODAY).find_person(text)

    return [
        Question("person card", 3, card, people, OF_PERSON, lambda one: (one, 5)),
        Question("pair", 3, pair, pairs, OF_PAIR, lambda two: (*two, PAGE)),
        Question("timeline", 3, timeline, whole, LATEST, lambda _: (PAGE,)),
        Question("timeline of a person", 3, of_person, people, OF_PERSON, lambda one: (one, PAGE)),
        Question("country", 3, country, countries, OF_COUNTRY, lambda iso: (iso, PAGE)),
        Question("search", 20, search, words, NEWEST, lambda _: (FOUND,)),
        Question("inline cards", 50, _inline(world), names, LATEST, lambda _: (PAGE,)),
        Question("name", 10, name, names, BY_ID, lambda _: (1,)),
    ]


def _inline(world: World) -> Ask:
    texts = load_texts("ru")

    async def ask(work: UnitOfWork, text: str) -> object:
        return await offer(Counter(work, texts, world, TODAY, "https://t.me/bot"), text, "")

    return ask


# The numbered places are those of PostgreSQL; SQLite knows them with another sign.
OF_PERSON = (
    "SELECT m.* FROM meeting_participants p JOIN meetings m ON m.id = p.meeting_id"
    " WHERE p.person_id = $1 ORDER BY p.sorts_on DESC, p.meeting_id DESC LIMIT $2"
)
OF_PAIR = (
    "SELECT m.* FROM meeting_participants p"
    " JOIN meeting_participants q ON q.meeting_id = p.meeting_id AND q.person_id = $2"
    " JOIN meetings m ON m.id = p.meeting_id"
    " WHERE p.person_id = $1 ORDER BY p.sorts_on DESC, p.meeting_id DESC LIMIT $3"
)
OF_COUNTRY = (
    "SELECT m.* FROM meeting_participants p JOIN meetings m ON m.id = p.meeting_id"
    " WHERE p.country = $1 ORDER BY p.sorts_on DESC, p.meeting_id DESC LIMIT $2"
)
LATEST = "SELECT * FROM meetings ORDER BY sorts_on DESC, id DESC LIMIT $1"
NEWEST = (
    "SELECT a.headline, b.text FROM articles a JOIN article_bodies b ON b.article_id = a.id"
    " ORDER BY a.published_on DESC, a.id DESC LIMIT $1"
)
BY_ID = "SELECT * FROM persons WHERE id = $1"


async def bare(database: Database) -> tuple[Callable[..., Awaitable[object]], Callable[[], Any]]:
    """Asks a bare statement without anything of ours between, and what closes the connection."""
    if database.is_sqlite:
        connection = sqlite3.connect(str(database.url.database))
        connection.execute("PRAGMA mmap_size=1073741824")

        async def ask(statement: str, *values: Any) -> object:
            return connection.execute(statement.replace("$", "?"), values).fetchall()

        return ask, connection.close
    plain = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    server = await asyncpg.connect(plain)
    return server.fetch, server.terminate


def _words(
    chance: random.Random, number: int, usual: list[str], rare: list[str], names: list[str]
) -> str:
    """By turns: a name, a usual word, two of them, a name with two, a rare word since 2020."""
    match number % 5:
        case 0:
            return names[number]
        case 1:
            return chance.choice(usual)
        case 2:
            return " ".join(chance.sample(usual, 2))
        case 3:
            return f"{names[number]} {' '.join(chance.sample(usual, 2))}"
        case _:
            return f"{chance.choice(rare)} от 2020"
