"""The people the archive knows; their ids are public."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class Person(Base):
    """A known person. `key` is what links a name to them: equal keys, one person."""

    __tablename__ = "persons"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    country: Mapped[str | None] = mapped_column(String(2))
    articles: Mapped[int] = mapped_column(default=0)
    meetings: Mapped[int] = mapped_column(default=0)


class PersonAlias(Base):
    """A form of the name and its search key; `weight` counts the articles that use it."""

    __tablename__ = "person_aliases"
    __table_args__ = (Index("ix_person_aliases_key", "key", "person_id"),)

    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True
    )
    alias: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str]
    weight: Mapped[int]


class PersonKey(Base):
    """What a person is found by: keys of the words of their names (`spelling/name_keys.py`)."""

    __tablename__ = "person_keys"
    __table_args__ = (
        Index("ix_person_keys_person_id", "person_id"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True
    )
