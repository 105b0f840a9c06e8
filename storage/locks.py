"""Locks that processes hold on one archive of PostgreSQL, as long as they live."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg
from sqlalchemy import URL, pool, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 5.0

TROUBLE = (SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)
"""What a server that restarts is heard by; before a connection stands nobody wraps the driver's."""

# A machine that lost its power closes no connection: the server is to notice by itself.
NOTICED_SOON = {"tcp_keepalives_idle": 5, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 2}


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is ours while its connection lasts."""

    connection: AsyncConnection

    async def is_held(self) -> bool:
        """False when the server doesn't answer: by then it may have given the lock away."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self.connection.execute(text("SELECT 1"))
        except TROUBLE as error:
            log.warning("The archive doesn't answer: %s", type(error).__name__)
            return False
        return True


@asynccontextmanager
async def hold(url: URL, key: int) -> AsyncIterator[Lock | None]:
    """A lock of PostgreSQL for as long as the block lasts; None: another process has it.

    It goes with a connection of its own, so that whoever dies lets go of it at once.
    """
    engine = create_async_engine(url, poolclass=pool.NullPool, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            for name, value in NOTICED_SOON.items():
                await connection.execute(text(f"SET {name} = {value}"))
            taking = text("SELECT pg_try_advisory_lock(:key)")
            is_ours = await connection.scalar(taking, {"key": key})
            yield Lock(connection) if is_ours else None
    finally:
        await engine.dispose()
