"""One article: stored raw, read, its facts stored. The pipeline in one function."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from newsroom.concluding import NOTHING_BEFORE, Before, conclude, look_around
from newsroom.errands import errand
from newsroom.indexing import article_words
from newsroom.linking import known_names, normal_names
from newsroom.previewing import Preview, look
from newsroom.relinking import relink
from newsroom.reprints import file_reprints, sketch_of
from newsroom.retracting import remember_all, settle_all
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from reading.facts import RULES_VERSION, ArticleText, Facts
from reading.search.lemmas import Lemmas
from reading.world import World
from storage.articles import NewArticle
from storage.counting import NO_VOTES, votes_of
from storage.database import Database
from storage.linking import Linked
from storage.models import Article
from storage.storable import storable
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

SLACK = timedelta(days=1)
"""By how much clocks and zones may differ."""

Read = Callable[[ArticleText], Awaitable[Facts]]


class Outcome(Enum):
    """What became of an article."""

    ADDED = "added"
    CHANGED = "changed"
    KNOWN = "known"
    QUEUED = "queued"
    UNREADABLE = "unreadable"


class ReadingError(Exception):
    """This article can't be read; the others can. The text says why."""


@dataclass(frozen=True, slots=True)
class Collector:
    """What collecting needs; `zone` is the outlets' own unless they have one.

    `is_read_later`: articles wait in the archive for a process that reads.
    """

    database: Database
    read: Read
    world: World
    zone: ZoneInfo
    lemmas: Lemmas
    is_read_later: bool = False

    async def collect(self, fetched: FetchedArticle, now: datetime) -> Outcome:
        """Store an article and its facts. The same one again changes nothing.

        A process killed in between leaves the raw article, which is read at the next chance.
        Raises SourceError for an article that can't be what it says.
        """
        return await self.digest(await self.take_in(fetched, now), now)

    async def take_in(self, fetched: FetchedArticle, now: datetime) -> "TakenIn":
        """Store an article raw; what was taken in later is the newer text of the same one.

        Raises SourceError for an article that can't be what it says.
        """
        _check_day(fetched, self.zone, now)
        async with self.database.begin_alone() as work, work.in_place():
            stored = await work.articles.store(new_article(fetched, self.zone), now)
            # Not the words that just came: spans point into those that are stored.
            text = (
                storable(fetched.text)
                if stored.is_new
                else await work.articles.body(stored.article.id)
            )
            if self.is_read_later and stored.article.read_with != RULES_VERSION:
                await work.reading_queue.put([stored.article.id], now)
        country = stored.outlet.country if stored.outlet else None
        return TakenIn(stored.article, text, country, stored.is_new)

    async def digest(self, taken: "TakenIn", now: datetime) -> Outcome:
        """Read what was taken in, unless these rules have, and store its facts."""
        if taken.article.read_with == RULES_VERSION:
            return Outcome.KNOWN
        if self.is_read_later:
            return Outcome.QUEUED
        with errand("article", taken.article.id):
            is_read = await self._read(taken.article, taken.text, taken.country, now)
        if not is_read:
            return Outcome.UNREADABLE
        return Outcome.ADDED if taken.is_new else Outcome.CHANGED

    async def preview(self, fetched: FetchedArticle, now: datetime) -> Preview:
        """What the archive would make of an article, without keeping it.

        Raises SourceError for one that can't be what it says, and ReadingError.
        """
        _check_day(fetched, self.zone, now)
        new = new_article(fetched, self.zone)
        async with self.database.pretend() as work:
            stored = await work.articles.store(new, now)
            if stored.article.read_with == RULES_VERSION:
                return await look(work, stored.article, is_known=True)
            text = await work.articles.body(stored.article.id)
        country = stored.outlet.country if stored.outlet else None
        facts = await self.read(_as_text(stored.article, text, country))
        reading = _Reading.of(text, facts)
        async with self.database.pretend() as work:
            article = (await work.articles.store(new, now)).article
            await self._derive(work, article, reading, now)
            await work.session.refresh(article)
            return replace(await look(work, article, is_known=False), people=facts.people)

    async def read_unless_read(self, article_id: int, now: datetime) -> None:
        """Read a stored article, unless these rules have."""
        async with self.database.read() as work:
            article = await work.articles.get(article_id)
        if article.read_with != RULES_VERSION:
            await self.read_again(article_id, now)

    async def read_again(self, article_id: int, now: datetime) -> Outcome:
        """Derive the facts of a stored article anew; the old ones stand until then."""
        async with self.database.read() as work:
            article = await work.articles.get(article_id)
            text = await work.articles.body(article_id)
            outlet = await work.articles.outlet(article)
        country = outlet.country if outlet else None
        with errand("article", article_id):
            is_read = await self._read(article, text, country, now)
        return Outcome.CHANGED if is_read else Outcome.UNREADABLE

    async def _read(self, article: Article, text: str, country: str | None, now: datetime) -> bool:
        try:
            facts = await self.read(_as_text(article, text, country))
        except ReadingError as error:
            await self._give_up(article, error)
            return False
        await self._keep(article, text, facts, now)
        return True

    async def _keep(self, article: Article, text: str, facts: Facts, now: datetime) -> None:
        """Facts, people, meetings and words in one transaction: all of them or nothing.

        Nothing, too, of an article that somebody has changed meanwhile, who reads it, or has read.
        """
        reading = _Reading.of(text, facts)
        words = article_words(_described(article, facts), text, self.lemmas, facts.noise)
        async with self.database.begin_alone(is_derived=True) as work:
            async with work.in_place():
                is_as_it_was = await work.articles.is_as(article)
            if is_as_it_was:
                await self._derive(work, article, reading, now)
                async with work.in_place():
                    await work.search.put(words)
                    await work.listing.settle()

    async def _derive(
        self, work: UnitOfWork, article: Article, reading: "_Reading", now: datetime
    ) -> None:
        """Facts of the article, and what the archive concludes from them."""
        async with work.in_place():
            linked, before, own = await self._store(work, article, reading.facts)
            told = own
            for other in await file_reprints(work.reprints, article.id, reading.sketch):
                told |= await work.concluding.reports_of(other)
        moved = await relink(work, linked.sounds, linked.alone)
        # Whoever was told what other rules read hears nothing: the article is what it was.
        at_stake = before.told if article.read_with is None else NOTHING_BEFORE.told
        async with work.in_place():
            await remember_all(work, at_stake, now)
            await conclude(work.concluding, told | moved.reports, before, now, fresh=own)
            await settle_all(work, at_stake, now)
        # What was said of those who are gone has to be their heirs' before these are called.
        await work.naming.retire(moved.gone)
        await work.counting.recount(moved.people - moved.gone.keys())

    async def _store(
        self, work: UnitOfWork, article: Article, facts: Facts
    ) -> tuple[Linked, Before, frozenset[int]]:
        """What the article says by itself, before anything is concluded from it.

        Returns whom it names, what hung on its old facts, and its reports that count.
        """
        is_known, is_corrected = await work.facts.state(article.id)
        votes = await work.counting.votes(article.id) if is_known else NO_VOTES
        before = await look_around(work.concluding, article.id) if is_known else NOTHING_BEFORE
        names = normal_names(facts.people, self.world)
        known = known_names(names.values(), self.world)
        linked = await work.linking.link(facts.people, names, known)
        seen_on = article.published_on or facts.published.first
        own = await work.facts.replace(article.id, facts, linked, seen_on, is_first=not is_known)
        await work.counting.change(votes, votes_of(facts, linked))
        if is_corrected:
            await work.corrections.mark(article.id)
            own = await work.concluding.reports_of(article.id)
        proved = (facts.published.first, facts.published.last)
        found = facts.headline, facts.language
        await work.articles.mark_read(article.id, RULES_VERSION, proved, *found)
        return linked, before, own

    async def _give_up(self, article: Article, error: ReadingError) -> None:
        log.warning("article %s can't be read: %s", article.identity, error)
        async with self.database.begin() as work:
            await work.articles.mark_unreadable(article.id, RULES_VERSION, str(error))


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An article in the archive, and its text as it is stored; `country` is its outlet's."""

    article: Article
    text: str
    country: str | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read, and what is worked out of it before the archive is locked."""

    text: str
    facts: Facts
    sketch: tuple[int, ...]

    @classmethod
    def of(cls, text: str, facts: Facts) -> "_Reading":
        return cls(text, facts, sketch_of(text, facts))


def new_article(fetched: FetchedArticle, zone: ZoneInfo) -> NewArticle:
    """What a source gave, as the archive stores it."""
    return NewArticle(
        text=fetched.text,
        url=fetched.url,
        external_id=fetched.external_id,
        outlet=fetched.outlet,
        country=fetched.country,
        headline=fetched.headline,
        language=fetched.language,
        published_on=published_day(fetched, zone),
        published_at=fetched.published_at,
    )


def _check_day(fetched: FetchedArticle, zone: ZoneInfo, now: datetime) -> None:
    """With a wrong day of its own, every «yesterday» of an article would be wrong, too."""
    day = published_day(fetched, zone)
    if day is not None and day > (now + SLACK).date():
        source = fetched.source or fetched.url or "an article"
        raise SourceError(source, f"its day, {day}, lies in the future", permanent=True)


def published_day(fetched: FetchedArticle, zone: ZoneInfo) -> date | None:
    """The day of publication as the outlet's readers count it; `zone` where it has none."""
    if fetched.published_on is not None or fetched.published_at is None:
        return fetched.published_on
    own = ZoneInfo(fetched.time_zone) if fetched.time_zone else zone
    return fetched.published_at.astimezone(own).date()


def _described(article: Article, facts: Facts) -> Article:
    """The article with what reading found out about it."""
    return Article(
        id=article.id,
        headline=article.headline or facts.headline,
        published_on=article.published_on,
        proved_first_on=facts.published.first,
        proved_last_on=facts.published.last,
    )


def _as_text(article: Article, text: str, country: str | None) -> ArticleText:
    return ArticleText(
        text=text,
        headline=article.headline,
        url=article.url,
        published_on=article.published_on,
        language=article.language,
        country=country,
    )
