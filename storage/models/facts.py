"""What one article says: derived, replaced as one whenever it is read again."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from reading.facts import Basis, Form, Part, ParticipantKind, Precision, StatementKind, Status
from storage.models.base import Base


class Mention(Base):
    """A person named at a span; `form` is the article's normal name for them.

    `name_id` is what linked the form to them (see PersonName).
    """

    __tablename__ = "mentions"
    __table_args__ = (Index("ix_mentions_person_id_article_id", "person_id", "article_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    name_id: Mapped[int | None] = mapped_column(ForeignKey("person_names.id"))
    form: Mapped[str]
    start: Mapped[int]
    stop: Mapped[int]


class Position(Base):
    """A person called by an office; `seen_on` is the day of the article, as far as known.

    `key` is the same for all wordings of an office (reading/spelling/office_titles.py).
    """

    __tablename__ = "positions"
    __table_args__ = (
        # With all that a card tells of offices: looked up one by one, hundreds of rows of a large
        # archive took longer than the rest of the card.
        Index(
            "ix_positions_person_id_seen_on", "person_id", "seen_on", "id", "title", "organization"
        ),
        Index("ix_positions_key", "key", "person_id", "seen_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    title: Mapped[str]
    organization: Mapped[str]
    key: Mapped[str]
    country: Mapped[str | None] = mapped_column(String(2))
    start: Mapped[int]
    stop: Mapped[int]
    seen_on: Mapped[date | None]


class Report(Base):
    """What one article says of one meeting; `meeting_id` is the archive's conclusion.

    A report under the confidence threshold belongs to no meeting. `reasons` is a list of
    `{"field", "rule", "start", "stop", "source"}`; `more_evidence` and `outcomes` lists of
    `[start, stop]`.
    """

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    form: Mapped[Form]
    status: Mapped[Status]
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    precision: Mapped[Precision]
    basis: Mapped[Basis]
    date_start: Mapped[int | None]
    date_stop: Mapped[int | None]
    date_source: Mapped[str | None]
    place: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(String(2))
    host: Mapped[str | None]
    forum: Mapped[str | None]
    forum_key: Mapped[str | None]
    is_background: Mapped[bool]
    confidence: Mapped[float]
    evidence_start: Mapped[int]
    evidence_stop: Mapped[int]
    more_evidence: Mapped[list[Any]]
    outcomes: Mapped[list[Any]]
    reasons: Mapped[list[Any]]
    # The correction that says it is wrong: it counts nowhere.
    denied_by: Mapped[int | None]
    # `[correction, side]` of storage/corrections.py: which tell of one meeting, which of two.
    rulings: Mapped[list[Any]] = mapped_column(default=list)


class ReportParticipant(Base):
    """A side of a report, in the order of the text. `key` is what merging compares: see Meeting."""

    __tablename__ = "report_participants"
    __table_args__ = (Index("ix_report_participants_key", "key", "report_id"),)

    report_id: Mapped[int] = mapped_column(
        ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ParticipantKind]
    key: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    name: Mapped[str]
    part: Mapped[Part]
    country: Mapped[str | None] = mapped_column(String(2))
    start: Mapped[int | None]
    stop: Mapped[int | None]


class ReportShelf(Base):
    """Where a sure report stands for others that may tell of its meeting (newsroom/shelves.py).

    `key` is that of a side meetings are told apart by; of the only one with `ALONE` before it.
    """

    __tablename__ = "report_shelves"
    __table_args__ = (
        Index("ix_report_shelves_report_id", "report_id"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(primary_key=True)
    shelf: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(
        ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True
    )


class ReportTopic(Base):
    __tablename__ = "report_topics"

    report_id: Mapped[int] = mapped_column(
        ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(64), primary_key=True)


class Statement(Base):
    """Words attributed to a speaker; the words themselves are the span of the article's text.

    `said_on` is the day of the article (`NO_DAY`: none known): the latest words are found by it.
    `denied_by`, `given_by`: the correction by which it counts nowhere, or is `person_id`'s.
    """

    __tablename__ = "statements"
    __table_args__ = (
        Index("ix_statements_person_id_article_id", "person_id", "article_id"),
        Index("ix_statements_person_id_said_on", "person_id", "kind", "said_on", "article_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    speaker: Mapped[str]
    kind: Mapped[StatementKind]
    said_on: Mapped[date]
    start: Mapped[int]
    stop: Mapped[int]
    evidence_start: Mapped[int]
    evidence_stop: Mapped[int]
    confidence: Mapped[float]
    denied_by: Mapped[int | None]
    given_by: Mapped[int | None]


class ArticleTopic(Base):
    __tablename__ = "article_topics"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
