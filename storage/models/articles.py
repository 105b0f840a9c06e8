"""What was published: raw, never changed by rules."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, where


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
    report. `read_with` is the version of the rules its facts come from; None: not read yet, or
    changed since. `gone_at`: when its outlet was found to have taken it away.
    """

    __tablename__ = "articles"
    __table_args__ = (
        Index("ix_articles_published_on_id", "published_on", "id"),
        Index("ix_articles_content_hash", "content_hash"),
        # Among the many that are none, SQLite would think, an index is of no use.
        Index("ix_articles_reprint_of_id", "reprint_of_id", **where("reprint_of_id IS NOT NULL")),
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
    reprint_of_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"))
    read_with: Mapped[str | None] = mapped_column(String(16))
    read_error: Mapped[str | None]
    gone_at: Mapped[datetime | None]
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


class ArticleVersion(Base):
    """What an article said before its outlet changed it; the first is number 1.

    The newest text is the body: facts rest on that one alone.
    """

    __tablename__ = "article_versions"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    headline: Mapped[str | None]
    text: Mapped[str]
    content_hash: Mapped[str] = mapped_column(String(64))
    fetched_at: Mapped[datetime]
    replaced_at: Mapped[datetime]


class ArticleSketch(Base):
    """What the text is known again by: hashes of runs of words (newsroom/reprints.py)."""

    __tablename__ = "article_sketches"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    hashes: Mapped[bytes]


class ArticleHash(Base):
    """The smallest hashes of each sketch, to look up articles that have some of them."""

    __tablename__ = "article_hashes"
    __table_args__ = ({"sqlite_with_rowid": False},)

    hash: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
