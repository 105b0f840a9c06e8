"""/mydata and /forget: what is kept of a person, and an end to it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers.answering import note
from handlers.callbacks import ForgetMe
from handlers.replying import Answer, button, reply, reply_quietly, turn
from newsroom.delivery.tidying import Kept
from newsroom.rendering.personal import my_data_card, my_data_file
from newsroom.rendering.texts import Texts
from storage.database import Database

router = Router(name="personal")

MOST_ROWS = 10_000
"""Of one table in the file."""

FILE_NAME = "dipcourier-my-data.json"


@router.message(Command("mydata"))
async def show_my_data(
    message: Message,
    database: Database,
    texts: Texts,
    zone: ZoneInfo,
    now: datetime,
    kept: Kept,
) -> None:
    """In private alone: what somebody follows is nobody else's business."""
    who = _asker(message)
    if who is None or message.chat.type != ChatType.PRIVATE:
        await reply_quietly(message, Answer(texts("mydata-in-private")))
        return
    async with database.read() as work:
        chat = await work.chats.find(who)
        counts = await work.personal.counts(who)
        tables = await work.personal.collect(who, MOST_ROWS)
    card = my_data_card(texts, chat, counts, zone, kept.messages.days)
    file = BufferedInputFile(my_data_file(who, tables, now), FILE_NAME)
    note(await message.answer_document(file, caption=card))


@router.message(Command("forget"))
async def ask_whether_to_forget(message: Message, texts: Texts) -> None:
    who = _asker(message)
    if who is None:
        await reply_quietly(message, Answer(texts("mydata-in-private")))
        return
    row = [
        button(texts.plain("button-forget"), ForgetMe(is_sure=True)),
        button(texts.plain("button-no"), ForgetMe(is_sure=False)),
    ]
    place = "private" if message.chat.type == ChatType.PRIVATE else "group"
    await reply(message, Answer(texts("forget-sure", place=place), [row]))


@router.callback_query(ForgetMe.filter())
async def forget(
    callback: CallbackQuery, callback_data: ForgetMe, database: Database, texts: Texts
) -> None:
    """Of whoever presses, wherever: a group keeps what is the group's."""
    if not callback_data.is_sure:
        await turn(callback, Answer(texts("forget-not")))
        return
    async with database.begin() as work:
        await work.personal.forget(callback.from_user.id)
    await turn(callback, Answer(texts("forgotten")))


def _asker(message: Message) -> int | None:
    """None of whoever speaks as a group or channel: nobody knows who that is."""
    if message.sender_chat is not None or message.from_user is None:
        return None
    return message.from_user.id
