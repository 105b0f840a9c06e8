"""Articles that wait for a process that reads."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class QueuedArticle(Base):
    """An article to be read. `is_again`: by newer rules, when nothing new waits."""

    __tablename__ = "queued_articles"
    __table_args__ = (
        Index("ix_queued_articles_is_again_queued_at", "is_again", "queued_at", "article_id"),
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    queued_at: Mapped[datetime]
    is_again: Mapped[bool]
