"""The people of an article become people of the archive."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Select, delete, func, select, update

from reading.facts import Person as FoundPerson
from reading.spelling.name_keys import search_key
from reading.world import fold
from storage.models import MeetingParticipant, Mention, Person, PersonAlias
from storage.names import Names
from storage.repository import Repository
from storage.upsert import insert_or_update


class Linking(Repository):
    """Links people by the name the archive knows them by (newsroom/linking.py decides it)."""

    async def link(self, people: Iterable[FoundPerson], names: Mapping[str, str]) -> dict[str, int]:
        """Name in the article → id, for all people of an article; unknown ones are added.

        `names`: name in the article → name in the archive.
        """
        people = list(people)
        rows = await self._find_all({fold(names[person.name]) for person in people})
        known = set(rows)
        for person in people:
            name = names[person.name]
            key = fold(name)
            if key not in rows:
                rows[key] = Person(key=key, name=name, country=person.country)
                self._session.add(rows[key])
            elif rows[key].country is None:
                rows[key].country = person.country
        await self._session.flush()
        await Names(self._session).index(row.id for key, row in rows.items() if key not in known)
        return {person.name: rows[fold(names[person.name])].id for person in people}

    async def recount(self, person_ids: Iterable[int]) -> None:
        """Recompute aliases and the number of articles of these people from the facts."""
        ids = sorted(set(person_ids))
        await self._recount_aliases(ids)
        articles = select(func.count(Mention.article_id.distinct()))
        await self._set(ids, articles=articles.where(Mention.person_id == Person.id))

    async def recount_meetings(self, person_ids: Iterable[int]) -> None:
        meetings = select(func.count(MeetingParticipant.meeting_id.distinct()))
        own = MeetingParticipant.person_id == Person.id
        await self._set(sorted(set(person_ids)), meetings=meetings.where(own))

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

    async def _find_all(self, keys: Collection[str]) -> dict[str, Person]:
        query = select(Person).where(Person.key.in_(keys))
        return {person.key: person for person in (await self._session.scalars(query)).all()}
