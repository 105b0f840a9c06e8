"""Sketches of texts, and which articles are of one source."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Integer, bindparam, delete, func, insert, select, union_all, update

from storage.models import Article, ArticleHash, ArticleSketch, table_of
from storage.repository import Repository

LOOKED_UP = 16
"""Hashes of a text by which others like it are looked up."""

SHARED = 2
"""Of these, texts that are alike share so many."""

MOST = 50
"""Articles compared with one another."""


@dataclass(frozen=True, slots=True)
class Filed:
    """An article by what its text is known again; `sketch` None: it has none yet."""

    article_id: int
    content_hash: str
    sketch: Sequence[int] | None


class Reprints(Repository):
    """Keeps sketches, finds what is like them; which are alike newsroom/reprints.py decides."""

    async def cluster(self, article_id: int) -> list[Filed]:
        """The articles of the same source, as far as known: itself at least."""
        return await self._filed(CLUSTER, {"article": article_id})

    async def keep(self, filed: Filed, sketch: Sequence[int]) -> Filed:
        """The article by this sketch, in the place of what was known of its text before."""
        if filed.sketch is not None and tuple(filed.sketch) == tuple(sketch):
            return filed
        asked: dict[str, Any] = {"article": filed.article_id}
        if filed.sketch is not None:
            known = {"hashes": list(filed.sketch[:LOOKED_UP])}
            await self._session.execute(FORGET_HASHES, asked | known)
            await self._session.execute(FORGET_SKETCH, asked)
        row = {"article_id": filed.article_id, "hashes": _packed(sketch)}
        await self._session.execute(ADD_SKETCH, row)
        rows = [{"hash": one, "article_id": filed.article_id} for one in sketch[:LOOKED_UP]]
        if rows:
            await self._session.execute(ADD_HASHES, rows)
        return replace(filed, sketch=tuple(sketch))

    async def like(self, filed: Filed) -> list[Filed]:
        """Other articles that have some of its hashes, or its very words."""
        hashes = list((filed.sketch or ())[:LOOKED_UP])
        asked = {
            "article": filed.article_id,
            "hashes": hashes,
            "words": filed.content_hash,
            "shared": SHARED,
            "most": MOST,
        }
        found = set((await self._session.scalars(LIKE, asked)).all())
        return await self._filed(FILED, {"articles": sorted(found)}) if found else []

    async def _filed(self, query: Any, asked: Mapping[str, Any]) -> list[Filed]:
        rows = (await self._session.execute(query, dict(asked))).all()
        filed = [
            Filed(row.id, row.content_hash, None if row.hashes is None else _unpacked(row.hashes))
            for row in rows
        ]
        return sorted(filed, key=lambda one: one.article_id)

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


# Made once: a statement takes longer to make than to be answered.
ARTICLES, SKETCHES, HASHES = map(table_of, (Article, ArticleSketch, ArticleHash))
_ARTICLE = bindparam("article", type_=Integer)
FILED = (
    select(ARTICLES.c.id, ARTICLES.c.content_hash, SKETCHES.c.hashes)
    .outerjoin(SKETCHES, SKETCHES.c.article_id == ARTICLES.c.id)
    .where(ARTICLES.c.id.in_(bindparam("articles", expanding=True)))
)


def _cluster() -> Any:
    """Two arms: of one with OR SQLite would read all articles."""
    own = ARTICLES.alias()
    source = (
        select(func.coalesce(own.c.reprint_of_id, own.c.id))
        .where(own.c.id == _ARTICLE)
        .scalar_subquery()
    )
    filed = select(ARTICLES.c.id, ARTICLES.c.content_hash, SKETCHES.c.hashes).outerjoin(
        SKETCHES, SKETCHES.c.article_id == ARTICLES.c.id
    )
    arms = filed.where(ARTICLES.c.id == source), filed.where(ARTICLES.c.reprint_of_id == source)
    return union_all(*arms)


def _like() -> Any:
    """By the hashes those come that share most of them."""
    sharing = (
        select(HASHES.c.article_id)
        .where(
            HASHES.c.hash.in_(bindparam("hashes", expanding=True)),
            HASHES.c.article_id != _ARTICLE,
        )
        .group_by(HASHES.c.article_id)
        .having(func.count() >= bindparam("shared", type_=Integer))
        .order_by(func.count().desc(), HASHES.c.article_id)
        .limit(bindparam("most", type_=Integer))
        .subquery()
    )
    same = select(ARTICLES.c.id).where(
        ARTICLES.c.content_hash == bindparam("words"), ARTICLES.c.id != _ARTICLE
    )
    return union_all(select(sharing.c.article_id), same)


CLUSTER, LIKE = _cluster(), _like()
ADD_SKETCH, ADD_HASHES = insert(SKETCHES), insert(HASHES)
FORGET_SKETCH = delete(SKETCHES).where(SKETCHES.c.article_id == _ARTICLE)
# They are kept by hash: to look for the article alone is to look at all.
FORGET_HASHES = delete(HASHES).where(
    HASHES.c.hash.in_(bindparam("hashes", expanding=True)), HASHES.c.article_id == _ARTICLE
)
