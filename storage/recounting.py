"""What is counted and listed, worked out again from the facts and compared; a few rows at a time.

Where a number is wrong, whatever keeps it (counting.py, listing.py) puts it right.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Integer, and_, bindparam, case, delete, func, insert, select, update
from sqlalchemy.orm import aliased

from reading.facts import Status
from storage.listing import LISTED, Listing, touch
from storage.models import (
    ListedCount,
    ListedMeeting,
    ListedPair,
    Meeting,
    Mention,
    NameOffice,
    Person,
    PersonAlias,
    PersonName,
    Position,
    table_of,
)
from storage.models.listed import UNDATED, of_person
from storage.repository import Repository
from storage.upsert import insert_or_update

ARTICLES = func.count(Mention.article_id.distinct())
PEOPLE = table_of(Person)
OF_PEOPLE = "p"


class Recounting(Repository):
    """Compares; each takes some keys and returns those that are wrong."""

    async def persons(self, after: int, limit: int) -> Sequence[int]:
        """The next numbers beyond that one; so are the others."""
        query = select(Person.id).where(Person.id > after).order_by(Person.id).limit(limit)
        return (await self._session.scalars(query)).all()

    async def meetings(self, after: int, limit: int) -> Sequence[int]:
        """Also those that are listed and are no more."""
        own = select(Meeting.id).where(Meeting.id > after).order_by(Meeting.id).limit(limit)
        gone = (
            select(ListedMeeting.meeting_id)
            .distinct()
            .where(ListedMeeting.meeting_id > after)
            .order_by(ListedMeeting.meeting_id)
            .limit(limit)
        )
        found = {one for query in (own, gone) for one in await self._session.scalars(query)}
        return sorted(found)[:limit]

    async def owners(self, after: str, limit: int) -> Sequence[str]:
        """Whose meetings are counted, or listed."""
        found: set[str] = set()
        for table in (ListedCount, ListedMeeting):
            query = select(table.owner).distinct().where(table.owner > after)
            found |= set(await self._session.scalars(query.order_by(table.owner).limit(limit)))
        return sorted(found)[:limit]

    async def differing_persons(self, ids: Collection[int]) -> set[int]:
        """In how many articles they, their names, forms and offices are."""
        told, counted = await self._told(ids), await self._counted(ids)
        return {one[1] for one in told ^ counted}

    async def differing_meetings(self, ids: Sequence[int]) -> set[int]:
        return await Listing(self._session).differing(ids)

    async def differing_owners(self, owners: Collection[str]) -> set[str]:
        """How many meetings they have, and how many were held."""
        query = select(ListedCount.owner, ListedCount.meetings, ListedCount.held).where(
            ListedCount.owner.in_(owners), (ListedCount.meetings != 0) | (ListedCount.held != 0)
        )
        told = await self._rows(query)
        counted = await self._counted_owners(owners)
        return {one[0] for one in told ^ counted}

    async def differing_pairs(self, ids: Collection[int]) -> set[int]:
        """With whom how often these people met; and how often altogether."""
        told = await self._rows(
            select(
                ListedPair.person_id, ListedPair.other_id, ListedPair.meetings, ListedPair.held
            ).where(
                ListedPair.person_id.in_(ids), (ListedPair.meetings != 0) | (ListedPair.held != 0)
            )
        )
        return {one[0] for one in told ^ await self._counted_pairs(ids)} | await self._met(ids)

    def list_anew(self, ids: Iterable[int]) -> None:
        """At the end of the transaction."""
        for one in ids:
            touch(self._session, one)

    async def count_owners(self, owners: Collection[str]) -> None:
        """Write down how many meetings they have."""
        await self._session.execute(delete(ListedCount).where(ListedCount.owner.in_(owners)))
        rows = [
            {"owner": owner, "meetings": meetings, "held": held}
            for owner, meetings, held in await self._counted_owners(owners)
        ]
        if rows:
            adding = insert_or_update(self._session, ListedCount, ("owner",))
            await self._session.execute(adding, rows)

    async def count_pairs(self, ids: Collection[int]) -> None:
        """Write down with whom how often they met, and how often altogether."""
        await self._session.execute(delete(ListedPair).where(ListedPair.person_id.in_(ids)))
        rows = [
            {"person_id": one, "other_id": other, "meetings": meetings, "held": held}
            for one, other, meetings, held in await self._counted_pairs(ids)
        ]
        if rows:
            await self._session.execute(insert(ListedPair), rows)
        met = dict(await self._rows(_meetings_of(ids)))
        changes = [{"who": one, "met": met.get(of_person(one), 0)} for one in ids]
        changing = update(PEOPLE).where(Person.id == bindparam("who"))
        connection = await self._session.connection()
        await connection.execute(changing.values(meetings=bindparam("met", type_=Integer)), changes)

    async def _told(self, ids: Collection[int]) -> set[tuple[Any, ...]]:
        people = await self._rows(select(Person.id, Person.articles).where(Person.id.in_(ids)))
        names = await self._rows(
            select(PersonName.person_id, PersonName.id, PersonName.articles).where(
                PersonName.person_id.in_(ids)
            )
        )
        forms = await self._rows(
            select(PersonAlias.person_id, PersonAlias.alias, PersonAlias.weight).where(
                PersonAlias.person_id.in_(ids)
            )
        )
        offices = await self._rows(
            select(PersonName.person_id, NameOffice.name_id, NameOffice.key, NameOffice.articles)
            .join(PersonName, PersonName.id == NameOffice.name_id)
            .where(PersonName.person_id.in_(ids))
        )
        return _labelled(people, names, forms, offices)

    async def _counted(self, ids: Collection[int]) -> set[tuple[Any, ...]]:
        among = Mention.person_id.in_(ids)
        person, name, form = Mention.person_id, Mention.name_id, Mention.form
        people = await self._rows(select(person, ARTICLES).where(among).group_by(person))
        names = await self._rows(select(person, name, ARTICLES).where(among).group_by(person, name))
        forms = await self._rows(select(person, form, ARTICLES).where(among).group_by(person, form))
        held = and_(
            Position.article_id == Mention.article_id, Position.person_id == Mention.person_id
        )
        offices = await self._rows(
            select(person, name, Position.key, ARTICLES)
            .join(Position, held)
            .where(among, Position.organization != "")
            .group_by(person, name, Position.key)
        )
        return _labelled(people, names, forms, offices)

    async def _counted_owners(self, owners: Collection[str]) -> set[tuple[Any, ...]]:
        query = (
            select(ListedMeeting.owner, func.count(), _held(ListedMeeting.status))
            .where(ListedMeeting.owner.in_(owners))
            .group_by(ListedMeeting.owner)
        )
        return {(owner, int(count), int(held)) for owner, count, held in await self._rows(query)}

    async def _counted_pairs(self, ids: Collection[int]) -> set[tuple[Any, ...]]:
        own, other = aliased(LISTED), aliased(LISTED)
        query = (
            select(own.c.owner, other.c.owner, func.count(), _held(own.c.status))
            .join(other, other.c.meeting_id == own.c.meeting_id)
            .where(
                own.c.owner.in_([of_person(one) for one in ids]),
                other.c.owner != own.c.owner,
                other.c.owner.startswith(OF_PEOPLE),
                ~other.c.owner.endswith(UNDATED),
            )
            .group_by(own.c.owner, other.c.owner)
        )
        return {
            (int(one[1:]), int(another[1:]), int(count), int(held))
            for one, another, count, held in await self._rows(query)
        }

    async def _met(self, ids: Collection[int]) -> set[int]:
        """Those of another number of meetings than are listed."""
        listed = dict(await self._rows(_meetings_of(ids)))
        told = await self._rows(select(Person.id, Person.meetings).where(Person.id.in_(ids)))
        return {one for one, met in told if listed.get(of_person(one), 0) != met}

    async def _rows(self, query: Any) -> set[tuple[Any, ...]]:
        return {tuple(row) for row in (await self._session.execute(query)).all()}


def _held(status: Any) -> Any:
    return func.sum(case((status == Status.HELD, 1), else_=0))


def _meetings_of(ids: Collection[int]) -> Any:
    return (
        select(ListedMeeting.owner, func.count())
        .where(ListedMeeting.owner.in_([of_person(one) for one in ids]))
        .group_by(ListedMeeting.owner)
    )


def _labelled(*kinds: Iterable[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """Each row with what it counts in front; nothing is as good as none."""
    return {(kind, *row) for kind, rows in enumerate(kinds) for row in rows if row[-1]}
