"""/subscribe and /unsubscribe: when and where a chat gets its digest."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo, available_timezones

from aiogram import Bot, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from handlers.replying import Answer, reply, reply_quietly
from newsroom.digests.schedule import Schedule, next_due
from newsroom.rendering.dates import day_words
from newsroom.rendering.html import Html, shorten
from newsroom.rendering.texts import Texts
from storage.database import Database
from storage.subscriptions import Wish

router = Router(name="subscriptions")

USUAL = time(8)
# «08:00», «8», «8.30», «в 8 ч»
HOUR = re.compile(
    r"(?:(?:в|at|сағат)\s+)?(?P<hour>[01]?\d|2[0-3])(?:[:.\s-](?P<minute>[0-5]\d))?(?:\s*ч\w*\.?)?",
    re.IGNORECASE,
)
ADMINISTRATORS = {ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR}
SHOWN = 40


@router.message(Command("subscribe"))
@router.channel_post(Command("subscribe"))
async def subscribe(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """`/subscribe [08:00] [Europe/Moscow]`: the usual hour and the chat's own zone go unsaid."""
    if not await may_configure(message):
        await reply_quietly(message, Answer(texts("subscribe-administrators")))
        return
    async with database.read() as work:
        chat = await work.chats.find(message.chat.id)
    own_zone = ZoneInfo(chat.time_zone) if chat is not None and chat.time_zone else zone
    schedule = parse_schedule(command.args or "", own_zone)
    if schedule is None:
        asked = shorten(command.args or "", SHOWN)
        await reply(message, Answer(texts("subscribe-usage", asked=asked)))
        return
    due = next_due(now, schedule)
    async with database.begin() as work:
        await work.chats.set_time_zone(message.chat.id, schedule.zone.key)
        await work.subscriptions.put(_wish(message, schedule), due, now)
    await reply(message, Answer(_confirmation(texts, schedule, due)))


@router.message(Command("unsubscribe"))
@router.channel_post(Command("unsubscribe"))
async def unsubscribe(message: Message, database: Database, texts: Texts) -> None:
    if not await may_configure(message):
        await reply_quietly(message, Answer(texts("subscribe-administrators")))
        return
    async with database.begin() as work:
        was_there = await work.subscriptions.remove(message.chat.id, thread_of(message))
    await reply(message, Answer(texts("unsubscribed" if was_there else "unsubscribed-before")))


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


def parse_schedule(words: str, zone: ZoneInfo) -> Schedule | None:
    """«8:30 Europe/Moscow» → when; None when it says something else."""
    clock, _, last = words.strip().rpartition(" ")
    named = {name.lower(): name for name in available_timezones()}.get(last.lower())
    if named is not None:
        zone = ZoneInfo(named)
    else:
        clock = words.strip()
    if not clock:
        return Schedule(USUAL, zone)
    match = HOUR.fullmatch(clock)
    if match is None:
        return None
    return Schedule(time(int(match["hour"]), int(match["minute"] or 0)), zone)


def _wish(message: Message, schedule: Schedule) -> Wish:
    return Wish(
        chat_id=message.chat.id,
        local_time=schedule.local_time,
        time_zone=schedule.zone.key,
        # A group isn't woken for nothing.
        tells_empty_days=message.chat.type == ChatType.PRIVATE,
        thread_id=thread_of(message),
    )


def _confirmation(texts: Texts, schedule: Schedule, due: datetime | None) -> Html:
    first = due.astimezone(schedule.zone).date() if due is not None else None
    return texts(
        "subscribed",
        time=f"{schedule.local_time:%H:%M}",
        zone=schedule.zone.key,
        date=day_words(texts, first) if first is not None else "",
    )
