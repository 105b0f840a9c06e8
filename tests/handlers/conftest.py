from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties

from bot.dispatcher import Services, build_dispatcher
from bot.knowledge import load_world
from bot.models import load_lemmas
from bot.texts import load_catalogues
from newsroom.drawing import Sketch, Studio, draw
from storage.database import Database
from tests.newsstand import NOW, STORIES, ZONE, fill
from tests.people import OPERATOR, TOKEN
from tests.telegram.session import FakeTelegram

Feed = Callable[..., Awaitable[None]]


async def draw_here(sketch: Sketch) -> bytes:
    """As the worker does, without a process of its own."""
    return draw(sketch)


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, telegram, DefaultBotProperties(parse_mode="HTML")) as bot:
        yield bot


@pytest.fixture
async def archive(database: Database) -> Database:
    """With the meetings of the newsstand: 1 New York, 2 Duda, 3 talks, 4 the announced visit."""
    await fill(database, *STORIES)
    return database


@pytest.fixture
def services(database: Database) -> Services:
    return Services(
        database=database,
        catalogues=load_catalogues(),
        world=load_world(),
        lemmas=load_lemmas(),
        clock=lambda: NOW,
        zone=ZONE,
        language="ru",
        version="1.2.3",
        studio=Studio(draw_here),
        operators=frozenset({OPERATOR.id}),
    )


@pytest.fixture
def feed(bot: Bot, telegram: FakeTelegram, services: Services) -> Feed:
    """Hand raw updates to the real dispatcher; `changes` are to the services."""

    async def feed(*updates: dict[str, Any], **changes: Any) -> None:
        given = replace(services, **changes).by_name()
        for update in updates:
            if "message" in update:
                telegram.chats.keep(update["message"])
            await build_dispatcher().feed_raw_update(bot, update, **given)

    return feed
