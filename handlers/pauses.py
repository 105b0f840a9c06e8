"""/pause: nothing comes before a day; and an end to it."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.administrators import may_configure, may_press, place_of, place_pressed
from handlers.callbacks import PausePlace
from handlers.replying import Answer, button, reply, reply_quietly, turn
from newsroom.rendering.dates import day_words
from newsroom.rendering.html import shorten
from newsroom.rendering.texts import Texts
from newsroom.subscribing import due_of, wish_of
from reading.when.dates import find_dates
from reading.when.periods import Tense, resolve_partial
from storage.database import Database
from storage.watches import Place

router = Router(name="pauses")

SHOWN = 40
DAY, WEEK = timedelta(days=1), timedelta(days=7)
LONGEST = 366
STRETCH = re.compile(
    r"(?:на\s+|for\s+)?(?:(?P<count>\d{1,3})\s+|an?\s+)?"
    r"(?P<unit>д(?:ень|ня|ней)|сутки|недел\w+|месяц\w*|days?|weeks?|months?|күн\w*|апта\w*|ай\w*)",
    re.IGNORECASE,
)
DAYS_OF = {"д": 1, "с": 1, "н": 7, "м": 30, "d": 1, "w": 7, "mo": 30, "к": 1, "ап": 7, "ай": 30}
END = re.compile(
    r"конец|снять|продолж\w+|хватит|off|end|stop|resume|тоқтату|жалғастыру", re.IGNORECASE
)
OFFERED = (1, 7, 30)


@router.message(Command("pause"))
@router.channel_post(Command("pause"))
async def pause(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """`/pause до 5 декабря`, `/pause на неделю`, `/pause конец`."""
    if not await may_configure(message):
        await reply_quietly(message, Answer(texts("subscribe-administrators")))
        return
    place, words = place_of(message), (command.args or "").strip()
    today = now.astimezone(await _zone(database, place, zone)).date()
    if not words:
        await reply(message, _offer(texts))
        return
    until = today if END.fullmatch(words) else parse_end(words, today)
    if until is None:
        shown = shorten(words, SHOWN)
        await reply(message, Answer(texts("pause-usage", asked=shown), _offer(texts).rows))
        return
    await reply(message, await _paused(database, place, until, texts, zone, now))


@router.callback_query(PausePlace.filter())
async def press_pause(
    callback: CallbackQuery,
    callback_data: PausePlace,
    database: Database,
    texts: Texts,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    place = place_pressed(callback)
    if await may_press(callback, place.chat_id, texts):
        today = now.astimezone(await _zone(database, place, zone)).date()
        until = today + callback_data.days * DAY
        await turn(callback, await _paused(database, place, until, texts, zone, now))


def parse_end(words: str, today: date) -> date | None:
    """The first day on which something comes again; None when the words name none ahead."""
    stretch = STRETCH.fullmatch(words)
    if stretch is not None:
        unit = stretch["unit"].casefold()
        length = next(days for name, days in DAYS_OF.items() if unit.startswith(name))
        end = today + length * int(stretch["count"] or 1) * DAY
    else:
        dates = find_dates(words, today)
        when = dates[0] if len(dates) == 1 else None
        if when is None:
            return None
        # «till friday»: not the last one.
        ahead = when.partial and resolve_partial(when.partial, today + DAY, Tense.FUTURE)
        last = (ahead or when.event_date).last
        if last is None:
            return None
        end = _next_week(words, today) if last == today else last
    return end if today < end <= today + LONGEST * DAY else None


def _next_week(words: str, today: date) -> date:
    """«До пятницы» said on a Friday; «до сегодня» stays what it is."""
    tomorrow = next((one.event_date.last for one in find_dates(words, today + DAY)), None)
    return today + WEEK if tomorrow == today + WEEK else today


async def _paused(
    database: Database, place: Place, until: date, texts: Texts, zone: ZoneInfo, now: datetime
) -> Answer:
    """Write it down for every digest of the place, and for its alerts."""
    chat_zone = await _zone(database, place, zone)
    end = datetime.combine(until, time.min, chat_zone)
    is_over = end <= now
    async with database.begin() as work:
        there = await work.subscriptions.list_in(*place)
        for one in there:
            start = datetime.combine(until, time.min, ZoneInfo(one.time_zone))
            wish = wish_of(one, paused_until=None if is_over else start)
            await work.subscriptions.put(wish, due_of(wish, now), now)
        await work.chats.hold_alerts(place.chat_id, None if is_over else end)
        has_watches = bool(await work.watches.list_in(place))
    if not there and not has_watches:
        return Answer(texts("pause-nothing"))
    if is_over:
        return Answer(texts("pause-over"))
    ending = button(texts.plain("button-resume"), PausePlace(days=0))
    return Answer(texts("paused", date=day_words(texts, until)), [[ending]])


async def _zone(database: Database, place: Place, zone: ZoneInfo) -> ZoneInfo:
    async with database.read() as work:
        chat = await work.chats.find(place.chat_id)
    return ZoneInfo(chat.time_zone) if chat is not None and chat.time_zone else zone


def _offer(texts: Texts) -> Answer:
    row = [
        button(texts.plain("button-pause", days=days), PausePlace(days=days)) for days in OFFERED
    ]
    return Answer(texts("pause-how-long"), [row])
