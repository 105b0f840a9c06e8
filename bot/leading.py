"""Work that one process alone does: the others stand by."""

import asyncio
import fcntl
import logging
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import timedelta
from enum import IntEnum
from typing import Any

from bot.archive import file_of, is_a_file
from bot.parts import Parts, pause_until
from bot.settings import Settings, SettingsError
from storage.locks import TROUBLE, Lock, hold

log = logging.getLogger(__name__)


class Key(IntEnum):
    """PostgreSQL's advisory locks of those of whom there is one."""

    CLOCK = 0x446972
    COLLECTOR = 0x446973


LOOKS_EVERY = timedelta(seconds=5)
"""So often whoever stands by tries, and whoever leads makes sure."""

Work = Callable[[asyncio.Event], Coroutine[Any, Any, None]]


async def lead(parts: Parts, key: Key, work: Work) -> None:
    """Do the work while no other process does it, until told to stop.

    `work` is given what is set when it must end: we are to stop, or the lock is lost.
    """
    database, stop = parts.services.database, parts.stop
    if database.is_sqlite:
        # One process at a time works on a file (`alone`).
        with _leading(parts, key):
            await work(stop)
        return
    while not stop.is_set():
        try:
            async with hold(database.url, key) as lock:
                if lock is not None:
                    with _leading(parts, key):
                        await _work_while_held(lock, work, stop)
        except TROUBLE as error:
            log.warning("The archive can't be asked who leads: %s", type(error).__name__)
        await pause_until(stop, LOOKS_EVERY)


@contextmanager
def _leading(parts: Parts, key: Key) -> Iterator[None]:
    """Told to whoever watches."""
    leads, name = parts.services.metrics.leads, key.name.lower()
    log.info("The %s is this process now", name)
    leads.add(name)
    try:
        yield
    finally:
        leads.discard(name)


async def _work_while_held(lock: Lock, work: Work, stop: asyncio.Event) -> None:
    over = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(work(over))
        while not stop.is_set() and await lock.is_held():
            await pause_until(stop, LOOKS_EVERY)
        over.set()


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """One process at a time works on an archive in a file. Raises SettingsError for a second."""
    if not is_a_file(settings.database_url):
        yield
        return
    file = file_of(settings.database_url)
    with file.with_name(f"{file.name}.lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingsError(
                f"DATABASE_URL: another process works on {file} already; several need PostgreSQL"
            ) from None
        except OSError as error:
            # Some shared folders know no locks; there the operator has to take care.
            log.warning("%s can't be locked: %s", file, error)
        yield
