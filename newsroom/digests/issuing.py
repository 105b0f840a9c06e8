"""Issues what is due: digests, what they told and their messages, in one transaction a batch."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.digests.composing import Frame, compose_rest
from newsroom.digests.editions import NOWHERE, Message, Plate, month_before
from newsroom.digests.gathering import gather, gather_month
from newsroom.digests.press import Known, Press, Subscriber, subscriber_of
from newsroom.digests.schedule import Due, is_late
from newsroom.digests.weighing import weighed
from newsroom.rendering.html import Html
from newsroom.rendering.texts import Texts
from reading.world import World
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.models import DeliveryKind, Kind, Subscription
from storage.unit_of_work import UnitOfWork
from storage.watches import Place

log = logging.getLogger(__name__)

HURRY = 1.1
"""They leave a little faster than they are sent, so that the courier always has something to do."""

BATCH = 500
"""Subscriptions in one transaction: a tenth of a second in which nobody else writes on SQLite."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One digest of one subscription on its way to be written."""

    subscription: Subscription
    subscriber: Subscriber
    due: Due

    def deliveries(
        self, digest_id: int, messages: Sequence[Message], due_at: datetime
    ) -> list[NewDelivery]:
        to = self.subscription
        return [
            NewDelivery(
                dedup_key=f"digest:{to.id}:{self.due.on}:{to.slot}:{part}",
                kind=DeliveryKind.DIGEST,
                chat_id=to.chat_id,
                thread_id=to.thread_id,
                text=message.text,
                buttons=message.buttons,
                part=part,
                digest_id=digest_id,
                due_at=due_at,
            )
            for part, message in enumerate(messages, start=1)
        ]


@dataclass(frozen=True, slots=True)
class Rest:
    """What had no room in a digest; `left`: so much has no room even here."""

    messages: Sequence[Html]
    left: int


