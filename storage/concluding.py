"""Meetings as the archive concludes them: reads the reports to merge, writes what came of it.

Which reports tell of one meeting is decided in newsroom/merging.py; here its result is given the
public ids it had before.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Date,
    Integer,
    String,
    bindparam,
    delete,
    func,
    insert,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import aliased

from reading.facts import CONFIDENCE_THRESHOLD
from storage.conclusions import (
    Conclusion,
    ReportRow,
    ReportValues,
    Side,
    assign,
    changes_of,
    values_of,
)
from storage.corrections import OF_MEETINGS, Corrections
from storage.listing import touch
from storage.meeting_parts import MeetingParts
from storage.models import (
    Alerted,
    Article,
    Meeting,
    MeetingChange,
    Person,
    Report,
    ReportParticipant,
    ReportShelf,
    RetiredId,
    RetiredKind,
    Told,
    table_of,
)
from storage.repository import Repository
from storage.upsert import insert_in_order

CHUNK = 500

ALONE = "alone "
"""Begins the key that a report of one side stands under: it tells of no meeting of several."""

COUNTS = (Report.confidence >= CONFIDENCE_THRESHOLD, Report.denied_by.is_(None))
"""A report sure enough, and not denied by an operator."""

MEETINGS, REPORTS, ARTICLES, PEOPLE = map(table_of, (Meeting, Report, Article, Person))
SIDES, SHELVES, CHANGES = map(table_of, (ReportParticipant, ReportShelf, MeetingChange))


class Concluding(Repository):
    """The meetings and what they rest on."""

    async def reports_of(self, article_id: int) -> frozenset[int]:
        """Ids of the article's reports that are sure enough to count."""
        rows = await self._session.scalars(REPORTS_OF, {"article": article_id})
        return frozenset(rows.all())

    async def reports_in(self, meeting_ids: Collection[int]) -> frozenset[int]:
        if not meeting_ids:
            return frozenset()
        rows = await self._session.scalars(REPORTS_IN, {"meetings": sorted(meeting_ids)})
        return frozenset(rows.all())

    async def owners(self, report_ids: Collection[int]) -> list[int]:
        """The meetings these reports tell of, that of most of them first."""
        rows = await self.load(report_ids)
        owners = Counter(one.report.meeting_id for one in rows if one.report.meeting_id is not None)
        return [owner for owner, _ in owners.most_common()]

    async def load(self, report_ids: Iterable[int]) -> list[ReportRow]:
        await self._session.flush()
        ids = sorted(report_ids)
        rows: list[ReportRow] = []
        for start in range(0, len(ids), CHUNK):
            asked = {"reports": ids[start : start + CHUNK]}
            sides: dict[int, list[Side]] = defaultdict(list)
            for side in (await self._session.execute(SIDES_OF, asked)).all():
                sides[side.report_id].append(Side._make(side))
            reports = (await self._session.execute(VALUES_OF, asked)).all()
            rows += [ReportRow(ReportValues._make(one), sides[one.id]) for one in reports]
        return rows

    async def stand(
        self, places: Mapping[int, frozenset[tuple[str, str, date]]], fresh: Collection[int]
    ) -> None:
        """Have each report found under these keys, shelves and days, and nowhere else.

        `fresh`: reports that stand nowhere yet.
        """
        stood = await self._stood(places.keys() - set(fresh))
        stale = [one for one in sorted(places) if stood[one] - places[one]]
        if stale:
            await self._session.execute(CLEAR, {"reports": stale})
        rows = [
            {"report_id": report_id, "key": key, "shelf": shelf, "day": day}
            for report_id, wanted in places.items()
            for key, shelf, day in wanted - (set() if report_id in stale else stood[report_id])
        ]
        if rows:
            await self._session.execute(ADD_SHELVES, rows)

    async def _stood(self, report_ids: Collection[int]) -> Mapping[int, set[tuple[str, str, date]]]:
        stood: dict[int, set[tuple[str, str, date]]] = defaultdict(set)
        if report_ids:
            rows = await self._session.execute(STOOD, {"reports": sorted(report_ids)})
            for row in rows.all():
                stood[row.report_id].add((row.key, row.shelf, row.day))
        return stood

    async def look(
        self, keys: Collection[str], least: int, places: Sequence[tuple[str, date, date]]
    ) -> set[int]:
        """Reports that stand under so many of these keys (`least`) in one of the places.

        A place is a shelf, and from which day to which.
        """
        found: set[int] = set()
        for start in range(0, len(places), PLACES):
            some = list(places[start : start + PLACES])
            some += some[:1] * (PLACES - len(some))
            asked: dict[str, Any] = {"keys": sorted(keys), "least": least}
            for number, (shelf, first, last) in enumerate(some):
                asked |= {f"shelf{number}": shelf, f"first{number}": first, f"last{number}": last}
            found.update((await self._session.scalars(STANDING, asked)).all())
        return found

    async def write(self, conclusions: Sequence[Conclusion], now: datetime) -> None:
        """Write the meetings under the public ids they had.

        An id left without reports is retired and leads to where most of its reports went.
        """
        if not conclusions:
            return
        owners = assign(conclusions)
        known = {owner for owner in owners if owner is not None}
        corrected = await Corrections(self._session).values_of(known) if known else {}
        values = [
            values_of(one, corrected.get(owner or 0, {}))
            for one, owner in zip(conclusions, owners, strict=True)
        ]
        ids = await self._write_values(owners, values, now)
        moved = [
            {"report": row.report.id, "meeting": meeting_id}
            for meeting_id, one in zip(ids, conclusions, strict=True)
            for row in one.reports
            if row.report.meeting_id != meeting_id
        ]
        if moved:
            await self._session.execute(MOVE_REPORT, moved)
        concluded = {
            meeting_id: (one, own["sorts_on"])
            for meeting_id, one, own in zip(ids, conclusions, values, strict=True)
        }
        await MeetingParts(self._session).write(concluded, known)
        await self._retire(conclusions, ids)
        await self._refresh()

    async def _write_values(
        self, owners: Sequence[int | None], values: Sequence[dict[str, Any]], now: datetime
    ) -> list[int]:
        """Owner → id: the same, or a new one where there was none."""
        known = sorted({owner for owner in owners if owner is not None})
        before: dict[int, Any] = {}
        if known:
            rows = await self._session.execute(BEFORE, {"meetings": known})
            before = {row.id: row for row in rows.mappings().all()}
        changed, history = [], []
        for owner, own in zip(owners, values, strict=True):
            old = before.get(owner or 0)
            if old is None or all(old[name] == value for name, value in own.items()):
                continue
            changes = changes_of(old, own)
            version, changed_at = old["version"], old["changed_at"]
            if changes:
                version, changed_at = version + 1, now
                history.append(
                    {
                        "meeting_id": owner,
                        "version": version,
                        "changed_at": now,
                        "changes": changes,
                    }
                )
            written = {**own, "version": version, "changed_at": changed_at}
            changed.append({f"new_{name}": value for name, value in written.items()})
            changed[-1]["meeting"] = owner
        if changed:
            await self._session.execute(UPDATE_MEETING, changed)
        if history:
            await self._session.execute(ADD_CHANGES, history)
        fresh = [
            {**own, "version": 1, "created_at": now, "changed_at": now}
            for owner, own in zip(owners, values, strict=True)
            if owner is None
        ]
        added = iter(await insert_in_order(self._session, MEETINGS, fresh))
        return [next(added) if owner is None else owner for owner in owners]

    async def _retire(self, conclusions: Sequence[Conclusion], ids: Sequence[int]) -> None:
        """Meetings none of whose reports are left lead on to where most of them went."""
        went: dict[int, Counter[int]] = defaultdict(Counter)
        for meeting_id, conclusion in zip(ids, conclusions, strict=True):
            for row in conclusion.reports:
                if row.report.meeting_id is not None:
                    went[row.report.meeting_id][meeting_id] += 1
        left = went.keys() - set(ids)
        for meeting_id in sorted(left):
            if not await self.reports_in([meeting_id]):
                await self.retire(meeting_id, went[meeting_id].most_common(1)[0][0])

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
        same = aliased(Alerted)
        known = select(same).where(
            same.meeting_id == successor_id,
            same.chat_id == Alerted.chat_id,
            same.thread_id == Alerted.thread_id,
        )
        await self._session.execute(
            update(Alerted)
            .where(Alerted.meeting_id == meeting_id, ~known.exists())
            .values(meeting_id=successor_id, version=successor.version)
        )

    async def _refresh(self) -> None:
        """Whoever holds a meeting of this session sees what was written."""
        for one in list(self._session.identity_map.values()):
            if isinstance(one, Meeting | Report):
                await self._session.refresh(one)


