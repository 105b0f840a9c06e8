"""Where articles come from, and what became of each that a source named."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base, where


class SourceKind(StrEnum):
    """How a source tells what is new."""

    FEED = "feed"
    SITEMAP = "sitemap"
    PAGE = "page"
    CHANNEL = "channel"
    FOLDER = "folder"
    MAILBOX = "mailbox"


class Source(Base):
    """An address we poll, a folder we watch (`file://…`), or a channel that posts.

    `name`: the outlet; `country`, `time_zone`: the outlet's.

    `pattern`: what addresses of articles on an index page have in common. `failures`: in a row,
    `failing_since` the first of them; `trouble` is what the catalogues call it, `detail` a number
    for it (the status of a server). `told_at`: when operators heard of it.
    """

    __tablename__ = "sources"
    __table_args__ = (
        Index("ix_sources_is_active_due_at", "is_active", "due_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[SourceKind]
    name: Mapped[str]
    country: Mapped[str | None] = mapped_column(String(2))
    pattern: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str | None]
    chat_id: Mapped[int | None] = mapped_column(TelegramId, unique=True)
    is_active: Mapped[bool]
    added_at: Mapped[datetime]
    due_at: Mapped[datetime]
    interval_seconds: Mapped[int]
    etag: Mapped[str] = mapped_column(default="")
    last_modified: Mapped[str] = mapped_column(default="")
    polled_at: Mapped[datetime | None]
    succeeded_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(default="")
    detail: Mapped[int] = mapped_column(default=0)
    told_at: Mapped[datetime | None]

    def be_fine(self, now: datetime) -> None:
        """It was asked and has answered."""
        self.polled_at = self.succeeded_at = now
        self.failures, self.failing_since, self.trouble, self.detail = 0, None, "", 0
        self.told_at = None


class FoundState(StrEnum):
    """What became of an article that a source named."""

    WAITING = "waiting"
    KEPT = "kept"
    SKIPPED = "skipped"
    FAILED = "failed"
    GONE = "gone"


class FoundArticle(Base):
    """An article that a source named. `identity`: its address in the one spelling.

    `due_at`: when it is to be fetched, or looked at again; None: never. `reason`: why it was
    skipped or failed. `lapses`: in a row, of fetching it or, once it is kept, of finding it.
    `etag`: the version that was seen last, of a file its size and moment; `digest`: of its bytes.
    """

    __tablename__ = "found_articles"
    __table_args__ = (
        Index("ix_found_articles_due_at", "due_at", **where("due_at IS NOT NULL")),
        Index("ix_found_articles_source_id_found_at", "source_id", "found_at"),
        Index("ix_found_articles_article_id", "article_id", **where("article_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    url: Mapped[str]
    headline: Mapped[str]
    published_on: Mapped[date | None]
    published_at: Mapped[datetime | None]
    found_at: Mapped[datetime]
    state: Mapped[FoundState]
    reason: Mapped[str] = mapped_column(default="")
    due_at: Mapped[datetime | None]
    lapses: Mapped[int] = mapped_column(default=0)
    looks: Mapped[int] = mapped_column(default=0)
    etag: Mapped[str] = mapped_column(default="")
    last_modified: Mapped[str] = mapped_column(default="")
    digest: Mapped[str | None] = mapped_column(String(32))
    done_at: Mapped[datetime | None]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id", ondelete="SET NULL"))
