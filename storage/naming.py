"""Names and whom they mean: reads those that may be one person's, moves a name from one to another.

Which names go together is decided in newsroom/identity.py.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, exists, select, update

from storage.corrections import OF_PEOPLE, Corrections
from storage.models import (
    Mention,
    NameOffice,
    Person,
    PersonName,
    ReportParticipant,
    RetiredId,
    RetiredKind,
    Statement,
    table_of,
)
from storage.name_moves import NameMoves
from storage.names import Names
from storage.repository import Repository


@dataclass(frozen=True, slots=True)
class BorneName:
    """A name, and the keys of the offices its bearer is called by."""

    row: PersonName
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Moved:
    """What changed hands: reports that tell of others now, people with other names than before.

    `gone`: whoever has no name left → who has them now.
    """

    reports: frozenset[int]
    people: frozenset[int]
    gone: Mapping[int, int | None]


MOST = 100
"""People of one sound that are looked at."""

NOBODY_MOVED = Moved(frozenset(), frozenset(), {})


class Naming(Repository):
    """Who is called how."""

    async def sharing(self, sounds: Collection[str]) -> list[BorneName]:
        """All names whose surnames sound so."""
        rows = (await self._session.scalars(SOUNDING, {"sounds": sorted(sounds)})).all()
        offices = await self._offices([row.id for row in rows]) if rows[1:] else {}
        return [BorneName(row, frozenset(offices.get(row.id, ()))) for row in rows]

    async def sounds_by_key(self, keys: Collection[str]) -> Mapping[str, str]:
        query = select(PersonName.key, PersonName.sound).where(PersonName.key.in_(keys))
        return dict((await self._session.execute(query)).all())

    async def called(self, person_id: int) -> Sequence[PersonName]:
        """Everything somebody is called, the most used first."""
        query = (
            select(PersonName)
            .where(PersonName.person_id == person_id)
            .order_by(PersonName.articles.desc(), PersonName.key)
        )
        return (await self._session.scalars(query)).all()

    async def spelled(self, name_id: int) -> str:
        """A name by its number; "" for none."""
        query = select(PersonName.name).where(PersonName.id == name_id)
        return await self._session.scalar(query) or ""

    async def sounding_like(self, person_id: int) -> Sequence[Person]:
        """Others whose surname sounds like one of somebody's, the most written about first."""
        own = select(PersonName.sound).where(PersonName.person_id == person_id)
        alike = select(PersonName.person_id).where(PersonName.sound.in_(own))
        query = select(Person).where(Person.id.in_(alike), Person.id != person_id)
        ordered = query.order_by(Person.articles.desc(), Person.id).limit(MOST)
        return (await self._session.scalars(ordered)).all()

    async def owner_of(self, keys: Collection[str]) -> int | None:
        """Who has the first of these names that anybody has."""
        query = select(PersonName.person_id).where(PersonName.key.in_(keys))
        return await self._session.scalar(query.order_by(PersonName.key).limit(1))

    async def settle(
        self, rows: Sequence[PersonName], groups: Sequence[tuple[frozenset[str], bool]]
    ) -> Moved:
        """Give each group of names (`keys`, `is_sure`) one person.

        Whoever's first name is in the group keeps the id, of several the oldest.
        """
        by_key = {row.key: row for row in rows}
        people = await self._people({row.person_id for row in rows})
        before = {row.key: row.person_id for row in rows}
        reports: set[int] = set()
        owners: dict[int, bool] = {}
        for keys, is_sure in groups:
            owner = await self._owner([by_key[key] for key in sorted(keys)], people)
            owners[owner] = is_sure
            for key in sorted(keys):
                row = by_key[key]
                row.is_sure = is_sure
                if row.person_id != owner:
                    reports |= await NameMoves(self._session).move(row, owner)
        await self._session.flush()
        await self._mark(owners)
        after = {row.key: row.person_id for row in rows}
        changed = {key for key in before if before[key] != after[key]}
        held = await self._holding({before[key] for key in changed}) if changed else set()
        gone: dict[int, int | None] = {
            before[key]: after[key] for key in sorted(changed) if before[key] not in held
        }
        people_changed = {before[key] for key in changed} | {after[key] for key in changed}
        return Moved(frozenset(reports), frozenset(people_changed), gone)

    async def retire(self, gone: Mapping[int, int | None]) -> None:
        """Remove people without a name; their public ids lead on to who has it now, if anybody."""
        for person_id, successor_id in gone.items():
            lead_on = RetiredId.kind == RetiredKind.PERSON, RetiredId.successor_id == person_id
            await self._session.execute(
                update(RetiredId).where(*lead_on).values(successor_id=successor_id)
            )
            self._session.add(
                RetiredId(kind=RetiredKind.PERSON, id=person_id, successor_id=successor_id)
            )
            if successor_id is not None:
                await Corrections(self._session).hand_on(OF_PEOPLE, person_id, successor_id)
            await self._session.execute(delete(Person).where(Person.id == person_id))
        await self._session.flush()

    async def everybody(self) -> list[int]:
        return list((await self._session.scalars(select(Person.id).order_by(Person.id))).all())

    async def forget_unused(self) -> None:
        """Remove whom no article names any more; their public ids end here."""
        naming = (Mention, ReportParticipant, Statement)
        unused = (~exists().where(table.person_id == Person.id) for table in naming)
        gone = (await self._session.scalars(select(Person.id).where(*unused))).all()
        await self.retire(dict.fromkeys(gone))
        # The first name of somebody is what keeps their id.
        first = exists().where(Person.key == PersonName.key)
        used = exists().where(Mention.name_id == PersonName.id)
        await self._session.execute(delete(PersonName).where(~used, ~first))

    async def _mark(self, owners: Mapping[int, bool]) -> None:
        """Person → whether they are surely not somebody else."""
        for is_sure in (True, False):
            some = [owner for owner, is_so in owners.items() if is_so is is_sure]
            if some:
                await self._session.execute(MARK, {"people": some, "sure": is_sure})

    async def _offices(self, name_ids: Collection[int]) -> Mapping[int, set[str]]:
        """Name → keys of offices that articles call its bearer by."""
        found: dict[int, set[str]] = defaultdict(set)
        for name_id, key in (await self._session.execute(OFFICES, {"names": name_ids})).all():
            found[name_id].add(key)
        return found

    async def _people(self, person_ids: Collection[int]) -> Mapping[str, int]:
        rows = await self._session.execute(KEYS, {"people": sorted(person_ids)})
        return dict(rows.all())

    async def _owner(self, rows: Sequence[PersonName], people: Mapping[str, int]) -> int:
        ids = [people[row.key] for row in rows if row.key in people]
        if ids:
            return min(ids)
        first = rows[0]
        person = Person(key=first.key, name=first.name, country=first.country)
        self._session.add(person)
        await self._session.flush()
        await Names(self._session).add([(person.id, person.name)])
        return person.id

    async def _holding(self, person_ids: Collection[int]) -> set[int]:
        query = select(PersonName.person_id).where(PersonName.person_id.in_(person_ids))
        return set((await self._session.scalars(query)).all())


# Made once: a statement takes longer to make than to be answered.
PEOPLE, OF_NAMES = table_of(Person), table_of(NameOffice)
SOUNDING = (
    select(PersonName)
    .where(PersonName.sound.in_(bindparam("sounds", expanding=True)))
    .order_by(PersonName.id)
)
OFFICES = select(OF_NAMES.c.name_id, OF_NAMES.c.key).where(
    OF_NAMES.c.name_id.in_(bindparam("names", expanding=True)), OF_NAMES.c.articles > 0
)
THESE = PEOPLE.c.id.in_(bindparam("people", expanding=True))
KEYS = select(PEOPLE.c.key, PEOPLE.c.id).where(THESE)
MARK = (
    update(PEOPLE)
    .where(THESE, PEOPLE.c.is_sure != bindparam("sure"))
    .values(is_sure=bindparam("sure"))
)
