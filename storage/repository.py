"""What every repository is: questions and changes inside somebody else's transaction."""

from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Meeting, Person, RetiredId, RetiredKind

LONGEST_CHAIN = 20
"""Merging keeps chains at one step; this only bounds what a damaged archive could do."""


class Repository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session


PublicKind = TypeVar("PublicKind", Meeting, Person)


async def find_public(
    session: AsyncSession, table: type[PublicKind], kind: RetiredKind, public_id: int
) -> PublicKind | None:
    """The row of a public id, also of one that was merged into another."""
    for _ in range(LONGEST_CHAIN):
        row = await session.get(table, public_id)
        if row is not None:
            return row
        retired = await session.get(RetiredId, (kind, public_id))
        if retired is None or retired.successor_id is None:
            return None
        public_id = retired.successor_id
    return None
