"""Meetings as the archive concludes them: reads the reports to merge, writes what came of it.

Which reports tell of one meeting is decided in newsroom/merging.py; here its result is given the
public ids it had before.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from reading.facts import CONFIDENCE_THRESHOLD, Part
from storage.models import (
    NO_DAY,
    Article,
    Meeting,
    MeetingChange,
    MeetingParticipant,
    MeetingTopic,
    Person,
    Position,
    Report,
    ReportParticipant,
    ReportTopic,
    RetiredId,
    RetiredKind,
)
from storage.repository import Repository

COMPARED = frozenset({Part.PRINCIPAL, Part.TRAVELLER})
CHUNK = 500


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, its article, and the keys of those whose presence tells meetings apart."""

    report: Report
    article: Article
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One meeting to write: its values and the reports they rest on, the leading one first."""

    report_ids: tuple[int, ...]
    values: Mapping[str, Any]


class Concluding(Repository):
    """The meetings and what they rest on."""

    async def reports_of(self, article_id: int) -> frozenset[int]:
        """Ids of the article's reports that are sure enough to count."""
        query = select(Report.id).where(
            Report.article_id == article_id, Report.confidence >= CONFIDENCE_THRESHOLD
        )
        return frozenset((await self._session.scalars(query)).all())

    async def reports_in(self, meeting_ids: Collection[int]) -> frozenset[int]:
        query = select(Report.id).where(Report.meeting_id.in_(meeting_ids))
        return frozenset((await self._session.scalars(query)).all())

    async def neighbours(self, report_ids: frozenset[int]) -> frozenset[int]:
        """These reports and all that may tell of the same meetings, and so on to the end."""
        found: set[int] = set(report_ids)
        frontier = await self._key_sets(report_ids)
        seen: set[frozenset[str]] = set()
        while frontier:
            keys = frontier.pop()
            if keys in seen or not keys:
                continue
            seen.add(keys)
            more = await self._sharing(keys) - found
            found |= more
            frontier |= await self._key_sets(frozenset(more))
        return frozenset(found)

    async def load(self, report_ids: Iterable[int]) -> list[ReportRow]:
        ids = sorted(report_ids)
        keys: dict[int, set[str]] = defaultdict(set)
        for chunk in _chunks(ids):
            query = select(ReportParticipant.report_id, ReportParticipant.key).where(
                ReportParticipant.report_id.in_(chunk), ReportParticipant.part.in_(COMPARED)
            )
            for report_id, key in (await self._session.execute(query)).all():
                keys[report_id].add(key)
        rows: list[ReportRow] = []
        for chunk in _chunks(ids):
            pairs = select(Report, Article).join(Article).where(Report.id.in_(chunk))
            for report, article in (await self._session.execute(pairs)).all():
                rows.append(ReportRow(report, article, frozenset(keys[report.id])))
        return rows

    async def write(self, conclusions: Sequence[Conclusion], now: datetime) -> frozenset[int]:
        """Write the meetings under the public ids they had; returns the ids written.

        An id left without reports is retired and leads to where most of its reports went.
        """
        before = await self._owners([i for c in conclusions for i in c.report_ids])
        owners = assign(conclusions, before)
        written: set[int] = set()
        for conclusion, meeting_id in zip(conclusions, owners, strict=True):
            written.add(await self._write(conclusion, meeting_id, now))
        await self._retire(before)
        return frozenset(written)

    async def _key_sets(self, report_ids: frozenset[int]) -> set[frozenset[str]]:
        return {row.keys for row in await self.load(report_ids)}

    async def _sharing(self, keys: frozenset[str]) -> set[int]:
        """Reports with two of these sides; with the one side, when there is only one."""
        needed = min(2, len(keys))
        query = (
            select(ReportParticipant.report_id)
            .join(Report, Report.id == ReportParticipant.report_id)
            .where(
                ReportParticipant.key.in_(keys),
                ReportParticipant.part.in_(COMPARED),
                Report.confidence >= CONFIDENCE_THRESHOLD,
            )
            .group_by(ReportParticipant.report_id)
            .having(func.count(ReportParticipant.key.distinct()) >= needed)
        )
        return set((await self._session.scalars(query)).all())

    async def _owners(self, report_ids: Sequence[int]) -> dict[int, int]:
        """Report → the meeting it belonged to."""
        owners: dict[int, int] = {}
        for chunk in _chunks(sorted(report_ids)):
            query = select(Report.id, Report.meeting_id).where(
                Report.id.in_(chunk), Report.meeting_id.is_not(None)
            )
            owners |= {
                report: owner
                for report, owner in (await self._session.execute(query)).all()
                if owner is not None
            }
        return owners

    async def _write(self, conclusion: Conclusion, meeting_id: int | None, now: datetime) -> int:
        reports = await self.load(conclusion.report_ids)
        reports.sort(key=lambda row: conclusion.report_ids.index(row.report.id))
        values = {
            **conclusion.values,
            "sorts_on": _sorts_on(conclusion.values, reports),
            "reports": len(reports),
            "reported_at": max(_told_at(row.article) for row in reports),
        }
        meeting = None if meeting_id is None else await self._session.get(Meeting, meeting_id)
        if meeting is None:
            meeting = Meeting(version=1, created_at=now, changed_at=now, **values)
            self._session.add(meeting)
            await self._session.flush()
        else:
            await self._update(meeting, values, now)
        ids = [row.report.id for row in reports]
        await self._session.execute(
            update(Report).where(Report.id.in_(ids)).values(meeting_id=meeting.id)
        )
        await self._replace_parts(meeting, reports)
        return meeting.id

    async def _update(self, meeting: Meeting, values: Mapping[str, Any], now: datetime) -> None:
        changes = {
            field: [_plain(getattr(meeting, field)), _plain(values[field])]
            for field in NOTICED
            if getattr(meeting, field) != values[field]
        }
        for field, value in values.items():
            setattr(meeting, field, value)
        if changes:
            meeting.version += 1
            meeting.changed_at = now
            self._session.add(
                MeetingChange(
                    meeting_id=meeting.id, version=meeting.version, changed_at=now, changes=changes
                )
            )
        await self._session.flush()

    async def _replace_parts(self, meeting: Meeting, reports: Sequence[ReportRow]) -> None:
        """Participants and topics of the meeting, from all its reports."""
        await self._session.execute(
            delete(MeetingParticipant).where(MeetingParticipant.meeting_id == meeting.id)
        )
        await self._session.execute(
            delete(MeetingTopic).where(MeetingTopic.meeting_id == meeting.id)
        )
        ids = [row.report.id for row in reports]
        query = select(ReportParticipant).where(ReportParticipant.report_id.in_(ids))
        sides = list((await self._session.scalars(query)).all())
        sides.sort(key=lambda side: (ids.index(side.report_id), side.ordinal))
        unique = list({side.key: side for side in reversed(sides)}.values())[::-1]
        ids_of_people = [side.person_id for side in unique if side.person_id]
        offices = await self._offices(ids_of_people, reports)
        countries = await self._countries(ids_of_people)
        rows = [
            {
                "meeting_id": meeting.id,
                "ordinal": number,
                "kind": side.kind,
                "key": side.key,
                "person_id": side.person_id,
                "name": side.name,
                "part": side.part,
                "country": side.country or countries.get(side.person_id or 0),
                "office": offices.get(side.person_id or 0, ""),
                "sorts_on": meeting.sorts_on,
            }
            for number, side in enumerate(unique)
        ]
        if rows:
            await self._session.execute(insert(MeetingParticipant), rows)
        topics = select(ReportTopic.topic).distinct().where(ReportTopic.report_id.in_(ids))
        for topic in sorted((await self._session.scalars(topics)).all()):
            self._session.add(
                MeetingTopic(meeting_id=meeting.id, topic=topic, sorts_on=meeting.sorts_on)
            )
        await self._session.flush()

    async def _countries(self, person_ids: Sequence[int]) -> dict[int, str | None]:
        query = select(Person.id, Person.country).where(Person.id.in_(person_ids))
        return dict((await self._session.execute(query)).all())

    async def _offices(
        self, person_ids: Sequence[int], reports: Sequence[ReportRow]
    ) -> dict[int, str]:
        """The office of each person as the reporting articles word it, in the fullest wording."""
        articles = {row.article.id for row in reports}
        query = select(Position.person_id, Position.title, Position.organization).where(
            Position.person_id.in_(person_ids), Position.article_id.in_(articles)
        )
        offices: dict[int, str] = {}
        found = [
            (who, what, where) for who, what, where in (await self._session.execute(query)).all()
        ]
        for person_id, title, _ in sorted(found, key=_fullness):
            offices.setdefault(person_id, title)
        return offices

    async def _retire(self, before: Mapping[int, int]) -> None:
        """Meetings none of whose reports are left lead on to where most of them went."""
        after = await self._owners(list(before))
        for meeting_id in sorted(set(before.values())):
            if await self._session.scalar(
                select(func.count(Report.id)).where(Report.meeting_id == meeting_id)
            ):
                continue
            went = Counter(
                after[r] for r, owner in before.items() if owner == meeting_id and r in after
            )
            await self.retire(meeting_id, went.most_common(1)[0][0] if went else None)

    async def retire(self, meeting_id: int, successor_id: int | None) -> None:
        """Remove a meeting; its public id leads on to the successor, if there is one."""
        await self._session.execute(
            update(RetiredId)
            .where(RetiredId.kind == RetiredKind.MEETING, RetiredId.successor_id == meeting_id)
            .values(successor_id=successor_id)
        )
        self._session.add(
            RetiredId(kind=RetiredKind.MEETING, id=meeting_id, successor_id=successor_id)
        )
        await self._session.execute(delete(Meeting).where(Meeting.id == meeting_id))
        await self._session.flush()


