"""Puts an invented crowd of subscribers into an archive, all of them due at the same time."""

import itertools
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, update

from storage.database import Database
from storage.models import Chat, ChatKind, Subscription

ZONE = "Asia/Almaty"
FIRST_CHAT = 1_000_000
AT_ONCE = 5_000

LANGUAGES = ("ru",) * 8 + ("kk", "en")
INTERESTS: tuple[dict[str, Any], ...] = (
    *({},) * 16,
    {"countries": ["KZ"]},
    {"countries": ["PL", "UZ"]},
    {"persons": [1]},
    {"topics": ["climate", "security"]},
)
"""Most want everything."""


async def subscribe(
    database: Database, chats: int, due_at: datetime, first: int = FIRST_CHAT
) -> list[int]:
    """They want a digest at `due_at`, every day; returns their ids, which begin at `first`."""
    local_time = due_at.astimezone(ZoneInfo(ZONE)).time()
    ids = range(first, first + chats)
    for some in _batches(iter(ids)):
        async with database.begin() as work:
            await work.session.execute(insert(Chat), [_chat(one, due_at) for one in some])
            rows = [_subscription(one, due_at, local_time) for one in some]
            await work.session.execute(insert(Subscription), rows)
    return list(ids)


async def make_due(database: Database, at: datetime) -> None:
    """All of them, whatever their hour."""
    async with database.begin() as work:
        await work.session.execute(update(Subscription).values(next_due_at=at))


def _batches(ids: Iterator[int]) -> Iterator[list[int]]:
    while some := list(itertools.islice(ids, AT_ONCE)):
        yield some


def _chat(chat_id: int, now: datetime) -> dict[str, Any]:
    return {
        "id": chat_id,
        "kind": ChatKind.PRIVATE,
        "language": LANGUAGES[chat_id % len(LANGUAGES)],
        "is_active": True,
        "created_at": now,
    }


def _subscription(chat_id: int, due_at: datetime, local_time: Any) -> dict[str, Any]:
    return {
        "chat_id": chat_id,
        "thread_id": 0,
        "slot": "daily",
        "local_time": local_time,
        "time_zone": ZONE,
        "weekdays": 127,
        "interests": INTERESTS[chat_id // len(LANGUAGES) % len(INTERESTS)],
        "tells_empty_days": True,
        "next_due_at": due_at,
        "created_at": due_at,
    }
