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
from storage.models import (
    NO_DAY,
    KnownOrganization,
    Meeting,
    MeetingParticipant,
    MeetingTopic,
    Person,
    table_of,
)
from storage.models.listed import (
    UNDATED,
    ListedCount,
    ListedMeeting,
    ListedPair,
    ListedWord,
    of_organization,
)
from storage.owners import Owned, organizations
from storage.repository import Repository
from storage.upsert import add_up

CHUNK = 500
TOUCHED, NEW = "touched meetings", "new meetings"

LISTED, COUNTS, PAIRS, WORDS = map(table_of, (ListedMeeting, ListedCount, ListedPair, ListedWord))
KNOWN = table_of(KnownOrganization)
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

    async def knows(self, spellings: frozenset[tuple[str, str]]) -> bool:
        return spellings == await self._spellings()

    async def know(self, spellings: frozenset[tuple[str, str]]) -> None:
        """What organisations are called from now on: pairs of the normal name and a spelling.

        At the end of the transaction all meetings are listed anew.
        """
        await self._session.execute(delete(KNOWN))
        rows = [{"name": name, "spelling": spelling} for name, spelling in sorted(spellings)]
        if rows:
            await self._session.execute(insert(KNOWN), rows)
        for meeting_id in (await self._session.scalars(select(MEETINGS.c.id))).all():
            touch(self._session, meeting_id)

    async def differing(self, ids: Sequence[int]) -> set[int]:
        """Those of these meetings that are listed otherwise than they say."""
        wanted = await self._wanted(ids)
        rows = {row for one in wanted for row in _rows(one)} ^ await self._listed(ids)
        words = {word for one in wanted for word in one.words} ^ await self._spoken(ids)
        return {row.meeting_id for row in rows} | {meeting_id for _, meeting_id, _ in words}

    async def _spellings(self) -> frozenset[tuple[str, str]]:
        rows = await self._session.execute(SPELLINGS)
        return frozenset((name, spelling) for name, spelling in rows.all())

    async def _settle(self, ids: Sequence[int], new: Collection[int]) -> None:
        known = [one for one in ids if one not in new]
        wanted = await self._wanted(ids)
        await self._list_words(known, {word for one in wanted for word in one.words})
        before = await self._listed(known)
        after = {row for one in wanted for row in _rows(one)}
        gone, come = before - after, after - before
        if gone:
            old = [{f"old_{name}": getattr(row, name) for name in KEY} for row in gone]
            await self._session.execute(REMOVE, old)
        if come:
            await self._session.execute(ADD, [row.values for row in come])
        await self._count(gone, come)
        await self._pair(before, after)

    async def _list_words(self, known: Collection[int], after: set[tuple[str, int, int]]) -> None:
        before = await self._spoken(known)
        if gone := before - after:
            old = [dict(zip(OF_OLD_WORD, one, strict=True)) for one in gone]
            await self._session.execute(REMOVE_WORDS, old)
        if come := after - before:
            new = [dict(zip(OF_WORD, one, strict=True)) for one in come]
            await self._session.execute(ADD_WORDS, new)

    async def _spoken(self, ids: Collection[int]) -> set[tuple[str, int, int]]:
        if not ids:
            return set()
        rows = await self._session.execute(SPOKEN, {"meetings": ids})
        return {(word, meeting_id, number) for word, meeting_id, number in rows.all()}

    async def _listed(self, ids: Collection[int]) -> set[Row]:
        if not ids:
            return set()
        rows = await self._session.execute(STANDING, {"meetings": ids})
        return {Row(*row) for row in rows.all()}

    async def _wanted(self, ids: Collection[int]) -> list[Owned]:
        known = organizations(await self._spellings())
        found: dict[int, Owned] = {}
        for row in (await self._session.execute(WANTED, {"meetings": ids})).all():
            if row.status is not None and row.id not in found:
                found[row.id] = Owned(row)
            if row.id in found:
                found[row.id].add(row)
        for one in found.values():
            one.owners |= {of_organization(name) for name in known.of(one)}
        return list(found.values())

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
        pairs, held = Counter(_pairs(after)), Counter(_pairs(_held(after)))
        pairs.subtract(_pairs(before))
        held.subtract(_pairs(_held(before)))
        changes = [
            {"person_id": one, "other_id": other, "meetings": count, "held": held[one, other]}
            for (one, other), count in sorted(pairs.items())
            if count or held[one, other]
        ]
        await add_up(self._session, PAIRS, ("person_id", "other_id"), changes)


KEY = ("owner", "sorts_on", "forum", "meeting_id")
MET = (
    update(PEOPLE)
    .where(PEOPLE.c.id == bindparam("who"))
    .values(meetings=PEOPLE.c.meetings + bindparam("more"))
)
OF_MEETING = ("id", "status", "sorts_on", "forum_key", "form", "first_on", "last_on")
OF_PLACE = ("country", "place", "forum")
OF_SIDE = ("person_id", "ordinal", "office", "name")
_THESE: Any = bindparam("meetings", expanding=True)
WANTED = union_all(
    select(
        *(MEETINGS.c[name] for name in (*OF_MEETING, *OF_PLACE)),
        *(SIDES.c[name] for name in OF_SIDE),
        SIDES.c.country.label("of_country"),
        null().label("topic"),
    )
    .outerjoin(SIDES, SIDES.c.meeting_id == MEETINGS.c.id)
    .where(MEETINGS.c.id.in_(_THESE)),
    # One of topics says nothing of the meeting but its number.
    select(
        TOPICS.c.meeting_id,
        *([null()] * (len(OF_MEETING) + len(OF_PLACE) + len(OF_SIDE))),
        TOPICS.c.topic,
    ).where(TOPICS.c.meeting_id.in_(_THESE)),
)
SPELLINGS = select(KNOWN.c.name, KNOWN.c.spelling)
OF_WORD = ("word", "meeting_id", "wording")
OF_OLD_WORD = ("old_word", "old_id", "old_wording")
SPOKEN = select(*(WORDS.c[name] for name in OF_WORD)).where(WORDS.c.meeting_id.in_(_THESE))
ADD_WORDS = insert(WORDS)
REMOVE_WORDS = delete(WORDS).where(
    WORDS.c.word == bindparam("old_word"),
    WORDS.c.meeting_id == bindparam("old_id"),
    WORDS.c.wording == bindparam("old_wording"),
)
STANDING = select(*(LISTED.c[name] for name in Row.__slots__)).where(
    LISTED.c.meeting_id.in_(_THESE)
)
ADD = insert(LISTED)
REMOVE = delete(LISTED).where(*(LISTED.c[name] == bindparam(f"old_{name}") for name in KEY))


def _rows(owned: Owned) -> Iterator[Row]:
    meeting, owners = owned.meeting, owned.owners
    is_dated = meeting.first_on is not None or meeting.last_on is not None
    starts_on = (meeting.first_on or meeting.last_on) if is_dated else None
    if meeting.status is Status.PLANNED and meeting.last_on is None:
        owners = owners | {owner + UNDATED for owner in owners}
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


def _held(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row.status is Status.HELD)


def _pairs(rows: Iterable[Row]) -> Iterator[tuple[int, int]]:
    people: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        if _is_person(row.owner):
            people[row.meeting_id].add(int(row.owner[1:]))
    for who in people.values():
        yield from permutations(sorted(who), 2)
