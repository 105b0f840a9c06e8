"""Issues what is due: a digest, what it told and its messages, in one transaction."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.digests.composing import Frame, compose_rest, parts_of
from newsroom.digests.editions import Edited, Given, edited
from newsroom.digests.gathering import gather
from newsroom.digests.news import News, Reader, select_news
from newsroom.digests.ranking import rank
from newsroom.digests.schedule import Due, Schedule, is_late, take_turn
from newsroom.rendering.html import Html
from newsroom.rendering.texts import Texts
from newsroom.themes import with_heirs
from reading.world import World
from storage.database import Database, UnitOfWork
from storage.deliveries import NewDelivery
from storage.models import Chat, DeliveryKind, Kind, Subscription

log = logging.getLogger(__name__)

BATCH = 100
NOWHERE = World((), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whom a digest is for. `subscription_id` is None for somebody who has been told nothing."""

    language: str
    zone: ZoneInfo
    subscription_id: int | None = None
    interests: Mapping[str, Any] = field(default_factory=dict)
    tells_empty_days: bool = True
    kind: Kind = Kind.DAILY


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
    a delivery keeps them, under the last message of a digest with news. `to_rest`: digest → what
    the button carries that shows what had no room in it.
    """

    database: Database
    catalogues: Mapping[str, Texts]
    zone: ZoneInfo
    buttons: Callable[[str], Sequence[Any]] = lambda _: ()
    world: World = NOWHERE
    to_rest: Callable[[int], str] | None = None

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
            return list((await self._edited(work, subscriber, news, now, None)).messages)

    async def tell_rest(
        self, digest_id: int, chat_id: int, now: datetime
    ) -> tuple[list[Html], int] | None:
        """What had no room in that digest of the chat, which has been told of it now.

        Returns the messages and how much is left even so; None when there is no such digest.
        """
        news = await self._gather(now)
        async with self.database.begin() as work:
            digest = await work.digests.get(digest_id)
            found = await work.subscriptions.get(digest.subscription_id) if digest else None
            if digest is None or found is None or found.chat_id != chat_id:
                return None
            chat = await work.chats.find(chat_id)
            if chat is None:
                return None
            reader = await _reader(work, subscriber_of(found, chat), now)
            edition = rank(select_news(news, reader, now), reader.today)
            versions = {item.meeting.id: item.meeting.version for item in edition.items}
            await work.digests.record_told(digest, versions, now)
        texts = self.catalogues[chat.language]
        return compose_rest(texts, edition, Frame(reader.today)), edition.left_out

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
        late_since = subscription.local_time if is_late(due.at, now) else None
        done = await self._edited(work, issue.subscriber, news, now, late_since)
        edition, texts = done.edition, self.catalogues[issue.subscriber.language]
        digest.is_empty = not done.has_news
        versions = {item.meeting.id: item.meeting.version for item in edition.items}
        parts = parts_of(texts, edition, done.frame, done.messages)
        await work.digests.record_told(digest, versions, now, parts)
        for part, text in enumerate(done.messages, start=1):
            is_last = part == len(done.messages) and done.has_news
            buttons = self._buttons(texts, done, digest.id) if is_last else ()
            new = replace(issue.delivery(digest.id, part, text, now), buttons=buttons)
            await work.deliveries.enqueue(new, now)

    def _buttons(self, texts: Texts, done: Edited, digest_id: int) -> Sequence[Any]:
        rows = list(self.buttons(texts.language))
        left = done.edition.left_out
        if left and done.is_delta and self.to_rest is not None:
            rows.append([[texts.plain("button-rest", count=left), self.to_rest(digest_id)]])
        return rows

    async def _edited(
        self,
        work: UnitOfWork,
        to: Subscriber,
        news: Sequence[News],
        now: datetime,
        late_since: time | None,
    ) -> Edited:
        reader = await _reader(work, to, now)
        texts, frame = self.catalogues[to.language], Frame(reader.today, late_since)
        return await edited(work, texts, self.world, to, Given(news, reader, frame, now))


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
        kind=subscription.kind,
    )


def schedule_of(subscription: Subscription) -> Schedule:
    return Schedule(
        subscription.local_time,
        ZoneInfo(subscription.time_zone),
        subscription.weekdays,
        is_monthly=subscription.kind is Kind.MONTHLY,
    )
