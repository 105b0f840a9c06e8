"""The outbox: messages on their way, and how it went."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base


class DeliveryKind(StrEnum):
    DIGEST = "digest"
    ALERT = "alert"
    ANNOUNCEMENT = "announcement"


class DeliveryStatus(StrEnum):
    """`sending` is committed before the call to Telegram, the outcome after it.

    A lease that runs out in `claimed` goes back to `pending`; one that runs out in `sending`
    becomes `unknown` (house contract, Delivery).
    """

    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    SKIPPED = "skipped"


ALERTS = text("status = 'pending' AND kind = 'alert'")


class Delivery(Base):
    """One message on its way to one chat: the outbox row. `part` counts from 1."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_status_due_at_id", "status", "due_at", "id"),
        Index("ix_deliveries_chat_id", "chat_id"),
        Index("ix_deliveries_digest_id", "digest_id"),
        # However long the queue of digests is, alerts are found at once.
        Index("ix_deliveries_alerts", "due_at", "id", sqlite_where=ALERTS, postgresql_where=ALERTS),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    # `digest:SUBSCRIPTION:DATE:SLOT:PART` and its like: enqueueing twice changes nothing.
    dedup_key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[DeliveryKind]
    digest_id: Mapped[int | None] = mapped_column(ForeignKey("digests.id", ondelete="SET NULL"))
    chat_id: Mapped[int] = mapped_column(TelegramId)
    thread_id: Mapped[int] = mapped_column(BigInteger, default=0)
    part: Mapped[int]
    text: Mapped[str]
    # The message of the same chat that this one answers, if it is still there.
    reply_to: Mapped[int | None] = mapped_column(BigInteger)
    # Rows of [text, callback data or address] pairs, or [] for a message without buttons.
    buttons: Mapped[list[Any]]
    status: Mapped[DeliveryStatus]
    due_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    owner: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None]
    # When the chat was asked whether it wants a message of unknown outcome again.
    offered_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Pause(Base):
    """Telegram wants nothing of us before `until`: in one chat, or anywhere (`chat_id` 0).

    Kept, so that who starts meanwhile knows.
    """

    __tablename__ = "pauses"

    chat_id: Mapped[int] = mapped_column(TelegramId, primary_key=True, autoincrement=False)
    until: Mapped[datetime]
    reason: Mapped[str]
