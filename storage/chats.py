"""Chats that talk to us, and what becomes of everything of theirs when they move or leave."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from storage.models import (
    Alerted,
    Chat,
    ChatKind,
    Delivery,
    DeliveryStatus,
    Digest,
    Subscription,
    Told,
    Watch,
)
from storage.repository import Repository
from storage.upsert import insert_or_ignore

WAITING = (DeliveryStatus.PENDING, DeliveryStatus.CLAIMED)


@dataclass(frozen=True, slots=True)
class SeenChat:
    """What an update tells of its chat; `language` counts only when the chat is new."""

    id: int
    kind: ChatKind
    title: str | None
    language: str


class Chats(Repository):
    """Telegram chats and their settings."""

    async def find(self, chat_id: int) -> Chat | None:
        return await self._session.get(Chat, chat_id, populate_existing=True)

    async def see(self, seen: SeenChat, now: datetime) -> Chat:
        """The chat, added when it is new; its kind and title are kept up to date.

        Whether it is active stays as it was: that is what `reactivate` is for.
        """
        adding = insert_or_ignore(self._session, Chat).values(
            id=seen.id,
            kind=seen.kind,
            title=seen.title,
            language=seen.language,
            is_active=True,
            created_at=now,
        )
        await self._session.execute(adding)
        chat = await self._session.get_one(Chat, seen.id, populate_existing=True)
        if (chat.kind, chat.title) != (seen.kind, seen.title):
            chat.kind, chat.title = seen.kind, seen.title
            await self._session.flush()
        return chat

    async def set_language(self, chat_id: int, language: str) -> None:
        await self._set(chat_id, language=language)

    async def set_time_zone(self, chat_id: int, time_zone: str | None) -> None:
        """Where the chat counts its days; subscriptions keep the zone they were made with."""
        await self._set(chat_id, time_zone=time_zone)

    async def set_quiet(self, chat_id: int, hours: tuple[time, time] | None) -> None:
        """Between which hours alerts wait; None: they never do."""
        start, stop = hours or (None, None)
        await self._set(chat_id, quiet_from=start, quiet_until=stop)

    async def hold_alerts(self, chat_id: int, until: datetime | None) -> None:
        await self._set(chat_id, alerts_from=until)

    async def deactivate(self, chat_id: int, reason: str) -> None:
        """It blocked or removed us: nothing more is sent, everything is remembered."""
        await self._set(chat_id, is_active=False, inactive_reason=reason)
        await self._session.execute(
            update(Delivery)
            .where(Delivery.chat_id == chat_id, Delivery.status.in_(WAITING))
            .values(status=DeliveryStatus.REFUSED, error=reason, lease_until=None)
        )

    async def reactivate(self, chat_id: int) -> None:
        """It is back; its subscriptions go on with the next digest due."""
        await self._set(chat_id, is_active=True, inactive_reason=None)

    async def migrate(self, old_id: int, new_id: int) -> None:
        """The group `old_id` has become the supergroup `new_id`: it keeps everything.

        Doing it twice changes nothing. A chat already known under the new id takes over what it
        lacks; its own subscriptions win, and both ledgers are joined.
        """
        old = await self.find(old_id)
        if old is not None and old_id != new_id:
            await self._move_chat(old, new_id)
        await self._move_deliveries(old_id, new_id)
        self._session.expire_all()

    async def _set(self, chat_id: int, **values: object) -> None:
        await self._session.execute(update(Chat).where(Chat.id == chat_id).values(**values))

    async def _move_chat(self, old: Chat, new_id: int) -> None:
        known = await self.find(new_id)
        if known is None:
            # Subscriptions follow: their foreign key cascades.
            await self._set(old.id, id=new_id, kind=ChatKind.SUPERGROUP)
            return
        known.language, known.time_zone = old.language, old.time_zone
        await self._session.flush()
        for subscription in await self._subscriptions(old.id):
            await self._move_subscription(subscription, new_id)
        await self._move_watches(old.id, new_id)
        await self._session.delete(old)
        await self._session.flush()

    async def _subscriptions(self, chat_id: int) -> list[Subscription]:
        query = select(Subscription).where(Subscription.chat_id == chat_id)
        return list((await self._session.scalars(query.order_by(Subscription.id))).all())

    async def _move_subscription(self, moving: Subscription, new_id: int) -> None:
        same = select(Subscription.id).where(
            Subscription.chat_id == new_id,
            Subscription.thread_id == moving.thread_id,
            Subscription.slot == moving.slot,
        )
        heir_id = await self._session.scalar(same)
        if heir_id is None:
            moving.chat_id = new_id
        else:
            await self._bequeath(moving.id, heir_id)
            await self._session.delete(moving)
        await self._session.flush()

    async def _move_watches(self, old_id: int, new_id: int) -> None:
        """What both follow the new one follows once; it has been told what either was told."""
        tables: tuple[tuple[Any, str], ...] = ((Watch, "key"), (Alerted, "meeting_id"))
        for table, column in tables:
            same = aliased(table)
            known = select(same).where(
                same.chat_id == new_id,
                same.thread_id == table.thread_id,
                getattr(same, column) == getattr(table, column),
            )
            await self._session.execute(
                update(table)
                .where(table.chat_id == old_id, ~known.exists())
                .values(chat_id=new_id)
                .execution_options(synchronize_session=False)
            )

    async def _bequeath(self, subscription_id: int, heir_id: int) -> None:
        """The heir has been told, and got on each day, whatever the other was told and got."""
        for table, key in ((Told, Told.meeting_id), (Digest, Digest.local_date)):
            known = select(key).where(table.subscription_id == heir_id)
            await self._session.execute(
                update(table)
                .where(table.subscription_id == subscription_id, key.not_in(known))
                .values(subscription_id=heir_id)
                .execution_options(synchronize_session=False)
            )

    async def _move_deliveries(self, old_id: int, new_id: int) -> None:
        """Also their keys: an alert's names the chat, and would else be sent twice."""
        query = select(Delivery).where(Delivery.chat_id == old_id)
        for delivery in (await self._session.scalars(query)).all():
            delivery.chat_id = new_id
            key = rekeyed(delivery.dedup_key, old_id, new_id)
            taken = select(Delivery.id).where(Delivery.dedup_key == key)
            if key != delivery.dedup_key and await self._session.scalar(taken) is None:
                delivery.dedup_key = key
        await self._session.flush()


def rekeyed(key: str, old_id: int, new_id: int) -> str:
    """The key with the chat's new id in the place of the old one.

    A digest's key names a subscription, whose number may be like a chat's, and stays.
    """
    kind, *names = key.split(":")
    if kind == "digest":
        return key
    return ":".join([kind, *(str(new_id) if name == str(old_id) else name for name in names)])
