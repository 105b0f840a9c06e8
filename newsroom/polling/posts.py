"""Posts of channels the bot was added to: articles like those of other sources."""

from datetime import datetime

from newsroom.collecting import Outcome, ReadingError
from newsroom.polling.articles import OFF_TOPIC, UNREADABLE
from newsroom.polling.pacing import LONGEST_INTERVAL
from newsroom.polling.polling import Poller
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.listed import one_line
from storage.found_articles import NewFound
from storage.models import FoundArticle, FoundState, Source, SourceKind
from storage.sources import NewSource

MOST_WAITING = 50
"""Channels that wait for an operator: anybody may add the bot to theirs."""


async def channel_of(
    poller: Poller, chat_id: int, title: str, address: str, now: datetime
) -> Source | None:
    """The channel as a source; an unknown one is written down, and waits for an operator."""
    database = poller.collector.database
    async with database.read() as work:
        known = await work.sources.of_chat(chat_id)
        waiting = [one for one in await work.sources.list() if not one.is_active and one.chat_id]
    if known is not None or len(waiting) >= MOST_WAITING:
        return known
    name = one_line(title) or address
    new = NewSource(address, SourceKind.CHANNEL, name, chat_id=chat_id)
    async with database.begin() as work:
        return await work.sources.add(new, now, LONGEST_INTERVAL)


async def take_post(poller: Poller, source: Source, post: FetchedArticle, now: datetime) -> None:
    """Keep a post that is worth reading; an edited one takes the place of what it was."""
    headline, _, lead = post.text.partition("\n")
    is_wanted = poller.look(headline, lead or headline, source.country)
    found = NewFound(
        post.url or "",
        one_line(headline),
        published_at=post.published_at,
        reason="" if is_wanted else OFF_TOPIC,
    )
    async with poller.collector.database.begin() as work:
        await work.found.note(source.id, [found], now, None)
        noted = await work.found.find(found.identity)
        row = await work.sources.find(source.id)
        if row is not None:
            row.polled_at = row.succeeded_at = now
    if noted is not None and (is_wanted or noted.state is FoundState.KEPT):
        await _keep(poller, noted, post)


async def _keep(poller: Poller, noted: FoundArticle, post: FetchedArticle) -> None:
    state, article_id = FoundState.FAILED, None
    try:
        outcome, article_id = await poller.read(post)
        if outcome is not Outcome.UNREADABLE:
            state = FoundState.KEPT
    except (ReadingError, SourceError):
        pass
    reason = UNREADABLE if state is FoundState.FAILED else ""
    async with poller.collector.database.begin() as work:
        await work.found.settle(
            noted.id,
            state=state,
            reason=reason,
            article_id=article_id,
            done_at=noted.done_at or poller.clock(),
        )
