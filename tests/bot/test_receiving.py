"""What draws is made ready a little after the start, and not for a process that ends before."""

import asyncio
from datetime import timedelta

import pytest

from bot.receiving import warming_up
from newsroom.drawing import Sketch, Studio


async def draw(_: Sketch) -> bytes:
    return b""


async def test_the_first_picture_needs_no_warming_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.receiving.WARM_UP_AFTER", timedelta(0))
    is_warm = asyncio.Event()

    async def warm_up() -> None:
        is_warm.set()

    async with asyncio.timeout(60), warming_up(Studio(draw, warm_up)):
        await is_warm.wait()


async def test_who_ends_at_once_warms_nothing_up() -> None:
    async def warm_up() -> None:
        raise AssertionError("it is warmed up")

    async with asyncio.timeout(60), warming_up(Studio(draw, warm_up)):
        pass
