"""What Telegram has forbidden us for a while, kept for those who start meanwhile."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from storage.models import Pause
from storage.repository import Repository
from storage.upsert import insert_or_update

EVERYWHERE = 0
"""Instead of a chat."""


class Pauses(Repository):
    """Pauses that are not over yet."""

    async def put(self, chat_id: int, until: datetime, reason: str) -> None:
        """A longer pause stays."""
        known = await self._session.get(Pause, chat_id, populate_existing=True)
        if known is None or known.until < until:
            values = {"chat_id": chat_id, "until": until, "reason": reason}
            await self._session.execute(
                insert_or_update(self._session, Pause, ("chat_id",)), [values]
            )

    async def list_current(self, now: datetime) -> Sequence[Pause]:
        """The longest first."""
        query = select(Pause).where(Pause.until > now).order_by(Pause.until.desc(), Pause.chat_id)
        return (await self._session.scalars(query)).all()

    async def forget(self, now: datetime) -> None:
        """Those that are over."""
        await self._session.execute(delete(Pause).where(Pause.until <= now))
