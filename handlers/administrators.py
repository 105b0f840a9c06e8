"""Who may set things up in a chat, and which part of it a message stands in."""

from aiogram import Bot
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message

from newsroom.rendering.texts import Texts
from storage.watches import Place

ADMINISTRATORS = {ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR}


async def may_configure(message: Message) -> bool:
    """Anybody in a private chat; in a group its administrators, also those who stay anonymous.

    In a channel nobody else can write.
    """
    if message.chat.type == ChatType.PRIVATE:
        return True
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat.id
    if message.from_user is None:
        return False
    return await is_administrator(message.bot, message.chat.id, message.from_user.id)


async def may_press(callback: CallbackQuery, chat_id: int, texts: Texts) -> bool:
    """Whether whoever pressed may set up that chat, also from elsewhere; they are told if not."""
    if chat_id == callback.from_user.id:
        return True
    if await is_administrator(callback.bot, chat_id, callback.from_user.id):
        return True
    await callback.answer(texts.plain("settings-administrators"), show_alert=True)
    return False


async def is_administrator(bot: Bot | None, chat_id: int, user_id: int) -> bool:
    if bot is None:
        return False
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except (TelegramBadRequest, TelegramForbiddenError):
        return False
    return member.status in ADMINISTRATORS


def thread_of(message: Message) -> int:
    """The forum topic a message stands in; 0: none, or General."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def place_of(message: Message) -> Place:
    return Place(message.chat.id, thread_of(message))


def place_pressed(callback: CallbackQuery) -> Place:
    """Where the button stands."""
    message = callback.message
    if isinstance(message, Message):
        return place_of(message)
    chat_id = message.chat.id if message is not None else callback.from_user.id
    return Place(chat_id, 0)
