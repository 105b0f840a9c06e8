"""Watched folders: what is new in them is noted, then read file by file like what a site names."""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from newsroom.collecting import Outcome, ReadingError
from newsroom.polling.articles import LEAD_LENGTH, OFF_TOPIC, UNREADABLE
from newsroom.sources.errors import SourceError, on_one_line
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.folders import list_folder, path_of, version_of
from storage.found_articles import NewFound
from storage.models import FoundArticle, FoundState, Source, SourceKind

if TYPE_CHECKING:
    from newsroom.polling.polling import Poller

log = logging.getLogger(__name__)

INTERVAL = timedelta(minutes=1)
"""To look into a folder costs nobody else anything."""

NO_FOLDER = "no-folder"


async def look_into(poller: "Poller", source: Source) -> None:
    """Note what lies in a folder for the first time, and what has been written anew."""
    try:
        lying = await asyncio.to_thread(list_folder, path_of(source.url), source.kind)
    except SourceError as error:
        await poller.fail(source, NO_FOLDER, str(error))
        return
    now = poller.clock()
    found = [NewFound(one.address, path_of(one.address).name) for one in lying]
    versions = {one.identity: file.version for one, file in zip(found, lying, strict=True)}
    async with poller.collector.database.begin() as work:
        row = await work.sources.find(source.id)
        if row is None:
            return
        await work.found.note(row.id, found, now, now)
        await work.found.reopen_changed(row.id, versions, now)
        row.interval_seconds = int(INTERVAL.total_seconds())
        row.due_at = now + INTERVAL
        row.be_fine(now)


@dataclass(frozen=True, slots=True)
class FileVisit:
    """One look into one file. Stopped in between, it is read again: an article is stored once."""

    poller: "Poller"
    found: FoundArticle
    source: Source

    async def make(self) -> None:
        version = self.found.etag
        try:
            version = version_of(self.found.url)
            articles = await self.poller.parse_in_turn(self.source.kind, self.found.url)
        except (ReadingError, OSError) as error:
            log.info("%s: %s", on_one_line(self.found.url), on_one_line(str(error)))
            await self._settle(FoundState.FAILED, version, UNREADABLE)
            return
        kept = [await self._keep(one) for one in articles if self._is_wanted(one)]
        ids = [one for one in kept if one is not None]
        if ids:
            await self._settle(FoundState.KEPT, version, article_id=ids[0])
        elif kept:
            await self._settle(FoundState.FAILED, version, UNREADABLE)
        else:
            await self._settle(FoundState.SKIPPED, version, OFF_TOPIC)

    def _is_wanted(self, article: FetchedArticle) -> bool:
        """Anybody writes letters; into a folder somebody has put what is in it."""
        if self.source.kind is not SourceKind.MAILBOX:
            return True
        lead = article.text[:LEAD_LENGTH]
        return self.poller.look(article.headline or "", lead, self.source.country)

    async def _keep(self, article: FetchedArticle) -> int | None:
        article = replace(
            article,
            outlet=article.outlet or self.source.name,
            country=article.country or self.source.country,
            time_zone=self.source.time_zone,
        )
        try:
            outcome, article_id = await self.poller.read(article)
        except (ReadingError, SourceError) as error:
            log.info("%s", on_one_line(str(error)))
            return None
        return None if outcome is Outcome.UNREADABLE else article_id

    async def _settle(
        self, state: FoundState, version: str, reason: str = "", article_id: int | None = None
    ) -> None:
        async with self.poller.collector.database.begin() as work, work.in_place():
            await work.found.settle(
                self.found.id,
                state=state,
                reason=reason,
                etag=version,
                article_id=article_id,
                due_at=None,
                done_at=self.found.done_at or self.poller.clock(),
            )
