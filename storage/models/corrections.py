"""What operators put right."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base


class CorrectionKind(StrEnum):
    """What an operator may put right; `set` covers each single value."""

    SET_MEETING = "set_meeting"
    DROP_MEETING = "drop_meeting"
    MERGE_MEETINGS = "merge_meetings"
    SPLIT_MEETING = "split_meeting"
    RENAME_PERSON = "rename_person"
    MERGE_PEOPLE = "merge_people"
    SPLIT_PERSON = "split_person"
    DROP_OFFICE = "drop_office"
    DROP_STATEMENT = "drop_statement"
    SET_SPEAKER = "set_speaker"


class Correction(Base):
    """What an operator put right, who and when; it is never deleted, only undone.

    `target_id` and `other_id` are public ids as they were; `applies_to` is where the target lives
    now, of a statement whoever was said to have said it (0: nobody known). `names`: two lists of
    keys of names that are one person's, or two people's. `before`: what was shown until then.
    `made_by`: a Telegram id, 0 for the command line.
    """

    __tablename__ = "corrections"
    __table_args__ = (
        Index("ix_corrections_applies_to", "applies_to", "kind"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[CorrectionKind]
    target_id: Mapped[int]
    applies_to: Mapped[int]
    other_id: Mapped[int | None]
    field: Mapped[str] = mapped_column(default="")
    value: Mapped[str] = mapped_column(default="")
    before: Mapped[str] = mapped_column(default="")
    names: Mapped[list[Any]] = mapped_column(default=list)
    made_by: Mapped[int] = mapped_column(TelegramId)
    made_at: Mapped[datetime]
    undone_by: Mapped[int | None] = mapped_column(TelegramId)
    undone_at: Mapped[datetime | None]


class CorrectionAnchor(Base):
    """A report that a correction is about, as it is known again after reading (storage/heirs.py).

    `side`: see storage/corrections.py. Of a statement only the article matters: it is known again
    by its words.
    """

    __tablename__ = "correction_anchors"
    __table_args__ = (Index("ix_correction_anchors_article_id", "article_id"),)

    correction_id: Mapped[int] = mapped_column(
        ForeignKey("corrections.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    start: Mapped[int]
    stop: Mapped[int]
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    keys: Mapped[list[Any]]
    side: Mapped[int]
