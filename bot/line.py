"""The line to Telegram: opened, introduced, and what Telegram shows of us."""

import logging
from asyncio import sleep
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import User
from aiogram.utils.token import TokenValidationError

from bot.archive import utc_now
from bot.menu import publish_menu, publish_profile
from bot.settings import Settings, SettingsError
from bot.turns import TakesTurns, turns_of
from newsroom.delivery.turns import Turns
from newsroom.rendering.texts import Texts
from storage.database import Database

log = logging.getLogger(__name__)

LONGEST_PAUSE = 60

# A page of HTML comes from a proxy before Telegram.
UNREACHABLE = (TelegramNetworkError, TelegramServerError, ClientDecodeError)

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Line:
    """Who we are in Telegram, and whose turn it is to write there."""

    bot: Bot
    turns: Turns


@asynccontextmanager
async def line_of(settings: Settings, database: Database) -> AsyncIterator[Line]:
    """Raises SettingsError for a token that Telegram refuses."""
    async with telegram_bot(settings) as bot, turns_of(settings, database, utc_now) as turns:
        bot.session.middleware(TakesTurns(turns))
        await introduced(bot)
        yield Line(bot, turns)


@asynccontextmanager
async def telegram_bot(settings: Settings) -> AsyncIterator[Bot]:
    """The connection to Telegram. Raises SettingsError for what can't be a token."""
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    server = TelegramAPIServer.from_base(settings.telegram_api_url)
    session = AiohttpSession(api=server)
    try:
        bot = Bot(token, session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    except TokenValidationError:
        raise SettingsError("BOT_TOKEN: it doesn't look like a token of BotFather") from None
    try:
        yield bot
    finally:
        await session.close()


async def introduced(bot: Bot) -> User:
    """Who we are, once Telegram can be reached. Raises SettingsError if it refuses the token."""
    try:
        return await insist(bot.me)
    except TelegramUnauthorizedError:
        raise SettingsError("BOT_TOKEN: Telegram refuses it") from None


async def insist(call: Callable[[], Awaitable[Given]]) -> Given:
    """What a call gives once Telegram can be reached and wants to hear it."""
    pause = 1
    while True:
        try:
            return await call()
        except TelegramRetryAfter as flood:
            # Others of us said the same in this second.
            await sleep(flood.retry_after)
        except UNREACHABLE as error:
            log.warning(
                "Telegram can't be reached (%s); again in %s s", type(error).__name__, pause
            )
            await sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def publish(bot: Bot, catalogues: Mapping[str, Texts], language: str) -> None:
    """What Telegram shows of us."""
    try:
        await publish_menu(bot, catalogues, language)
        await publish_profile(bot, catalogues, language)
    except AiogramError as error:
        # People can type commands that no menu shows.
        log.warning("The menu and the names weren't published: %s", error)
