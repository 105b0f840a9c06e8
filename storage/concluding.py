"""Meetings as the archive concludes them: reads the reports to merge, writes what came of it.

Which reports tell of one meeting is decided in newsroom/merging.py; here its result is given the
public ids it had before.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from reading.facts import CALLED_OFF, CONFIDENCE_THRESHOLD
from storage.conclusions import (
    NOTICED,
    Conclusion,
    ReportRow,
    assign,
    plain,
    sorts_on,
    told_at,
)
from storage.corrections import OF_MEETINGS, Corrections
from storage.listing import touch
from storage.meeting_parts import MeetingParts
from storage.models import (
    COMPARED,
    Article,
    Meeting,
    MeetingChange,
    Report,
    ReportParticipant,
    RetiredId,
    RetiredKind,
    Told,
)
from storage.repository import Repository

CHUNK = 500

COUNTS = (Report.confidence >= CONFIDENCE_THRESHOLD, Report.denied_by.is_(None))
"""A report sure enough, and not denied by an operator."""


class Concluding(Repository):
    """The meetings and what they rest on."""

    async def reports_of(self, article_id: int) -> frozenset[int]:
        """Ids of the article's reports that are sure enough to count."""
        query = select(Report.id).where(Report.article_id == article_id, *COUNTS)
        return frozenset((await self._session.scalars(query)).all())

    async def reports_in(self, meeting_ids: Collection[int]) -> frozenset[int]:
        query = select(Report.id).where(Report.meeting_id.in_(meeting_ids))
        return frozenset((await self._session.scalars(query)).all())

    async def owners(self, report_ids: Collection[int]) -> list[int]:
        """The meetings these reports tell of, that of most of them first."""
        owners = Counter((await self._owners(list(report_ids))).values())
        return [owner for owner, _ in owners.most_common()]

    async def sharing(
        self, keys: frozenset[str], days: tuple[date, date] | None, slack: timedelta
    ) -> set[int]:
        """Sure reports with two of these sides; of one side alone, those with exactly it.

        With `days` only those that come as near to them as `slack`, and all that were called off.
        """
        query = (
            select(ReportParticipant.report_id)
            .join(Report, Report.id == ReportParticipant.report_id)
            .where(
                ReportParticipant.key.in_(keys),
                ReportParticipant.part.in_(COMPARED),
                *COUNTS,
            )
            .group_by(ReportParticipant.report_id)
            .having(func.count(ReportParticipant.key.distinct()) >= min(2, len(keys)))
        )
        if len(keys) == 1:
            query = query.where(~_has_side_beside(keys))
        if days is not None:
            query = query.where(_lies_near(days[0] - slack, days[1] + slack))
        return set((await self._session.scalars(query)).all())

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
        corrected = await Corrections(self._session).values_of([id_ for id_ in owners if id_])
        written: set[int] = set()
        for conclusion, meeting_id in zip(conclusions, owners, strict=True):
            values = {**conclusion.values, **corrected.get(meeting_id or 0, {})}
            written.add(await self._write(replace(conclusion, values=values), meeting_id, now))
        await self._retire(before)
        return frozenset(written)

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
            "sorts_on": sorts_on(conclusion.values, reports),
            "reports": len(reports),
            "reported_at": max(told_at(row.article) for row in reports),
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
        await MeetingParts(self._session).replace(meeting, reports)
        return meeting.id

    async def _update(self, meeting: Meeting, values: Mapping[str, Any], now: datetime) -> None:
        changes = {
            field: [plain(getattr(meeting, field)), plain(values[field])]
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
        """Remove a meeting; its public id leads on to the successor, if there is one.

        Whoever was told of it has been told of the successor. One that is gone already stays so.
        """
        if await self._session.get(Meeting, meeting_id) is None:
            return
        if successor_id is not None:
            await self._hand_on_told(meeting_id, successor_id)
        await self._session.execute(
            update(RetiredId)
            .where(RetiredId.kind == RetiredKind.MEETING, RetiredId.successor_id == meeting_id)
            .values(successor_id=successor_id)
        )
        self._session.add(
            RetiredId(kind=RetiredKind.MEETING, id=meeting_id, successor_id=successor_id)
        )
        if successor_id is not None:
            await Corrections(self._session).hand_on(OF_MEETINGS, meeting_id, successor_id)
        touch(self._session, meeting_id)
        await self._session.execute(delete(Meeting).where(Meeting.id == meeting_id))
        await self._session.flush()

    async def _hand_on_told(self, meeting_id: int, successor_id: int) -> None:
        successor = await self._session.get_one(Meeting, successor_id)
        knowing = select(Told.subscription_id).where(Told.meeting_id == successor_id)
        await self._session.execute(
            update(Told)
            .where(Told.meeting_id == meeting_id, Told.subscription_id.not_in(knowing))
            .values(meeting_id=successor_id, version=successor.version)
        )


def _has_side_beside(keys: frozenset[str]) -> ColumnElement[bool]:
    beside = aliased(ReportParticipant)
    return exists().where(
        beside.report_id == Report.id, beside.part.in_(COMPARED), beside.key.not_in(keys)
    )


def _lies_near(first: date, last: date) -> ColumnElement[bool]:
    is_open = or_(Report.first_on.is_(None), Report.last_on.is_(None))
    is_near = and_(Report.first_on <= last, Report.last_on >= first)
    return or_(is_open, is_near, Report.status.in_(CALLED_OFF))


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
