"""When and where a chat wants to be told what."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base


class Subscription(Base):
    """When and where a chat wants its digest. `next_due_at` is None while it is off.

    `weekdays` is a bit mask, Monday = 1 … Sunday = 64. `interests` filters what it is about (`{}`:
    everything). `slot` tells the several digests of one chat and day apart.
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
    created_at: Mapped[datetime]
