"""The people of an article become people of the archive."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, insert, select, update

from reading.facts import Person as FoundPerson
from reading.spelling.name_keys import surname_sound
from reading.world import fold
from storage.models import Person, PersonName, table_of
from storage.names import Names
from storage.repository import Repository

PEOPLE, NAMES = table_of(Person), table_of(PersonName)


@dataclass(frozen=True, slots=True)
class Linked:
    """Name in the article → id of the person, and of the name of the archive that leads there.

    `sounds`: surnames about which a new name, or one in doubt, may have something to say. `alone`:
    new names that sound like nobody else's, by their keys, and how they sound.
    """

    persons: Mapping[str, int]
    names: Mapping[str, int]
    sounds: frozenset[str]
    alone: Mapping[str, str]


class _Row(NamedTuple):
    """A name of the archive, the country of whoever has it; `is_open`: one like it is in doubt."""

    key: str
    id: int
    person_id: int
    name: str
    is_known: bool
    sound: str
    country: str | None
    is_open: bool


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
        rows = await self._find(set(keys.values()))
        fresh: dict[str, dict[str, Any]] = {}
        for one in people:
            name, key = names[one.name], keys[one.name]
            if key not in rows and key not in fresh:
                country = None if name in known else one.country
                fresh[key] = {"key": key, "name": name, "country": country}
        rows |= await self._add(fresh, known, {one.name for one in people if one.mentions})
        await self._complete([(one, rows[keys[one.name]]) for one in people], known)
        return Linked(
            persons={name: rows[key].person_id for name, key in keys.items()},
            names={name: rows[key].id for name, key in keys.items()},
            sounds=frozenset(row.sound for row in rows.values() if row.is_open),
            alone={key: rows[key].sound for key in fresh if not rows[key].is_open},
        )

    async def _find(self, keys: Collection[str]) -> dict[str, _Row]:
        rows = await self._session.execute(FIND, {"keys": sorted(keys)})
        return {row[0]: _Row._make(row) for row in rows.all()}

    async def _add(
        self,
        fresh: Mapping[str, Mapping[str, Any]],
        known: Collection[str],
        written: Collection[str],
    ) -> dict[str, _Row]:
        """`written`: forms in the article; people are found by them once they are counted."""
        if not fresh:
            return {}
        sounds = {key: surname_sound(row["name"]) for key, row in fresh.items()}
        shared = await self._shared(sounds.values())
        people = await self._session.execute(ADD_PEOPLE, list(fresh.values()))
        owners = {row.key: row.id for row in people.all()}
        names = [
            {
                **row,
                "person_id": owners[key],
                "sound": sounds[key],
                "is_known": row["name"] in known,
            }
            for key, row in fresh.items()
        ]
        added = await self._session.execute(ADD_NAMES, names)
        ids = {row.key: row.id for row in added.all()}
        normal = ((row["person_id"], row["name"]) for row in names if row["name"] not in written)
        await Names(self._session).add(normal)
        return {
            row["key"]: _Row(id=ids[row["key"]], **row, is_open=row["sound"] in shared)
            for row in names
        }

    async def _shared(self, sounds: Collection[str]) -> frozenset[str]:
        """Those of these sounds that several have, of the archive and of these."""
        heard = await self._session.scalars(HEARD, {"sounds": sorted(set(sounds))})
        several = (sound for sound, count in Counter(sounds).items() if count > 1)
        return frozenset(heard.all()).union(several)

    async def _complete(
        self, people: Iterable[tuple[FoundPerson, _Row]], known: Collection[str]
    ) -> None:
        """Take over what was not known of them: the country, and that the tables have them."""
        countries: dict[int, str] = {}
        recognized: set[int] = set()
        for person, row in people:
            if row.country is None and person.country is not None:
                countries.setdefault(row.person_id, person.country)
            if row.name in known and not row.is_known:
                recognized.add(row.id)
        if countries:
            moved = [{"who": who, "where": country} for who, country in countries.items()]
            await self._session.execute(GIVE_COUNTRY, moved)
        if recognized:
            await self._session.execute(RECOGNIZE, [{"which": one} for one in sorted(recognized)])


def _key(name: str, country: str | None, known: Collection[str]) -> str:
    return fold(name) if country is None or name in known else f"{fold(name)}|{country}"


# Made once: a statement takes longer to make than to be answered.
_ALIKE = NAMES.alias()
FIND = (
    select(
        *(NAMES.c[one] for one in ("key", "id", "person_id", "name", "is_known", "sound")),
        PEOPLE.c.country,
        exists().where(_ALIKE.c.sound == NAMES.c.sound, _ALIKE.c.is_sure.is_(False)),
    )
    .join(PEOPLE, PEOPLE.c.id == NAMES.c.person_id)
    .where(NAMES.c.key.in_(bindparam("keys", expanding=True)))
)
HEARD = select(NAMES.c.sound).where(NAMES.c.sound.in_(bindparam("sounds", expanding=True)))
ADD_PEOPLE = insert(PEOPLE).returning(PEOPLE.c.key, PEOPLE.c.id)
ADD_NAMES = insert(NAMES).returning(NAMES.c.key, NAMES.c.id)
GIVE_COUNTRY = (
    update(PEOPLE).where(PEOPLE.c.id == bindparam("who")).values(country=bindparam("where"))
)
RECOGNIZE = update(NAMES).where(NAMES.c.id == bindparam("which")).values(is_known=True)
