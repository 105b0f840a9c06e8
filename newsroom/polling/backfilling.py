"""What a source published earlier: its sitemaps looked through, then its articles one by one.

Everything that is found is written down first, so that whatever stops it, the next run goes on with
what is left.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urljoin

from newsroom.collecting import ReadingError
from newsroom.polling.articles import ArticleVisit
from newsroom.polling.polling import TOO_OLD, Poller
from newsroom.polling.sites import origin_of
from newsroom.sources.http import Response
from newsroom.sources.listed import ListedArticle, Listing
from storage.found_articles import NewFound
from storage.models import FoundArticle, Source, SourceKind

USUAL = "sitemap.xml"
MOST_SITEMAPS = 1000
AT_ONCE = 50
PATIENCE = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Backfill:
    """`wait`: sleeps until a site may be asked again."""

    poller: Poller
    source: Source
    since: date
    wait: Callable[[timedelta], Awaitable[None]]

    async def list(self) -> AsyncGenerator[int]:
        """Look through the sitemaps; after each, how many articles it named for the first time."""
        waiting, seen = list(await self._first()), set[str]()
        while waiting and len(seen) < MOST_SITEMAPS:
            url = waiting.pop(0)
            if url in seen:
                continue
            seen.add(url)
            kind = self.source.kind if url == self.source.url else SourceKind.SITEMAP
            listing = await self._listing(url, kind)
            waiting += listing.more
            yield await self._note(listing.articles)
        async with self.poller.collector.database.begin() as work:
            await work.found.reopen(self.source.id, TOO_OLD, self.since)

    async def count_left(self) -> int:
        async with self.poller.collector.database.read() as work:
            return await work.found.count_waiting(self.source.id)

    async def fetch(self) -> AsyncGenerator[FoundArticle]:
        """Fetch and read what waits, the latest first."""
        tried: set[int] = set()
        while True:
            async with self.poller.collector.database.read() as work:
                found = await work.found.list_waiting(self.source.id, AT_ONCE + len(tried))
            left = [one for one in found if one.id not in tried]
            if not left:
                return
            for one in left:
                tried.add(one.id)
                await self._turn(one.url)
                await ArticleVisit(self.poller, one, self.source).make()
                yield one

    async def _first(self) -> Sequence[str]:
        """Where the sitemaps are: as robots.txt says, else where they usually are."""
        url = self.source.url
        rules = await self.poller.sites.rules_of(url, self.poller.clock())
        named = rules.sitemaps(url) if rules is not None else ()
        return (url, *(named or (urljoin(f"{origin_of(url)}/", USUAL),)))

    async def _listing(self, url: str, kind: SourceKind) -> Listing:
        await self._turn(url)
        found = await self.poller.sites.visit(url, self.poller.clock())
        if not isinstance(found, Response):
            return Listing()
        try:
            return await self.poller.parse_listing(kind, found, self.source.pattern)
        except ReadingError:
            return Listing()

    async def _note(self, articles: Sequence[ListedArticle]) -> int:
        now = self.poller.clock()
        found = [self._judged(one) for one in articles if self._is_wanted(one)]
        async with self.poller.collector.database.begin() as work:
            return await work.found.note(self.source.id, found, now, None)

    def _is_wanted(self, one: ListedArticle) -> bool:
        """Of that day or later; what has no day is looked at."""
        day = one.published_on or (one.published_at and one.published_at.date())
        return day is None or day >= self.since

    def _judged(self, one: ListedArticle) -> NewFound:
        return replace(
            NewFound(one.url, one.headline, one.published_on, one.published_at),
            reason=self.poller.why_off_topic(self.source, one),
        )

    async def _turn(self, url: str) -> None:
        """Wait until its site may be asked, its rules known."""
        while True:
            now = self.poller.clock()
            if self.poller.sites.is_free(url, now):
                if not self.poller.sites.needs_rules(url, now):
                    return
                await self.poller.sites.rules_of(url, now)
            await self.wait(PATIENCE)
