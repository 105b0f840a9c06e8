"""One article that a source named: fetched, looked at, kept, and looked at again."""

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from newsroom.collecting import Outcome, ReadingError
from newsroom.doubting import doubt
from newsroom.polling.pacing import (
    LAST_LOOK,
    MOST_LAPSES,
    SECOND_LOOK,
    look_after,
    pause_after,
    wait_of,
)
from newsroom.reading_desk import PAGES, as_it_came
from newsroom.sources.errors import FetchError, SourceError, on_one_line
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.http import Response, Seen
from storage.models import FoundArticle, FoundState, Source

if TYPE_CHECKING:
    from newsroom.polling.polling import Poller

log = logging.getLogger(__name__)

OFF_TOPIC, UNREADABLE = "off-topic", "unreadable"
LEAD_LENGTH = 600
NO_TIME = timedelta()
VANISHED = frozenset({404, 410})
ENOUGH_LAPSES = 2
"""Times in a row that a kept article isn't found, after which it is gone."""

IN_ARCHIVE = frozenset({FoundState.KEPT, FoundState.GONE})


@dataclass(frozen=True, slots=True)
class ArticleVisit:
    """One request for one article, and what comes of it."""

    poller: "Poller"
    found: FoundArticle
    source: Source

    async def make(self) -> None:
        is_gone = self.found.state is FoundState.GONE
        # What is back has to come whole.
        seen = Seen() if is_gone else Seen(self.found.etag, self.found.last_modified)
        now = self.poller.clock()
        response = await self.poller.sites.visit(self.found.url, now, PAGES, seen)
        if response is None:
            return
        if isinstance(response, FetchError):
            await (self._miss(response) if self._is_kept else self._lapse(response))
        elif response.is_unchanged or self._is_same(response):
            unchanged = replace(response, is_unchanged=True)
            await self._settle_kept(unchanged, self.found.article_id)
        else:
            await self._take(response)

    @property
    def _is_kept(self) -> bool:
        return self.found.state in IN_ARCHIVE

    def _is_same(self, response: Response) -> bool:
        """Byte for byte what was kept: most servers don't say so."""
        return self.found.state is FoundState.KEPT and digest_of(response) == self.found.digest

    async def _take(self, response: Response) -> None:
        try:
            # Where it stands, and not where a server leads to today.
            stands_at = response.moved_to or self.found.url
            parsed = await self.poller.parse(response)
            article = self._completed(as_it_came(parsed, replace(response, url=stands_at)))
            lead = article.text[:LEAD_LENGTH]
            headline = article.headline or self.found.headline
            is_wanted = self._is_kept or self.poller.look(headline, lead, self.source.country)
            if not is_wanted:
                await self._settle(FoundState.SKIPPED, OFF_TOPIC)
                return
            outcome, article_id = await self.poller.read(article)
        except (ReadingError, SourceError) as error:
            log.info("%s: %s", on_one_line(self.found.url), on_one_line(str(error)))
            if self._is_kept:
                unchanged = replace(response, is_unchanged=True)
                await self._settle_kept(unchanged, self.found.article_id)
            else:
                await self._try_again(UNREADABLE)
            return
        if outcome is Outcome.UNREADABLE:
            await self._settle(FoundState.FAILED, UNREADABLE)
        else:
            await self._settle_kept(response, article_id)

    def _completed(self, article: FetchedArticle) -> FetchedArticle:
        """With what the source knows of it; a page's own day goes before what a list says."""
        source, found = self.source, self.found
        article = replace(
            article,
            outlet=source.name,
            country=source.country,
            time_zone=source.time_zone,
            headline=article.headline or found.headline or None,
        )
        if article.published_at is None and article.published_on is None:
            return replace(
                article, published_on=found.published_on, published_at=found.published_at
            )
        return article

    async def _settle_kept(self, response: Response, article_id: int | None) -> None:
        """It is in the archive; while it is fresh its outlet may correct it."""
        after = look_after(self.found.looks)
        seen, digest = response.seen, self.found.digest
        if response.is_unchanged:
            seen = Seen(self.found.etag, self.found.last_modified)
        else:
            digest = digest_of(response)
        await self._settle(
            FoundState.KEPT,
            article_id=article_id,
            looks=self.found.looks + 1,
            lapses=0,
            due_at=self._now + after if after is not None else None,
            etag=seen.etag,
            last_modified=seen.last_modified,
            digest=digest,
            done_at=self.found.done_at or self._now,
        )

    async def _miss(self, error: FetchError) -> None:
        """A kept article can't be had: after the second time that it isn't there, it is gone."""
        # Where the list can't be had either, it is the site that has trouble.
        is_missing = error.status in VANISHED and not self.source.failures
        lapses = self.found.lapses + is_missing
        if self.found.state is FoundState.GONE or lapses >= ENOUGH_LAPSES:
            await self._doubt(lapses)
            return
        after = SECOND_LOOK if is_missing else look_after(self.found.looks)
        due_at = self._now + after if after is not None else None
        looks = self.found.looks + (not is_missing)
        await self._settle(
            FoundState.KEPT, lapses=lapses, looks=looks, due_at=due_at, done_at=self.found.done_at
        )

    async def _doubt(self, lapses: int) -> None:
        """It is gone; once more we look whether it is back."""
        due_at = None
        if self.found.state is not FoundState.GONE:
            log.warning("%s is gone", on_one_line(self.found.url))
            due_at = self._now + LAST_LOOK
        if self.found.article_id is not None:
            await doubt(self.poller.collector.database, self.found.article_id, self._now)
        await self._settle(
            FoundState.GONE, lapses=lapses, due_at=due_at, done_at=self.found.done_at
        )

    async def _lapse(self, error: FetchError) -> None:
        if error.permanent:
            log.info("%s", on_one_line(str(error)))
            await self._settle(FoundState.FAILED, error.trouble.value)
            return
        wait = wait_of(error.wait, self._now) or timedelta()
        await self._try_again(error.trouble.value, wait)

    async def _try_again(self, reason: str, wait: timedelta = NO_TIME) -> None:
        """Later, or never after too many times: what is broken now may be mended."""
        lapses = self.found.lapses + 1
        if lapses >= MOST_LAPSES:
            await self._settle(FoundState.FAILED, reason, lapses=lapses)
            return
        due_at = self._now + max(pause_after(lapses, self.poller.chance()), wait)
        await self._settle(FoundState.WAITING, lapses=lapses, due_at=due_at, done_at=None)

    async def _settle(self, state: FoundState, reason: str = "", **values: object) -> None:
        settled = {"due_at": None, "done_at": self._now, **values}
        async with self.poller.collector.database.begin() as work, work.in_place():
            await work.found.settle(self.found.id, state=state, reason=reason, **settled)

    @property
    def _now(self) -> datetime:
        return self.poller.clock()


def digest_of(response: Response) -> str:
    return hashlib.blake2b(response.content, digest_size=16).hexdigest()
