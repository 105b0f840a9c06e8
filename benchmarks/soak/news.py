"""What the outlets of the soak publish: articles in the words of the field, each about somebody."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import web
from sqlalchemy import update

from benchmarks.sources.internet import Internet
from benchmarks.sources.outlets import PATTERN, Outlet
from newsroom.polling.pacing import FIRST_INTERVAL
from storage.database import Database
from storage.models import FoundArticle, FoundState, Source, SourceKind
from storage.sources import NewSource

OUTLETS = 24
FAULTS = 0.15
"""Of the answers of the outlets."""

RETRY_AFTER = "10"
"""Seconds; an outlet that asks for ten minutes would have a day, and not this one."""

# Who, and with whom.
PEOPLE = (
    ("Президент Казахстана Касым-Жомарт Токаев", "Президентом Казахстана Касым-Жомартом Токаевым"),
    ("Президент Узбекистана Шавкат Мирзиёев", "Президентом Узбекистана Шавкатом Мирзиёевым"),
    ("Президент Кыргызстана Садыр Жапаров", "Президентом Кыргызстана Садыром Жапаровым"),
    ("Президент Таджикистана Эмомали Рахмон", "Президентом Таджикистана Эмомали Рахмоном"),
    ("Президент Азербайджана Ильхам Алиев", "Президентом Азербайджана Ильхамом Алиевым"),
    ("Президент Польши Анджей Дуда", "Президентом Польши Анджеем Дудой"),
    ("Президент Сербии Александр Вучич", "Президентом Сербии Александром Вучичем"),
    ("Президент Франции Эмманюэль Макрон", "Президентом Франции Эмманюэлем Макроном"),
)
CITIES = ("Астане", "Ташкенте", "Бишкеке", "Душанбе", "Баку", "Варшаве", "Белграде", "Париже")
TOPICS = ("торговлю и транспорт", "безопасность границ", "изменение климата", "поставки газа")
MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
DAYS_BACK, DAYS_AHEAD = 400, 40

HELD = (
    "{day} в {city} {who} встретился с {whom}. Стороны обсудили {topic}. «Наши отношения "
    "развиваются», — заявил {who}. Беседа продолжалась два часа. Дело номер {number}.",
    "{who} провёл переговоры с {whom}, которые состоялись {day} в {city}. Речь шла о многом, "
    "в том числе стороны обсудили {topic}. Сообщение номер {number}.",
    "Состоялся телефонный разговор: {day} {who} поговорил по телефону с {whom}. Собеседники "
    "обсудили {topic}. Запись номер {number}.",
)
AHEAD = (
    "{day} в {city} {who} встретится с {whom}. Планируется обсудить {topic}. Номер {number}.",
    "Ожидается, что {day} в {city} {who} проведёт переговоры с {whom}. Стороны намерены обсудить "
    "{topic}. Номер {number}.",
)
SECOND = "\nРанее пресс-служба сообщала, что подготовка к встрече завершена. Номер {number}."


class LocalOutlet(Outlet):
    """Reached without anybody who knows its name: every number of the loopback is this machine."""

    @property
    def host(self) -> str:
        return f"127.0.1.{self.number + 1}"


class LiveInternet(Internet):
    """The outlets at this very moment."""

    async def _go_wrong(self, request: web.Request, fault: str) -> web.StreamResponse:
        if fault == "429":
            return web.Response(status=429, headers={"Retry-After": RETRY_AFTER})
        return await super()._go_wrong(request, fault)

    @property
    def published(self) -> list[str]:
        """The addresses of all that has come out by now."""
        now = datetime.now(UTC)
        return [
            f"http://{outlet.host}:{self.port}/news/{number}"
            for outlet in self.outlets
            for number, moment in enumerate(outlet.moments)
            if moment <= now
        ]


def _this_moment() -> datetime:
    return datetime.now(UTC)


def an_internet(
    articles: int, begin: datetime, length: timedelta, chance: random.Random
) -> LiveInternet:
    """So many articles in all, one after another from `begin` on, shared out among the outlets."""
    moments: list[list[datetime]] = [[] for _ in range(OUTLETS)]
    for number in range(articles):
        moments[number % OUTLETS].append(begin + length * number / articles)
    outlets, first = [], 0
    for number, own in enumerate(moments):
        outlets.append(LocalOutlet(number, first, own))
        first += len(own)
    texts = [an_article(number, begin, chance) for number in range(articles)]
    return LiveInternet(outlets, FAULTS, chance, _this_moment, texts)


def an_article(number: int, now: datetime, chance: random.Random) -> str:
    """Of two of the people, some day about now; every second one long."""
    one, another = chance.sample(PEOPLE, 2)
    day = now + timedelta(days=chance.randint(-DAYS_BACK, DAYS_AHEAD))
    words: dict[str, Any] = {
        "who": one[0],
        "whom": another[1],
        "day": f"{day.day} {MONTHS[day.month - 1]} {day.year} года",
        "city": chance.choice(CITIES),
        "topic": chance.choice(TOPICS),
        "number": number,
    }
    text = chance.choice(AHEAD if day > now else HELD) + SECOND * (1 + number % 2)
    return text.format(**words)


async def add_sources(internet: Internet, database: Database, now: datetime) -> None:
    async with database.begin() as work:
        for outlet in internet.outlets:
            url = f"http://{outlet.host}:{internet.port}{outlet.path}"
            pattern = PATTERN if outlet.kind is SourceKind.PAGE else ""
            new = NewSource(url, outlet.kind, outlet.host, "KZ", pattern, is_active=True)
            await work.sources.add(new, now, FIRST_INTERVAL)


async def hurry(database: Database) -> None:
    """What would be asked, or asked again, within the hours to come is due now."""
    now = datetime.now(UTC)
    async with database.begin() as work:
        await work.session.execute(update(Source).where(Source.due_at > now).values(due_at=now))
        waiting = FoundArticle.state == FoundState.WAITING
        later = update(FoundArticle).where(waiting, FoundArticle.due_at > now)
        await work.session.execute(later.values(due_at=now))


async def serve(internet: Internet, stack: Any) -> None:
    """All of them at one free port; closed with the stack."""
    app = web.Application()
    app.router.add_get("/{path:.*}", internet.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    hosts: Sequence[str] = [one.host for one in internet.outlets]
    for host in hosts:
        await web.TCPSite(runner, host, internet.port).start()
        internet.port = runner.addresses[0][1]
