"""The index of names: who has a word of this key, this sound, this opening in their names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import CompoundSelect, FromClause, Select, delete, func, insert, select, union

from reading.spelling.matching import Known
from reading.spelling.name_keys import index_keys
from reading.spelling.spellings import Entries
from storage.models import NO_DAY, Person, PersonAlias, PersonKey, PersonName, Position
from storage.offices import stands
from storage.repository import Repository
from storage.upsert import insert_or_ignore

CHUNK = 500
"""People indexed at once."""

MOST = 300
"""People looked at for one question, the most written about first."""

MOST_CALLED = 8
"""People offered of those who had an office."""

JOINED = 3
"""Words that narrow a question down; more are no quicker."""


# Asked for with every name: a statement of bare tables is made more quickly.
PEOPLE, ALIASES, KEYS, OWNERS = (
    table.__table__ for table in (Person, PersonAlias, PersonKey, PersonName)
)


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody called by an office, and the last day an article does so (`NO_DAY`: none known)."""

    id: int
    name: str
    last_on: date


class Names(Repository):
    """Keeps the index of names, and finds people by it."""

    async def index(self, person_ids: Iterable[int]) -> None:
        """Bring the entries of these people up to date with their names and aliases."""
        ids = sorted(set(person_ids))
        for start in range(0, len(ids), CHUNK):
            await self._index(ids[start : start + CHUNK])

    async def add(self, names: Iterable[tuple[int, str]]) -> None:
        """Have these people found by these names, too."""
        entries = {(who, key) for who, name in names for key in index_keys([name])}
        if entries:
            rows = [{"person_id": who, "key": key} for who, key in sorted(entries)]
            await self._session.execute(insert_or_ignore(self._session, PersonKey), rows)

    async def find(self, readings: Iterable[Entries], keys: Collection[str]) -> list[Known]:
        """Every name of those who may be meant.

        Their names have all words of one of the `readings`, or one of them has one of the `keys`.
        """
        arms = [_named(words) for words in readings if words]
        if keys:
            arms.append(select(OWNERS.c.person_id).where(OWNERS.c.key.in_(keys)))
        if not arms:
            return []
        found: Select[int] | CompoundSelect[int] = union(*arms) if len(arms) > 1 else arms[0]
        people = (
            select(PEOPLE.c.id, PEOPLE.c.name, PEOPLE.c.articles)
            .where(PEOPLE.c.id.in_(found))
            .order_by(PEOPLE.c.articles.desc(), PEOPLE.c.id)
            .limit(MOST)
            .subquery()
        )
        query = select(people, ALIASES.c.alias).outerjoin(
            ALIASES, ALIASES.c.person_id == people.c.id
        )
        rows = (await self._session.execute(query)).all()
        known = {
            Known(person_id, name, articles): None
            for person_id, own, articles, alias in rows
            for name in (own, alias)
            if name is not None
        }
        return list(known)

    async def find_called(
        self, keys: Collection[str], days: tuple[date, date] | None = None
    ) -> list[Called]:
        """Who is called by an office of one of these keys, the last one first.

        With `days`: between the first and the last article that calls them so, as far as known.
        """
        last = func.coalesce(func.max(Position.seen_on), NO_DAY)
        query = (
            select(Person.id, Person.name, last)
            .join(Position, Position.person_id == Person.id)
            .where(Position.key.in_(keys), stands())
            .group_by(Person.id, Person.name)
            .order_by(last.desc(), Person.articles.desc(), Person.id)
            .limit(MOST_CALLED)
        )
        if days is not None:
            seen = func.min(Position.seen_on) <= days[1], func.max(Position.seen_on) >= days[0]
            query = query.having(*seen)
        rows = (await self._session.execute(query)).all()
        return [Called(person_id, name, day or NO_DAY) for person_id, name, day in rows]

    async def _index(self, person_ids: Sequence[int]) -> None:
        before = await self._entries(person_ids)
        names = await self._names(person_ids)
        stale, missing = [], []
        for person_id in person_ids:
            wanted = index_keys(names[person_id])
            stale += [(person_id, key) for key in before[person_id] - wanted]
            missing += [
                {"person_id": person_id, "key": key} for key in sorted(wanted - before[person_id])
            ]
        for person_id, key in stale:
            row = PersonKey.person_id == person_id, PersonKey.key == key
            await self._session.execute(delete(PersonKey).where(*row))
        if missing:
            await self._session.execute(insert(PersonKey), missing)

    async def _entries(self, person_ids: Sequence[int]) -> Mapping[int, set[str]]:
        query = select(PersonKey.person_id, PersonKey.key)
        rows = await self._session.execute(query.where(PersonKey.person_id.in_(person_ids)))
        return _grouped((person_id, key) for person_id, key in rows.all())

    async def _names(self, person_ids: Sequence[int]) -> Mapping[int, set[str]]:
        names = select(Person.id, Person.name).where(Person.id.in_(person_ids))
        aliases = select(PersonAlias.person_id, PersonAlias.alias)
        rows = [*(await self._session.execute(names)).all()]
        rows += await self._session.execute(aliases.where(PersonAlias.person_id.in_(person_ids)))
        return _grouped((person_id, name) for person_id, name in rows)


def _named(words: Entries) -> Select[int]:
    """People under an entry of every word; those with the fewest entries narrow down most."""
    first, *others = sorted(words, key=len)[:JOINED]
    query = select(KEYS.c.person_id).where(KEYS.c.key.in_(sorted(first)))
    joined: FromClause = KEYS
    for entries in others:
        other = KEYS.alias()
        joined = joined.join(other, other.c.person_id == KEYS.c.person_id)
        query = query.where(other.c.key.in_(sorted(entries)))
    return query.select_from(joined)


def _grouped(rows: Iterable[tuple[int, str]]) -> Mapping[int, set[str]]:
    groups: dict[int, set[str]] = defaultdict(set)
    for person_id, value in rows:
        groups[person_id].add(value)
    return groups
