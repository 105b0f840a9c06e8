"""Telegram calls a bot of several processes: through whatever shares the calls out among them."""

import asyncio
import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.webhook import SECRET_HEADER
from tests.telegram.polling import Update

AGAIN_SECONDS = 0.1
CALL_TIMEOUT = ClientTimeout(total=10)


@dataclass(slots=True)
class Caller:
    """`addresses`: of the processes; a call that none of them takes goes to the next one.

    `offered`: by update, to whom.
    """

    addresses: Sequence[str]
    secret: str
    offered: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _session: ClientSession | None = None
    _turns: "itertools.cycle[str] | None" = None

    async def __aenter__(self) -> Self:
        self._session = ClientSession(timeout=CALL_TIMEOUT)
        self._turns = itertools.cycle(self.addresses)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    async def deliver(self, update: Update) -> str:
        """Offer it until somebody takes it; returns who did."""
        assert self._turns is not None, "not open"
        for address in self._turns:
            if await self.offer(update, address) == 200:
                return address
            await asyncio.sleep(AGAIN_SECONDS)
        raise AssertionError("there is nobody to call")

    async def offer(self, update: dict[str, Any], address: str) -> int:
        """One call; 0: nobody listens there."""
        assert self._session is not None, "not open"
        self.offered[update["update_id"]].append(address)
        headers = {SECRET_HEADER: self.secret}
        try:
            async with self._session.post(address, json=update, headers=headers) as response:
                return response.status
        except (ClientError, OSError, TimeoutError):
            return 0
