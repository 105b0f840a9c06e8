"""The line to Telegram is waited for; a token that is refused is not."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from bot.line import introduced, publish
from bot.settings import SettingsError
from bot.texts import load_catalogues
from tests.people import TOKEN
from tests.telegram.faults import (
    Fault,
    html_page,
    refusal,
    refused,
    reset,
    server_error,
    too_many_requests,
)
from tests.telegram.session import FakeTelegram


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
async def bot(telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    async def pass_by(_: float) -> None: ...

    monkeypatch.setattr("bot.line.sleep", pass_by)
    async with Bot(TOKEN, telegram) as bot:
        yield bot


@pytest.mark.parametrize(
    ("fault", "is_told"),
    [
        (refused(), True),
        (reset(is_accepted=False), True),
        (server_error(), True),
        (html_page(), True),
        (too_many_requests(1), False),
    ],
    ids=["nobody listens", "breaks off", "500", "a proxy's page", "a flood"],
)
async def test_who_can_t_be_reached_now_is_asked_again(
    bot: Bot,
    telegram: FakeTelegram,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    is_told: bool,  # noqa: FBT001
) -> None:
    telegram.faults.add(fault)
    telegram.faults.add(fault)
    assert (await introduced(bot)).is_bot
    assert len(telegram.requests) == 3
    assert caplog.text.count("Telegram can't be reached") == (2 if is_told else 0)


async def test_a_token_that_is_refused_stops_the_start(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.faults.add(refusal(401, "Unauthorized"))
    with pytest.raises(SettingsError, match="BOT_TOKEN: Telegram refuses it"):
        await introduced(bot)
    assert len(telegram.requests) == 1


async def test_a_menu_that_isn_t_taken_stops_nobody(
    bot: Bot, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.faults.add(refusal(400, "Bad Request: BOT_COMMAND_INVALID"))
    await publish(bot, load_catalogues(), "ru")
    assert "The menu and the names weren't published" in caplog.text
