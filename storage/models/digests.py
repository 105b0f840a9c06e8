"""What a subscription got, and the ledger of what it has been told."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class Digest(Base):
    """What one subscription got for one local day. The unique key makes composing idempotent."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("subscription_id", "local_date", "slot"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscriptions.id", ondelete="CASCADE"))
    local_date: Mapped[date]
    slot: Mapped[str] = mapped_column(String(16))
    due_at: Mapped[datetime]
    composed_at: Mapped[datetime]
    is_empty: Mapped[bool]


class Told(Base):
    """The ledger: this chat (and topic) has been told this version of a meeting."""

    __tablename__ = "told"

    subscription_id: Mapped[int] = mapped_column(
        ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True
    )
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int]
    digest_id: Mapped[int | None] = mapped_column(ForeignKey("digests.id", ondelete="SET NULL"))
    told_at: Mapped[datetime]
