"""What readers say is wrong."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base


class Aspect(StrEnum):
    """What of a meeting or person is said to be wrong."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    NOT_HELD = "not_held"
    NAME = "name"
    OFFICE = "office"
    SEVERAL = "several"
    OTHER = "other"


OF_MEETING = (Aspect.WHO, Aspect.WHEN, Aspect.WHERE, Aspect.NOT_HELD, Aspect.OTHER)
OF_PERSON = (Aspect.NAME, Aspect.OFFICE, Aspect.SEVERAL, Aspect.OTHER)


class Verdict(StrEnum):
    """What operators made of it."""

    OPEN = "open"
    CORRECTED = "corrected"
    DECLINED = "declined"


class Objection(Base):
    """A reader says that a fact is wrong; it waits for an operator.

    `target_id`: the public id of the meeting or person as it was. `said_by`: the reader, whose
    private chat hears back in `language`. It goes to the operators from `due_at` on, which leaves
    the reader time to add `words`; `forwarded_at` and `told_at`: when each side was written to.
    """

    __tablename__ = "objections"
    __table_args__ = (
        Index("ix_objections_said_by_said_at", "said_by", "said_at"),
        Index("ix_objections_verdict", "verdict", "told_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    is_person: Mapped[bool]
    target_id: Mapped[int]
    aspect: Mapped[Aspect]
    words: Mapped[str] = mapped_column(default="")
    said_by: Mapped[int] = mapped_column(TelegramId)
    language: Mapped[str] = mapped_column(String(8))
    said_at: Mapped[datetime]
    due_at: Mapped[datetime]
    forwarded_at: Mapped[datetime | None]
    verdict: Mapped[Verdict] = mapped_column(default=Verdict.OPEN)
    settled_by: Mapped[int | None] = mapped_column(TelegramId)
    settled_at: Mapped[datetime | None]
    correction_id: Mapped[int | None]
    told_at: Mapped[datetime | None]
