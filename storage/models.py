"""The tables. Articles are raw, facts are derived, meetings and persons are public.

Three layers, each replaceable from the one above it:

1. `Article` (+ `ArticleBody`): what an outlet published. Never changed by rules.
2. Facts of one article, replaced as one whenever it is read again: `Mention`, `Position`, `Report`
   (+ `ReportParticipant`, `ReportTopic`), `Statement`, `ArticleTopic`.
3. What the archive concludes: `Person` (+ `PersonAlias`, `PersonKey`) and `Meeting`
   (+ `MeetingParticipant`, `MeetingTopic`, `MeetingChange`). Their ids are public and survive
   re-reading; an id that had to go leads on through `RetiredId`.

Beside them: who is told (`Chat`, `Subscription`), what (`Digest`, `Told`) and how it went
(`Delivery`). Relationships are not mapped: repositories load what a page needs.
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from reading.facts import Basis, Form, Part, ParticipantKind, Precision, StatementKind, Status
from storage.columns import TYPES, TelegramId

NO_DAY = date(1, 1, 1)
"""`Meeting.sorts_on` of a meeting whose day nothing bounds: the far end of every timeline."""

COMPARED = frozenset({Part.PRINCIPAL, Part.TRAVELLER})
"""The parts whose keys tell meetings apart."""


class Base(DeclarativeBase):
    type_annotation_map = TYPES
    # Batch migrations on SQLite can only drop constraints that have a name.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


# --- 1. What was published --------------------------------------------------------------------


class Outlet(Base):
    """Who publishes. `country` (ISO 3166 alpha-2) says whose «глава государства» is meant."""

    __tablename__ = "outlets"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    domain: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(String(2))
    time_zone: Mapped[str | None]


class Article(Base):
    """One publication. `identity` is `url:…`, else `id:…`, else `hash:…` (house contract).

    `reprint_of_id` names the article whose text this one repeats: both count as one independent
    report. `read_with` is the version of the rules its facts come from; None: not read yet.
    """

    __tablename__ = "articles"
    __table_args__ = (
        Index("ix_articles_published_on_id", "published_on", "id"),
        Index("ix_articles_content_hash", "content_hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)
    external_id: Mapped[str | None]
    url: Mapped[str | None]
    content_hash: Mapped[str] = mapped_column(String(64))
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlets.id"), index=True)
    headline: Mapped[str | None]
    language: Mapped[str | None] = mapped_column(String(8))
    published_on: Mapped[date | None]
    published_at: Mapped[datetime | None]
    fetched_at: Mapped[datetime]
    reprint_of_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"), index=True)
    read_with: Mapped[str | None] = mapped_column(String(16))
    read_error: Mapped[str | None]
    # What the text proves about its own day, when no publication date came with it.
    proved_first_on: Mapped[date | None]
    proved_last_on: Mapped[date | None]


class ArticleBody(Base):
    """The text, apart from the row that lists and joins read: spans of facts point into it."""

    __tablename__ = "article_bodies"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str]


# --- 2. What one article says -----------------------------------------------------------------


class Mention(Base):
    """A person named at a span; `form` is the article's normal name for them."""

    __tablename__ = "mentions"
    __table_args__ = (Index("ix_mentions_person_id_article_id", "person_id", "article_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    form: Mapped[str]
    start: Mapped[int]
    stop: Mapped[int]


class Position(Base):
    """A person called by an office; `seen_on` is the day of the article, as far as known.

    `key` is the same for all wordings of an office (reading/spelling/office_titles.py).
    """

    __tablename__ = "positions"
    __table_args__ = (
        Index("ix_positions_person_id_seen_on", "person_id", "seen_on"),
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


class ReportTopic(Base):
    __tablename__ = "report_topics"

    report_id: Mapped[int] = mapped_column(
        ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(64), primary_key=True)


class Statement(Base):
    """Words attributed to a speaker; the words themselves are the span of the article's text.

    `said_on` is the day of the article (`NO_DAY`: none known): the latest words are found by it.
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


class ArticleTopic(Base):
    __tablename__ = "article_topics"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)


# --- 3. What the archive concludes ------------------------------------------------------------


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


class Meeting(Base):
    """One happening, merged from its reports; `version` grows with each change worth telling.

    `sorts_on` orders timelines: the last possible day, else the first, else the earliest known
    publication day, else `NO_DAY`. `independent_reports` counts reprints once. `is_background`:
    every report tells it as a memory, so it is never news.
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


class RetiredKind(StrEnum):
    PERSON = "person"
    MEETING = "meeting"


class RetiredId(Base):
    """A public id that was merged away leads to its successor for ever."""

    __tablename__ = "retired_ids"

    kind: Mapped[RetiredKind] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    successor_id: Mapped[int | None]


# --- Who is told, what, and how it went -------------------------------------------------------


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Chat(Base):
    """A Telegram chat that has talked to us. `is_active` is false when it blocked or removed us."""

    __tablename__ = "chats"

    id: Mapped[int] = mapped_column(TelegramId, primary_key=True, autoincrement=False)
    kind: Mapped[ChatKind]
    title: Mapped[str | None]
    language: Mapped[str] = mapped_column(String(8))
    time_zone: Mapped[str | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    inactive_reason: Mapped[str | None]
    created_at: Mapped[datetime]


class Subscription(Base):
    """When and where a chat wants its digest. `next_due_at` is None while it is off.

    `weekdays` is a bit mask, Monday = 1 … Sunday = 64. `interests` filters what it is about (`{}`:
    everything). `slot` tells the several digests of one chat and day apart.
    """

    __tablename__ = "subscriptions"
    __table_args__ = (
        UniqueConstraint("chat_id", "thread_id", "slot"),
        Index("ix_subscriptions_next_due_at", "next_due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(
        TelegramId, ForeignKey("chats.id", onupdate="CASCADE", ondelete="CASCADE")
    )
    # 0: no forum topic. Not NULL, so that the unique constraint holds.
    thread_id: Mapped[int] = mapped_column(BigInteger, default=0)
    slot: Mapped[str] = mapped_column(String(16), default="daily")
    local_time: Mapped[time]
    time_zone: Mapped[str]
    weekdays: Mapped[int] = mapped_column(default=127)
    interests: Mapped[dict[str, Any]] = mapped_column(default=dict)
    tells_empty_days: Mapped[bool]
    next_due_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


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


class DeliveryKind(StrEnum):
    DIGEST = "digest"
    ALERT = "alert"
    ANNOUNCEMENT = "announcement"


class DeliveryStatus(StrEnum):
    """`sending` is committed before the call to Telegram, the outcome after it.

    A lease that runs out in `claimed` goes back to `pending`; one that runs out in `sending`
    becomes `unknown` (house contract, Delivery).
    """

    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    SKIPPED = "skipped"


class Delivery(Base):
    """One message on its way to one chat: the outbox row. `part` counts from 1."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_status_due_at_id", "status", "due_at", "id"),
        Index("ix_deliveries_chat_id", "chat_id"),
        Index("ix_deliveries_digest_id", "digest_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    # `digest:SUBSCRIPTION:DATE:SLOT:PART` and its like: enqueueing twice changes nothing.
    dedup_key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[DeliveryKind]
    digest_id: Mapped[int | None] = mapped_column(ForeignKey("digests.id", ondelete="SET NULL"))
    chat_id: Mapped[int] = mapped_column(TelegramId)
    thread_id: Mapped[int] = mapped_column(BigInteger, default=0)
    part: Mapped[int]
    text: Mapped[str]
    # Rows of [text, callback data or address] pairs, or [] for a message without buttons.
    buttons: Mapped[list[Any]]
    status: Mapped[DeliveryStatus]
    due_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    owner: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
