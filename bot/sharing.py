"""What processes of one bot share in Redis, beside the pace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.dispatcher import Services
from bot.settings import Settings
from handlers.shared import SharedAnswers, SharedPurses
from newsroom.delivery.redis_pace import impatient


@asynccontextmanager
async def remembering(settings: Settings, services: Services) -> AsyncIterator[Services]:
    """Only who is called by Telegram has others beside him that answer."""
    if settings.redis_url is None or settings.bot_token is None or settings.webhook_url is None:
        yield services
        return
    name = name_of(settings.bot_token.get_secret_value())
    async with impatient(settings.redis_url.get_secret_value()) as redis:
        purses = SharedPurses(redis, name, settings.questions_per_minute)
        yield replace(services, answers=SharedAnswers(redis, name), purses=purses)


def name_of(token: str) -> str:
    """The number of the bot, which stands before the colon: several may share a Redis."""
    return token.partition(":")[0]