# Made once: a statement takes longer to make than to be answered.
PLACES = 10
"""Places looked at in one statement."""


def _among(column: Any, name: str) -> Any:
    return column.in_(bindparam(name, expanding=True))


def _place(number: int) -> Any:
    return select(
        bindparam(f"shelf{number}", type_=String).label("shelf"),
        bindparam(f"first{number}", type_=Date).label("first"),
        bindparam(f"last{number}", type_=Date).label("last"),
    )


REPORTS_OF = select(REPORTS.c.id).where(REPORTS.c.article_id == bindparam("article"), *COUNTS)
REPORTS_IN = select(REPORTS.c.id).where(_among(REPORTS.c.meeting_id, "meetings"))
VALUES_OF = (
    select(
        *(
            REPORTS.c[name] if name in REPORTS.c else ARTICLES.c[name]
            for name in ReportValues._fields
        )
    )
    .join(ARTICLES, ARTICLES.c.id == REPORTS.c.article_id)
    .where(_among(REPORTS.c.id, "reports"))
)
SIDES_OF = (
    select(
        *(SIDES.c[name] for name in Side._fields if name in SIDES.c),
        PEOPLE.c.name.label("called"),
        PEOPLE.c.country.label("of_country"),
    )
    .outerjoin(PEOPLE, PEOPLE.c.id == SIDES.c.person_id)
    .where(_among(SIDES.c.report_id, "reports"))
    .order_by(SIDES.c.report_id, SIDES.c.ordinal)
)
STOOD = select(SHELVES.c.report_id, SHELVES.c.key, SHELVES.c.shelf, SHELVES.c.day).where(
    _among(SHELVES.c.report_id, "reports")
)
CLEAR = delete(SHELVES).where(_among(SHELVES.c.report_id, "reports"))
_PLACES = union_all(*map(_place, range(PLACES))).subquery("places")
STANDING = (
    select(SHELVES.c.report_id)
    .select_from(_PLACES)
    .join(
        SHELVES,
        (SHELVES.c.shelf == _PLACES.c.shelf)
        & SHELVES.c.day.between(_PLACES.c.first, _PLACES.c.last),
    )
    .where(_among(SHELVES.c.key, "keys"))
    .group_by(SHELVES.c.report_id)
    .having(func.count(SHELVES.c.key.distinct()) >= bindparam("least", type_=Integer))
)
BEFORE = select(MEETINGS).where(_among(MEETINGS.c.id, "meetings"))
ADD_SHELVES, ADD_CHANGES = insert(SHELVES), insert(CHANGES)
WRITTEN = [one.name for one in MEETINGS.c if one.name not in {"id", "created_at"}]
UPDATE_MEETING = (
    update(MEETINGS)
    .where(MEETINGS.c.id == bindparam("meeting"))
    .values({name: bindparam(f"new_{name}") for name in WRITTEN})
)
MOVE_REPORT = (
    update(REPORTS)
    .where(REPORTS.c.id == bindparam("report"))
    .values(meeting_id=bindparam("meeting"))
)
