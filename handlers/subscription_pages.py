"""Buttons under the settings of a digest; administrators may press them in their own chats, too."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.administrators import may_press
from handlers.callbacks import (
    AddSubscription,
    Knob,
    OpenChat,
    OpenInterests,
    OpenSubscription,
    TurnSubscription,
)
from handlers.replying import Answer, turn
from handlers.subscription_answers import (
    chat_page,
    interests_page,
    subscription_page,
    topics_of,
)
from handlers.subscriptions import put_wish
from newsroom.rendering.texts import Texts
from newsroom.subscribing import MOST, USUAL, TooManyError, free_slot, wish_of
from reading.world import World
from storage.database import Database
from storage.models import ChatKind, Kind, Subscription
from storage.subscriptions import Wish
from storage.unit_of_work import UnitOfWork
from storage.watches import Place

router = Router(name="subscription_pages")

DAY = timedelta(days=1)
MINUTES_OF_DAY = 24 * 60


@router.callback_query(OpenSubscription.filter())
async def open_subscription(
    callback: CallbackQuery,
    callback_data: OpenSubscription,
    database: Database,
    texts: Texts,
    world: World,
    now: datetime,
) -> None:
    async with database.read() as work:
        one = await work.subscriptions.get(callback_data.id)
        answer = await subscription_page(work, one, texts, world, now) if one else None
    if one is None or answer is None:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    elif await may_press(callback, one.chat_id, texts):
        await turn(callback, answer)


@router.callback_query(TurnSubscription.filter())
async def turn_subscription(
    callback: CallbackQuery,
    callback_data: TurnSubscription,
    database: Database,
    texts: Texts,
    world: World,
    now: datetime,
) -> None:
    async with database.read() as work:
        one = await work.subscriptions.get(callback_data.id)
    if one is None:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
        return
    if not await may_press(callback, one.chat_id, texts):
        return
    async with database.begin() as work:
        turned = turned_wish(one, callback_data.knob, callback_data.value, world, now)
        changed = await put_wish(work, turned, now)
        if callback_data.knob is Knob.TOPIC:
            answer = await interests_page(work, changed, texts, world)
        else:
            answer = await subscription_page(work, changed, texts, world, now)
    await turn(callback, answer)


@router.callback_query(OpenInterests.filter())
async def open_interests(
    callback: CallbackQuery,
    callback_data: OpenInterests,
    database: Database,
    texts: Texts,
    world: World,
) -> None:
    async with database.read() as work:
        one = await work.subscriptions.get(callback_data.id)
        answer = await interests_page(work, one, texts, world) if one else None
    if one is None or answer is None:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    elif await may_press(callback, one.chat_id, texts):
        await turn(callback, answer)


@router.callback_query(AddSubscription.filter())
async def add_subscription(  # noqa: PLR0913 aiogram hands over by name
    callback: CallbackQuery,
    callback_data: AddSubscription,
    database: Database,
    texts: Texts,
    world: World,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    if not await may_press(callback, callback_data.chat, texts):
        return
    place = Place(callback_data.chat, callback_data.thread)
    async with database.begin() as work:
        one = await _add(work, place, zone, now)
        answer = (
            await subscription_page(work, one, texts, world, now)
            if isinstance(one, Subscription)
            else Answer(texts(one, most=MOST))
        )
    await turn(callback, answer)


@router.callback_query(OpenChat.filter())
async def open_chat(
    callback: CallbackQuery,
    callback_data: OpenChat,
    database: Database,
    texts: Texts,
    world: World,
    now: datetime,
) -> None:
    if await may_press(callback, callback_data.chat, texts):
        place = Place(callback_data.chat, callback_data.thread)
        async with database.read() as work:
            answer = await chat_page(work, place, texts, world, now)
        await turn(callback, answer)


def turned_wish(one: Subscription, knob: Knob, value: int, world: World, now: datetime) -> Wish:
    """The subscription as it is after a turn of the knob."""
    changes: dict[str, Any] = {}
    match knob:
        case Knob.HOUR:
            changes = {"local_time": _later(one.local_time, value)}
        case Knob.WEEKDAY if 1 <= value <= 7:  # noqa: PLR2004
            # Without any day nothing would ever come.
            changes = {"weekdays": (one.weekdays ^ 1 << (value - 1)) or one.weekdays}
        case Knob.EMPTY:
            changes = {"tells_empty_days": not one.tells_empty_days}
        case Knob.TOPIC:
            changes = {"interests": _with_topic(one, topics_of(world), value)}
        case Knob.EVERYTHING:
            changes = {"interests": {}}
        case Knob.PAUSE:
            until = pause_end(now, value, ZoneInfo(one.time_zone)) if value > 0 else None
            changes = {"paused_until": until}
    return wish_of(one, **changes)


def pause_end(now: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The beginning of the day that many days ahead, there."""
    day = now.astimezone(zone).date() + days * DAY
    return datetime.combine(day, time.min, zone)


def _later(hour: time, minutes: int) -> time:
    at = (hour.hour * 60 + hour.minute + minutes) % MINUTES_OF_DAY
    return time(*divmod(at, 60))


def _with_topic(one: Subscription, topics: list[str], number: int) -> dict[str, object]:
    interests = dict(one.interests)
    if 0 <= number < len(topics):
        chosen, topic = list(interests.get("topics", [])), topics[number]
        interests["topics"] = (
            [other for other in chosen if other != topic] if topic in chosen else [*chosen, topic]
        )
    return {kind: values for kind, values in interests.items() if values}


async def _add(work: UnitOfWork, place: Place, zone: ZoneInfo, now: datetime) -> Subscription | str:
    """A new digest at the usual hour, to be adjusted with the buttons; or the key of why not."""
    chat = await work.chats.find(place.chat_id)
    if chat is None:
        return "settings-no-chat"
    try:
        slot = free_slot(Kind.DAILY, await work.subscriptions.list_in(*place))
    except TooManyError:
        return "subscribe-many"
    wish = Wish(
        chat_id=place.chat_id,
        thread_id=place.thread_id,
        local_time=USUAL,
        time_zone=chat.time_zone or zone.key,
        tells_empty_days=chat.kind is ChatKind.PRIVATE,
        slot=slot,
    )
    return await put_wish(work, wish, now)
