"""What a chat wants to hear of at once, and what it has heard of so."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base


class Watch(Base):
    """Somebody, a pair, a country, an organisation or a topic that a chat follows.

    `themes`: what a meeting must be about, all of it (newsroom/themes.py); `key` is the same for
    the same themes. News that the archive had at `created_at` is none.
    """

    __tablename__ = "watches"
    __table_args__ = (UniqueConstraint("chat_id", "thread_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(
        TelegramId, ForeignKey("chats.id", onupdate="CASCADE", ondelete="CASCADE")
    )
    # 0: no forum topic. Not NULL, so that the unique constraint holds.
    thread_id: Mapped[int] = mapped_column(BigInteger, default=0)
    key: Mapped[str]
    themes: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class Alerted(Base):
    """The ledger of alerts: this chat (and topic) has been told this version of a meeting.

    `delivery_key`: the message that told it.
    """

    __tablename__ = "alerted"
    __table_args__ = (Index("ix_alerted_meeting_id", "meeting_id"),)

    chat_id: Mapped[int] = mapped_column(
        TelegramId,
        ForeignKey("chats.id", onupdate="CASCADE", ondelete="CASCADE"),
        primary_key=True,
    )
    thread_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int]
    delivery_key: Mapped[str]
    told_at: Mapped[datetime]
