"""«@bot когда Токаев встречался с Гутерришем?» in a group: a question, as in a private chat."""

import re

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from handlers.questions import answer_words

router = Router(name="mentions")
router.message.filter(F.chat.type.in_({ChatType.GROUP, ChatType.SUPERGROUP}))

# Our name at the beginning; elsewhere somebody may only talk of us.
CALLED = re.compile(r"@(\w+)[\s,:—–-]*(.*)", re.DOTALL)
COMMAND = re.compile(r"/\w*(?:@(\w+))?")


def words_of(message: Message) -> str:
    return message.text or message.caption or ""


async def calls_us(message: Message, bot: Bot) -> bool | dict[str, str]:
    """With what is asked, if we are called by name."""
    called = CALLED.fullmatch(words_of(message))
    if called is None or not called[2].strip() or not await is_us(called[1], bot):
        return False
    return {"words": called[2].strip()}


async def is_for_us(message: Message, bot: Bot) -> bool:
    """Whether a message in a group asks us something."""
    words = words_of(message)
    command = COMMAND.match(words)
    if command is not None:
        return command[1] is None or await is_us(command[1], bot)
    return bool(await calls_us(message, bot))


async def is_us(name: str, bot: Bot) -> bool:
    return name.lower() == ((await bot.me()).username or "").lower()


router.message(calls_us)(answer_words)
