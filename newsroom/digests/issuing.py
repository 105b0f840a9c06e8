"""Issues what is due: a digest, what it told and its messages, in one transaction."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.digests.composing import Frame, compose, compose_quiet
from newsroom.digests.gathering import gather
from newsroom.digests.news import News, Reader, is_wanted, select_news
from newsroom.digests.ranking import Edition, rank
from newsroom.digests.schedule import Due, Schedule, is_late, take_turn
from newsroom.rendering.html import Html
from newsroom.rendering.texts import Texts
from newsroom.themes import with_heirs
from storage.database import Database, UnitOfWork
from storage.deliveries import NewDelivery
from storage.models import Chat, DeliveryKind, Kind, Subscription

log = logging.getLogger(__name__)

BATCH = 100


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whom a digest is for. `subscription_id` is None for somebody who has been told nothing."""

    language: str
    zone: ZoneInfo
    subscription_id: int | None = None
    interests: Mapping[str, Any] = field(default_factory=dict)
    tells_empty_days: bool = True


@dataclass(frozen=True, slots=True)
class Issue:
    """One digest of one subscription on its way to be written."""

    subscription: Subscription
    subscriber: Subscriber
    due: Due

    def delivery(self, digest_id: int, part: int, text: Html, now: datetime) -> NewDelivery:
        to = self.subscription
        return NewDelivery(
            dedup_key=f"digest:{to.id}:{self.due.on}:{to.slot}:{part}",
            kind=DeliveryKind.DIGEST,
            chat_id=to.chat_id,
            thread_id=to.thread_id,
            text=text,
            part=part,
            digest_id=digest_id,
            due_at=now,
        )


@dataclass(frozen=True, slots=True)
class Issuer:
    """What issuing needs.

    `zone`: where an article's day of publication counts. `buttons`: language → rows of buttons, as
    a delivery keeps them, under the last message of a digest with news.
    """

    database: Database
    catalogues: Mapping[str, Texts]
    zone: ZoneInfo
    buttons: Callable[[str], Sequence[Any]] = lambda _: ()

    async def issue_due(self, now: datetime) -> int:
        """Issue all that is due; returns how many subscriptions were dealt with.

        One whose digest fails is logged and stays due; the others go on.
        """
        done = left = 0
        while due := await self._list_due(now, left):
            news = await self._gather(now)
            for subscription_id in due:
                is_done = await self._issue_safely(subscription_id, news, now)
                done += is_done
                left += not is_done
        return done

    async def preview(self, subscriber: Subscriber, now: datetime) -> list[Html]:
        """What the subscriber would be told at `now`, without telling it."""
        news = await self._gather(now)
        async with self.database.read() as work:
            reader = await _reader(work, subscriber, now)
        edition = rank(select_news(news, reader, now), reader.today)
        return self._messages(subscriber, edition, news, Frame(reader.today))

    async def _list_due(self, now: datetime, skipped: int) -> Sequence[int]:
        async with self.database.read() as work:
            return await work.subscriptions.list_due(now, BATCH, skipped)

    async def _gather(self, now: datetime) -> list[News]:
        async with self.database.read() as work:
            return await gather(work, now, self.zone)

    async def _issue_safely(
        self, subscription_id: int, news: Sequence[News], now: datetime
    ) -> bool:
        try:
            return await self._issue(subscription_id, news, now)
        except Exception:
            log.exception("the digest of subscription %s can't be issued", subscription_id)
            return False

    async def _issue(self, subscription_id: int, news: Sequence[News], now: datetime) -> bool:
        """The digest, the ledger, the messages and the next due time: all of them or nothing."""
        async with self.database.begin() as work:
            held = await work.subscriptions.take_due(subscription_id, now)
            if held is None:
                return False
            subscription, chat = held
            turn = take_turn(subscription.next_due_at or now, schedule_of(subscription), now)
            if turn.digest is None:
                log.info("subscription %s: too late for its digest, skipped", subscription_id)
            elif chat.is_active:
                issue = Issue(subscription, subscriber_of(subscription, chat), turn.digest)
                await self._write(work, issue, news, now)
            await work.subscriptions.advance(subscription_id, turn.next_due_at)
        return True

    async def _write(
        self, work: UnitOfWork, issue: Issue, news: Sequence[News], now: datetime
    ) -> None:
        subscription, due = issue.subscription, issue.due
        digest = await work.digests.add(subscription, due.on, due.at, now)
        if digest is None:
            return
        reader = await _reader(work, issue.subscriber, now)
        edition = rank(select_news(news, reader, now), reader.today)
        late_since = subscription.local_time if is_late(due.at, now) else None
        frame = Frame(reader.today, late_since)
        digest.is_empty = not edition.items
        versions = {item.meeting.id: item.meeting.version for item in edition.items}
        await work.digests.record_told(digest, versions, now)
        messages = self._messages(issue.subscriber, edition, news, frame)
        for part, text in enumerate(messages, start=1):
            is_last = part == len(messages) and bool(edition.items)
            buttons = self.buttons(issue.subscriber.language) if is_last else ()
            new = replace(issue.delivery(digest.id, part, text, now), buttons=buttons)
            await work.deliveries.enqueue(new, now)

    def _messages(
        self, subscriber: Subscriber, edition: Edition, news: Sequence[News], frame: Frame
    ) -> list[Html]:
        texts = self.catalogues[subscriber.language]
        if edition.items:
            return compose(texts, edition, frame)
        if not subscriber.tells_empty_days:
            return []
        wanted = [one for one in news if is_wanted(one, subscriber.interests)]
        return compose_quiet(texts, wanted, frame)


async def _reader(work: UnitOfWork, subscriber: Subscriber, now: datetime) -> Reader:
    told: Mapping[int, int] = {}
    if subscriber.subscription_id is not None:
        told = await work.digests.told(subscriber.subscription_id, now)
    heirs = await work.persons.heirs(subscriber.interests.get("persons", ()))
    interests = with_heirs(subscriber.interests, heirs)
    return Reader(now.astimezone(subscriber.zone).date(), told, interests)


def subscriber_of(subscription: Subscription, chat: Chat) -> Subscriber:
    return Subscriber(
        language=chat.language,
        zone=ZoneInfo(subscription.time_zone),
        subscription_id=subscription.id,
        interests=subscription.interests,
        tells_empty_days=subscription.tells_empty_days,
    )


def schedule_of(subscription: Subscription) -> Schedule:
    return Schedule(
        subscription.local_time,
        ZoneInfo(subscription.time_zone),
        subscription.weekdays,
        is_monthly=subscription.kind is Kind.MONTHLY,
    )
