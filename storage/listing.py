"""Keeps the listed tables true to the meetings, within the transaction that changes them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Any

from sqlalchemy import and_, bindparam, delete, event, insert, select, update
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
TOUCHED = "touched meetings"

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


def touch(session: AsyncSession, meeting_id: int) -> None:
    """Something of this meeting changes; the session itself only notices what it loaded."""
    session.info.setdefault(TOUCHED, set()).add(meeting_id)


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
        for start in range(0, len(ids), CHUNK):
            await self._settle(ids[start : start + CHUNK])

    async def _settle(self, ids: Sequence[int]) -> None:
        before, after = await self._listed(ids), await self._wanted(ids)
        gone, come = before - after, after - before
        if gone:
            key = and_(*(LISTED.c[name] == bindparam(f"old_{name}") for name in KEY))
            old = [{f"old_{name}": getattr(row, name) for name in KEY} for row in gone]
            await self._session.execute(delete(LISTED).where(key), old)
        if come:
            await self._session.execute(insert(LISTED), [row.values for row in come])
        await self._count(gone, come)
        await self._pair(before, after)

    async def _listed(self, ids: Collection[int]) -> set[Row]:
        query = select(*(LISTED.c[name] for name in Row.__slots__))
        rows = await self._session.execute(query.where(LISTED.c.meeting_id.in_(ids)))
        return {Row(*row) for row in rows.all()}

    async def _wanted(self, ids: Collection[int]) -> set[Row]:
        meetings = await self._session.execute(MEETING.where(MEETINGS.c.id.in_(ids)))
        sides = select(SIDES.c.meeting_id, SIDES.c.person_id, SIDES.c.country)
        topics = select(TOPICS.c.meeting_id, TOPICS.c.topic)
        owners: dict[int, set[str]] = defaultdict(lambda: {EVERYBODY})
        of_sides = await self._session.execute(sides.where(SIDES.c.meeting_id.in_(ids)))
        for meeting_id, person_id, country in of_sides.all():
            owners[meeting_id] |= {of_person(person_id)} if person_id else set()
            owners[meeting_id] |= {of_country(country)} if country else set()
        of_topics = await self._session.execute(topics.where(TOPICS.c.meeting_id.in_(ids)))
        for meeting_id, topic in of_topics.all():
            owners[meeting_id].add(of_topic(topic))
        return {row for one in meetings.all() for row in _rows(one, owners[one.id])}

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
MEETING = select(
    *(
        MEETINGS.c[name]
        for name in ("id", "sorts_on", "forum_key", "status", "form", "first_on", "last_on")
    ),
    MEETINGS.c.country,
    MEETINGS.c.place,
)


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
