"""Addresses of the internet's names."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from aiohttp.abc import AbstractResolver, ResolveResult

ASKERS = ThreadPoolExecutor(4, thread_name_prefix="names")
"""Threads of our own: who waits for a server of names that never answers keeps nobody else waiting.

The usual ones are few, and the way to Telegram is asked for in them.
"""


class SystemNames(AbstractResolver):
    """Addresses of names as the system knows them."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        ask = partial(socket.getaddrinfo, host, port, family, socket.SOCK_STREAM)
        found = await asyncio.get_running_loop().run_in_executor(ASKERS, ask)
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=port,
                family=kind,
                proto=protocol,
                flags=socket.AI_NUMERICHOST,
            )
            for kind, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        """Nothing is open."""
