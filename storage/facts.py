"""What one article says, replaced as one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Insert, bindparam, delete, exists, insert, or_, select

from reading.facts import (
    CONFIDENCE_THRESHOLD,
    Facts,
    MeetingReport,
    Participant,
    ParticipantKind,
    Reason,
    Span,
)
from reading.spelling.office_titles import title_key
from storage.heirs import Trace, inherit
from storage.linking import Linked
from storage.models import (
    COMPARED,
    NO_DAY,
    ArticleTopic,
    Base,
    CorrectionAnchor,
    Mention,
    Position,
    Report,
    ReportParticipant,
    ReportTopic,
    Statement,
    table_of,
)
from storage.repository import Repository
from storage.upsert import insert_in_order

FACTS = (Mention, Position, Statement, ArticleTopic, Report)
ADDING: Mapping[type[Base], Insert] = {
    model: insert(table_of(model))
    for model in (Mention, Position, ReportParticipant, ReportTopic, Statement, ArticleTopic)
}
STATE = select(
    or_(*(exists().where(table.article_id == bindparam("article")) for table in FACTS)),
    exists().where(CorrectionAnchor.article_id == bindparam("article")),
)


class State(NamedTuple):
    """Whether anything is known of what an article says, and whether an operator said otherwise."""

    is_known: bool
    is_corrected: bool


class FactsOfArticles(Repository):
    """The derived layer of each article."""

    async def state(self, article_id: int) -> State:
        row = (await self._session.execute(STATE, {"article": article_id})).one()
        return State(bool(row[0]), bool(row[1]))

    async def replace(
        self,
        article_id: int,
        facts: Facts,
        linked: Linked,
        seen_on: date | None,
        *,
        is_first: bool = False,
    ) -> frozenset[int]:
        """Put these facts in the place of the article's old ones; with `is_first` there are none.

        `seen_on`: the article's day, if known. A new report inherits the meeting of the old one
        most like it: public ids survive reading again. Returns the reports sure enough to count.
        """
        before = [] if is_first else await self._take_away(article_id)
        persons = linked.persons
        await self._add_people(article_id, facts, linked, seen_on)
        sure = [report for report in facts.meetings if _can_be_merged(report)]
        heirs = inherit([_trace(report, persons) for report in sure], before)
        meeting_of = {id(report): heir for report, heir in zip(sure, heirs, strict=True)}
        ids = await self._add_reports(article_id, facts.meetings, persons, meeting_of)
        await self._add_statements(article_id, facts, persons, seen_on or NO_DAY)
        await self._insert(
            ArticleTopic, [{"article_id": article_id, "topic": topic} for topic in facts.topics]
        )
        reports = zip(ids, facts.meetings, strict=True)
        return frozenset(one for one, report in reports if _is_sure(report))

    async def _take_away(self, article_id: int) -> list[tuple[int, Trace]]:
        """Remove the old facts; returns what is left of the reports."""
        before = await self._traces(article_id)
        for table in FACTS:
            await self._session.execute(delete(table).where(table.article_id == article_id))
        return before

    async def _traces(self, article_id: int) -> list[tuple[int, Trace]]:
        """The article's old reports that belong to a meeting."""
        owned = Report.article_id == article_id, Report.meeting_id.is_not(None)
        keys: dict[int, set[str]] = defaultdict(set)
        sides = select(ReportParticipant.report_id, ReportParticipant.key).join(Report)
        for report_id, key in (await self._session.execute(sides.where(*owned))).all():
            keys[report_id].add(key)
        reports = await self._session.scalars(select(Report).where(*owned).order_by(Report.id))
        return [
            (
                report.meeting_id,
                Trace(
                    frozenset(keys[report.id]),
                    (report.first_on, report.last_on),
                    Span(report.evidence_start, report.evidence_stop),
                ),
            )
            for report in reports
            if report.meeting_id is not None
        ]

    async def _add_people(
        self, article_id: int, facts: Facts, linked: Linked, seen_on: date | None
    ) -> None:
        await self._insert(
            Mention,
            [
                {
                    "article_id": article_id,
                    "person_id": linked.persons[person.name],
                    "name_id": linked.names[person.name],
                    "form": person.name,
                    "start": span.start,
                    "stop": span.stop,
                }
                for person in facts.people
                for span in person.mentions
            ],
        )
        await self._insert(
            Position,
            [
                {
                    "article_id": article_id,
                    "person_id": linked.persons[person.name],
                    "title": position.title,
                    "organization": position.organization,
                    "key": title_key(f"{position.title} {position.organization}"),
                    "country": position.country,
                    "start": position.span.start,
                    "stop": position.span.stop,
                    "seen_on": seen_on,
                }
                for person in facts.people
                for position in person.positions
            ],
        )

    async def _add_reports(
        self,
        article_id: int,
        reports: Sequence[MeetingReport],
        persons: Mapping[str, int],
        meeting_of: Mapping[int, int | None],
    ) -> Sequence[int]:
        """`meeting_of`: the meeting that a report inherits, by the report's `id()`."""
        rows = [
            {
                "article_id": article_id,
                "meeting_id": meeting_of.get(id(report)),
                **_report_values(report),
            }
            for report in reports
        ]
        ids = await insert_in_order(self._session, table_of(Report), rows)
        pairs = list(zip(ids, reports, strict=True))
        await self._insert(
            ReportParticipant,
            [
                _participant_values(report_id, number, participant, persons)
                for report_id, report in pairs
                for number, participant in enumerate(report.participants)
            ],
        )
        await self._insert(
            ReportTopic,
            [
                {"report_id": report_id, "topic": topic}
                for report_id, report in pairs
                for topic in report.topics
            ],
        )
        return ids

    async def _add_statements(
        self, article_id: int, facts: Facts, persons: Mapping[str, int], said_on: date
    ) -> None:
        await self._insert(
            Statement,
            [
                {
                    "article_id": article_id,
                    "person_id": persons.get(statement.speaker),
                    "speaker": statement.speaker,
                    "kind": statement.kind,
                    "said_on": said_on,
                    "start": statement.quote.start,
                    "stop": statement.quote.stop,
                    "evidence_start": statement.evidence.start,
                    "evidence_stop": statement.evidence.stop,
                    "confidence": statement.confidence,
                }
                for statement in facts.statements
            ],
        )

    async def _insert(self, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            await self._session.execute(ADDING[model], rows)


def _is_sure(report: MeetingReport) -> bool:
    return report.confidence >= CONFIDENCE_THRESHOLD


def _can_be_merged(report: MeetingReport) -> bool:
    """Sure enough to count, and it names a side by which meetings are told apart."""
    return _is_sure(report) and any(one.part in COMPARED for one in report.participants)


def _trace(report: MeetingReport, persons: Mapping[str, int]) -> Trace:
    return Trace(
        frozenset(participant_key(one, persons) for one in report.participants),
        (report.date.first, report.date.last),
        report.evidence,
    )


def participant_key(participant: Participant, persons: Mapping[str, int]) -> str:
    """What merging compares: `person:ID`, `office:NAME` or `country:ISO`."""
    if participant.kind is ParticipantKind.PERSON:
        return f"person:{persons[participant.name]}"
    return f"{participant.kind}:{participant.country or ''}:{participant.name.casefold()}"


def _participant_values(
    report_id: int, number: int, participant: Participant, persons: Mapping[str, int]
) -> dict[str, Any]:
    is_person = participant.kind is ParticipantKind.PERSON
    return {
        "report_id": report_id,
        "ordinal": number,
        "kind": participant.kind,
        "key": participant_key(participant, persons),
        "person_id": persons[participant.name] if is_person else None,
        "name": participant.name,
        "part": participant.part,
        "country": participant.country,
        "start": participant.span.start if participant.span else None,
        "stop": participant.span.stop if participant.span else None,
    }


def _report_values(report: MeetingReport) -> dict[str, Any]:
    date_span, place, forum = report.date.span, report.place, report.forum
    return {
        "form": report.form,
        "status": report.status,
        "first_on": report.date.first,
        "last_on": report.date.last,
        "precision": report.date.precision,
        "basis": report.date.basis,
        "date_start": date_span.start if date_span else None,
        "date_stop": date_span.stop if date_span else None,
        "date_source": report.date.source,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "host": report.host,
        "forum": forum.name if forum else None,
        "forum_key": forum.key if forum else None,
        "is_background": report.is_background,
        "confidence": report.confidence,
        "evidence_start": report.evidence.start,
        "evidence_stop": report.evidence.stop,
        "more_evidence": [_pair(span) for span in report.more_evidence],
        "outcomes": [_pair(span) for span in report.outcomes],
        "reasons": [_reason(reason) for reason in report.reasons],
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.stop]


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "field": reason.field,
        "rule": reason.rule,
        "start": reason.span.start if reason.span else None,
        "stop": reason.span.stop if reason.span else None,
        "source": reason.source,
    }
