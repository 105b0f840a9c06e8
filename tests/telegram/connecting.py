"""A bot without handlers, connected to the server over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.people import TOKEN
from tests.telegram.server import TelegramServer


@asynccontextmanager
async def connected(server: TelegramServer, token: str = TOKEN) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with Bot(token, session, DefaultBotProperties(parse_mode="HTML")) as bot:
        yield bot
