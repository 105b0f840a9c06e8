import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from tests.people import JOURNALIST
from tests.telegram import updates
from tests.telegram.connecting import connected
from tests.telegram.server import TelegramServer


async def test_updates_are_kept_until_confirmed(server: TelegramServer) -> None:
    first, second = (server.say(JOURNALIST, text)["update_id"] for text in ("раз", "два"))
    async with connected(server) as bot:
        assert [one.update_id for one in await bot.get_updates()] == [first, second]
    async with connected(server) as bot:
        assert [one.update_id for one in await bot.get_updates(limit=1)] == [first]
        assert [one.update_id for one in await bot.get_updates(offset=second)] == [second]
        assert await bot.get_updates(offset=second + 1) == []
        assert server.updates.pending == 0


async def test_a_second_poller_ends_the_first(server: TelegramServer) -> None:
    async with connected(server) as first, connected(server) as second:
        async with asyncio.TaskGroup() as tasks:
            waiting = tasks.create_task(_conflict(first))
            await server.polled()
            assert await second.get_updates(timeout=0) == []
        assert "terminated by other getUpdates request" in waiting.result()


async def _conflict(bot: Bot) -> str:
    with pytest.raises(TelegramConflictError) as raised:
        await bot.get_updates(timeout=20)
    return raised.value.message


async def test_a_webhook_excludes_polling(server: TelegramServer) -> None:
    async with connected(server) as bot:
        await bot.set_webhook("https://e.org/hook")
        with pytest.raises(TelegramConflictError, match="webhook is active"):
            await bot.get_updates()
        await bot.delete_webhook()
        assert await bot.get_updates() == []


async def test_kinds_nobody_asked_for_are_not_queued(server: TelegramServer) -> None:
    async with connected(server) as bot:
        await bot.get_updates(allowed_updates=["message"])
        server.push(updates.inline_query("Гутерриш"))
        server.say(JOURNALIST, "/who")
        [update] = await bot.get_updates()
    assert update.event_type == "message"


async def test_a_bot_that_goes_away_is_missed(server: TelegramServer) -> None:
    async with connected(server) as bot, asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(bot.get_updates(timeout=20))
        await server.polled()
        waiting.cancel()
        await server.left()
