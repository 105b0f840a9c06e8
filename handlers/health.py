"""/health: how sending goes, for operators."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from handlers.corrections import by_operator
from handlers.replying import Answer, reply
from newsroom.rendering.health import health_card
from newsroom.rendering.texts import Texts
from storage.database import Database

router = Router(name="health")


@router.message(Command("health"), by_operator)
async def show_health(message: Message, database: Database, texts: Texts, now: datetime) -> None:
    async with database.read() as work:
        figures = await work.delivery_counts.figures(now)
    await reply(message, Answer(health_card(texts, figures)))
