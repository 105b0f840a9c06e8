"""Updates of Telegram, each answered by one process."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete

from storage.models import ReceivedUpdate
from storage.repository import Repository
from storage.upsert import insert_or_ignore

KEPT = timedelta(days=2)
"""Telegram repeats nothing that is older than a day."""


class Updates(Repository):
    """What has been received."""

    async def take(self, update_id: int, now: datetime) -> bool:
        """False when somebody has taken it already."""
        taking = insert_or_ignore(self._session, ReceivedUpdate)
        taken: Any = await self._session.execute(
            taking.values(update_id=update_id, received_at=now)
        )
        return bool(taken.rowcount)

    async def forget(self, now: datetime) -> None:
        """Those that can't come again."""
        old = delete(ReceivedUpdate).where(ReceivedUpdate.received_at < now - KEPT)
        await self._session.execute(old)
