"""Meetings and the reports they are merged from."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, not_, or_, select
from sqlalchemy.orm import aliased

from reading.facts import CONFIDENCE_THRESHOLD, StatementKind
from reading.queries import MeetingQuery
from storage.about import is_about
from storage.models import (
    Article,
    ArticleBody,
    Meeting,
    MeetingChange,
    MeetingParticipant,
    MeetingTopic,
    Outlet,
    Position,
    Report,
    RetiredId,
    RetiredKind,
    Statement,
)
from storage.models.listed import (
    ListedCount,
    ListedMeeting,
    of_organization,
    of_place,
    of_topic,
)
from storage.persons import SENTENCE
from storage.repository import Repository, find_public
from storage.statements import GIVEN, IS_GIVEN, SPEAKER
from storage.timelines import Anchor, Timelines, has_side

Participants = Sequence[MeetingParticipant]
MOST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting and who takes part in it."""

    meeting: Meeting
    participants: Participants


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a meeting: its article, its outlet, and the sentence that proves it."""

    report: Report
    article: Article
    outlet: Outlet | None
    text: str

    @property
    def evidence(self) -> str:
        return self.words(self.report.evidence_start, self.report.evidence_stop)

    @property
    def outcomes(self) -> list[str]:
        """What was signed or agreed, in the words of the article."""
        return [self.words(start, stop) for start, stop in self.report.outcomes]

    @property
    def date_words(self) -> str | None:
        """The words that give the date; None when it follows from something else."""
        start, stop = self.report.date_start, self.report.date_stop
        return None if start is None or stop is None else self.words(start, stop)

    def words(self, start: int, stop: int) -> str:
        return self.text[start:stop]


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody who took part said, in an article that tells of nothing else."""

    speaker: str
    words: str
    article: Article
    outlet: Outlet | None


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """Everything known of one meeting."""

    meeting: Meeting
    participants: Participants
    topics: Sequence[str]
    reports: Sequence[Told]
    changes: Sequence[MeetingChange]
    words: Sequence[Words] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a timeline; `offset` meetings come before it.

    `total` is how many there are in all, or more (`is_least`).
    """

    items: Sequence[Listed]
    total: int
    offset: int = 0
    has_more: bool = False
    is_least: bool = False


class Meetings(Repository):
    """Meetings, their participants, reports and history."""

    async def get(self, meeting_id: int) -> Meeting | None:
        """The meeting of a public id, also of one that was merged into another."""
        return await find_public(self._session, Meeting, RetiredKind.MEETING, meeting_id)

    async def card(self, meeting_id: int) -> MeetingCard | None:
        """Everything about one meeting; None for an id that was never given."""
        meeting = await self.get(meeting_id)
        if meeting is None:
            return None
        participants = await self.participants([meeting.id])
        topics = select(MeetingTopic.topic).where(MeetingTopic.meeting_id == meeting.id)
        changes = select(MeetingChange).where(MeetingChange.meeting_id == meeting.id)
        return MeetingCard(
            meeting=meeting,
            participants=participants[meeting.id],
            topics=(await self._session.scalars(topics.order_by(MeetingTopic.topic))).all(),
            reports=await self._told(meeting.id),
            changes=(await self._session.scalars(changes.order_by(MeetingChange.version))).all(),
            words=await self._words(meeting.id),
        )

    async def page(
        self, query: MeetingQuery, *, limit: int, offset: int = 0, anchor: Anchor | None = None
    ) -> Page:
        """A page of meetings, the latest first; those without any day come last.

        It begins at the anchor, if there is one; `offset` is how many come before it.
        """
        stretch, total = await Timelines(self._session).find(query, limit=limit, anchor=anchor)
        listed = await self.listed(stretch.meetings)
        is_back = anchor is not None and anchor.is_back
        return Page(listed, total.count, offset, is_back or stretch.has_more, total.is_least)

    async def list_planned(self, query: MeetingQuery, today: date, limit: int) -> Sequence[Listed]:
        """What is announced and not known to be over, the nearest first."""
        return await self.listed(await Timelines(self._session).ahead(query, today, limit))

    async def earliest(self, query: MeetingQuery) -> Meeting | None:
        """The first of them whose day is known at all."""
        return await Timelines(self._session).earliest(query)

    async def list_of(self, meeting_ids: Collection[int]) -> Sequence[Listed]:
        """These meetings, the latest first."""
        query = select(Meeting).where(Meeting.id.in_(meeting_ids))
        ordered = query.order_by(Meeting.sorts_on.desc(), Meeting.id.desc())
        return await self.listed((await self._session.scalars(ordered)).all())

    async def count_topics(self, topics: Collection[str]) -> Mapping[str, int]:
        """How many meetings are about each of them; those that none is about are left out."""
        query = select(ListedCount.owner, ListedCount.meetings).where(
            ListedCount.owner.in_([of_topic(topic) for topic in topics]), ListedCount.meetings > 0
        )
        rows = (await self._session.execute(query)).all()
        counted = {row.owner: row.meetings for row in rows}
        return {topic: counted[of_topic(topic)] for topic in topics if of_topic(topic) in counted}

    async def reported_by(self, article_id: int) -> list[tuple[Sequence[Report], Listed]]:
        """The meetings an article tells of, in its order, each with what it says of it."""
        query = (
            select(Report, Meeting)
            .join(Meeting, Meeting.id == Report.meeting_id)
            .where(Report.article_id == article_id)
            .order_by(Report.evidence_start, Report.id)
        )
        told: dict[int, list[Report]] = defaultdict(list)
        meetings: dict[int, Meeting] = {}
        for report, meeting in (await self._session.execute(query)).all():
            told[meeting.id].append(report)
            meetings[meeting.id] = meeting
        listed = await self.listed(list(meetings.values()))
        return [(told[one.meeting.id], one) for one in listed]

    async def telling_office(self, person_id: int, title: str) -> Sequence[int]:
        """Meetings told of by articles that call the person so."""
        called = select(Position.article_id).where(
            Position.person_id == person_id, Position.title == title
        )
        query = select(Report.meeting_id).distinct().where(Report.article_id.in_(called))
        return [one for one in (await self._session.scalars(query)).all() if one is not None]

    async def find_place(self, names: Collection[str]) -> str | None:
        """The place of one of these names where somebody met, as the archive spells it."""
        query = (
            select(Meeting.place)
            .join(ListedMeeting, ListedMeeting.meeting_id == Meeting.id)
            .where(ListedMeeting.owner.in_([of_place(name) for name in names]))
            .limit(1)
        )
        return await self._session.scalar(query)

    async def merged_into(self, ids: Collection[int]) -> Mapping[int, int]:
        """The ids that were merged away into these, each with the one it leads to."""
        query = select(RetiredId.id, RetiredId.successor_id).where(
            RetiredId.kind == RetiredKind.MEETING, RetiredId.successor_id.in_(ids)
        )
        rows = await self._session.execute(query.order_by(RetiredId.id))
        return {old: successor for old, successor in rows.all() if successor is not None}

    async def has_any(self, query: MeetingQuery) -> bool:
        return await Timelines(self._session).has_any(query)

    async def listed(self, meetings: Sequence[Meeting]) -> list[Listed]:
        participants = await self.participants(meeting.id for meeting in meetings)
        return [Listed(meeting, participants[meeting.id]) for meeting in meetings]

    async def participants(self, ids: Iterable[int]) -> Mapping[int, Participants]:
        found: dict[int, list[MeetingParticipant]] = defaultdict(list)
        for side in (await self._session.scalars(SIDES, {"ids": list(ids)})).all():
            found[side.meeting_id].append(side)
        return found

    async def evidence(self, meeting_id: int) -> str | None:
        """The sentence of the leading report."""
        told = await self._told(meeting_id)
        return told[0].evidence if told else None

    async def _told(self, meeting_id: int) -> list[Told]:
        query = (
            select(Report, Article, Outlet, ArticleBody.text)
            .join(Article, Article.id == Report.article_id)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(Outlet, Outlet.id == Article.outlet_id)
            .where(Report.meeting_id == meeting_id)
            .order_by(Article.published_on, Article.id, Report.evidence_start)
        )
        return [Told(*row) for row in (await self._session.execute(query)).all()]

    async def _words(self, meeting_id: int) -> list[Words]:
        """Which meeting words belong to is only sure where an article tells of one."""
        own = select(Report.article_id).where(Report.meeting_id == meeting_id)
        another = aliased(Report)
        tells_more = exists().where(
            another.article_id == Statement.article_id, another.meeting_id != meeting_id
        )
        sides = select(MeetingParticipant.person_id).where(
            MeetingParticipant.meeting_id == meeting_id, MeetingParticipant.person_id.is_not(None)
        )
        query = (
            select(Statement, SPEAKER, Article, Outlet, ArticleBody.text)
            .join(Article, Article.id == Statement.article_id)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(Outlet, Outlet.id == Article.outlet_id)
            .outerjoin(GIVEN, IS_GIVEN)
            .where(
                Statement.article_id.in_(own),
                Statement.person_id.in_(sides),
                Statement.kind == StatementKind.DIRECT,
                Statement.confidence >= CONFIDENCE_THRESHOLD,
                Statement.denied_by.is_(None),
                Statement.stop - Statement.start >= SENTENCE,
                not_(tells_more),
            )
            .order_by(Statement.said_on.desc(), Statement.article_id, Statement.start)
            .limit(MOST_WORDS)
        )
        rows = (await self._session.execute(query)).all()
        return [
            Words(speaker, text[said.start : said.stop], article, outlet)
            for said, speaker, article, outlet, text in rows
        ]


SIDES = (
    select(MeetingParticipant)
    .where(MeetingParticipant.meeting_id.in_(bindparam("ids", expanding=True)))
    .order_by(MeetingParticipant.meeting_id, MeetingParticipant.ordinal)
)


def filtered(statement: Select[Any], query: MeetingQuery) -> Select[Any]:
    for person_id in query.person_ids:
        statement = statement.where(has_side(MeetingParticipant.person_id == person_id))
    for country in query.countries:
        of_side = has_side(MeetingParticipant.country == country)
        statement = statement.where(or_(of_side, Meeting.country == country))
    if query.within is not None:
        statement = statement.where(Meeting.country == query.within)
    if query.place:
        statement = statement.where(func.lower(Meeting.place) == query.place.lower())
    if query.forms:
        statement = statement.where(Meeting.form.in_(query.forms))
    if query.free_words:
        statement = statement.where(is_about(query))
    if query.status is not None:
        statement = statement.where(Meeting.status == query.status)
    return statement.where(*_subjects(query), *_days(query))


def _subjects(query: MeetingQuery) -> list[ColumnElement[bool]]:
    owners = [of_topic(query.topic)] if query.topic else []
    owners += [of_organization(query.organization)] if query.organization else []
    of_meeting = ListedMeeting.meeting_id == Meeting.id
    return [exists().where(of_meeting, ListedMeeting.owner == owner) for owner in owners]


def _days(query: MeetingQuery) -> list[ColumnElement[bool]]:
    """Meetings that may lie within the days asked for; undated ones never do."""
    conditions: list[ColumnElement[bool]] = []
    if query.first is not None:
        conditions.append(func.coalesce(Meeting.last_on, Meeting.first_on) >= query.first)
    if query.last is not None:
        conditions.append(func.coalesce(Meeting.first_on, Meeting.last_on) <= query.last)
    return conditions
