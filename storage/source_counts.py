"""How many sources, and how much of what they name is still to be fetched."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select

from storage.models import FoundArticle, Source
from storage.repository import Repository


@dataclass(frozen=True, slots=True)
class Counted:
    """Those that fail are active, too. `due_found`: named articles whose time has come."""

    active: int
    paused: int
    failing: int
    due_found: int


class SourceCounts(Repository):
    async def counted(self, now: datetime) -> Counted:
        ways = (Source.is_active, ~Source.is_active, Source.is_active & (Source.failures > 0))
        query = select(*(func.coalesce(func.sum(case((one, 1), else_=0)), 0) for one in ways))
        active, paused, failing = (await self._session.execute(query)).one()
        due = select(func.count()).where(FoundArticle.due_at <= now)
        return Counted(active, paused, failing, await self._session.scalar(due) or 0)
