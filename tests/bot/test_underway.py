import asyncio
from typing import Any

import pytest
from aiogram.types import Update

from bot.underway import Underway

UPDATE = Update(update_id=1)


@pytest.mark.parametrize("error", [None, LookupError("broken")], ids=["answered", "failed"])
async def test_stopping_waits_for_whoever_is_being_answered(error: Exception | None) -> None:
    underway = Underway()
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def answer(event: Any, data: dict[str, Any]) -> None:
        begun.set()
        await may_end.wait()
        if error is not None:
            raise error

    async def poll() -> None:
        await asyncio.gather(underway(answer, UPDATE, {}), return_exceptions=True)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(poll())
        await begun.wait()
        assert await underway.finish(within_seconds=0) == 1
        may_end.set()
        assert await underway.finish(within_seconds=10) == 0


async def test_nobody_is_waited_for_when_nobody_asks() -> None:
    assert await Underway().finish(within_seconds=10) == 0
