"""What somebody has said, verbatim, the latest first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from reading.facts import CONFIDENCE_THRESHOLD, StatementKind
from storage.models import Article, ArticleBody, Outlet, Statement
from storage.persons import SENTENCE, Said
from storage.repository import Repository

MOST_SEARCHED = 2_000
"""Of what somebody said, so much of the latest is searched for words."""


@dataclass(frozen=True, slots=True)
class QuoteQuery:
    """Direct or reported words of a person, of articles from `first` to `last` (either open)."""

    person_id: int
    kind: StatementKind = StatementKind.DIRECT
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class QuotePage:
    """A stretch of what was said; `numbers` are the ids of the statements.

    `offset` come before it; `total` are all that fit, `others` those of the other kind.
    """

    said: Sequence[Said]
    numbers: Sequence[int]
    offset: int
    has_more: bool
    total: int
    others: int


class Quotes(Repository):
    """Statements of people."""

    async def page(
        self,
        query: QuoteQuery,
        *,
        limit: int,
        offset: int = 0,
        after: int = 0,
        is_about: Callable[[str], bool] | None = None,
    ) -> QuotePage:
        """What was said after that statement (0: the latest), in order; nothing if it is gone.

        `is_about` tells of which words we want to hear; all when it is None.
        """
        if is_about is None:
            total = await self._count(query)
            ids = await self._following(query, after, limit + 1)
        else:
            found = await self._about(query, is_about)
            total = len(found)
            at = found.index(after) + 1 if after in found else 0
            ids = found[at : at + limit + 1] if at or not after else []
        said = await self._said(ids[:limit])
        return QuotePage(
            said=said,
            numbers=ids[:limit],
            offset=offset,
            has_more=len(ids) > limit,
            total=total,
            others=await self._count(_other(query)),
        )

    async def _count(self, query: QuoteQuery) -> int:
        counting = select(func.count()).select_from(Statement).where(*_fitting(query))
        return await self._session.scalar(counting) or 0

    async def _following(self, query: QuoteQuery, after: int, limit: int) -> list[int]:
        statement = _ordered(select(Statement.id).where(*_fitting(query)))
        if after:
            anchor = await self._session.get(Statement, after)
            if anchor is None:
                return []
            statement = statement.where(_comes_after(anchor))
        return list((await self._session.scalars(statement.limit(limit))).all())

    async def _about(self, query: QuoteQuery, is_about: Callable[[str], bool]) -> list[int]:
        words = func.substr(ArticleBody.text, Statement.start + 1, Statement.stop - Statement.start)
        statement = (
            select(Statement.id, words)
            .join(ArticleBody, ArticleBody.article_id == Statement.article_id)
            .where(*_fitting(query))
        )
        rows = await self._session.execute(_ordered(statement).limit(MOST_SEARCHED))
        return [number for number, said in rows.all() if is_about(said)]

    async def _said(self, ids: Iterable[int]) -> list[Said]:
        statement: Any = (
            select(Statement, Article, Outlet, ArticleBody.text)
            .join(Article, Article.id == Statement.article_id)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(Outlet, Outlet.id == Article.outlet_id)
            .where(Statement.id.in_(list(ids)))
        )
        rows = (await self._session.execute(_ordered(statement))).all()
        return [
            Said(text[said.start : said.stop], article, outlet, said)
            for said, article, outlet, text in rows
        ]


def _other(query: QuoteQuery) -> QuoteQuery:
    is_direct = query.kind is StatementKind.DIRECT
    kind = StatementKind.REPORTED if is_direct else StatementKind.DIRECT
    return QuoteQuery(query.person_id, kind, query.first, query.last)


def _fitting(query: QuoteQuery) -> list[ColumnElement[bool]]:
    conditions = [
        Statement.person_id == query.person_id,
        Statement.kind == query.kind,
        Statement.confidence >= CONFIDENCE_THRESHOLD,
        Statement.denied_by.is_(None),
        Statement.stop - Statement.start >= SENTENCE,
    ]
    if query.first is not None:
        conditions.append(Statement.said_on >= query.first)
    if query.last is not None:
        conditions.append(Statement.said_on.between(date(2, 1, 1), query.last))
    return conditions


def _ordered(statement: Select[Any]) -> Select[Any]:
    """The latest article first; in an article as it goes."""
    return statement.order_by(
        Statement.said_on.desc(), Statement.article_id.desc(), Statement.start, Statement.id
    )


def _comes_after(anchor: Statement) -> ColumnElement[bool]:
    is_same = and_(Statement.said_on == anchor.said_on, Statement.article_id == anchor.article_id)
    is_older = and_(Statement.said_on == anchor.said_on, Statement.article_id < anchor.article_id)
    return or_(
        Statement.said_on < anchor.said_on,
        is_older,
        and_(
            is_same,
            or_(
                Statement.start > anchor.start,
                and_(Statement.start == anchor.start, Statement.id > anchor.id),
            ),
        ),
    )