# What a reader would notice; anything else changes silently.
NOTICED = ("status", "first_on", "last_on", "precision", "place", "form", "forum")


def assign(conclusions: Sequence[Conclusion], before: Mapping[int, int]) -> list[int | None]:
    """The public id of each meeting: the one most of its reports had, each id given once."""
    claims = [
        (count, -owner, number)
        for number, conclusion in enumerate(conclusions)
        for owner, count in Counter(
            before[report] for report in conclusion.report_ids if report in before
        ).items()
    ]
    owners: list[int | None] = [None] * len(conclusions)
    taken: set[int] = set()
    for _, negative, number in sorted(claims, reverse=True):
        if owners[number] is None and -negative not in taken:
            owners[number] = -negative
            taken.add(-negative)
    return owners


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _sorts_on(values: Mapping[str, Any], reports: Sequence[ReportRow]) -> date:
    published = [row.article.published_on for row in reports if row.article.published_on]
    day = values["last_on"] or values["first_on"] or min(published, default=NO_DAY)
    return day if isinstance(day, date) else NO_DAY


def _told_at(article: Article) -> datetime:
    if article.published_at is not None:
        return article.published_at
    if article.published_on is not None:
        return datetime.combine(article.published_on, time.min, tzinfo=UTC)
    return article.fetched_at


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _fullness(position: tuple[int, str, str]) -> tuple[bool, int, str]:
    _, title, organization = position
    return not organization, len(title), title
