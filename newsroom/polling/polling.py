"""Sources asked in turn, and what they name fetched, looked at, read and kept.

One tick does what is due and may be done now: one request to a site at a time, a pause behind it.
What waits, waits in the archive; only one article at a time is under way to the worker process, so
that a flood of articles never stands before an article that a person brings.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from newsroom.collecting import Collector, Outcome, ReadingError
from newsroom.polling.articles import OFF_TOPIC, ArticleVisit
from newsroom.polling.first_look import FirstLook
from newsroom.polling.folders import FileVisit, look_into
from newsroom.polling.pacing import next_interval, pause_after, wait_of
from newsroom.polling.rounds import Due, Round
from newsroom.polling.sites import Sites, host_of
from newsroom.sources.errors import FetchError, on_one_line
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.folders import WATCHED
from newsroom.sources.http import Response, Seen
from newsroom.sources.listed import ListedArticle, Listing
from storage.found_articles import NewFound
from storage.models import FoundArticle, Source, SourceKind

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Sites asked at the same time."""

IN_HAND = 2
"""Articles in hand at the same time: while one is stored, the next is read.

With more of them, whoever brings an article of their own would wait for them all.
"""

LOOKED_UP = 200
"""Rows of what is due that are looked at together."""

OLD = timedelta(days=3)
"""What a source names is no news beyond it; `python -m bot collect` fetches it."""

TOO_OLD = "old"
AT_A_STRETCH = 50
"""First looks between two turns of others."""

ParseListing = Callable[[SourceKind, Response, str], Awaitable[Listing]]
ParseFile = Callable[[SourceKind, str], Awaitable[Sequence[FetchedArticle]]]
ParsePage = Callable[[Response], Awaitable[FetchedArticle]]


