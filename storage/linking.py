"""The people of an article become people of the archive."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Select, delete, func, select, update

from reading.facts import Person as FoundPerson
from reading.matching import search_key
from reading.world import fold
from storage.models import MeetingParticipant, Mention, Person, PersonAlias
from storage.repository import Repository


class Linking(Repository):
    """Links people by the name the archive knows them by (newsroom/linking.py decides it)."""

    async def link(self, people: Iterable[FoundPerson], names: Mapping[str, str]) -> dict[str, int]:
        """Name in the article → id, for all people of an article; unknown ones are added.

        `names`: name in the article → name in the archive.
        """
        ids: dict[str, int] = {}
        for person in people:
            name = names[person.name]
            row = await self._find(fold(name))
            if row is None:
                row = Person(key=fold(name), name=name, country=person.country)
                self._session.add(row)
                await self._session.flush()
            elif row.country is None:
                row.country = person.country
            ids[person.name] = row.id
        return ids

    async def recount(self, person_ids: Iterable[int]) -> None:
        """Recompute aliases and the number of articles of these people from the facts."""
        articles = select(func.count(Mention.article_id.distinct()))
        for person_id in sorted(set(person_ids)):
            await self._recount_aliases(person_id)
            await self._set(person_id, articles=articles.where(Mention.person_id == person_id))

    async def recount_meetings(self, person_ids: Iterable[int]) -> None:
        meetings = select(func.count(MeetingParticipant.meeting_id.distinct()))
        for person_id in sorted(set(person_ids)):
            own = MeetingParticipant.person_id == person_id
            await self._set(person_id, meetings=meetings.where(own))

    async def _set(self, person_id: int, **counted: Select[int]) -> None:
        values = {name: query.scalar_subquery() for name, query in counted.items()}
        await self._session.execute(update(Person).where(Person.id == person_id).values(values))

    async def people_of(self, article_id: int) -> frozenset[int]:
        query = select(Mention.person_id).distinct().where(Mention.article_id == article_id)
        return frozenset((await self._session.scalars(query)).all())

    async def _recount_aliases(self, person_id: int) -> None:
        await self._session.execute(delete(PersonAlias).where(PersonAlias.person_id == person_id))
        query = (
            select(Mention.form, func.count(Mention.article_id.distinct()))
            .where(Mention.person_id == person_id)
            .group_by(Mention.form)
        )
        for form, weight in (await self._session.execute(query)).all():
            self._session.add(
                PersonAlias(person_id=person_id, alias=form, key=search_key(form), weight=weight)
            )
        await self._session.flush()

    async def _find(self, key: str) -> Person | None:
        return await self._session.scalar(select(Person).where(Person.key == key))
