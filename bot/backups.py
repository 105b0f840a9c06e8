"""A copy of the archive every day, made by a program of its own, and the oldest ones removed."""

import asyncio
import logging
import os
import re
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from bot.archive import is_a_file
from bot.dispatcher import Services
from bot.settings import Settings
from newsroom.digests.schedule import moment_of
from newsroom.rendering.texts import Texts
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.dumps import ENDING, can_dump
from storage.models import DeliveryKind

log = logging.getLogger(__name__)

MOMENT = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"dipcourier-(\d{8}T\d{6}Z)\.(?:db|dump)")
ONE_DAY = timedelta(days=1)

PAUSE = timedelta(hours=1)
"""After one that failed: copying a large archive is no small thing to try in vain."""

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A copy that was made by schedule."""

    made_at: datetime
    file: Path


def copies_in(folder: Path) -> list[Copy]:
    """The newest first; other files are none of our business."""
    found = [(NAME.fullmatch(file.name), file) for file in folder.iterdir()]
    copies = [Copy(_moment(match[1]), file) for match, file in found if match is not None]
    return sorted(copies, reverse=True)


def is_due(newest: datetime | None, now: datetime, hour: int, zone: ZoneInfo) -> bool:
    """Whether the hour has struck there since the newest copy was made."""
    today = now.astimezone(zone).date()
    struck = moment_of(today, time(hour), zone)
    if struck > now:
        struck = moment_of(today - ONE_DAY, time(hour), zone)
    return newest is None or newest < struck


def name_of(now: datetime, database_url: str) -> str:
    """As PostgreSQL's own tools copy it, where they are; else as a SQLite file."""
    ending = ENDING if not is_a_file(database_url) and can_dump() else ".db"
    return f"dipcourier-{now.astimezone(UTC):{MOMENT}}{ending}"


def _moment(written: str) -> datetime:
    return datetime.strptime(written, MOMENT).replace(tzinfo=UTC)


@dataclass(slots=True)
class BackupDesk:
    """What copying needs. `copy`: makes the file, and says why it couldn't; None: it is there."""

    database: Database
    catalogues: Mapping[str, Texts]
    operators: frozenset[int]
    language: str
    zone: ZoneInfo
    clock: Callable[[], datetime]
    settings: Settings
    folder: Path
    copy: Callable[[Path], Awaitable[str | None]]
    _not_before: datetime | None = field(default=None, init=False)

    @classmethod
    def of(cls, services: Services, settings: Settings, folder: Path) -> Self:
        async def copy(target: Path) -> str | None:
            return await copy_apart(target, settings.database_url)

        return cls(
            services.database,
            services.catalogues,
            services.operators,
            services.language,
            settings.time_zone,
            services.clock,
            settings,
            folder,
            copy,
        )

    async def make_due(self) -> None:
        """Make a copy if it is time, and remove the oldest that are too many."""
        now, settings = self.clock(), self.settings
        copies = await asyncio.to_thread(copies_in, self.folder)
        newest = copies[0].made_at if copies else None
        if self._not_before is not None and now < self._not_before:
            return
        if not is_due(newest, now, settings.backup_hour, self.zone):
            return
        target = self.folder / name_of(now, settings.database_url)
        await asyncio.to_thread(_sweep, self.folder)
        try:
            trouble = await self._made(target)
        except asyncio.CancelledError:
            log.info("The program ends while the archive is being copied; again at the next start")
            return
        if trouble is not None:
            self._not_before = now + PAUSE
            log.error("The archive could not be copied to %s: %s", target, trouble)
            await self._tell(trouble, newest, now)
            return
        log.info("The archive is copied: %s in %s", target.stem, self.folder)
        await asyncio.to_thread(_remove, copies[settings.backup_keep - 1 :])

    async def _made(self, target: Path) -> str | None:
        """Also without PostgreSQL's own tools: older than the server they refuse to copy it."""
        trouble = await self.copy(target)
        if trouble is None or target.suffix != ENDING:
            return trouble
        log.warning("pg_dump made no copy (%s): copying without it", trouble)
        return await self.copy(target.with_suffix(".db"))

    async def _tell(self, trouble: str, newest: datetime | None, now: datetime) -> None:
        """Once, until a copy is made again."""
        since = f"{newest:{MOMENT}}" if newest is not None else "never"
        async with self.database.begin() as work:
            for operator in sorted(self.operators):
                chat = await work.chats.find(operator)
                texts = self.catalogues[chat.language if chat is not None else self.language]
                text = texts("backup-failed", reason=trouble)
                key = f"backup:{operator}:{since}"
                new = NewDelivery(key, DeliveryKind.ALERT, operator, text, now)
                await work.deliveries.enqueue(new, now)


def _sweep(folder: Path) -> None:
    """What is left of copies that were broken off: only one is made at a time."""
    for part in folder.glob(".dipcourier-*.part*"):
        part.unlink(missing_ok=True)


def _remove(copies: Sequence[Copy]) -> None:
    for copy in copies:
        copy.file.unlink(missing_ok=True)


async def copy_apart(target: Path, database_url: str) -> str | None:
    """`python -m bot backup` as a process of its own, which can be ended when we are."""
    starting = asyncio.ensure_future(
        asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "backup", str(target)),
            env={**os.environ, "DATABASE_URL": database_url, "PYTHONPATH": str(ROOT)},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            # Whatever it has started ends with it.
            start_new_session=True,
        )
    )
    try:
        # Broken off in the middle of starting it, we would not know whom to end.
        process = await asyncio.shield(starting)
        _, errors = await process.communicate()
    finally:
        process = await starting
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            # Until its pipe is closed, too.
            await process.communicate()
    if process.returncode == 0:
        return None
    words = errors.decode(errors="replace").strip().splitlines()
    return words[-1] if words else f"exit code {process.returncode}"
