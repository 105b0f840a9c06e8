"""The Telegram chats that have talked to us."""

from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Chat(Base):
    """A Telegram chat that has talked to us. `is_active` is false when it blocked or removed us.

    From `quiet_from` to `quiet_until`, by its own clocks, alerts wait (both None: they never do);
    so they do until the moment `alerts_from`.
    """

    __tablename__ = "chats"

    id: Mapped[int] = mapped_column(TelegramId, primary_key=True, autoincrement=False)
    kind: Mapped[ChatKind]
    title: Mapped[str | None]
    language: Mapped[str] = mapped_column(String(8))
    time_zone: Mapped[str | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    inactive_reason: Mapped[str | None]
    quiet_from: Mapped[time | None]
    quiet_until: Mapped[time | None]
    alerts_from: Mapped[datetime | None]
    created_at: Mapped[datetime]
