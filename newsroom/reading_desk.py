"""Articles that people bring, a link or a forwarded post: read on the spot, kept if asked for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from newsroom.collecting import Collector, Outcome, ReadingError
from newsroom.previewing import Preview, look
from newsroom.sources.errors import FetchError, SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.http import Fetcher, Response
from reading.facts import RULES_VERSION
from storage.articles import domain_of, is_address

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})

AT_ONCE = 8
"""Articles of people under way; one after another they take the longest a minute."""

Brought = str | FetchedArticle
"""An address, or an article that came whole."""

Service = Callable[[Brought, datetime], Awaitable[Preview | SourceError]]


class Busy(Enum):
    """Why somebody has to come again: with their own article before this, or with many people's."""

    WITH_YOURS = "yours"
    WITH_MANY = "many"


@dataclass(frozen=True, slots=True)
class ReadingDesk:
    """What reading for people needs. `parse` makes a page an article; raises ReadingError."""

    fetcher: Fetcher
    parse: Callable[[Response], Awaitable[FetchedArticle]]
    collector: Collector
    _served: set[int] = field(default_factory=set)

    async def read(self, brought: Brought, by: int, now: datetime) -> Preview | SourceError | Busy:
        """What the article says, or why it can't be read; nothing is kept of it.

        `by`: a person, who is served one article at a time.
        """
        return await self._serve(self._read, brought, by, now)

    async def keep(self, brought: Brought, by: int, now: datetime) -> Preview | SourceError | Busy:
        """The same once it is in the archive."""
        return await self._serve(self._keep, brought, by, now)

    async def _serve(
        self, do: Service, brought: Brought, by: int, now: datetime
    ) -> Preview | SourceError | Busy:
        if by in self._served:
            return Busy.WITH_YOURS
        if len(self._served) >= AT_ONCE:
            return Busy.WITH_MANY
        self._served.add(by)
        try:
            return await do(brought, now)
        finally:
            self._served.discard(by)

    async def _read(self, brought: Brought, now: datetime) -> Preview | SourceError:
        if isinstance(brought, str):
            known = await self._known(brought)
            if known is not None:
                return known
        article = await self._come(brought)
        if isinstance(article, SourceError):
            return article
        try:
            return await self.collector.preview(article, now)
        except ReadingError as error:
            return SourceError(article.source, str(error))
        except SourceError as error:
            return error

    async def _keep(self, brought: Brought, now: datetime) -> Preview | SourceError:
        article = await self._come(brought)
        if isinstance(article, SourceError):
            return article
        try:
            if await self.collector.collect(article, now) is Outcome.UNREADABLE:
                return SourceError(article.source, "see the log")
            return await self.collector.preview(article, now)
        except SourceError as error:
            return error

    async def _known(self, url: str) -> Preview | None:
        """The article of that address, if the archive has it and has read it."""
        if not is_address(url):
            return None
        async with self.collector.database.read() as work:
            article = await work.articles.at(url)
            if article is None or article.read_with != RULES_VERSION or article.read_error:
                return None
            return await look(work, article, is_known=True)

    async def _come(self, brought: Brought) -> FetchedArticle | SourceError:
        if isinstance(brought, FetchedArticle):
            return brought
        response = await self.fetcher.fetch(brought, PAGES)
        if isinstance(response, FetchError):
            return response
        try:
            return as_it_came(await self.parse(response), response)
        except ReadingError as error:
            return SourceError(brought, str(error), permanent=True)


def as_it_came(article: FetchedArticle, response: Response) -> FetchedArticle:
    """A page may call itself what it likes, but not an article of another outlet."""
    is_own = article.url is not None and domain_of(article.url) == domain_of(response.url)
    return replace(article, url=article.url if is_own else response.url)
