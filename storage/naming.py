"""Names and whom they mean: reads those that may be one person's, moves a name from one to another.

Which names go together is decided in newsroom/identity.py.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import aliased

from reading.facts import CONFIDENCE_THRESHOLD
from storage.models import (
    Mention,
    Person,
    PersonName,
    Position,
    Report,
    ReportParticipant,
    RetiredId,
    RetiredKind,
    Statement,
)
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


NOBODY_MOVED = Moved(frozenset(), frozenset(), {})


class Naming(Repository):
    """Who is called how."""

    async def sharing(self, sounds: Collection[str]) -> list[BorneName]:
        """All names whose surnames sound so."""
        query = select(PersonName).where(PersonName.sound.in_(sounds)).order_by(PersonName.id)
        rows = (await self._session.scalars(query)).all()
        offices = await self._offices({row.person_id for row in rows}) if rows[1:] else {}
        return [BorneName(row, frozenset(offices.get(row.id, ()))) for row in rows]

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
        for keys, is_sure in groups:
            owner = await self._owner([by_key[key] for key in sorted(keys)], people)
            for key in sorted(keys):
                row = by_key[key]
                row.is_sure = is_sure
                if row.person_id != owner:
                    reports |= await self._move(row, owner)
        await self._session.flush()
        after = {row.key: row.person_id for row in rows}
        changed = {key for key in before if before[key] != after[key]}
        held = await self._holding({before[key] for key in changed})
        gone: dict[int, int | None] = {
            before[key]: after[key] for key in sorted(changed) if before[key] not in held
        }
        people_changed = {before[key] for key in changed} | {after[key] for key in changed}
        return Moved(frozenset(reports), frozenset(people_changed), gone)

    async def recount(self, person_ids: Sequence[int]) -> None:
        """Count the votes of each name, and call people by the one with most."""
        votes = (
            select(func.count(Mention.article_id.distinct()))
            .where(Mention.person_id == PersonName.person_id, Mention.name_id == PersonName.id)
            .scalar_subquery()
        )
        await self._session.execute(
            update(PersonName)
            .where(PersonName.person_id.in_(person_ids))
            .values(articles=votes)
            .execution_options(synchronize_session=False)
        )
        names: dict[int, list[PersonName]] = defaultdict(list)
        query = select(PersonName).where(PersonName.person_id.in_(person_ids))
        found = await self._session.scalars(query.execution_options(populate_existing=True))
        for row in found.all():
            names[row.person_id].append(row)
        for person_id, own in names.items():
            await self._call(person_id, own)

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

    async def _call(self, person_id: int, names: Sequence[PersonName]) -> None:
        person = await self._session.get_one(Person, person_id)
        best = max(names, key=_rank)
        countries = {row.country for row in names if row.country is not None}
        if len(countries) == 1:
            person.country = person.country or countries.pop()
        if person.name != best.name:
            person.name = best.name
            await self._session.flush()
            await Names(self._session).index([person_id])

    async def _offices(self, person_ids: Collection[int]) -> Mapping[int | None, set[str]]:
        """Name → keys of offices, from the articles that use the name."""
        query = (
            select(Mention.name_id, Position.key)
            .distinct()
            .join(
                Position,
                (Position.article_id == Mention.article_id)
                & (Position.person_id == Mention.person_id),
            )
            .where(Mention.person_id.in_(person_ids), Position.organization != "")
        )
        found: dict[int | None, set[str]] = defaultdict(set)
        for name_id, key in (await self._session.execute(query)).all():
            found[name_id].add(key)
        return found

    async def _people(self, person_ids: Collection[int]) -> Mapping[str, int]:
        query = select(Person.key, Person.id).where(Person.id.in_(person_ids))
        return dict((await self._session.execute(query)).all())

    async def _owner(self, rows: Sequence[PersonName], people: Mapping[str, int]) -> int:
        ids = [people[row.key] for row in rows if row.key in people]
        if ids:
            return min(ids)
        first = rows[0]
        person = Person(key=first.key, name=first.name, country=first.country)
        self._session.add(person)
        await self._session.flush()
        return person.id

    async def _holding(self, person_ids: Collection[int]) -> set[int]:
        query = select(PersonName.person_id).where(PersonName.person_id.in_(person_ids))
        return set((await self._session.scalars(query)).all())

    async def _move(self, row: PersonName, owner: int) -> set[int]:
        """Everything that articles say of somebody by this name is said of the owner."""
        own = Mention.person_id == row.person_id, Mention.name_id == row.id
        articles = list((await self._session.scalars(select(Mention.article_id).where(*own))).all())
        forms = list(
            (await self._session.scalars(select(Mention.form).distinct().where(*own))).all()
        )
        before, row.person_id = row.person_id, owner
        reports: set[int] = set()
        for chunk in _chunks(sorted(set(articles))):
            reports |= await self._move_facts(before, owner, chunk, forms)
            await self._move_positions(before, owner, row.id, chunk)
        await self._session.execute(update(Mention).where(*own).values(person_id=owner))
        return reports

    async def _move_facts(
        self, before: int, owner: int, articles: Sequence[int], forms: Sequence[str]
    ) -> set[int]:
        said = Statement.person_id == before, Statement.article_id.in_(articles)
        await self._session.execute(
            update(Statement).where(*said, Statement.speaker.in_(forms)).values(person_id=owner)
        )
        of_articles = select(Report.id).where(Report.article_id.in_(articles))
        sides = (
            ReportParticipant.person_id == before,
            ReportParticipant.name.in_(forms),
            ReportParticipant.report_id.in_(of_articles),
        )
        sure = Report.confidence >= CONFIDENCE_THRESHOLD
        query = select(ReportParticipant.report_id).join(Report).where(*sides, sure)
        reports = set((await self._session.scalars(query)).all())
        await self._session.execute(
            update(ReportParticipant)
            .where(*sides)
            .values(person_id=owner, key=f"person:{owner}")
            .execution_options(synchronize_session=False)
        )
        return reports

    async def _move_positions(
        self, before: int, owner: int, name_id: int, articles: Sequence[int]
    ) -> None:
        """Offices carry no name: those of an article that has another name of his, too, stay."""
        other = aliased(Mention)
        beside = exists().where(
            other.article_id == Position.article_id,
            other.person_id == before,
            other.name_id != name_id,
        )
        await self._session.execute(
            update(Position)
            .where(Position.person_id == before, Position.article_id.in_(articles), ~beside)
            .values(person_id=owner)
            .execution_options(synchronize_session=False)
        )


RUSSIAN_LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё -.’'")


def _rank(row: PersonName) -> tuple[bool, bool, int, int, str]:
    """The tables' own name first, then Russian ones, then the one most articles use."""
    is_russian = RUSSIAN_LETTERS.issuperset(row.name.lower())
    return row.is_known, is_russian, row.articles, len(row.name), row.key


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


CHUNK = 500
