"""A process ends when it is asked to, whatever it is doing."""

import asyncio
import os
import signal

import pytest

from bot import app
from bot.app import run_bot, side_by_side
from bot.parts import Parts
from bot.roles import Role
from bot.settings import load_settings


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_everything_and_breaks_off_what_hangs(
    monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setattr(app, "LONGEST_FAREWELL", 0.05)
    stop, begun = asyncio.Event(), asyncio.Event()
    ended: list[str] = []

    async def obedient() -> None:
        await stop.wait()
        ended.append("obedient")

    async def hanging() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("hanging")

    async with asyncio.timeout(30):
        running = asyncio.ensure_future(
            side_by_side({Role.WEB: obedient, Role.COURIER: hanging}, stop)
        )
        await begun.wait()
        os.kill(os.getpid(), number)
        await running
    assert ended == ["obedient", "hanging"]


async def test_what_fails_ends_the_process() -> None:
    """Whoever supervises it starts it anew."""

    async def failing() -> None:
        raise OSError("no space left")

    async def other() -> None:
        await asyncio.Event().wait()

    async with asyncio.timeout(30):
        with pytest.raises(ExceptionGroup):
            await side_by_side({Role.CLOCK: failing, Role.WEB: other}, asyncio.Event())


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_process_nobody_calls_needs_no_port(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def keep(parts: Parts) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        await parts.stop.wait()

    def never(*_: object) -> None:
        raise AssertionError("it listens")

    monkeypatch.setattr(app, "keep_clock", keep)
    monkeypatch.setattr(app, "listening", never)
    async with asyncio.timeout(60):
        await run_bot(
            load_settings(database_url=database_url, seeds="off"), frozenset({Role.CLOCK})
        )
