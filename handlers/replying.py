"""How an answer gets to a person: as a reply, or in place of the message with the button."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    CallbackQuery,
    EphemeralMessageParameters,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from handlers.answering import UNDERWAY, note
from handlers.callbacks import OpenFixes, OpenObjection
from newsroom.rendering.html import Html
from newsroom.rendering.texts import Texts

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
LABEL_LENGTH = 60
ROW_LENGTH = 5

Buttons = list[InlineKeyboardButton]


@dataclass(frozen=True, slots=True)
class Answer:
    """A message to show: its text and the rows of buttons under it."""

    text: Html
    rows: Sequence[Buttons] = field(default_factory=list)

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        rows = [list(row) for row in self.rows if row]
        return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def with_fixes(answer: Answer, texts: Texts, data: OpenFixes, *, is_operator: bool) -> Answer:
    """A card with the way to put it right: for an operator to do so, for others to ask for it."""
    objection = OpenObjection(is_person=data.is_person, id=data.id)
    to_wrong = button(texts.plain("button-wrong"), objection)
    to_fixes = button(texts.plain("button-fix"), data)
    return replace(answer, rows=[*answer.rows, [to_fixes if is_operator else to_wrong]])


def button(label: str, data: CallbackData | str) -> InlineKeyboardButton:
    packed = data if isinstance(data, str) else data.pack()
    return InlineKeyboardButton(text=label[:LABEL_LENGTH], callback_data=packed)


def in_rows(buttons: Sequence[InlineKeyboardButton], length: int = ROW_LENGTH) -> list[Buttons]:
    return [list(buttons[i : i + length]) for i in range(0, len(buttons), length)]


async def reply(message: Message, answer: Answer, *, is_quoting: bool = False) -> None:
    """Answer where it was asked; in a group as a reply, which also says whose buttons they are.

    `is_quoting`: as a reply in a private chat, too.
    """
    answering = UNDERWAY.get()
    if answering is not None and answering.earlier:
        earlier = answering.earlier.popleft()
        if await _edited(message, earlier, answer):
            answering.given.append(earlier)
            return
        answering.earlier.append(earlier)
    is_bare = message.chat.type == ChatType.PRIVATE and not is_quoting
    quoted = ReplyParameters(message_id=message.message_id, allow_sending_without_reply=True)
    sent = await message.answer(
        answer.text,
        reply_markup=answer.keyboard,
        link_preview_options=NO_PREVIEW,
        reply_parameters=None if is_bare else quoted,
    )
    note(sent)


async def reply_quietly(message: Message, answer: Answer) -> None:
    """A refusal: in a group only the one who asked sees it, or at least nobody is rung up."""
    if message.chat.type == ChatType.PRIVATE:
        await reply(message, answer)
        return
    if message.from_user is not None and message.sender_chat is None:
        alone = EphemeralMessageParameters(receiver_user_id=message.from_user.id)
        try:
            await message.answer(answer.text, ephemeral_message_parameters=alone)
        except TelegramBadRequest:
            pass
        else:
            return
    quoted = ReplyParameters(message_id=message.message_id, allow_sending_without_reply=True)
    await message.answer(answer.text, disable_notification=True, reply_parameters=quoted)


async def reply_beside(callback: CallbackQuery, answer: Answer) -> None:
    """Leave the message with the button as it is, and answer whoever asked for it."""
    await callback.answer()
    message = callback.message
    if isinstance(message, Message):
        await reply(message.reply_to_message or message, answer)
    elif message is not None and callback.bot is not None:
        await _send(callback.bot, message.chat.id, answer)


async def turn(callback: CallbackQuery, answer: Answer) -> None:
    """Show the answer in place of the message whose button was pressed."""
    await callback.answer()
    message = callback.message
    if not isinstance(message, Message):
        # Telegram no longer gives the old message away: say it anew.
        if message is not None and callback.bot is not None:
            await _send(callback.bot, message.chat.id, answer)
        return
    if message.text is None:
        # The caption of a picture can't become a card.
        await reply(message.reply_to_message or message, answer)
        return
    try:
        await message.edit_text(
            answer.text, reply_markup=answer.keyboard, link_preview_options=NO_PREVIEW
        )
    except TelegramBadRequest as error:
        if "not modified" not in error.message:
            await reply(message, answer)


async def _send(bot: Bot, chat_id: int, answer: Answer) -> None:
    await bot.send_message(
        chat_id,
        answer.text,
        reply_markup=answer.keyboard,
        link_preview_options=NO_PREVIEW,
    )


async def _edited(message: Message, message_id: int, answer: Answer) -> bool:
    """Whether our message now says so; one that is gone, or a picture, can't."""
    if message.bot is None:
        return False
    try:
        await message.bot.edit_message_text(
            answer.text,
            chat_id=message.chat.id,
            message_id=message_id,
            reply_markup=answer.keyboard,
            link_preview_options=NO_PREVIEW,
        )
    except TelegramBadRequest as error:
        return "not modified" in error.message
    return True
