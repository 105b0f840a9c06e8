"""What readers say is wrong: kept until operators have looked at it and the reader has heard."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, select

from storage.models import Objection, Verdict
from storage.repository import Repository


class Objections(Repository):
    """The queue of the operators."""

    async def add(self, objection: Objection) -> None:
        self._session.add(objection)
        await self._session.flush()

    async def get(self, number: int) -> Objection | None:
        return await self._session.get(Objection, number)

    async def find(self, number: int) -> Objection | None:
        """The objection, to be changed: whoever else wants to waits."""
        query = select(Objection).where(Objection.id == number).with_for_update()
        return await self._session.scalar(query)

    async def find_same(self, objection: Objection) -> Objection | None:
        """The same reader's open objection to the same thing."""
        query = select(Objection).where(
            Objection.said_by == objection.said_by,
            Objection.is_person == objection.is_person,
            Objection.target_id == objection.target_id,
            Objection.aspect == objection.aspect,
            Objection.verdict == Verdict.OPEN,
        )
        return await self._session.scalar(query.limit(1))

    async def count_since(self, said_by: int, moment: datetime) -> int:
        query = select(func.count(Objection.id)).where(
            Objection.said_by == said_by, Objection.said_at >= moment
        )
        return await self._session.scalar(query) or 0

    async def list_open(self, *, is_person: bool) -> Sequence[Objection]:
        query = select(Objection).where(
            Objection.verdict == Verdict.OPEN, Objection.is_person == is_person
        )
        return (await self._session.scalars(query.order_by(Objection.id))).all()

    async def list_oldest(self, limit: int) -> Sequence[Objection]:
        """What waits for an operator."""
        query = select(Objection).where(Objection.verdict == Verdict.OPEN)
        return (await self._session.scalars(query.order_by(Objection.id).limit(limit))).all()

    async def list_to_forward(self, now: datetime, limit: int) -> Sequence[Objection]:
        """Open ones that no operator has been told of, the oldest first."""
        query = select(Objection).where(
            Objection.verdict == Verdict.OPEN,
            Objection.forwarded_at.is_(None),
            Objection.due_at <= now,
        )
        return await self._taken(query.order_by(Objection.id).limit(limit))

    async def list_to_tell(self, limit: int) -> Sequence[Objection]:
        """Settled ones whose reader hasn't heard."""
        query = select(Objection).where(
            Objection.verdict != Verdict.OPEN, Objection.told_at.is_(None)
        )
        return await self._taken(query.order_by(Objection.id).limit(limit))

    async def _taken(self, query: Select[Objection]) -> Sequence[Objection]:
        return (await self._session.scalars(query.with_for_update())).all()