@dataclass(frozen=True, slots=True)
class Issuer:
    """What issuing needs.

    `zone`: where an article's day of publication counts. `buttons`: language → rows of buttons, as
    a delivery keeps them, under the last message of a digest with news. `per_second`: how many
    messages leave in a second: over so long the digests of one hour are spread. `rest_data`: what
    the button carries that shows what had no room; without it there is none.
    """

    database: Database
    catalogues: Mapping[str, Texts]
    zone: ZoneInfo
    buttons: Callable[[str], Sequence[Any]] = lambda _: ()
    per_second: int = 25
    world: World = NOWHERE
    rest_data: str = ""

    async def issue_due(self, now: datetime) -> int:
        """Issue all that is due; returns how many subscriptions were dealt with.

        One whose digest fails is logged and stays due; the others go on.
        """
        done = left = 0
        press: Press | None = None
        while due := await self._list_due(now, left):
            press = press or await self._press(now)
            await self._count_months(due, press)
            issued = await self._issue_safely(due, press)
            done += issued
            left += len(due) - issued
        return done

    async def preview(self, subscriber: Subscriber, now: datetime) -> list[Html]:
        """What the subscriber would be told at `now`, without telling it."""
        press = await self._press(now)
        async with self.database.read() as work:
            known = [subscriber.subscription_id] if subscriber.subscription_id is not None else []
            told = await work.digests.told(known, press.meeting_ids, now)
            found = await work.subscriptions.get(known[0]) if known else None
            if found is not None:
                follows = await work.watches.themes_in([found.chat_id])
                subscriber = replace(subscriber, follows=follows.get(_place(found), ()))
            await _count_month(work, subscriber, press)
        plate = press.plate(subscriber, told.get(subscriber.subscription_id, {}))
        return [message.text for message in press.messages(subscriber, plate)]

    async def tell_rest(self, digest_id: int, chat_id: int, now: datetime) -> Rest | None:
        """What had no room in that digest of the chat, which has been told of it now.

        None when there is no such digest.
        """
        press = await self._press(now)
        async with self.database.begin() as work:
            digest = await work.digests.get(digest_id)
            found = await work.subscriptions.get(digest.subscription_id) if digest else None
            chat = await work.chats.find(chat_id)
            if digest is None or found is None or chat is None or found.chat_id != chat_id:
                return None
            told = await work.digests.told([found.id], press.meeting_ids, now)
            follows = await work.watches.themes_in([chat_id])
            subscriber = subscriber_of(found, chat, follows.get(_place(found), ()))
            plate = press.plate(subscriber, told.get(found.id, {}))
            await work.digests.record_told([digest.id], plate.versions, now)
        messages = compose_rest(self.catalogues[chat.language], plate.edition, Frame(plate.today))
        return Rest(messages, plate.edition.left_out)

    async def _list_due(self, now: datetime, skipped: int) -> Sequence[int]:
        async with self.database.read() as work:
            return await work.subscriptions.list_due(now, BATCH, skipped)

    async def _press(self, now: datetime) -> Press:
        async with self.database.read() as work:
            told = await gather(work, now, self.zone)
            due = await work.subscriptions.count_due(now)
            heirs = await work.persons.heirs()
        known = Known(self.world, heirs=heirs, rest_data=self.rest_data)
        spread = timedelta(seconds=due / self.per_second / HURRY)
        news = weighed(told, self.world, now.date())
        return Press(self.catalogues, self.buttons, news, now, spread, known)

    async def _count_months(self, due: Sequence[int], press: Press) -> None:
        """Before the transaction: counting takes a while, and nobody else could write."""
        async with self.database.read() as work:
            for subscription, chat in await work.subscriptions.monthly_of(due):
                await _count_month(work, subscriber_of(subscription, chat), press)

    async def _issue_safely(self, due: Sequence[int], press: Press) -> int:
        """Together; where that fails, one by one. Returns how many."""
        try:
            return await self._issue(due, press)
        except Exception:
            if len(due) == 1:
                log.exception("the digest of subscription %s can't be issued", due[0])
                return 0
        return sum([await self._issue_safely([one], press) for one in due])

    async def _issue(self, due: Sequence[int], press: Press) -> int:
        """The digests, the ledger, the messages and the next due times: all of them or nothing."""
        async with self.database.begin() as work:
            held = await work.subscriptions.take_due(due, press.now)
            follows = await work.watches.themes_in([chat.id for _, chat in held])
            issues, following = [], {}
            for subscription, chat in held:
                turn = press.turn(subscription)
                following[subscription.id] = turn.next_due_at
                if turn.digest is None:
                    log.info("subscription %s: too late for its digest, skipped", subscription.id)
                elif chat.is_active:
                    themes = follows.get(_place(subscription), ())
                    subscriber = subscriber_of(subscription, chat, themes)
                    issues.append(Issue(subscription, subscriber, turn.digest))
            await self._write(work, issues, press)
            await work.subscriptions.advance(following)
        return len(held)

    async def _write(self, work: UnitOfWork, issues: Sequence[Issue], press: Press) -> None:
        digests = await work.digests.add_all(
            [(one.subscription, one.due.on, one.due.at) for one in issues], press.now
        )
        issues = [one for one in issues if one.subscription.id in digests]
        ids = [one.subscription.id for one in issues]
        known = await work.digests.told(ids, press.meeting_ids, press.now)
        told: dict[int, tuple[Plate, list[int]]] = {}
        # What one digest of a chat tells, the next in the same batch needn't.
        beside: dict[Place, dict[int, int]] = defaultdict(dict)
        deliveries: list[NewDelivery] = []
        for issue in issues:
            # Printing takes a while, and people ask meanwhile.
            await asyncio.sleep(0)
            subscription, digest_id = issue.subscription, digests[issue.subscription.id]
            there = beside[_place(subscription)]
            plate = press.plate(issue.subscriber, {**known.get(subscription.id, {}), **there})
            if subscription.kind is Kind.DAILY:
                there |= plate.versions
            late_since = subscription.local_time if is_late(issue.due.at, press.now) else None
            messages = press.messages(issue.subscriber, plate, late_since)
            deliveries += issue.deliveries(digest_id, messages, press.due_at(subscription.chat_id))
            told.setdefault(id(plate), (plate, []))[1].append(digest_id)
        for plate, digest_ids in told.values():
            if plate.is_full:
                await work.digests.record_told(digest_ids, plate.versions, press.now)
                await work.digests.record_full(digest_ids)
        await work.deliveries.enqueue_all(deliveries, press.now)


async def _count_month(work: UnitOfWork, subscriber: Subscriber, press: Press) -> None:
    """Have the press know the month that the subscriber is told in numbers."""
    key = press.month_key(subscriber)
    if subscriber.kind is Kind.MONTHLY and key not in press.known.months:
        today = press.now.astimezone(subscriber.zone).date()
        interests = press.interests(subscriber)
        press.known.months[key] = await gather_month(work, *month_before(today), interests)


def _place(subscription: Subscription) -> Place:
    return Place(subscription.chat_id, subscription.thread_id)
