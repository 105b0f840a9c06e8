"""Sketches of texts, and which articles are of one source."""

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, insert, or_, select, update

from storage.models import Article, ArticleHash, ArticleSketch
from storage.repository import Repository

LOOKED_UP = 16
"""Hashes of a text by which others like it are looked up."""

SHARED = 2
"""Of these, texts that are alike share so many."""

MOST = 50
"""Articles compared with one another."""


@dataclass(frozen=True, slots=True)
class Filed:
    """An article by what its text is known again."""

    article_id: int
    content_hash: str
    sketch: Sequence[int]


class Reprints(Repository):
    """Keeps sketches, finds what is like them; which are alike newsroom/reprints.py decides."""

    async def keep(self, article_id: int, sketch: Sequence[int]) -> None:
        """In the place of what was known of the article's text before."""
        old = await self._session.get(ArticleSketch, article_id)
        if old is not None:
            if _unpacked(old.hashes) == tuple(sketch):
                return
            await self._session.execute(
                delete(ArticleHash).where(
                    ArticleHash.article_id == article_id,
                    ArticleHash.hash.in_(_unpacked(old.hashes)[:LOOKED_UP]),
                )
            )
            old.hashes = _packed(sketch)
        else:
            self._session.add(ArticleSketch(article_id=article_id, hashes=_packed(sketch)))
        await self._session.flush()
        rows = [{"hash": one, "article_id": article_id} for one in sketch[:LOOKED_UP]]
        if rows:
            await self._session.execute(insert(ArticleHash), rows)

    async def cluster_of(self, article_id: int) -> frozenset[int]:
        """The articles of the same source, as far as known: itself at least."""
        root = select(Article.reprint_of_id).where(Article.id == article_id)
        source = await self._session.scalar(root) or article_id
        query = select(Article.id).where(or_(Article.id == source, Article.reprint_of_id == source))
        return frozenset((await self._session.scalars(query)).all())

    async def load(self, article_ids: Collection[int]) -> list[Filed]:
        query = (
            select(Article.id, Article.content_hash, ArticleSketch.hashes)
            .outerjoin(ArticleSketch, ArticleSketch.article_id == Article.id)
            .where(Article.id.in_(article_ids))
            .order_by(Article.id)
        )
        rows = (await self._session.execute(query)).all()
        return [Filed(id_, words, _unpacked(hashes or b"")) for id_, words, hashes in rows]

    async def like(self, filed: Filed) -> list[Filed]:
        """Other articles that have some of its hashes, or its very words."""
        query = (
            select(ArticleHash.article_id)
            .where(
                ArticleHash.hash.in_(filed.sketch[:LOOKED_UP]),
                ArticleHash.article_id != filed.article_id,
            )
            .group_by(ArticleHash.article_id)
            .having(func.count() >= SHARED)
            .order_by(func.count().desc(), ArticleHash.article_id)
            .limit(MOST)
        )
        found = set((await self._session.scalars(query)).all()) if filed.sketch else set()
        same = select(Article.id).where(
            Article.content_hash == filed.content_hash, Article.id != filed.article_id
        )
        found |= set((await self._session.scalars(same)).all())
        return await self.load(found) if found else []

    async def write(self, groups: Iterable[frozenset[int]]) -> frozenset[int]:
        """Make each group one source, named by its first article. Returns what changed sources."""
        changed: set[int] = set()
        for group in groups:
            query = select(Article.id, Article.reprint_of_id, Article.published_on)
            rows = (await self._session.execute(query.where(Article.id.in_(group)))).all()
            first = min(rows, key=lambda row: (row.published_on or date.max, row.id)).id
            for row in rows:
                source = None if row.id == first else first
                if row.reprint_of_id != source:
                    changed.add(row.id)
                    of_row = update(Article).where(Article.id == row.id)
                    await self._session.execute(of_row.values(reprint_of_id=source))
        return frozenset(changed)


def _packed(sketch: Sequence[int]) -> bytes:
    return array("I", sketch).tobytes()


def _unpacked(hashes: bytes) -> tuple[int, ...]:
    return tuple(array("I", hashes))
