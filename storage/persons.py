"""Known people, and what the archive says of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from reading.facts import CONFIDENCE_THRESHOLD, StatementKind
from reading.spelling.matching import Known
from storage.models import (
    Article,
    ArticleBody,
    Outlet,
    Person,
    PersonAlias,
    Position,
    RetiredId,
    RetiredKind,
    Statement,
)
from storage.offices import stands
from storage.repository import Repository, find_public


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody is called by, with the first and last day of articles that do so.

    `organization` is "" where they name none: «президент», «глава государства». `position_id`:
    one of those times.
    """

    title: str
    organization: str
    first_on: date | None
    last_on: date | None
    mentions: int
    position_id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Somebody met, and how often: 0 when it was only announced."""

    person: Person
    meetings: int


CALLED = 300
"""So many of the latest times that somebody is called by an office tell which ones they have."""

SENTENCE = 20
"""Characters from which quoted words say something by themselves; «строителем мостов» doesn't."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of somebody, verbatim, with the article that quotes them."""

    words: str
    article: Article
    outlet: Outlet | None
    statement: Statement


class Persons(Repository):
    """People, their aliases and offices."""

    async def get(self, person_id: int) -> Person | None:
        """The person of a public id, also of one that was merged into another."""
        return await find_public(self._session, Person, RetiredKind.PERSON, person_id)

    async def heirs(self) -> dict[int, int]:
        """Who has been merged into others: into whom."""
        query = select(RetiredId.id, RetiredId.successor_id).where(
            RetiredId.kind == RetiredKind.PERSON, RetiredId.successor_id.is_not(None)
        )
        rows = (await self._session.execute(query)).all()
        return {row.id: row.successor_id for row in rows}

    async def list_of(self, person_ids: Iterable[int]) -> list[Person]:
        """Those of these public ids that there are, in this order."""
        people = [await self.get(one) for one in person_ids]
        return [one for one in people if one is not None]

    async def list_known(self) -> list[Known]:
        """Every name of everybody, for finding whom a query means."""
        aliases = select(PersonAlias.person_id, PersonAlias.alias, Person.articles).join(Person)
        names = select(Person.id, Person.name, Person.articles)
        rows = [*(await self._session.execute(names)).all()]
        rows += (await self._session.execute(aliases)).all()
        return [Known(person_id, name, weight) for person_id, name, weight in rows]

    async def list_busiest(self, limit: int) -> Sequence[Person]:
        """Those with the most meetings: examples, and what to offer when nobody fits."""
        query = select(Person).order_by(Person.meetings.desc(), Person.articles.desc(), Person.id)
        return (await self._session.scalars(query.limit(limit))).all()

    async def list_offices(self, person_id: int) -> list[Office]:
        """Offices as worded: those of a named organisation first, the most used first."""
        rows = (await self._session.execute(OFFICES, {"person": person_id})).all()
        return [Office(*row) for row in rows]

    async def wording(self, position_id: int) -> str:
        """The title of a position by its number; "" for none."""
        query = select(Position.title).where(Position.id == position_id)
        return await self._session.scalar(query) or ""

    async def latest_quote(self, person_id: int) -> Said | None:
        """The last direct speech; among those of one article the first."""
        row = (await self._session.execute(QUOTE, {"person": person_id})).first()
        if row is None:
            return None
        statement, article, outlet, text = row
        return Said(text[statement.start : statement.stop], article, outlet, statement)


def _offices() -> Select[Any]:
    latest = (
        select(Position.id, Position.title, Position.organization, Position.seen_on)
        .where(Position.person_id == bindparam("person"), stands())
        .order_by(Position.seen_on.desc(), Position.id.desc())
        .limit(CALLED)
        .subquery()
    ).c
    organization = func.max(latest.organization)
    return (
        select(
            latest.title,
            organization,
            func.min(latest.seen_on),
            func.max(latest.seen_on),
            func.count(),
            func.min(latest.id),
        )
        .group_by(latest.title)
        .order_by(organization == "", func.count().desc(), latest.title)
    )


def _quote() -> Select[Statement, Article, Outlet, str]:
    return (
        select(Statement, Article, Outlet, ArticleBody.text)
        .join(Article, Article.id == Statement.article_id)
        .join(ArticleBody, ArticleBody.article_id == Article.id)
        .outerjoin(Outlet, Outlet.id == Article.outlet_id)
        .where(
            Statement.person_id == bindparam("person"),
            Statement.kind == StatementKind.DIRECT,
            Statement.confidence >= CONFIDENCE_THRESHOLD,
            Statement.denied_by.is_(None),
            Statement.stop - Statement.start >= SENTENCE,
        )
        .order_by(Statement.said_on.desc(), Statement.article_id.desc(), Statement.start)
        .limit(1)
    )


# Made once: a statement takes longer to make than to be answered.
OFFICES, QUOTE = _offices(), _quote()
