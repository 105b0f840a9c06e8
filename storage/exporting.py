"""Everything out of the archive, a page at a time in the order of ids."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import aliased

from reading.facts import Form, Status
from reading.queries import MeetingQuery
from storage.meetings import Listed, Meetings, filtered
from storage.models import (
    Article,
    ArticleBody,
    ArticleTopic,
    ArticleVersion,
    Meeting,
    MeetingChange,
    MeetingTopic,
    Mention,
    Outlet,
    Person,
    PersonAlias,
    Position,
    Report,
    Statement,
)
from storage.offices import stands
from storage.repository import Repository


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted. The people, country and days of `query` mean for each thing what they can."""

    query: MeetingQuery = field(default_factory=MeetingQuery)
    status: Status | None = None
    form: Form | None = None
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report of a meeting with the sentence that proves it."""

    report: Report
    article: Article
    outlet: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class WholeMeeting:
    """A meeting with all it rests on; reports in the order of publication."""

    id: int
    listed: Listed
    topics: Sequence[str]
    reports: Sequence[ToldReport]
    changes: Sequence[MeetingChange]


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """`first_on` and `last_on`: days of the articles that call the person so, where known."""

    title: str
    organization: str
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class WholePerson:
    id: int
    person: Person
    aliases: Sequence[str]
    offices: Sequence[HeldOffice]


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """An article with its text and what it said before, the oldest first."""

    id: int
    article: Article
    outlet: Outlet | None
    text: str
    topics: Sequence[str]
    versions: Sequence[ArticleVersion]


@dataclass(frozen=True, slots=True)
class WholeStatement:
    id: int
    statement: Statement
    speaker: str
    article: Article
    outlet: str | None
    quote: str
    evidence: str


class Exporting(Repository):
    """Each method gives up to `limit` rows whose ids come after `after`."""

    async def meetings(self, wanted: Selection, after: int, limit: int) -> list[WholeMeeting]:
        query = filtered(select(Meeting), wanted.query).where(Meeting.id > after)
        if wanted.status is not None:
            query = query.where(Meeting.status == wanted.status)
        if wanted.form is not None:
            query = query.where(Meeting.form == wanted.form)
        if wanted.meeting_id is not None:
            query = query.where(Meeting.id == wanted.meeting_id)
        meetings = (await self._session.scalars(query.order_by(Meeting.id).limit(limit))).all()
        ids = [meeting.id for meeting in meetings]
        topics = await self._grouped(
            select(MeetingTopic.meeting_id, MeetingTopic.topic)
            .where(MeetingTopic.meeting_id.in_(ids))
            .order_by(MeetingTopic.topic)
        )
        changes = await self._grouped(
            select(MeetingChange.meeting_id, MeetingChange)
            .where(MeetingChange.meeting_id.in_(ids))
            .order_by(MeetingChange.version)
        )
        reports = await self._reports(ids)
        return [
            WholeMeeting(one.meeting.id, one, topics[id_], reports[id_], changes[id_])
            for one in await Meetings(self._session).listed(meetings)
            for id_ in (one.meeting.id,)
        ]

    async def people(self, wanted: Selection, after: int, limit: int) -> list[WholePerson]:
        query = select(Person).where(Person.id > after)
        if wanted.query.person_ids:
            query = query.where(Person.id.in_(wanted.query.person_ids))
        if wanted.query.country is not None:
            query = query.where(Person.country == wanted.query.country)
        people = (await self._session.scalars(query.order_by(Person.id).limit(limit))).all()
        ids = [person.id for person in people]
        aliases = await self._grouped(
            select(PersonAlias.person_id, PersonAlias.alias)
            .where(PersonAlias.person_id.in_(ids))
            .order_by(PersonAlias.weight.desc(), PersonAlias.alias)
        )
        offices = await self._offices(ids)
        return [WholePerson(one.id, one, aliases[one.id], offices[one.id]) for one in people]

    async def articles(self, wanted: Selection, after: int, limit: int) -> list[WholeArticle]:
        query = (
            select(Article, Outlet, ArticleBody.text)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(Outlet, Outlet.id == Article.outlet_id)
            .where(Article.id > after, *_published(wanted.query))
        )
        for person_id in wanted.query.person_ids:
            named = and_(Mention.article_id == Article.id, Mention.person_id == person_id)
            query = query.where(exists().where(named))
        rows = (await self._session.execute(query.order_by(Article.id).limit(limit))).all()
        ids = [article.id for article, _, _ in rows]
        topics = await self._grouped(
            select(ArticleTopic.article_id, ArticleTopic.topic)
            .where(ArticleTopic.article_id.in_(ids))
            .order_by(ArticleTopic.topic)
        )
        versions = await self._grouped(
            select(ArticleVersion.article_id, ArticleVersion)
            .where(ArticleVersion.article_id.in_(ids))
            .order_by(ArticleVersion.number)
        )
        return [
            WholeArticle(one.id, one, outlet, body, topics[one.id], versions[one.id])
            for one, outlet, body in rows
        ]

    async def statements(self, wanted: Selection, after: int, limit: int) -> list[WholeStatement]:
        given = aliased(Person)
        query = (
            select(
                Statement,
                func.coalesce(given.name, Statement.speaker),
                Article,
                Outlet.name,
                _words(Statement.start, Statement.stop),
                _words(Statement.evidence_start, Statement.evidence_stop),
            )
            .join(Article, Article.id == Statement.article_id)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(Outlet, Outlet.id == Article.outlet_id)
            .outerjoin(given, and_(given.id == Statement.person_id, Statement.given_by > 0))
            .where(Statement.id > after, Statement.denied_by.is_(None), *_published(wanted.query))
        )
        if wanted.query.person_ids:
            query = query.where(Statement.person_id.in_(wanted.query.person_ids))
        rows = (await self._session.execute(query.order_by(Statement.id).limit(limit))).all()
        return [WholeStatement(row[0].id, *row) for row in rows]

    async def _reports(self, meeting_ids: Sequence[int]) -> Mapping[int, Sequence[ToldReport]]:
        query = (
            select(
                Report, Article, Outlet.name, _words(Report.evidence_start, Report.evidence_stop)
            )
            .join(Article, Article.id == Report.article_id)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(Outlet, Outlet.id == Article.outlet_id)
            .where(Report.meeting_id.in_(meeting_ids))
            .order_by(Article.published_on, Article.id, Report.evidence_start, Report.id)
        )
        found: dict[int, list[ToldReport]] = defaultdict(list)
        for row in (await self._session.execute(query)).all():
            told = ToldReport(*row)
            found[told.report.meeting_id or 0].append(told)
        return found

    async def _offices(self, person_ids: Sequence[int]) -> Mapping[int, Sequence[HeldOffice]]:
        query = (
            select(
                Position.person_id,
                Position.title,
                Position.organization,
                func.min(Position.seen_on),
                func.max(Position.seen_on),
            )
            .where(Position.person_id.in_(person_ids), stands())
            .group_by(Position.person_id, Position.title, Position.organization)
            .order_by(func.count().desc(), Position.title, Position.organization)
        )
        found: dict[int, list[HeldOffice]] = defaultdict(list)
        for person_id, title, organization, first, last in await self._session.execute(query):
            found[person_id].append(HeldOffice(title, organization, first, last))
        return found

    async def _grouped(self, query: Any) -> Mapping[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for owner, value in (await self._session.execute(query)).all():
            found[owner].append(value)
        return found


def _words(start: Any, stop: Any) -> ColumnElement[str]:
    """The span of the text, cut in the database: whole texts would fill the memory."""
    return func.substr(ArticleBody.text, start + 1, stop - start)


def _published(query: MeetingQuery) -> list[ColumnElement[bool]]:
    """Published within the days asked for, as far as the article or its text says so."""
    conditions: list[ColumnElement[bool]] = []
    if query.first is not None:
        last = func.coalesce(Article.published_on, Article.proved_last_on)
        conditions.append(last >= query.first)
    if query.last is not None:
        first = func.coalesce(Article.published_on, Article.proved_first_on)
        conditions.append(first <= query.last)
    return conditions
