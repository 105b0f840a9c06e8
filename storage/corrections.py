"""What operators put right: kept, applied to what is read anew, undone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import bindparam, select, update

from reading.facts import ParticipantKind, Span
from storage.fixes import columns_of
from storage.heirs import Trace, inherit, is_the_same
from storage.models import (
    Correction,
    CorrectionAnchor,
    CorrectionKind,
    Person,
    PersonName,
    Report,
    ReportParticipant,
    RetiredId,
    RetiredKind,
    Statement,
)
from storage.repository import Repository, find_public
from storage.statements import KINDS as STATEMENTS
from storage.statements import Statements


class Side(IntEnum):
    """Of merging: the reports of the target and of the other. Of splitting: those apart, the rest.

    What is dropped are reports of the target.
    """

    OTHER = -1
    TARGET = 0
    APART = 1
    REST = 2


OF_PEOPLE = STATEMENTS | {
    CorrectionKind.MERGE_PEOPLE,
    CorrectionKind.SPLIT_PERSON,
    CorrectionKind.RENAME_PERSON,
    CorrectionKind.DROP_OFFICE,
}


OF_MEETINGS = frozenset(CorrectionKind) - OF_PEOPLE

# Made once: a statement takes longer to make than to be answered.
STANDING = (
    select(Correction)
    .where(Correction.kind.in_(bindparam("kinds", expanding=True)), Correction.undone_at.is_(None))
    .order_by(Correction.id)
)


class Corrections(Repository):
    """The corrections that stand, and what they are about."""

    async def add(
        self, correction: Correction, sides: Mapping[Side, Collection[int]] | None = None
    ) -> None:
        """`sides`: the reports it is about."""
        self._session.add(correction)
        await self._session.flush()
        anchored = [
            (side, report, trace)
            for side, reports in (sides or {}).items()
            for report, trace in await self._traces(Report.id.in_(reports))
        ]
        for number, (side, report, trace) in enumerate(anchored, start=1):
            self._session.add(_anchor(correction.id, number, side, report, trace))
        await self._session.flush()
        for article_id in await self._articles(correction.id):
            await self.mark(article_id)

    async def add_about(self, correction: Correction, statement: Statement) -> None:
        """One that is about a statement; `before` are its words."""
        self._session.add(correction)
        await self._session.flush()
        self._session.add(
            CorrectionAnchor(
                correction_id=correction.id,
                number=1,
                article_id=statement.article_id,
                start=statement.start,
                stop=statement.stop,
                keys=[],
                side=Side.TARGET,
            )
        )
        await self._session.flush()
        await self.mark(statement.article_id)

    async def find(self, correction_id: int) -> Correction | None:
        return await self._session.get(Correction, correction_id)

    async def list_latest(self, limit: int) -> Sequence[Correction]:
        query = select(Correction).order_by(Correction.id.desc()).limit(limit)
        return (await self._session.scalars(query)).all()

    async def standing(self, kinds: Collection[CorrectionKind]) -> Sequence[Correction]:
        """Those not undone, in the order they were made."""
        return (await self._session.scalars(STANDING, {"kinds": list(kinds)})).all()

    async def about(
        self, kinds: Collection[CorrectionKind], public_ids: Collection[int]
    ) -> Sequence[Correction]:
        """Those of these meetings or people that stand, in the order they were made."""
        query = select(Correction).where(
            Correction.applies_to.in_(public_ids),
            Correction.kind.in_(kinds),
            Correction.undone_at.is_(None),
        )
        return (await self._session.scalars(query.order_by(Correction.id))).all()

    async def values_of(self, meeting_ids: Collection[int]) -> Mapping[int, Mapping[str, Any]]:
        """Meeting → the columns operators set, the last word on each."""
        found: dict[int, dict[str, Any]] = defaultdict(dict)
        for one in await self.about({CorrectionKind.SET_MEETING}, meeting_ids):
            found[one.applies_to] |= columns_of(one.field, one.value)
        return found

    async def undo(self, correction: Correction, by: int, now: datetime) -> frozenset[int]:
        """Returns the reports it was about, as they stand now."""
        correction.undone_by, correction.undone_at = by, now
        await self._session.flush()
        reports: set[int] = set()
        for article_id in await self._articles(correction.id):
            anchored = await self._matched(article_id, [correction.id])
            reports |= {report.id for report, _ in anchored}
            await self.mark(article_id)
        return frozenset(reports)

    async def mark(self, article_id: int) -> None:
        """Tell the reports and statements of an article what operators said of them."""
        anchored = select(CorrectionAnchor.correction_id).where(
            CorrectionAnchor.article_id == article_id
        )
        query = select(Correction).where(Correction.id.in_(anchored)).order_by(Correction.id)
        corrections = (await self._session.scalars(query)).all()
        of_statements = [one for one in corrections if one.kind in STATEMENTS]
        if of_statements:
            await Statements(self._session).mark(article_id, of_statements)
        of_reports = [one.id for one in corrections if one.kind not in STATEMENTS]
        if of_reports:
            await self._mark_reports(article_id, of_reports)

    async def _mark_reports(self, article_id: int, ids: Sequence[int]) -> None:
        marks: dict[int, list[tuple[Correction, int]]] = defaultdict(list)
        for report, anchor in await self._matched(article_id, ids):
            correction = await self._session.get_one(Correction, anchor.correction_id)
            if correction.undone_at is None:
                marks[report.id].append((correction, anchor.side))
        reports = select(Report).where(Report.article_id == article_id)
        for report in (await self._session.scalars(reports)).all():
            _apply(report, marks.get(report.id, ()))
        await self._session.flush()

    async def reports_about(self, correction_id: int, side: int) -> frozenset[int]:
        """The reports of one of its sides."""
        found: set[int] = set()
        for article_id in await self._articles(correction_id):
            matched = await self._matched(article_id, [correction_id])
            found |= {report.id for report, anchor in matched if anchor.side == side}
        return frozenset(found)

    async def names_of(self, person_id: int) -> list[str]:
        """Keys of all names of somebody."""
        query = select(PersonName.key).where(PersonName.person_id == person_id)
        return sorted((await self._session.scalars(query)).all())

    async def hand_on(
        self, kinds: Collection[CorrectionKind], public_id: int, successor_id: int
    ) -> None:
        """What was said of a meeting or person that was merged away is said of where it went."""
        if kinds == OF_PEOPLE:
            given = update(Statement).where(Statement.person_id == public_id)
            await self._session.execute(given.values(person_id=successor_id))
        await self._session.execute(
            update(Correction)
            .where(Correction.applies_to == public_id, Correction.kind.in_(kinds))
            .values(applies_to=successor_id)
        )

    async def lead(self, kind: RetiredKind, public_id: int, successor_id: int) -> None:
        """A retired id leads there from now on."""
        await self._session.execute(
            update(RetiredId)
            .where(RetiredId.kind == kind, RetiredId.id == public_id)
            .values(successor_id=successor_id)
        )

    async def _articles(self, correction_id: int) -> Sequence[int]:
        query = select(CorrectionAnchor.article_id).distinct()
        query = query.where(CorrectionAnchor.correction_id == correction_id)
        return (await self._session.scalars(query.order_by(CorrectionAnchor.article_id))).all()

    async def _matched(
        self, article_id: int, corrections: Collection[int]
    ) -> list[tuple[Report, CorrectionAnchor]]:
        """Anchors of the article and the reports they are known again in, each correction's own."""
        traced = await self._traces(Report.article_id == article_id)
        query = select(CorrectionAnchor).where(
            CorrectionAnchor.article_id == article_id,
            CorrectionAnchor.correction_id.in_(corrections),
        )
        anchors: dict[int, list[CorrectionAnchor]] = defaultdict(list)
        for anchor in (await self._session.scalars(query)).all():
            anchors[anchor.correction_id].append(anchor)
        matched = []
        for own in anchors.values():
            known = [await self._trace(anchor) for anchor in own]
            heirs = inherit([trace for _, trace in traced], list(enumerate(known)))
            matched += [
                (report, own[number])
                for (report, trace), number in zip(traced, heirs, strict=True)
                if number is not None and is_the_same(trace, known[number])
            ]
        return matched

    async def _trace(self, anchor: CorrectionAnchor) -> Trace:
        """As it was then; people by the ids they have now."""
        keys = {await self._key_now(key) for key in anchor.keys}
        days = (anchor.first_on, anchor.last_on)
        return Trace(frozenset(keys), days, Span(anchor.start, anchor.stop))

    async def _key_now(self, key: str) -> str:
        kind, _, number = key.partition(":")
        if kind != ParticipantKind.PERSON:
            return key
        person = await find_public(self._session, Person, RetiredKind.PERSON, int(number))
        return key if person is None else f"{kind}:{person.id}"

    async def _traces(self, which: Any) -> list[tuple[Report, Trace]]:
        reports = (
            await self._session.scalars(select(Report).where(which).order_by(Report.id))
        ).all()
        keys: dict[int, set[str]] = defaultdict(set)
        sides = select(ReportParticipant.report_id, ReportParticipant.key).where(
            ReportParticipant.report_id.in_([report.id for report in reports])
        )
        for report_id, key in (await self._session.execute(sides)).all():
            keys[report_id].add(key)
        return [
            (
                report,
                Trace(
                    frozenset(keys[report.id]),
                    (report.first_on, report.last_on),
                    Span(report.evidence_start, report.evidence_stop),
                ),
            )
            for report in reports
        ]


def _apply(report: Report, marks: Iterable[tuple[Correction, int]]) -> None:
    denied = [one.id for one, _ in marks if one.kind is CorrectionKind.DROP_MEETING]
    report.denied_by = denied[-1] if denied else None
    if denied:
        report.meeting_id = None
    report.rulings = [
        [one.id, side] for one, side in marks if one.kind is not CorrectionKind.DROP_MEETING
    ]


def _anchor(
    correction_id: int, number: int, side: int, report: Report, trace: Trace
) -> CorrectionAnchor:
    return CorrectionAnchor(
        correction_id=correction_id,
        number=number,
        article_id=report.article_id,
        start=trace.evidence.start,
        stop=trace.evidence.stop,
        first_on=trace.days[0],
        last_on=trace.days[1],
        keys=sorted(trace.keys),
        side=side,
    )
