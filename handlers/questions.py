"""What no command takes: a name or a question in a private chat, and one line for the rest."""

from datetime import date

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.persons import found_answer
from handlers.replying import Answer, reply
from handlers.timeline import timeline_answer
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom
from reading.world import World
from storage.database import Database, UnitOfWork

router = Router(name="questions")
# In a group nobody is answered who did not ask.
router.message.filter(F.chat.type == ChatType.PRIVATE)

LONGEST_QUESTION = 200


@router.message(F.text.startswith("/") | F.caption.startswith("/"))
async def name_commands(message: Message, texts: Texts) -> None:
    await reply(message, Answer(texts("command-unknown")))


@router.message(F.text.as_("words") | F.caption.as_("words"))
async def answer_words(
    message: Message, words: str, database: Database, texts: Texts, world: World, today: date
) -> None:
    if len(words) > LONGEST_QUESTION:
        await reply(message, Answer(texts("hint")))
        return
    async with database.read() as work:
        answer = await _answer(work, words, texts, world, today)
    await reply(message, answer)


async def _answer(work: UnitOfWork, words: str, texts: Texts, world: World, today: date) -> Answer:
    """The person of that name, else the meetings of the people whom the words name."""
    whom = Whom(work, world, today)
    found = await whom.find_person(words)
    if found.sure is None and not found.candidates:
        query = await whom.find_question(words)
        if query is not None:
            return await timeline_answer(work, query, texts, today)
    return await found_answer(words, found, whom, texts)


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
