"""Whatever no command takes: a bare name in a private chat, and one line for the rest."""

from datetime import date

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.persons import who
from handlers.replying import Answer, reply
from newsroom.rendering.texts import Texts
from reading.world import World
from storage.database import Database

router = Router(name="questions")
# In a group nobody is answered who did not ask.
router.message.filter(F.chat.type == ChatType.PRIVATE)

LONGEST_NAME = 60


@router.message(F.text.startswith("/") | F.caption.startswith("/"))
async def name_commands(message: Message, texts: Texts) -> None:
    await reply(message, Answer(texts("command-unknown")))


@router.message(F.text.as_("words") | F.caption.as_("words"))
async def answer_name(
    message: Message, words: str, database: Database, texts: Texts, world: World, today: date
) -> None:
    if len(words) > LONGEST_NAME:
        await reply(message, Answer(texts("hint")))
        return
    async with database.read() as work:
        answer = await who(work, words, texts, world, today)
    await reply(message, answer)


@router.message()
async def name_kinds(message: Message, texts: Texts) -> None:
    await reply(message, Answer(texts("hint-kind")))


@router.channel_post(F.text.startswith("/"))
async def decline_channel(message: Message, texts: Texts) -> None:
    await message.answer(texts("hint-channel"))


@router.callback_query()
async def decline_stale(callback: CallbackQuery, texts: Texts) -> None:
    """A button of an older version, or data that was never ours."""
    await callback.answer(texts.plain("error-stale"), show_alert=True)
