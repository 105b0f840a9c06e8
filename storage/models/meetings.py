"""Meetings as concluded from the reports of all articles; their ids are public."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from reading.facts import Basis, Form, Part, ParticipantKind, Precision, Status
from storage.models.base import Base

NO_DAY = date(1, 1, 1)
"""`Meeting.sorts_on` of a meeting whose day nothing bounds: the far end of every timeline."""

COMPARED = frozenset({Part.PRINCIPAL, Part.TRAVELLER})
"""The parts whose keys tell meetings apart."""


class Meeting(Base):
    """One happening, merged from its reports; `version` grows with each change worth telling.

    `sorts_on` orders timelines: the last possible day, else the first, else the earliest known
    publication day, else `NO_DAY`. `independent_reports` counts reprints once. `is_background`:
    every report tells it as a memory, so it is never news. `is_doubted`: the outlets have taken
    away all articles that tell of it.
    """

    __tablename__ = "meetings"
    __table_args__ = (
        Index("ix_meetings_sorts_on_id", "sorts_on", "id"),
        Index("ix_meetings_forum_key", "forum_key"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[Form]
    status: Mapped[Status]
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    precision: Mapped[Precision]
    basis: Mapped[Basis]
    date_source: Mapped[str | None]
    sorts_on: Mapped[date]
    place: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(String(2))
    host: Mapped[str | None]
    forum: Mapped[str | None]
    forum_key: Mapped[str | None]
    is_background: Mapped[bool]
    is_doubted: Mapped[bool] = mapped_column(default=False)
    reports: Mapped[int]
    independent_reports: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    # When the newest report of it was published, or fetched where no day is known: "is it news?"
    reported_at: Mapped[datetime]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class MeetingParticipant(Base):
    """A side of a meeting. `key` is `person:ID`, `office:NAME` or `country:ISO`.

    `sorts_on` is copied from the meeting: a person's timeline page is one index seek.
    """

    __tablename__ = "meeting_participants"
    __table_args__ = (
        Index("ix_meeting_participants_person", "person_id", "sorts_on", "meeting_id"),
        Index("ix_meeting_participants_country", "country", "sorts_on", "meeting_id"),
        Index("ix_meeting_participants_key", "key", "meeting_id"),
    )

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ParticipantKind]
    key: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    name: Mapped[str]
    part: Mapped[Part]
    country: Mapped[str | None] = mapped_column(String(2))
    # The office held at the event, as the reports word it; "" when none does.
    office: Mapped[str]
    sorts_on: Mapped[date]


class MeetingTopic(Base):
    __tablename__ = "meeting_topics"
    __table_args__ = (Index("ix_meeting_topics_topic", "topic", "sorts_on", "meeting_id"),)

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(64), primary_key=True)
    sorts_on: Mapped[date]


class MeetingChange(Base):
    """What a new version changed: `{"field": ["before", "after"]}`, for «Обновлено» and history."""

    __tablename__ = "meeting_changes"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    changed_at: Mapped[datetime]
    changes: Mapped[dict[str, Any]]
