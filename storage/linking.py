"""The people of an article become people of the archive."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, delete, func, select, update

from reading.facts import Person as FoundPerson
from reading.spelling.name_keys import search_key, surname_sound
from reading.world import fold
from storage.listing import Listing
from storage.models import Mention, Person, PersonAlias, PersonName
from storage.models.listed import ListedCount, of_person
from storage.names import Names
from storage.naming import Naming
from storage.repository import Repository
from storage.upsert import insert_or_update


@dataclass(frozen=True, slots=True)
class Linked:
    """Name in the article → id of the person, and of the name of the archive that leads there.

    `sounds`: surnames about which a new name, or one in doubt, may have something to say.
    """

    persons: Mapping[str, int]
    names: Mapping[str, int]
    sounds: frozenset[str]


class Linking(Repository):
    """Links people by the name the archive knows them by (newsroom/linking.py decides it)."""

    async def link(
        self,
        people: Iterable[FoundPerson],
        names: Mapping[str, str],
        known: Collection[str] = frozenset(),
    ) -> Linked:
        """Whom the names of an article lead to; unknown names are added, each as somebody new.

        `names`: name in the article → name in the archive; `known`: those of them that the tables
        of the world have, so that no country is needed to tell who is meant.
        """
        people = list(people)
        keys = {one.name: _key(names[one.name], one.country, known) for one in people}
        rows = await self._find_all(set(keys.values()))
        fresh = [one for one in people if keys[one.name] not in rows]
        for person in fresh:
            name, key = names[person.name], keys[person.name]
            if key not in rows:
                country = None if name in known else person.country
                rows[key] = await self._add(key, name, country, is_known=name in known)
        await self._complete(people, {name: rows[key] for name, key in keys.items()}, known)
        await Names(self._session).index({rows[keys[one.name]].person_id for one in fresh})
        return Linked(
            persons={name: rows[key].person_id for name, key in keys.items()},
            names={name: rows[key].id for name, key in keys.items()},
            sounds=await self._unsettled(rows.values(), {keys[one.name] for one in fresh}),
        )

    async def recount(self, person_ids: Iterable[int]) -> None:
        """Recompute names, aliases and the number of articles of these people from the facts."""
        ids = sorted(set(person_ids))
        await Naming(self._session).recount(ids)
        await self._recount_aliases(ids)
        articles = select(func.count(Mention.article_id.distinct()))
        await self._set(ids, articles=articles.where(Mention.person_id == Person.id))

    async def recount_meetings(self, person_ids: Iterable[int]) -> None:
        """Take over how many meetings they have from the pages, where they are counted anyway."""
        await Listing(self._session).settle()
        counted = select(ListedCount.owner, ListedCount.meetings)
        ids = {of_person(one): one for one in person_ids}
        rows = await self._session.execute(counted.where(ListedCount.owner.in_(ids)))
        changes = [{"id": ids[owner], "meetings": meetings} for owner, meetings in rows.all()]
        if changes:
            await self._session.execute(update(Person), changes)

    async def _set(self, person_ids: Sequence[int], **counted: Select[int]) -> None:
        """`counted`: column → the query that counts it, correlated with the person."""
        values = {name: query.scalar_subquery() for name, query in counted.items()}
        await self._session.execute(
            update(Person)
            .where(Person.id.in_(person_ids))
            .values(values)
            .execution_options(synchronize_session=False)
        )

    async def people_of(self, article_id: int) -> frozenset[int]:
        query = select(Mention.person_id).distinct().where(Mention.article_id == article_id)
        return frozenset((await self._session.scalars(query)).all())

    async def _add(self, key: str, name: str, country: str | None, *, is_known: bool) -> PersonName:
        person = Person(key=key, name=name, country=country)
        self._session.add(person)
        await self._session.flush()
        row = PersonName(
            key=key,
            name=name,
            country=country,
            is_known=is_known,
            sound=surname_sound(name),
            person_id=person.id,
        )
        self._session.add(row)
        await self._session.flush()
        return row

    async def _complete(
        self,
        people: Iterable[FoundPerson],
        rows: Mapping[str, PersonName],
        known: Collection[str],
    ) -> None:
        """Take over what was not known of them: the country, and that the tables have them."""
        owners = select(Person).where(Person.id.in_({row.person_id for row in rows.values()}))
        persons = {one.id: one for one in (await self._session.scalars(owners)).all()}
        for person in people:
            row = rows[person.name]
            row.is_known = row.is_known or row.name in known
            owner = persons[row.person_id]
            owner.country = owner.country or person.country
        await self._session.flush()

    async def _unsettled(
        self, rows: Iterable[PersonName], fresh: Collection[str]
    ) -> frozenset[str]:
        sounds = {row.sound for row in rows}
        new = {row.sound for row in rows if row.key in fresh}
        doubtful = select(PersonName.sound).where(
            PersonName.sound.in_(sounds), PersonName.is_sure.is_(False)
        )
        return frozenset(new | set((await self._session.scalars(doubtful)).all()))

    async def _recount_aliases(self, person_ids: Sequence[int]) -> None:
        """Most articles only raise the weight of a form; a new one is indexed, too."""
        before = await self._aliases(person_ids)
        after = await self._forms(person_ids)
        gone = before.keys() - after.keys()
        for person_id, alias in gone:
            row = PersonAlias.person_id == person_id, PersonAlias.alias == alias
            await self._session.execute(delete(PersonAlias).where(*row))
        rows = [
            {"person_id": person_id, "alias": form, "key": search_key(form), "weight": weight}
            for (person_id, form), weight in after.items()
            if before.get((person_id, form)) != weight
        ]
        if rows:
            kept = insert_or_update(self._session, PersonAlias, ("person_id", "alias"))
            await self._session.execute(kept, rows)
        changed = gone | (after.keys() - before.keys())
        await Names(self._session).index({person_id for person_id, _ in changed})

    async def _aliases(self, person_ids: Sequence[int]) -> dict[tuple[int, str], int]:
        query = select(PersonAlias.person_id, PersonAlias.alias, PersonAlias.weight)
        rows = await self._session.execute(query.where(PersonAlias.person_id.in_(person_ids)))
        return {(person_id, alias): weight for person_id, alias, weight in rows.all()}

    async def _forms(self, person_ids: Sequence[int]) -> dict[tuple[int, str], int]:
        """Whom articles call how → in how many of them."""
        query = (
            select(Mention.person_id, Mention.form, func.count(Mention.article_id.distinct()))
            .where(Mention.person_id.in_(person_ids))
            .group_by(Mention.person_id, Mention.form)
        )
        rows = await self._session.execute(query)
        return {(person_id, form): weight for person_id, form, weight in rows.all()}

    async def _find_all(self, keys: Collection[str]) -> dict[str, PersonName]:
        query = select(PersonName).where(PersonName.key.in_(keys))
        return {row.key: row for row in (await self._session.scalars(query)).all()}


def _key(name: str, country: str | None, known: Collection[str]) -> str:
    return fold(name) if country is None or name in known else f"{fold(name)}|{country}"
