"""/subscribe and /unsubscribe: when, where and about what a chat gets its digests."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.administrators import may_configure, may_press, place_of, place_pressed
from handlers.callbacks import DropSubscription, OpenSubscription, PickWish, fits
from handlers.persons import choice
from handlers.replying import Answer, Buttons, button, in_rows, reply, reply_quietly, turn
from newsroom.digests.schedule import next_due
from newsroom.rendering.html import Html, join, plain, shorten
from newsroom.rendering.subscriptions import schedule_words, subscribed_words
from newsroom.rendering.texts import Texts
from newsroom.rendering.themes import themes_words
from newsroom.subscribing import (
    MOST,
    TooManyError,
    Usual,
    Which,
    due_of,
    plan,
    schedule_of,
)
from newsroom.themes import themes_of, together
from newsroom.whom import Unclear, Whom, find_meetings
from newsroom.wishing import Asked, parse_wish
from newsroom.zones import city_of, find_zones
from reading.queries import Asked as AskedMeetings
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import Database
from storage.models import Subscription
from storage.subscriptions import Wish
from storage.unit_of_work import UnitOfWork
from storage.watches import Place

router = Router(name="subscriptions")

SHOWN = 40
COMMAND = re.compile(r"^/\w+(?:@\w+)?\s*")
ALL = re.compile(r"вс[её]|все|all|everything|барлығы|бәрі", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wisher:
    """Who asks for a digest, where, in which words. `zone`: of a chat that has none of its own.

    `picks`: what was chosen of what the words may mean, in the order of the questions.
    """

    place: Place
    is_private: bool
    words: str
    zone: ZoneInfo
    now: datetime
    picks: tuple[int, ...] = ()


@router.message(Command("subscribe"))
@router.channel_post(Command("subscribe"))
async def subscribe(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """`/subscribe [08:00] [Алматы] [по будням] [Токаев, ООН]`: the usual goes unsaid."""
    if not await may_configure(message):
        await reply_quietly(message, Answer(texts("subscribe-administrators")))
        return
    is_private = message.chat.type == ChatType.PRIVATE
    wisher = Wisher(place_of(message), is_private, command.args or "", zone, now)
    answer = await _subscribed(database, wisher, texts, world)
    # What was asked for stands in the message answered: buttons have no room for it.
    await reply(message, answer, is_quoting=_asks_back(answer))


@router.callback_query(PickWish.filter())
async def pick(  # noqa: PLR0913 aiogram hands over by name
    callback: CallbackQuery,
    callback_data: PickWish,
    database: Database,
    texts: Texts,
    world: World,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """One of those that the words of a command may mean."""
    message = callback.message
    asked = message.reply_to_message if isinstance(message, Message) else None
    if asked is None or asked.text is None or message is None:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    elif await may_press(callback, message.chat.id, texts):
        place, words = place_pressed(callback), COMMAND.sub("", asked.text)
        is_private = message.chat.type == ChatType.PRIVATE
        wisher = Wisher(place, is_private, words, zone, now, callback_data.chosen)
        await turn(callback, await _subscribed(database, wisher, texts, world))


@router.message(Command("unsubscribe"))
@router.channel_post(Command("unsubscribe"))
async def unsubscribe(
    message: Message, command: CommandObject, database: Database, texts: Texts, world: World
) -> None:
    """The only one, that of an hour, or all; of several somebody has to choose."""
    if not await may_configure(message):
        await reply_quietly(message, Answer(texts("subscribe-administrators")))
        return
    words = (command.args or "").strip()
    asked = parse_wish(words, partial(find_zones, world=world))
    place = place_of(message)
    async with database.begin() as work:
        there = await work.subscriptions.list_in(*place)
        named = [one for one in there if one.local_time in asked.hours]
        meant = there if ALL.fullmatch(words) or len(there) == 1 else named
        for one in meant:
            await work.subscriptions.drop(one.id)
    if meant or not there:
        await reply(message, Answer(texts("unsubscribed" if meant else "unsubscribed-before")))
    else:
        await reply(message, _which_to_drop(texts, there))


@router.callback_query(DropSubscription.filter())
async def drop(
    callback: CallbackQuery, callback_data: DropSubscription, database: Database, texts: Texts
) -> None:
    async with database.read() as work:
        one = await work.subscriptions.get(callback_data.id)
    if one is None:
        await turn(callback, Answer(texts("unsubscribed-before")))
    elif await may_press(callback, one.chat_id, texts):
        async with database.begin() as work:
            await work.subscriptions.drop(one.id)
        await turn(callback, Answer(texts("unsubscribed")))


def _asks_back(answer: Answer) -> bool:
    prefix = f"{PickWish.__prefix__}:"
    labels = [one.callback_data or "" for row in answer.rows for one in row]
    return any(data.startswith(prefix) for data in labels)


async def _subscribed(database: Database, wisher: Wisher, texts: Texts, world: World) -> Answer:
    """Do what was asked for, or ask back; nothing is changed then."""
    asked = parse_wish(wisher.words, partial(find_zones, world=world))
    if asked.wrong:
        wrong = shorten(asked.wrong, SHOWN)
        return Answer(texts("subscribe-usage", asked=wrong))
    async with database.read() as work:
        whom = Whom(work, world, wisher.now.date())
        meant = await _meant(asked, whom, wisher.picks, texts)
        if isinstance(meant, Answer):
            return meant
        usual = await _usual(work, wisher)
        existing = await work.subscriptions.list_in(*wisher.place)
    chosen = wisher.picks[meant.picked] if len(wisher.picks) > meant.picked else None
    try:
        planned = plan(meant.asked, meant.interests, existing, usual, chosen)
    except (TooManyError, IndexError):
        return Answer(texts("subscribe-many", most=MOST))
    if isinstance(planned, Which):
        return _which_to_change(texts, planned, wisher.picks)
    async with database.begin() as work:
        if asked.zones:
            await work.chats.set_time_zone(wisher.place.chat_id, planned.wishes[0].time_zone)
        put = [await put_wish(work, wish, wisher.now) for wish in planned.wishes]
        lines = [
            subscribed_words(
                texts, wish, await themes_named(work, wish.interests, texts, world), one.next_due_at
            )
            for wish, one in zip(planned.wishes, put, strict=True)
        ]
    return Answer(join(lines), [[_to_page(texts, one) for one in put]])


@dataclass(frozen=True, slots=True)
class Meant:
    """What words mean once all is clear; so many picks it took."""

    asked: Asked
    interests: dict[str, Any]
    picked: int


async def _meant(asked: Asked, whom: Whom, picks: Sequence[int], texts: Texts) -> Meant | Answer:
    """What the words mean; or the choice between what they may mean."""
    left = list(picks)
    if len(asked.zones) > 1:
        if not left:
            return _which_zone(asked.zones, picks, texts)
        at = left.pop(0)
        asked = replace(asked, zones=asked.zones[at : at + 1] or asked.zones[:1])
    themes = []
    for name in asked.names:
        found = await find_meetings(AskedMeetings((name,)), whom)
        if isinstance(found, Unclear):
            if not left:
                return await _which_name(found, whom, picks, texts)
            found = MeetingQuery(person_ids=(left.pop(0),))
        themes.append(themes_of(found))
    return Meant(asked, together(themes), len(picks) - len(left))


async def put_wish(work: UnitOfWork, wish: Wish, now: datetime) -> Subscription:
    """Write it down; a day that has had its digest gets no other when the hour is changed."""
    due = due_of(wish, now)
    before = await work.subscriptions.find(wish.chat_id, wish.thread_id, wish.slot)
    if before is not None and due is not None:
        schedule = schedule_of(wish)
        day = due.astimezone(schedule.zone).date()
        if await work.digests.find(before.id, day, wish.slot) is not None:
            due = next_due(due, schedule)
    return await work.subscriptions.put(wish, due, now)


async def themes_named(work: UnitOfWork, themes: Any, texts: Texts, world: World) -> Html:
    """What it is about, in words; "" for everything."""
    ids = themes.get("persons", ())
    people = {one: await work.persons.get(one) for one in ids}
    known = {one: person for one, person in people.items() if person is not None}
    return themes_words(texts, themes, known, world)


async def _usual(work: UnitOfWork, wisher: Wisher) -> Usual:
    chat = await work.chats.find(wisher.place.chat_id)
    zone = chat.time_zone if chat is not None and chat.time_zone else wisher.zone.key
    # A group isn't woken for nothing.
    return Usual(wisher.place, zone, tells_empty_days=wisher.is_private)


def _which_zone(zones: Sequence[str], picks: Sequence[int], texts: Texts) -> Answer:
    buttons = [
        button(f"{city_of(zone, texts.language)} ({zone})", PickWish.of(*picks, number))
        for number, zone in enumerate(zones[:MOST])
    ]
    return Answer(texts("subscribe-which-zone"), in_rows(buttons, 1))


async def _which_name(unclear: Unclear, whom: Whom, picks: Sequence[int], texts: Texts) -> Answer:
    """The people who may be meant; a name that nobody has is not passed over."""

    def picking(person_id: int) -> PickWish:
        return PickWish.of(*picks, person_id)

    answer = await choice(whom.work, unclear, texts, picking)
    rows = [row for row in answer.rows if all(fits(PickWish.of(*picks, 10**6)) for _ in row)]
    return Answer(join([answer.text, texts("subscribe-unchanged")]), rows)


def _which_to_change(texts: Texts, which: Which, picks: Sequence[int]) -> Answer:
    buttons = [
        button(label_of(texts, one), PickWish.of(*picks, number))
        for number, one in enumerate(which.among)
    ]
    more = button(texts.plain("button-one-more"), PickWish.of(*picks, len(which.among)))
    return Answer(texts("subscribe-which"), in_rows([*buttons, more], 1))


def _which_to_drop(texts: Texts, there: Sequence[Subscription]) -> Answer:
    buttons: Buttons = [button(label_of(texts, one), DropSubscription(id=one.id)) for one in there]
    return Answer(texts("unsubscribe-which"), in_rows(buttons, 1))


def label_of(texts: Texts, one: Subscription) -> str:
    """A digest on a button: «Сводка: по будням в 08:00 (Asia/Almaty)»."""
    schedule = plain(schedule_words(texts, one))
    return texts.plain("button-subscription", kind=one.kind.value, schedule=schedule)


def _to_page(texts: Texts, one: Subscription) -> Any:
    return button(texts.plain("button-adjust"), OpenSubscription(id=one.id))
