"""What Telegram shows of the bot is told once, and again only when it has changed."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.methods import (
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
    TelegramMethod,
)

from bot.dispatcher import build_dispatcher
from bot.line import publish
from bot.menu import FOR_ALL, FOR_SUBSCRIBERS, publish_menu, publish_profile
from bot.texts import LANGUAGES, load_catalogues
from tests.people import TOKEN
from tests.telegram.faults import Fault, html_page, reset, server_error
from tests.telegram.session import FakeTelegram

LIMITS = {"bot-name": 64, "bot-description": 512, "bot-short-description": 120}
SET = (SetMyCommands, SetMyName, SetMyDescription, SetMyShortDescription)


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, telegram) as bot:
        yield bot


def told(telegram: FakeTelegram) -> list[TelegramMethod[bool]]:
    return [request for request in telegram.requests if isinstance(request, SET)]


async def test_what_is_shown_already_is_not_told_again(bot: Bot, telegram: FakeTelegram) -> None:
    for _ in range(2):
        await publish_menu(bot, load_catalogues(), "ru")
        await publish_profile(bot, load_catalogues(), "ru")
    languages = len(LANGUAGES) + 1
    assert len(told(telegram)) == languages * (4 + 3)
    assert telegram.chats.profile["name", "en"] == "Dipcourier"
    assert telegram.chats.profile["name", ""] == "Дипкурьер"


async def test_only_what_has_changed_is_told(bot: Bot, telegram: FakeTelegram) -> None:
    await publish_profile(bot, load_catalogues(), "ru")
    telegram.chats.profile["name", "kk"] = "Басқа"
    telegram.requests.clear()
    await publish_profile(bot, load_catalogues(), "ru")
    assert [type(request) for request in told(telegram)] == [SetMyName]


@pytest.mark.parametrize(
    "fault", [html_page(), server_error(), reset(is_accepted=False)], ids=["page", "500", "reset"]
)
async def test_what_cannot_be_shown_now_stops_nobody_from_starting(
    bot: Bot, telegram: FakeTelegram, fault: Fault
) -> None:
    telegram.faults.add(fault)
    await publish(bot, load_catalogues(), "ru")
    assert not told(telegram)


@pytest.mark.parametrize("key", sorted(LIMITS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_no_longer_ones(language: str, key: str) -> None:
    assert 0 < len(load_catalogues()[language].plain(key)) <= LIMITS[key]


def test_every_command_that_is_shown_is_answered() -> None:
    """By a handler of its own: each command stands in the filters of the dispatcher."""
    known = {
        command
        for router in build_dispatcher().sub_routers
        for handler in router.message.handlers
        for filter_ in handler.filters or ()
        for command in getattr(filter_.callback, "commands", ())
    }
    assert {*FOR_ALL, *FOR_SUBSCRIBERS} - known == set()
