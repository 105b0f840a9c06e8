"""The queue of updates a bot polls: kept until confirmed, for one poller at a time."""

import asyncio
import itertools
from typing import Any

from tests.telegram.refusals import RefusalError

FIRST_UPDATE_ID = 700_001
LIMIT = 100
LONGEST_SECONDS = 50
# What Telegram leaves out unless it is asked for by name.
_UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
_TERMINATED = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)

Update = dict[str, Any]


class UpdateQueue:
    """Updates wait here whether or not anybody polls."""

    def __init__(self) -> None:
        self._pending: list[Update] = []
        self._ids = itertools.count(FIRST_UPDATE_ID)
        self._allowed: set[str] = set()
        self._changed = asyncio.Event()
        self._newest_poll = 0

    @property
    def pending(self) -> int:
        """How many updates the bot hasn't confirmed."""
        return len(self._pending)

    def push(self, kind: str, content: dict[str, Any]) -> Update:
        """Number the update and queue it, unless the bot doesn't want its kind."""
        update = {"update_id": next(self._ids), kind: content}
        if self._is_wanted(kind):
            self._pending.append(update)
            self._changed.set()
        return update

    async def poll(self, fields: dict[str, Any]) -> list[Update]:
        """What getUpdates gives. Raises RefusalError when a second poller comes meanwhile."""
        self._newest_poll += 1
        poll = self._newest_poll
        # A poller that is waiting sees that it isn't the newest any more.
        self._changed.set()
        if "allowed_updates" in fields:
            self._allowed = set(fields["allowed_updates"])
        self._confirm(fields.get("offset", 0))
        limit = min(fields.get("limit", LIMIT), LIMIT)
        try:
            async with asyncio.timeout(min(fields.get("timeout", 0), LONGEST_SECONDS)):
                await self._wait(poll)
        except TimeoutError:
            return []
        return self._pending[:limit]

    def stop(self) -> None:
        """End the poll that is waiting, if any."""
        self._newest_poll += 1
        self._changed.set()

    async def _wait(self, poll: int) -> None:
        while not self._pending:
            self._changed.clear()
            await self._changed.wait()
            if poll != self._newest_poll:
                raise RefusalError(409, _TERMINATED)

    def _confirm(self, offset: int) -> None:
        """Forget what comes before `offset`; a negative one counts from the end."""
        if offset < 0:
            self._pending = self._pending[offset:]
        else:
            self._pending = [one for one in self._pending if one["update_id"] >= offset]

    def _is_wanted(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed else kind not in _UNASKED
