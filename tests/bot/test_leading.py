"""One clock at a time, and another when it is gone."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot import leading
from bot.leading import Key, lead
from bot.parts import Parts
from bot.reader import ReaderPool
from bot.roles import EVERYTHING
from bot.services import services_of
from bot.settings import load_settings
from storage.database import Database
from storage.locks import Lock, hold

on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
PATIENCE_SECONDS = 30


class Clock:
    """A process that would tick; `ticking` is set while it does."""

    def __init__(self, database: Database) -> None:
        services = services_of(load_settings(), database)
        self.parts = Parts(load_settings(), services, ReaderPool(), EVERYTHING, asyncio.Event())
        self.begun, self.ended = asyncio.Event(), asyncio.Event()
        self.running = asyncio.ensure_future(lead(self.parts, Key.CLOCK, self.tick))

    @property
    def leads(self) -> bool:
        return "clock" in self.parts.services.metrics.leads

    async def tick(self, over: asyncio.Event) -> None:
        self.begun.set()
        await over.wait()
        self.ended.set()

    async def end(self) -> None:
        self.parts.stop.set()
        await self.running


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "LOOKS_EVERY", timedelta(milliseconds=20))


@on_postgresql
async def test_one_of_two_leads_and_the_other_takes_over(database: Database) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        first = Clock(database)
        await first.begun.wait()
        second = Clock(database)
        async with hold(database.url, Key.CLOCK) as lock:
            assert lock is None
        assert (first.leads, second.leads, second.begun.is_set()) == (True, False, False)
        await first.end()
        assert (first.leads, first.ended.is_set()) == (False, True)
        await second.begun.wait()
        await second.end()


@on_postgresql
async def test_who_loses_the_lock_ends_its_work_and_stands_by(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(self: Lock) -> bool:
        return False

    async with asyncio.timeout(PATIENCE_SECONDS):
        clock = Clock(database)
        await clock.begun.wait()
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(Lock, "is_held", lost)
            await clock.ended.wait()
        clock.begun.clear()
        await clock.begun.wait()
        await clock.end()


@on_postgresql
async def test_who_can_t_ask_stands_by_until_it_can(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failed = asyncio.Event()

    def gone(*_: object) -> None:
        failed.set()
        raise OSError("gone")

    async with asyncio.timeout(PATIENCE_SECONDS):
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(leading, "hold", gone)
            clock = Clock(database)
            await failed.wait()
            assert not clock.leads
        await clock.begun.wait()
        await clock.end()
    assert "The archive can't be asked who leads: OSError" in caplog.text


@on_postgresql
async def test_a_lock_whose_connection_broke_is_not_held(database: Database) -> None:
    async with hold(database.url, Key.CLOCK) as lock:
        assert lock is not None
        assert await lock.is_held()
        async with database.begin() as work:
            others = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE objid = :key"
            await work.session.execute(text(others), {"key": Key.CLOCK})
        assert not await lock.is_held()
    async with hold(database.url, Key.CLOCK) as lock:
        assert lock is not None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_in_a_file_nobody_has_to_wait(database: Database) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        clock = Clock(database)
        await clock.begun.wait()
        assert clock.leads
        await clock.end()
