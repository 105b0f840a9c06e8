"""The people the archive knows; their ids are public."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class Person(Base):
    """A known person. `key` is that of the first of their names: whoever has it keeps the id.

    Without `is_sure` somebody else of that surname may be meant.
    """

    __tablename__ = "persons"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    country: Mapped[str | None] = mapped_column(String(2))
    articles: Mapped[int] = mapped_column(default=0)
    meetings: Mapped[int] = mapped_column(default=0)
    is_sure: Mapped[bool] = mapped_column(default=True)


class PersonName(Base):
    """A name that articles use, and whom it means (newsroom/identity.py decides).

    `key` is the folded name, with `|ISO` where a country is known that the name alone doesn't
    tell. `articles` are its votes for how the person is called. Without `is_sure` the name may be
    somebody else's, too: it stays alone. `sound` is that of the surname.
    """

    __tablename__ = "person_names"
    __table_args__ = (
        Index("ix_person_names_sound", "sound", "is_sure"),
        Index("ix_person_names_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    country: Mapped[str | None] = mapped_column(String(2))
    is_known: Mapped[bool]
    sound: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id", ondelete="CASCADE"))
    is_sure: Mapped[bool] = mapped_column(default=True)
    articles: Mapped[int] = mapped_column(default=0)


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


class NameOffice(Base):
    """An office that bearers of a name are called by, and in how many articles."""

    __tablename__ = "name_offices"
    __table_args__ = ({"sqlite_with_rowid": False},)

    name_id: Mapped[int] = mapped_column(
        ForeignKey("person_names.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    articles: Mapped[int]
