"""How a picture or file gets to a person: drawn once, then sent by the name Telegram gave it."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from aiogram.enums import ChatAction, ChatType
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, Message, ReplyParameters

from handlers.answering import note
from handlers.replying import Answer, reply, turn
from newsroom.drawing import DrawingError, Made, Sketch, Studio
from newsroom.rendering.html import join, length
from newsroom.rendering.texts import Texts

CAPTION_LIMIT = 1000
"""Telegram says 1,024; what is longer goes into a message of its own."""

Send = Callable[[Message, BufferedInputFile | str, Answer], Awaitable[Message]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption and buttons; `name` is that of the file, without its ending."""

    sketch: Sketch
    answer: Answer
    name: str


async def show_picture(
    message: Message, shown: Picture | Answer, studio: Studio, texts: Texts
) -> None:
    """Reply with the picture; with its words alone where there is none, or drawing fails."""
    if isinstance(shown, Answer):
        await reply(message, shown)
        return
    await _act(message, ChatAction.UPLOAD_PHOTO)
    try:
        made = await studio.make(shown.sketch)
    except DrawingError:
        answer = shown.answer
        await reply(message, Answer(join([texts("picture-failed"), answer.text]), answer.rows))
        return
    await _send(message, made, f"{shown.name}.png", shown.answer, studio, _photo)


async def show_picture_beside(
    callback: CallbackQuery, shown: Picture | Answer, studio: Studio, texts: Texts
) -> None:
    """The message with the button stays as it is: words can't turn into a picture."""
    message = callback.message
    if not isinstance(message, Message):
        await turn(callback, shown if isinstance(shown, Answer) else shown.answer)
        return
    await callback.answer()
    await show_picture(message.reply_to_message or message, shown, studio, texts)


async def send_document(
    message: Message, made: Made, name: str, answer: Answer, studio: Studio
) -> None:
    """The file under this name."""
    await _send(message, made, name, answer, studio, _document)


async def document_beside(
    callback: CallbackQuery, made: Made, name: str, answer: Answer, studio: Studio
) -> None:
    """The message with the button stays as it is. One too old to be answered gets the words."""
    message = callback.message
    if not isinstance(message, Message):
        await turn(callback, answer)
        return
    await callback.answer()
    await send_document(message.reply_to_message or message, made, name, answer, studio)


async def uploading(message: Message) -> None:
    """Say that a file is on its way."""
    await _act(message, ChatAction.UPLOAD_DOCUMENT)


async def _send(
    message: Message, made: Made, name: str, answer: Answer, studio: Studio, send: Send
) -> None:
    bot_id = message.bot.id if message.bot is not None else 0
    caption = answer if length(answer.text) <= CAPTION_LIMIT else Answer(join([]))
    known = studio.file_id(bot_id, made.key + name)
    file = BufferedInputFile(made.content, name)
    try:
        sent = await send(message, known or file, caption)
    except TelegramBadRequest:
        if known is None:
            raise
        # Telegram no longer has it under that name.
        sent = await send(message, file, caption)
    note(sent)
    file_id = _file_id(sent)
    if file_id is not None:
        studio.keep_id(bot_id, made.key + name, file_id)
    if caption is not answer:
        await reply(message, answer)


async def _photo(message: Message, file: BufferedInputFile | str, answer: Answer) -> Message:
    return await message.answer_photo(
        file,
        caption=answer.text or None,
        reply_markup=answer.keyboard,
        reply_parameters=_quoting(message),
    )


async def _document(message: Message, file: BufferedInputFile | str, answer: Answer) -> Message:
    return await message.answer_document(
        file,
        caption=answer.text or None,
        reply_markup=answer.keyboard,
        reply_parameters=_quoting(message),
    )


def _quoting(message: Message) -> ReplyParameters | None:
    if message.chat.type == ChatType.PRIVATE:
        return None
    return ReplyParameters(message_id=message.message_id, allow_sending_without_reply=True)


def _file_id(sent: Message) -> str | None:
    if sent.photo:
        return sent.photo[-1].file_id
    return sent.document.file_id if sent.document is not None else None


async def _act(message: Message, action: ChatAction) -> None:
    if message.bot is None:
        return
    thread = message.message_thread_id if message.is_topic_message else None
    # It only passes the time: the answer comes without it, too.
    with suppress(AiogramError):
        await message.bot.send_chat_action(message.chat.id, action, message_thread_id=thread)
