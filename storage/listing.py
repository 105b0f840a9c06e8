"""Keeps the listed tables true to the meetings, within the transaction that changes them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Any

from sqlalchemy import bindparam, delete, event, insert, null, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, UOWTransaction

from reading.facts import Form, Status
from storage.models import NO_DAY, Meeting, MeetingParticipant, MeetingTopic, Person, table_of
from storage.models.listed import (
    EVERYBODY,
    UNDATED,
    ListedCount,
    ListedMeeting,
    ListedPair,
    of_country,
    of_person,
    of_place,
    of_topic,
)
from storage.repository import Repository
from storage.upsert import add_up

CHUNK = 500
TOUCHED, NEW = "touched meetings", "new meetings"

LISTED, COUNTS, PAIRS = map(table_of, (ListedMeeting, ListedCount, ListedPair))
MEETINGS, SIDES, TOPICS, PEOPLE = map(table_of, (Meeting, MeetingParticipant, MeetingTopic, Person))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of `ListedMeeting`."""

    owner: str
    sorts_on: date
    forum: str
    meeting_id: int
    status: Status
    form: Form
    starts_on: date | None

    @property
    def values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def touch(session: AsyncSession, meeting_id: int, *, is_new: bool = False) -> None:
    """Something of this meeting changes; the session itself only notices what it loaded.

    `is_new`: it was added by this transaction, so that nothing is listed of it yet.
    """
    session.info.setdefault(TOUCHED, set()).add(meeting_id)
    if is_new:
        session.info.setdefault(NEW, set()).add(meeting_id)


def watch(session: AsyncSession) -> None:
    """Note every meeting that the session writes."""
    event.listen(session.sync_session, "after_flush", _note)


def _note(session: Session, _: UOWTransaction) -> None:
    touched = session.info.setdefault(TOUCHED, set())
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Meeting):
            touched.add(row.id)
        elif isinstance(row, MeetingParticipant | MeetingTopic):
            touched.add(row.meeting_id)


class Listing(Repository):
    """What the pages are made from."""

    async def settle(self) -> None:
        """Bring the tables up to date with the meetings touched in this transaction."""
        await self._session.flush()
        ids = sorted(self._session.info.pop(TOUCHED, ()))
        new = self._session.info.pop(NEW, set())
        for start in range(0, len(ids), CHUNK):
            await self._settle(ids[start : start + CHUNK], new)

    async def _settle(self, ids: Sequence[int], new: Collection[int]) -> None:
        before = await self._listed([one for one in ids if one not in new])
        after = await self._wanted(ids)
        gone, come = before - after, after - before
        if gone:
            old = [{f"old_{name}": getattr(row, name) for name in KEY} for row in gone]
            await self._session.execute(REMOVE, old)
        if come:
            await self._session.execute(ADD, [row.values for row in come])
        await self._count(gone, come)
        await self._pair(before, after)

    async def _listed(self, ids: Collection[int]) -> set[Row]:
        if not ids:
            return set()
        rows = await self._session.execute(STANDING, {"meetings": ids})
        return {Row(*row) for row in rows.all()}

    async def _wanted(self, ids: Collection[int]) -> set[Row]:
        meetings: dict[int, Any] = {}
        owners: dict[int, set[str]] = defaultdict(lambda: {EVERYBODY})
        for row in (await self._session.execute(WANTED, {"meetings": ids})).all():
            if row.status is not None:
                meetings[row.id] = row
            owners[row.id] |= {of_person(row.person_id)} if row.person_id else set()
            owners[row.id] |= {of_country(row.of_country)} if row.of_country else set()
            owners[row.id] |= {of_topic(row.topic)} if row.topic else set()
        return {row for one in meetings.values() for row in _rows(one, owners[one.id])}

    async def _count(self, gone: Iterable[Row], come: Iterable[Row]) -> None:
        meetings: Counter[str] = Counter()
        held: Counter[str] = Counter()
        for sign, rows in ((-1, gone), (1, come)):
            for row in rows:
                meetings[row.owner] += sign
                held[row.owner] += sign * (row.status is Status.HELD)
        changes = [
            {"owner": owner, "meetings": meetings[owner], "held": held[owner]}
            for owner in sorted(meetings)
            if meetings[owner] or held[owner]
        ]
        await add_up(self._session, COUNTS, ("owner",), changes)
        people = [
            {"who": int(owner[1:]), "more": more}
            for owner, more in sorted(meetings.items())
            if more and _is_person(owner)
        ]
        if people:
            await self._session.execute(MET, people)

    async def _pair(self, before: Iterable[Row], after: Iterable[Row]) -> None:
        pairs = Counter(_pairs(after))
        pairs.subtract(_pairs(before))
        changes = [
            {"person_id": one, "other_id": other, "meetings": count}
            for (one, other), count in sorted(pairs.items())
            if count
        ]
        await add_up(self._session, PAIRS, ("person_id", "other_id"), changes)


KEY = ("owner", "sorts_on", "forum", "meeting_id")
MET = (
    update(PEOPLE)
    .where(PEOPLE.c.id == bindparam("who"))
    .values(meetings=PEOPLE.c.meetings + bindparam("more"))
)
OF_MEETING = ("id", "status", "sorts_on", "forum_key", "form", "first_on", "last_on")
_THESE: Any = bindparam("meetings", expanding=True)
WANTED = union_all(
    select(
        *(MEETINGS.c[name] for name in (*OF_MEETING, "country", "place")),
        SIDES.c.person_id,
        SIDES.c.country.label("of_country"),
        null().label("topic"),
    )
    .outerjoin(SIDES, SIDES.c.meeting_id == MEETINGS.c.id)
    .where(MEETINGS.c.id.in_(_THESE)),
    # One of topics says nothing of the meeting but its number.
    select(TOPICS.c.meeting_id, *([null()] * (len(OF_MEETING) + 3)), TOPICS.c.topic).where(
        TOPICS.c.meeting_id.in_(_THESE)
    ),
)
STANDING = select(*(LISTED.c[name] for name in Row.__slots__)).where(
    LISTED.c.meeting_id.in_(_THESE)
)
ADD = insert(LISTED)
REMOVE = delete(LISTED).where(*(LISTED.c[name] == bindparam(f"old_{name}") for name in KEY))


def _rows(meeting: Any, owners: set[str]) -> Iterator[Row]:
    owners = owners | ({of_country(meeting.country)} if meeting.country else set())
    owners |= {of_place(meeting.place)} if meeting.place else set()
    is_dated = meeting.first_on is not None or meeting.last_on is not None
    starts_on = (meeting.first_on or meeting.last_on) if is_dated else None
    if meeting.status is Status.PLANNED and meeting.last_on is None:
        owners |= {owner + UNDATED for owner in owners}
    for owner in owners:
        yield Row(
            owner,
            meeting.sorts_on or NO_DAY,
            meeting.forum_key or "",
            meeting.id,
            meeting.status,
            meeting.form,
            starts_on,
        )


def _is_person(owner: str) -> bool:
    return owner[0] == "p" and not owner.endswith(UNDATED)


def _pairs(rows: Iterable[Row]) -> Iterator[tuple[int, int]]:
    people: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        if _is_person(row.owner):
            people[row.meeting_id].add(int(row.owner[1:]))
    for who in people.values():
        yield from permutations(sorted(who), 2)
