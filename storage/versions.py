"""What articles said before their outlets changed them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, func, select

from storage.models import Article, ArticleBody, ArticleVersion
from storage.repository import Repository


class Versions(Repository):
    """The earlier texts of articles, the first one number 1."""

    async def knows(self, article_id: int, content_hash: str) -> bool:
        """The article had these words once."""
        had = exists().where(
            ArticleVersion.article_id == article_id, ArticleVersion.content_hash == content_hash
        )
        return bool(await self._session.scalar(select(had)))

    async def keep(self, article: Article, body: ArticleBody, replaced_at: datetime) -> None:
        """Put the article as it is now on record, before it changes."""
        last = await self._session.scalar(
            select(func.max(ArticleVersion.number)).where(ArticleVersion.article_id == article.id)
        )
        self._session.add(
            ArticleVersion(
                article_id=article.id,
                number=(last or 0) + 1,
                headline=article.headline,
                text=body.text,
                content_hash=article.content_hash,
                fetched_at=article.fetched_at,
                replaced_at=replaced_at,
            )
        )
        await self._session.flush()

    async def list(self, article_id: int) -> Sequence[ArticleVersion]:
        """The oldest first."""
        query = (
            select(ArticleVersion)
            .where(ArticleVersion.article_id == article_id)
            .order_by(ArticleVersion.number)
        )
        return (await self._session.scalars(query)).all()
