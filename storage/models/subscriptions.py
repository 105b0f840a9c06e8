"""When and where a chat wants to be told what."""

from datetime import datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base


class Kind(StrEnum):
    """What a digest is: the news of the day, a week looked back at, a month in numbers."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Subscription(Base):
    """When and where a chat wants its digest. `next_due_at` is None while it is off.

    `weekdays` is a bit mask, Monday = 1 … Sunday = 64; a month in numbers comes on its first day
    whatever they say. `interests` filters what it is about (`{}`: everything; see
    newsroom/themes.py). `slot` tells the several digests of one chat and day apart. Nothing comes
    before the moment `paused_until`.
    """

    __tablename__ = "subscriptions"
    __table_args__ = (
        UniqueConstraint("chat_id", "thread_id", "slot"),
        Index("ix_subscriptions_next_due_at", "next_due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(
        TelegramId, ForeignKey("chats.id", onupdate="CASCADE", ondelete="CASCADE")
    )
    # 0: no forum topic. Not NULL, so that the unique constraint holds.
    thread_id: Mapped[int] = mapped_column(BigInteger, default=0)
    slot: Mapped[str] = mapped_column(String(16), default="daily")
    local_time: Mapped[time]
    time_zone: Mapped[str]
    weekdays: Mapped[int] = mapped_column(default=127)
    interests: Mapped[dict[str, Any]] = mapped_column(default=dict)
    tells_empty_days: Mapped[bool]
    next_due_at: Mapped[datetime | None]
    kind: Mapped[Kind] = mapped_column(default=Kind.DAILY)
    paused_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
