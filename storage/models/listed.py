"""Tables that are worked out from the meetings, so that a page is a few rows of one index.

Nothing is in them that the meetings don't say; `storage/listing.py` keeps them so.
"""

from datetime import date

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from reading.facts import Form, Status
from storage.models.base import Base

OWNER = String(64)
LONGEST_PLACE = 60
LONGEST_WORD = 60
OF_SERIES = "~"

WORD = String(LONGEST_WORD).with_variant(String(LONGEST_WORD, collation="C"), "postgresql")
"""Words that begin alike stand together, whatever an alphabet's own order is."""

EVERYBODY = "*"
"""The owner of all meetings."""

UNDATED = "?"
"""Ends the owner under which meetings stand that are announced without a last day."""

PLANNED = text("status = 'planned'")
"""A statement that looks for plans alone says it in these words, or the index of them is not used:
no engine knows what a bound value will be.
"""


class ListedMeeting(Base):
    """A meeting among those of an owner: a person, a country, an organisation, a place, a topic,
    everybody.

    In the order of timelines. `starts_on` is None when no day is known: it is of no days then.
    """

    __tablename__ = "listed_meetings"
    __table_args__ = (
        Index("ix_listed_meetings_meeting_id", "meeting_id", "owner"),
        Index(
            "ix_listed_meetings_planned",
            "owner",
            # All the same; but SQLite prefers an index that has one column more in common.
            "status",
            "sorts_on",
            "forum",
            "meeting_id",
            sqlite_where=PLANNED,
            postgresql_where=PLANNED,
        ),
        {"sqlite_with_rowid": False},
    )

    owner: Mapped[str] = mapped_column(OWNER, primary_key=True)
    sorts_on: Mapped[date] = mapped_column(primary_key=True)
    forum: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    status: Mapped[Status]
    form: Mapped[Form]
    starts_on: Mapped[date | None]


class ListedCount(Base):
    """How many meetings an owner has, and how many of them were held."""

    __tablename__ = "listed_counts"
    __table_args__ = ({"sqlite_with_rowid": False},)

    owner: Mapped[str] = mapped_column(OWNER, primary_key=True)
    meetings: Mapped[int]
    held: Mapped[int]


class ListedPair(Base):
    """How many meetings two people have in common, and how many of them were held; each pair
    stands here in both orders."""

    __tablename__ = "listed_pairs"
    __table_args__ = (
        Index("ix_listed_pairs_person_id", "person_id", "held", "meetings", "other_id"),
        {"sqlite_with_rowid": False},
    )

    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    other_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meetings: Mapped[int]
    held: Mapped[int]


class ListedWord(Base):
    """A word that stands in a meeting's forum, its place, an office or the name of a side.

    `wording` tells which of them: words asked for together stand in one.
    """

    __tablename__ = "listed_words"
    __table_args__ = (
        Index("ix_listed_words_meeting_id", "meeting_id", "word", "wording"),
        {"sqlite_with_rowid": False},
    )

    word: Mapped[str] = mapped_column(WORD, primary_key=True)
    meeting_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    wording: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class KnownOrganization(Base):
    """What an organisation is called, as the data files of the last start have it.

    Whoever writes a meeting finds its organisations by these, in whatever process. A `spelling`
    that begins with `OF_SERIES` is a series of its forums.
    """

    __tablename__ = "known_organizations"

    name: Mapped[str] = mapped_column(primary_key=True)
    spelling: Mapped[str] = mapped_column(primary_key=True)


def of_person(person_id: int) -> str:
    return f"p{person_id}"


def of_country(iso: str) -> str:
    return f"c{iso}"


def of_organization(name: str) -> str:
    return f"o{name[:LONGEST_PLACE]}"


def of_topic(topic: str) -> str:
    return f"t{topic}"


def of_place(place: str) -> str:
    return f"l{place.casefold().replace('ё', 'е')[:LONGEST_PLACE]}"
