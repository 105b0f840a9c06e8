"""A newsroom that polls the tests' internet, with a clock that stands still until it is moved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.knowledge import lexicon, load_world
from bot.models import load_lemmas
from newsroom.collecting import Collector, ReadingError
from newsroom.polling.first_look import LEXICONS, FirstLook
from newsroom.polling.polling import Poller
from newsroom.polling.sites import Sites
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.folders import parse_watched
from newsroom.sources.http import Fetcher, Limits, Response
from newsroom.sources.listed import Listing
from newsroom.sources.listings import parse_listing
from newsroom.sources.pages import parse_response
from reading.facts import ArticleText, Facts
from storage.database import Database
from storage.models import FoundArticle, Source, SourceKind
from storage.sources import NewSource
from tests.archive import NOW
from tests.desk import ALMATY, says
from tests.internet import Internet, answer

LOOK = FirstLook(load_world(), {name: lexicon(name) for name in LEXICONS}, load_lemmas())
IMPATIENT = Limits(connect_seconds=0.3, read_seconds=0.3, total_seconds=0.5, size_bytes=200_000)
BODY = "Президент Казахстана провёл переговоры с президентом Узбекистана в Ташкенте. " * 5
HEADLINE = "Президенты Казахстана и Узбекистана провели переговоры"


def page(headline: str = HEADLINE, body: str = BODY, head: str = "") -> bytes:
    html = (
        f"<html><head>{head}</head><body><h1>{headline}</h1><article><p>{body}</p></article></body>"
    )
    return answer(html.encode())


def feed(*items: tuple[str, str], lead: str = BODY[:150], when: datetime = NOW) -> bytes:
    """An RSS feed of (address, headline)."""
    moment = when.strftime("%a, %d %b %Y %H:%M:%S +0000")
    entries = "".join(
        f"<item><title>{title}</title><link>{url}</link><description>{lead}</description>"
        f"<pubDate>{moment}</pubDate></item>"
        for url, title in items
    )
    return f"<rss version='2.0'><channel><title>Лента</title>{entries}</channel></rss>".encode()


@dataclass
class Newsroom:
    """`read`: texts that were read, `parsed`: pages, in order; `facts`: what a text says."""

    database: Database
    internet: Internet
    now: datetime = NOW
    read: list[str] = field(default_factory=list)
    parsed: list[str] = field(default_factory=list)
    facts: dict[str, Facts | ReadingError] = field(default_factory=dict)

    def __post_init__(self) -> None:
        fetcher = Fetcher("Dipcourier/1", IMPATIENT, True, self.internet.resolver)  # noqa: FBT003
        self.poller = Poller(
            collector=Collector(self.database, self._read, load_world(), ALMATY, load_lemmas()),
            sites=Sites(fetcher),
            look=LOOK,
            parse_listing=self._parse_listing,
            parse_page=self._parse_page,
            parse_file=self._parse_file,
            clock=lambda: self.now,
            chance=lambda: 0.5,
        )

    async def _read(self, article: ArticleText) -> Facts:
        self.read.append(article.text)
        facts = self.facts.get(article.text.strip(), says())
        if isinstance(facts, ReadingError):
            raise facts
        return facts

    async def _parse_listing(self, kind: SourceKind, response: Response, pattern: str) -> Listing:
        try:
            return parse_listing(kind, response, pattern)
        except SourceError as error:
            raise ReadingError(error.reason) from None

    async def _parse_page(self, response: Response) -> FetchedArticle:
        self.parsed.append(response.url)
        try:
            return parse_response(response)
        except SourceError as error:
            raise ReadingError(error.reason) from None

    async def _parse_file(self, kind: SourceKind, address: str) -> Sequence[FetchedArticle]:
        try:
            return parse_watched(kind, address)
        except SourceError as error:
            raise ReadingError(error.reason) from None

    async def add(self, path: str = "/feed", **changes: Any) -> Source:
        values = {"url": self.internet.url(path), "kind": SourceKind.FEED, "name": "Лента"}
        new = NewSource(**(values | {"is_active": True} | changes))
        async with self.database.begin() as work:
            source = await work.sources.add(new, self.now, timedelta(minutes=15))
        assert source is not None
        return source

    async def wait(self, **time: float) -> None:
        """Time passes; nothing is due between two ticks for longer than a minute."""
        end = self.now + timedelta(**time)
        while self.now < end:
            soon = self.now + timedelta(minutes=1)
            self.now = min(max(await self._next_due() or end, soon), end)
            await self.poller.tick()

    async def _next_due(self) -> datetime | None:
        async with self.database.read() as work:
            sources = select(func.min(Source.due_at)).where(Source.is_active)
            found = select(func.min(FoundArticle.due_at))
            due = [await work.session.scalar(query) for query in (sources, found)]
        return min((one for one in due if one is not None), default=None)

    async def source(self, number: int = 1) -> Source:
        async with self.database.read() as work:
            source = await work.sources.get(number)
        assert source is not None
        return source

    async def found(self) -> list[FoundArticle]:
        async with self.database.read() as work:
            query = select(FoundArticle).order_by(FoundArticle.id)
            return list((await work.session.scalars(query)).all())

    def asked(self) -> list[str]:
        """Paths that were asked for, robots.txt left out."""
        paths = [head.split(" ")[1] for head in self.internet.requests]
        return [path for path in paths if path != "/robots.txt"]
