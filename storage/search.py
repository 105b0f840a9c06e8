"""Articles by their words: filled when an article is stored, asked by `/search`."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    delete,
    insert,
    or_,
    select,
    text,
)

from reading.search.lemmas import ANALYSIS
from reading.search.questions import ArticleQuery
from storage.full_text import POSTGRESQL, SQLITE, Engine, postgresql_match, sqlite_match
from storage.models import Article, ArticleBody, Outlet, Report
from storage.repository import Repository

DAY_BITS = 24
"""Of a document's id, beneath its day: which of that day it is. So ids are in order of time."""

NEWEST = (date.max.toordinal() + 1) << DAY_BITS

MOST_RANKED = 2_000
"""Up to here the best come first; of more that fit, ranking would look at them all."""

TITLED = 3
"""Of more, so many with the words in their headline come first, then the newest."""

YEARS_TO_HALF = 3
"""An article so old counts half as much as one of today."""

DOCUMENTS = Table(
    "search_documents",
    MetaData(),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", Integer, nullable=False),
    Column("analysis", String(16), nullable=False),
    Column("digest", String(32), nullable=False),
)


# Made once: a statement takes longer to make than to be answered.
_ARTICLE: Any = bindparam("article", type_=Integer)
KNOWN = select(DOCUMENTS.c.id, DOCUMENTS.c.digest, DOCUMENTS.c.analysis).where(
    DOCUMENTS.c.article_id == _ARTICLE
)
FORGET = delete(DOCUMENTS).where(DOCUMENTS.c.article_id == _ARTICLE)
ADD = insert(DOCUMENTS)
_spoken = lru_cache(maxsize=20)(text)


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """What an article is found by; `day` None: nobody knows, it comes last."""

    article_id: int
    day: date | None
    title: Sequence[str]
    text: Sequence[str]

    @property
    def digest(self) -> str:
        words = repr((self.day, list(self.title), list(self.text)))
        return hashlib.sha256(words.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Turn:
    """From which document on to go on; `is_back`: towards the first page.

    `number` is that of the first article of the page to come.
    """

    document_id: int
    number: int
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that fits, with its text and the meetings it tells of."""

    document_id: int
    article: Article
    outlet: Outlet | None
    text: str
    meeting_ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Some of the hits, the first of them the `number`th of all.

    `total` is None when there are more than `MOST_RANKED`.
    """

    hits: Sequence[Hit]
    total: int | None
    number: int
    has_after: bool

    @property
    def has_before(self) -> bool:
        return self.number > 1


@dataclass(frozen=True, slots=True)
class _Ids:
    ids: Sequence[int]
    total: int | None
    number: int
    has_after: bool


NOTHING = _Ids((), 0, 1, has_after=False)


class Search(Repository):
    """The index of words. Whoever fills it works alone (`Database.begin_alone`)."""

    async def put(self, words: ArticleWords) -> None:
        """Index the article; the same words again change nothing.

        What it had before is no longer found: its old row leads to no document. (To take the words
        out of FTS5 one would have to know them exactly, or leave ghosts without a word.)
        """
        asked = {"article": words.article_id}
        known = (await self._session.execute(KNOWN, asked)).first()
        if known is not None and (known.digest, known.analysis) == (words.digest, ANALYSIS):
            return
        number = await self._next(words.day)
        if known is not None:
            await self._session.execute(FORGET, asked)
        row = {"id": number, "article_id": words.article_id, "digest": words.digest}
        await self._session.execute(ADD, row | {"analysis": ANALYSIS})
        spelled = self._engine.row(number, words.title, words.text)
        await self._session.execute(_spoken(self._engine.add), spelled)

    async def list_missing(self, limit: int) -> list[tuple[Article, str]]:
        """Articles that were read and can't be found, or by words of an older analysis."""
        query = (
            select(Article, ArticleBody.text)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(DOCUMENTS, DOCUMENTS.c.article_id == Article.id)
            .where(Article.read_with.is_not(None))
            .where(or_(DOCUMENTS.c.id.is_(None), DOCUMENTS.c.analysis != ANALYSIS))
            .order_by(Article.id.desc())
            .limit(limit)
        )
        return [(article, body) for article, body in (await self._session.execute(query)).all()]

    async def find(
        self, query: ArticleQuery, today: date, limit: int, turn: Turn | None = None
    ) -> SearchPage:
        """A page of articles that fit: the best first, or of very many the newest."""
        found = await self._find(query, today, limit, turn)
        hits = await self._hits(found.ids)
        return SearchPage(hits, found.total, found.number, found.has_after)

    async def article(self, article_id: int) -> Hit | None:
        """One article as if it had been found."""
        query = select(DOCUMENTS.c.id).where(DOCUMENTS.c.article_id == article_id)
        number = await self._session.scalar(query)
        hits = [] if number is None else await self._hits([number])
        return hits[0] if hits else None

    async def _find(self, query: ArticleQuery, today: date, limit: int, turn: Turn | None) -> _Ids:
        if query.is_empty:
            return NOTHING
        if self._engine.settings:
            await self._session.execute(_spoken(self._engine.settings))
        some = await self._ids(self._engine.any, query, MOST_RANKED + 1)
        if not some:
            return NOTHING
        if len(some) <= MOST_RANKED:
            return _around(await self._ranking(query, today), turn, limit)
        titled = await self._ids(self._engine.newest, _in_title(query), TITLED)
        return await self._newest(query, titled, turn, limit)

    async def _ranking(self, query: ArticleQuery, today: date) -> list[int]:
        rows = await self._session.execute(
            _spoken(self._engine.ranked), self._asked(query) | {"most": MOST_RANKED}
        )
        scores = {number: score / _age(number, today) for number, score in rows.all()}
        return sorted(scores, key=lambda number: (-scores[number], -number))

    async def _newest(
        self, query: ArticleQuery, titled: Sequence[int], turn: Turn | None, limit: int
    ) -> _Ids:
        """`titled` stand before the others, on the first page."""
        room = limit + len(titled) + 1
        if turn is not None and turn.is_back and turn.number > 1:
            ids = await self._ids(self._engine.oldest, query, room, low=turn.document_id + 1)
            shown = [one for one in ids if one not in titled]
            return _Ids(shown[:limit][::-1], None, turn.number, has_after=True)
        is_first = turn is None or turn.is_back
        high = NEWEST if turn is None or is_first else turn.document_id - 1
        ids = await self._ids(self._engine.newest, query, room, high=high)
        shown = [*(titled if is_first else ()), *(one for one in ids if one not in titled)]
        number = 1 if turn is None or is_first else turn.number
        return _Ids(shown[:limit], None, number, has_after=len(shown) > limit)

    async def _ids(
        self,
        statement: str,
        query: ArticleQuery,
        most: int,
        *,
        low: int = 0,
        high: int = NEWEST,
    ) -> list[int]:
        asked = self._asked(query)
        bounds = {"low": max(asked["low"], low), "high": min(asked["high"], high), "most": most}
        rows = await self._session.execute(_spoken(statement), asked | bounds)
        return list(rows.scalars().all())

    def _asked(self, query: ArticleQuery) -> dict[str, Any]:
        match = sqlite_match(query) if self._is_sqlite else postgresql_match(query)
        low = query.first.toordinal() << DAY_BITS if query.first else 0
        high = ((query.last.toordinal() + 1) << DAY_BITS) - 1 if query.last else NEWEST
        # Whose day nobody knows is of no days that were asked for.
        return {"match": match, "low": max(low, 1 << DAY_BITS) if query.last else low, "high": high}

    async def _hits(self, ids: Sequence[int]) -> list[Hit]:
        if not ids:
            return []
        query = (
            select(DOCUMENTS.c.id, Article, Outlet, ArticleBody.text)
            .join(Article, Article.id == DOCUMENTS.c.article_id)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(Outlet, Outlet.id == Article.outlet_id)
            .where(DOCUMENTS.c.id.in_(ids))
        )
        rows = {row[0]: row for row in (await self._session.execute(query)).all()}
        meetings = await self._meetings([row[1].id for row in rows.values()])
        found = [rows[number] for number in ids if number in rows]
        return [
            Hit(number, article, outlet, body, meetings[article.id])
            for number, article, outlet, body in found
        ]

    async def _meetings(self, article_ids: Sequence[int]) -> Mapping[int, list[int]]:
        query = (
            select(Report.article_id, Report.meeting_id)
            .distinct()
            .where(Report.article_id.in_(article_ids), Report.meeting_id.is_not(None))
            .order_by(Report.meeting_id)
        )
        found: dict[int, list[int]] = defaultdict(list)
        for article_id, meeting_id in (await self._session.execute(query)).all():
            if meeting_id is not None:
                found[article_id].append(meeting_id)
        return found

    async def _next(self, day: date | None) -> int:
        """An id of that day that no document ever had."""
        low = (day.toordinal() if day else 0) << DAY_BITS
        bounds = {"low": low, "high": low + (1 << DAY_BITS) - 1}
        last = await self._session.scalar(_spoken(self._engine.last), bounds)
        return low if last is None else last + 1

    @property
    def _is_sqlite(self) -> bool:
        return self._session.get_bind().dialect.name == "sqlite"

    @property
    def _engine(self) -> Engine:
        return SQLITE if self._is_sqlite else POSTGRESQL


def _around(ranking: Sequence[int], turn: Turn | None, limit: int) -> _Ids:
    """The stretch after (before) the document that was shown last (first)."""
    start = 0
    if turn is not None and turn.document_id in ranking:
        at = ranking.index(turn.document_id)
        start = max(at - limit, 0) if turn.is_back else at + 1
    stop = start + limit
    return _Ids(ranking[start:stop], len(ranking), start + 1, has_after=stop < len(ranking))


def _in_title(query: ArticleQuery) -> ArticleQuery:
    phrases = tuple(
        one if one.is_excluded else replace(one, is_in_title=True) for one in query.phrases
    )
    return replace(query, phrases=phrases)


def _age(document_id: int, today: date) -> float:
    """1 for an article of today, 2 for one of three years ago."""
    days = max(today.toordinal() - (document_id >> DAY_BITS), 0)
    return 1 + days / 365 / YEARS_TO_HALF
