"""The processes of a benchmark, and what they are given to do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from bot.archive import collector
from bot.models import load_lemmas
from bot.settings import load_settings
from newsroom.collecting import Collector
from newsroom.sources.fetched import FetchedArticle
from reading.facts import ArticleText, Facts
from storage.database import Database
from tests.desk import ALMATY, a_world
from tests.end_to_end.family import Member
from tests.end_to_end.template import news_of
from tests.people import Someone
from tests.subscribers import a_chat, a_wish
from tests.telegram.server import TelegramServer

QUESTION = "/who Дуда"
START_SECONDS = 300.0
"""Eight of them begin at once on two cores."""

FIRST_ASKER, FIRST_SUBSCRIBER = 2_000_000, 5_000_000

TEXT = (
    "{day} марта {year} года в Варшаве Президент Казахстана Касым-Жомарт Токаев встретился с "
    "Президентом Польши Анджеем Дудой. Стороны обсудили торговлю, транспорт и дело номер {number}."
)


def people(first: int) -> Iterator[Someone]:
    """All of them different: nobody has to wait for the turn of a chat."""
    return (Someone(number, f"Reader {number}", f"reader{number}") for number in count(first))


def members(
    roles: Sequence[tuple[str, ...]], database_url: str, server: TelegramServer, folder: Path
) -> list[Member]:
    writers = sum(1 for one in roles if {"web", "courier"} & set(one))
    settings = {
        "DATABASE_URL": database_url,
        "TELEGRAM_API_URL": server.url,
        "COURIERS": str(writers),
        "QUESTIONS_PER_MINUTE": "0",
    }
    return [
        Member(folder / f"{'_'.join(one)}_{number}", one, **settings)
        for number, one in enumerate(roles)
    ]


async def read_something(database_url: str, database: Database) -> None:
    """An archive in which the question has an answer."""
    settings = load_settings(database_url=database_url, seeds="off")
    now = datetime.now(UTC)
    async with collector(database, settings) as collecting:
        await collecting.collect(news_of(now), now)


async def put_down(database: Database, number: int) -> None:
    """An article that waits to be read."""

    async def never(_: ArticleText) -> Facts:
        raise AssertionError("it is read later")

    now = datetime.now(UTC)
    text = TEXT.format(day=number % 28 + 1, year=2000 + number % 20, number=number)
    collecting = Collector(database, never, a_world(), ALMATY, load_lemmas())
    url = f"https://example.org/waiting/{number}"
    later = replace(collecting, is_read_later=True)
    await later.collect(FetchedArticle(text, url, url=url, outlet="Лента"), now)


async def subscribe(database: Database, readers: list[Someone]) -> None:
    """They want a digest, on empty days, too, and it is due."""
    due_at = (datetime.now(UTC) - timedelta(minutes=1)).replace(second=0, microsecond=0)
    local_time = due_at.astimezone(ALMATY).time()
    async with database.begin() as work:
        for one in readers:
            work.session.add(a_chat(one.id))
        await work.session.flush()
        for one in readers:
            await work.subscriptions.put(a_wish(one.id, local_time=local_time), due_at, due_at)
