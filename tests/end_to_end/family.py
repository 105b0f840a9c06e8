"""One bot as several processes, over one PostgreSQL and one Redis."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.end_to_end.program import START_SECONDS, Program, free_port

SECRET = "a-secret-of-tests"  # noqa: S105 - made up
PATH = "/telegram"
USUAL_REDIS = "redis://127.0.0.1:6379"
LOOKS_EVERY_SECONDS = 0.05


def redis_url() -> str:
    return os.environ.get("TEST_REDIS_URL") or USUAL_REDIS


class Member(Program):
    """A process with some of the roles."""

    def __init__(self, folder: Path, roles: Sequence[str], **settings: str) -> None:
        self.roles = tuple(roles)
        self.port = free_port()
        self.COMMAND = (*Program.COMMAND, *(f"--only={role}" for role in roles))
        folder.mkdir(exist_ok=True)
        common = {
            "PORT": str(self.port),
            "REDIS_URL": redis_url(),
            "SEEDS": "off",
            "WEBHOOK_URL": f"http://127.0.0.1:{self.port}{PATH}",
            "WEBHOOK_SECRET": SECRET,
            "LOG_FORMAT": "json",
        }
        super().__init__(folder, **(common | settings))

    @property
    def address(self) -> str:
        """Where Telegram calls it."""
        return f"http://127.0.0.1:{self.port}{PATH}"

    def poll(self) -> None:
        """Start as the only process, which asks Telegram itself."""
        self.COMMAND = Program.COMMAND
        self._settings["WEBHOOK_URL"] = ""

    async def health(self) -> dict[str, object]:
        """What it says of itself; nothing when it doesn't answer."""
        url = f"http://127.0.0.1:{self.port}/ready"
        try:
            async with (
                ClientSession(timeout=ClientTimeout(total=5)) as session,
                session.get(url) as response,
            ):
                told: dict[str, object] = await response.json()
                return told
        except (ClientError, OSError, TimeoutError):
            return {}

    async def leads(self, role: str) -> bool:
        return role in str((await self.health()).get("leads", ""))


async def leader_of(role: str, members: Sequence[Member], seconds: float = START_SECONDS) -> Member:
    """Who is the only one, as soon as somebody is."""
    async with asyncio.timeout(seconds):
        while True:
            for member in members:
                if await member.leads(role):
                    return member
            await asyncio.sleep(LOOKS_EVERY_SECONDS)


async def until(what: str, is_so: Callable[[], Awaitable[bool]], seconds: float) -> None:
    """For what only the archive tells."""
    try:
        async with asyncio.timeout(seconds):
            while not await is_so():  # noqa: ASYNC110 - another process does it
                await asyncio.sleep(LOOKS_EVERY_SECONDS)
    except TimeoutError:
        raise AssertionError(f"not in {seconds:g} s: {what}") from None
