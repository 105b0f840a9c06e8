"""Public ids that had to go, and where they lead."""

from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class RetiredKind(StrEnum):
    PERSON = "person"
    MEETING = "meeting"


class RetiredId(Base):
    """A public id that was merged away leads to its successor for ever."""

    __tablename__ = "retired_ids"

    kind: Mapped[RetiredKind] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    successor_id: Mapped[int | None]
