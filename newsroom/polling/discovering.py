"""Where an outlet tells what is new, found out by its address, with a taste of what it tells."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urljoin

from newsroom.collecting import ReadingError
from newsroom.polling.polling import Poller
from newsroom.polling.sites import origin_of
from newsroom.previewing import Preview
from newsroom.reading_desk import PAGES, as_it_came
from newsroom.sources.errors import FetchError, SourceError, Trouble
from newsroom.sources.http import Response
from newsroom.sources.index_pages import linked_feeds
from newsroom.sources.listed import ListedArticle, Listing
from newsroom.sources.robots import Robots
from storage.models import SourceKind
from storage.sources import NewSource

COMMON = ("rss", "feed", "rss.xml", "feed.xml", "atom.xml", "rss/all", "rss/news", "feed.json")
SITEMAPS = ("news-sitemap.xml", "sitemap-news.xml", "sitemap_news.xml", "sitemap.xml")
PREVIEWS = 3
PAUSE = timedelta(seconds=1)
"""Between two requests; an operator waits, and there are few of them."""

MOST_REQUESTS = 16
TEXT = "text/html"


@dataclass(frozen=True, slots=True)
class Discovery:
    """A source that is alive. `relevant`: how many of its `listed` articles are worth fetching."""

    source: NewSource
    listed: int
    relevant: int
    previews: Sequence[Preview] = ()


@dataclass(slots=True)
class Scout:
    """Looks for the source behind an address. `wait`: sleeps between requests."""

    poller: Poller
    wait: Callable[[timedelta], Awaitable[None]]

    async def discover(self, url: str, now: datetime, pattern: str = "") -> Discovery | SourceError:
        """The first that lists articles: the address itself, what its page names, usual places."""
        robots = await self.poller.sites.rules_of(url, now)
        if robots is None:
            return FetchError(url, Trouble.UNREACHABLE, "its robots.txt can't be had")
        first = await self._fetch(url, robots)
        if isinstance(first, FetchError):
            return first
        kinds = (SourceKind.PAGE,) if pattern else (SourceKind.FEED, SourceKind.SITEMAP)
        listing = await self._listing(first, kinds, pattern)
        tried = {url}
        if listing is None and not pattern:
            for candidate in list(_candidates(first, robots))[:MOST_REQUESTS]:
                if candidate in tried:
                    continue
                tried.add(candidate)
                found = await self._fetch(candidate, robots)
                kinds = (SourceKind.FEED, SourceKind.SITEMAP)
                listing = await self._listing(found, kinds) if isinstance(found, Response) else None
                if listing is not None:
                    break
        if listing is None:
            return SourceError(url, "it names no feed and no sitemap")
        return await self._tasted(listing[0], listing[1], robots, now)

    async def _fetch(self, url: str, robots: Robots) -> Response | FetchError:
        if not robots.allows(url):
            return FetchError(url, Trouble.ROBOTS, "its robots.txt forbids it")
        await self.wait(max(PAUSE, robots.delay / 10))
        return await self.poller.sites.fetcher.fetch(url)

    async def _listing(
        self, response: Response, kinds: Sequence[SourceKind], pattern: str = ""
    ) -> tuple[NewSource, Listing] | None:
        for kind in kinds:
            try:
                listing = await self.poller.parse_listing(kind, response, pattern)
            except ReadingError:
                continue
            if listing.articles:
                name = listing.title or origin_of(response.url).partition("://")[2]
                new = NewSource(response.url, kind, name, pattern=pattern, is_active=True)
                return new, listing
        return None

    async def _tasted(
        self, source: NewSource, listing: Listing, robots: Robots, now: datetime
    ) -> Discovery:
        """With the first articles that are worth reading, or else simply the first."""
        relevant = [one for one in listing.articles if self._is_relevant(one)]
        previews = []
        for one in (relevant or list(listing.articles))[:PREVIEWS]:
            preview = await self._preview(one, source, robots, now)
            if preview is not None:
                previews.append(preview)
        return Discovery(source, len(listing.articles), len(relevant), previews)

    def _is_relevant(self, one: ListedArticle) -> bool:
        return bool(one.headline) and self.poller.look(one.headline, one.lead)

    async def _preview(
        self, one: ListedArticle, source: NewSource, robots: Robots, now: datetime
    ) -> Preview | None:
        if not robots.allows(one.url):
            return None
        await self.wait(PAUSE)
        response = await self.poller.sites.fetcher.fetch(one.url, PAGES)
        if isinstance(response, FetchError):
            return None
        try:
            article = as_it_came(await self.poller.parse(response), response)
            article = replace(article, outlet=source.name)
            if article.published_on is None and article.published_at is None:
                article = replace(
                    article, published_on=one.published_on, published_at=one.published_at
                )
            return await self.poller.collector.preview(article, now)
        except (ReadingError, SourceError):
            return None


def _candidates(page: Response, robots: Robots) -> Iterator[str]:
    """Where its feed may be, the likeliest first."""
    yield from linked_feeds(page.content, page.charset, page.url)
    origin = f"{origin_of(page.url)}/"
    yield from (urljoin(origin, path) for path in COMMON)
    yield from sorted(robots.sitemaps(origin), key=lambda one: "news" not in one)
    yield from (urljoin(origin, path) for path in SITEMAPS)
