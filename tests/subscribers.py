"""Those who are told: chats, their wishes, and messages on their way, put into an archive."""

from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import select

from storage.database import Database
from storage.deliveries import NewDelivery
from storage.models import Chat, ChatKind, Delivery, DeliveryKind, Subscription
from storage.subscriptions import Wish

NOW = datetime(2025, 9, 9, 3, 0, tzinfo=UTC)
"""08:00 in Almaty, a Tuesday."""

READER = 7
GROUP = -100


def a_chat(number: int = READER, **changes: Any) -> Chat:
    """A private chat in Russian; a negative number is a group."""
    values: dict[str, Any] = {
        "kind": ChatKind.PRIVATE if number > 0 else ChatKind.GROUP,
        "language": "ru",
        "is_active": True,
        "created_at": NOW,
    } | changes
    return Chat(id=number, **values)


def a_wish(chat_id: int = READER, **changes: Any) -> Wish:
    """A digest at 08:00 in Almaty, every day."""
    values: dict[str, Any] = {
        "local_time": time(8),
        "time_zone": "Asia/Almaty",
        "tells_empty_days": chat_id > 0,
    } | changes
    return Wish(chat_id, **values)


def a_message(key: str = "digest:1", chat_id: int = READER, **changes: Any) -> NewDelivery:
    """A message that is due now."""
    values: dict[str, Any] = {
        "kind": DeliveryKind.DIGEST,
        "text": f"<b>{key}</b>",
        "due_at": NOW,
    } | changes
    return NewDelivery(dedup_key=key, chat_id=chat_id, **values)


async def put(database: Database, *things: Chat | Wish | NewDelivery) -> None:
    """Put them in, in this order; a wish is due now."""
    async with database.begin() as work:
        for thing in things:
            if isinstance(thing, Chat):
                work.session.add(thing)
                await work.session.flush()
            elif isinstance(thing, Wish):
                await work.subscriptions.put(thing, NOW, NOW)
            else:
                await work.deliveries.enqueue(thing, NOW)


async def delivery(database: Database, key: str) -> Delivery:
    async with database.read() as work:
        found = await work.session.scalar(select(Delivery).where(Delivery.dedup_key == key))
        assert found is not None, f"no delivery {key}"
        return found


async def subscription(database: Database, chat_id: int, thread_id: int = 0) -> Subscription:
    async with database.read() as work:
        found = await work.subscriptions.find(chat_id, thread_id)
        assert found is not None
        return found
