"""Known people, and what the archive says of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from reading.facts import CONFIDENCE_THRESHOLD, StatementKind
from reading.spelling.matching import Known
from storage.models import (
    NO_DAY,
    Article,
    ArticleBody,
    Meeting,
    MeetingParticipant,
    Outlet,
    Person,
    PersonAlias,
    Position,
    RetiredKind,
    Statement,
)
from storage.repository import Repository, find_public


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody is called by, with the first and last day of articles that do so.

    `organization` is "" where they name none: «президент», «глава государства».
    """

    title: str
    organization: str
    first_on: date | None
    last_on: date | None
    mentions: int


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Somebody met, and how often."""

    person: Person
    meetings: int


SENTENCE = 20
"""Characters from which quoted words say something by themselves; «строителем мостов» doesn't."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of somebody, verbatim, with the article that quotes them."""

    words: str
    article: Article
    outlet: Outlet | None


class Persons(Repository):
    """People, their aliases and offices."""

    async def get(self, person_id: int) -> Person | None:
        """The person of a public id, also of one that was merged into another."""
        return await find_public(self._session, Person, RetiredKind.PERSON, person_id)

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
        organization = func.max(Position.organization)
        query = (
            select(
                Position.title,
                organization,
                func.min(Position.seen_on),
                func.max(Position.seen_on),
                func.count(),
            )
            .where(Position.person_id == person_id)
            .group_by(Position.title)
            .order_by(organization == "", func.count().desc(), Position.title)
        )
        return [Office(*row) for row in (await self._session.execute(query)).all()]

    async def list_counterparts(self, person_id: int, limit: int) -> list[Counterpart]:
        mine, theirs = aliased(MeetingParticipant), aliased(MeetingParticipant)
        query = (
            select(Person, func.count(Meeting.id.distinct()))
            .join(theirs, theirs.person_id == Person.id)
            .join(mine, mine.meeting_id == theirs.meeting_id)
            .join(Meeting, Meeting.id == mine.meeting_id)
            .where(mine.person_id == person_id, theirs.person_id != person_id)
            .group_by(Person.id)
            .order_by(func.count(Meeting.id.distinct()).desc(), Person.id)
            .limit(limit)
        )
        return [Counterpart(*row) for row in (await self._session.execute(query)).all()]

    async def latest_quote(self, person_id: int) -> Said | None:
        """The last direct speech; among those of one article the first."""
        query = (
            select(Statement, Article, Outlet, ArticleBody.text)
            .join(Article, Article.id == Statement.article_id)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(Outlet, Outlet.id == Article.outlet_id)
            .where(
                Statement.person_id == person_id,
                Statement.kind == StatementKind.DIRECT,
                Statement.confidence >= CONFIDENCE_THRESHOLD,
                Statement.stop - Statement.start >= SENTENCE,
            )
            # An article without any day comes last, on either engine.
            .order_by(
                func.coalesce(Article.published_on, Article.proved_last_on, NO_DAY).desc(),
                Article.id.desc(),
                Statement.start,
            )
            .limit(1)
        )
        row = (await self._session.execute(query)).first()
        if row is None:
            return None
        statement, article, outlet, text = row
        return Said(text[statement.start : statement.stop], article, outlet)
