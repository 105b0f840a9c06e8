"""/about: what the archive covers."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from handlers.replying import Answer, reply
from newsroom.rendering.coverage import about
from newsroom.rendering.texts import Texts
from storage.database import Database

router = Router(name="about")


@router.message(Command("about"))
async def show_about(message: Message, database: Database, texts: Texts, version: str) -> None:
    async with database.read() as work:
        coverage = await work.archive.coverage()
    await reply(message, Answer(about(texts, coverage, version)))