@dataclass(frozen=True, slots=True)
class Poller:
    """What polling needs. `parse_…`: in the worker; raise ReadingError."""

    collector: Collector
    sites: Sites
    look: FirstLook
    parse_listing: ParseListing
    parse_page: ParsePage
    parse_file: ParseFile
    clock: Callable[[], datetime]
    chance: Callable[[], float]
    hands: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(IN_HAND))

    async def tick(self) -> int:
        """Do what may be done now; returns how many requests that were."""
        turn = Round(self._due, LOOKED_UP, self.sites, self.clock)
        if await turn.is_empty():
            return 0
        # The first time it takes a second, in which others are answered.
        await asyncio.to_thread(lambda: self.look.signs)
        await turn.run(AT_ONCE)
        return turn.done

    async def _due(self, now: datetime) -> Sequence[Due]:
        """Sources to ask and articles to fetch, the longest overdue first."""
        async with self.collector.database.read() as work:
            sources = await work.sources.list_due(now, LOOKED_UP)
            found = await work.found.list_due(now, LOOKED_UP)
        due = [
            Due(("source", one.id), host_of(one.url), one.url, partial(self.poll, one))
            for one in sources
        ]
        due += [
            Due(("found", one.id), host_of(one.url), one.url, partial(self.fetch, one, source))
            for one, source in found
        ]
        return due

    async def poll(self, source: Source) -> None:
        """Ask a source what is new."""
        if source.kind in WATCHED:
            await look_into(self, source)
            return
        now = self.clock()
        found = await self.sites.visit(
            source.url, now, seen=Seen(source.etag, source.last_modified)
        )
        if found is None:
            return
        if isinstance(found, FetchError):
            wait = wait_of(found.wait, self.clock())
            await self.fail(source, found.trouble, str(found), found.status, wait)
            return
        try:
            listing = await self._listing(source, found)
        except ReadingError as error:
            await self.fail(source, "no-list", f"Can't read {source.url}: {error}")
            return
        await self._succeed(source, found, listing)

    async def fetch(self, found: FoundArticle, source: Source) -> None:
        """Fetch what a source named, or look at what is kept again."""
        visit = FileVisit if source.kind in WATCHED else ArticleVisit
        await visit(self, found, source).make()

    async def read(self, article: FetchedArticle) -> tuple[Outcome, int]:
        """Keep an article; returns its id, too. Raises SourceError for one that can't be."""
        async with self.hands:
            taken = await self.collector.take_in(article, self.clock())
            return await self.collector.digest(taken, self.clock()), taken.article.id

    async def parse(self, response: Response) -> FetchedArticle:
        async with self.hands:
            return await self.parse_page(response)

    async def parse_in_turn(self, kind: SourceKind, address: str) -> Sequence[FetchedArticle]:
        """The articles of a file of this machine. Raises ReadingError."""
        async with self.hands:
            return await self.parse_file(kind, address)

    async def _listing(self, source: Source, found: Response) -> Listing:
        """What a source names; nothing where nothing has changed."""
        if found.is_unchanged:
            return Listing()
        async with self.hands:
            listing = await self.parse_listing(source.kind, found, source.pattern)
        if listing.more:
            raise ReadingError("it lists further sitemaps: one of them is to be polled")
        return listing

    async def _succeed(self, source: Source, found: Response, listing: Listing) -> None:
        now = self.clock()
        judged = await self._judged(source, listing, now) if listing.articles else ()
        async with self.collector.database.begin() as work, work.in_place():
            row = await work.sources.find(source.id)
            if row is None:
                return
            count = await work.found.note(row.id, judged, now, now) if judged else 0
            interval = next_interval(timedelta(seconds=row.interval_seconds), count)
            row.interval_seconds = int(interval.total_seconds())
            row.due_at = now + interval * (0.9 + self.chance() / 5)
            if not found.is_unchanged:
                row.etag, row.last_modified = found.seen.etag, found.seen.last_modified
            row.be_fine(now)
            if found.moved_to and await work.sources.at(found.moved_to) is None:
                log.info("Source %s has moved to %s", row.id, on_one_line(found.moved_to))
                row.url = found.moved_to

    async def _judged(self, source: Source, listing: Listing, now: datetime) -> Sequence[NewFound]:
        """What is named for the first time, with the reason why it isn't fetched."""
        async with self.collector.database.read() as work:
            unknown = await work.found.unknown(map(_as_found, listing.articles))
        new = {one.identity for one in unknown}
        judged = []
        for number, one in enumerate(listing.articles, start=1):
            found = _as_found(one)
            if found.identity in new:
                judged.append(replace(found, reason=self._why_not(source, one, now)))
            if not number % AT_A_STRETCH:
                await asyncio.sleep(0)
        return judged

    def _why_not(self, source: Source, one: ListedArticle, now: datetime) -> str:
        is_old = one.published_at is not None and one.published_at < now - OLD
        if is_old or (one.published_on is not None and one.published_on < (now - OLD).date()):
            return TOO_OLD
        return self.why_off_topic(source, one)

    def why_off_topic(self, source: Source, one: ListedArticle) -> str:
        """What is named without a headline has to be fetched to be judged."""
        is_wanted = not one.headline or self.look(one.headline, one.lead, source.country)
        return "" if is_wanted else OFF_TOPIC

    async def fail(
        self,
        source: Source,
        trouble: str,
        reason: str,
        detail: int = 0,
        wait: timedelta | None = None,
    ) -> None:
        now = self.clock()
        log.warning("Source %s: %s", source.id, on_one_line(reason))
        async with self.collector.database.begin() as work:
            row = await work.sources.find(source.id)
            if row is None:
                return
            row.failures += 1
            row.failing_since = row.failing_since or now
            row.polled_at, row.trouble, row.detail = now, trouble, detail
            pause = pause_after(row.failures, self.chance())
            row.due_at = now + max(pause, wait or timedelta())


def _as_found(one: ListedArticle) -> NewFound:
    return NewFound(one.url, one.headline, one.published_on, one.published_at)
