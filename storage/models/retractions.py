"""What chats were told and was wrong, until they have been told so."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base


class Retraction(Base):
    """A meeting that this chat had been told of was put right by an operator, or is told no more.

    `version`: the one it was told. `names`: who took part, in case the meeting is gone. It was told
    by a message of `digest_id`, or by that of `delivery_key`. `parts`: the other meetings that it
    was split into. `by_outlet`: its outlet has changed the article.
    """

    __tablename__ = "retractions"
    __table_args__ = (Index("ix_retractions_told_at", "told_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(TelegramId)
    thread_id: Mapped[int] = mapped_column(BigInteger)
    meeting_id: Mapped[int]
    version: Mapped[int]
    names: Mapped[list[Any]]
    parts: Mapped[list[Any]] = mapped_column(default=list)
    digest_id: Mapped[int | None]
    delivery_key: Mapped[str | None]
    by_outlet: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
