"""/watch and /watches: what a chat hears of at once."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.administrators import may_configure, may_press, place_of, place_pressed
from handlers.bounds import LONGEST_ARGUMENTS
from handlers.callbacks import AddWatch, DropWatch, OpenBeside, SetQuiet, StopWatch
from handlers.persons import choice, example_name
from handlers.replying import (
    Answer,
    Buttons,
    button,
    in_rows,
    reply,
    reply_beside,
    reply_quietly,
    turn,
)
from handlers.timeline import meant_by
from newsroom.digests.news import Item
from newsroom.rendering.html import Html, join, plain
from newsroom.rendering.lines import principals
from newsroom.rendering.names import surname
from newsroom.rendering.texts import Texts
from newsroom.rendering.themes import themes_words
from newsroom.themes import key_of, themes_of
from newsroom.whom import Unclear, Whom, find_meetings
from reading.queries import Asked, MeetingQuery, parse_arguments
from reading.world import World
from storage.database import Database
from storage.models import Watch
from storage.unit_of_work import UnitOfWork
from storage.watches import NewWatch, Place

router = Router(name="watches")

MOST = 20
"""Watches of one chat."""

MOST_AT_ONCE = 5
SEVERAL = re.compile(r"[,;|\n]+")
NIGHTS = ((22, 8), (23, 7))
CARDS = 4
STOPS = 3
"""Under an alert: cards of its meetings, and watches to be ended."""

NAMES_ON_BUTTON = 2


@router.message(Command("watch"))
@router.channel_post(Command("watch"))
async def watch(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    now: datetime,
) -> None:
    """`/watch Гутерриш, Токаев и Мирзиёев, Узбекистан, климат`: each of them is followed."""
    if not await may_configure(message):
        await reply_quietly(message, Answer(texts("watch-administrators")))
        return
    words = (command.args or "").strip()[:LONGEST_ARGUMENTS]
    async with database.read() as work:
        whom = Whom(work, world, now.date())
        wanted = await _wanted(words, whom, texts)
        if not wanted:
            usage = texts("watch-usage", example=await example_name(work, texts))
            wanted = Answer(usage)
    if isinstance(wanted, Answer):
        await reply(message, wanted)
        return
    await reply(message, await _added(database, place_of(message), wanted, texts, world, now))


@router.message(Command("watches"))
@router.channel_post(Command("watches"))
async def list_watches(message: Message, database: Database, texts: Texts, world: World) -> None:
    async with database.read() as work:
        answer = await _list(work, place_of(message), texts, world)
    await reply(message, answer)


@router.callback_query(AddWatch.filter())
async def add_watch(
    callback: CallbackQuery,
    callback_data: AddWatch,
    database: Database,
    texts: Texts,
    world: World,
    now: datetime,
) -> None:
    """From a card, which stays as it is."""
    place = place_pressed(callback)
    query = meant_by(callback_data, world)
    if not themes_of(query):
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    elif await may_press(callback, place.chat_id, texts):
        await reply_beside(callback, await _added(database, place, [query], texts, world, now))


@router.callback_query(DropWatch.filter())
async def drop_watch(
    callback: CallbackQuery,
    callback_data: DropWatch,
    database: Database,
    texts: Texts,
    world: World,
) -> None:
    place = place_pressed(callback)
    if not await may_press(callback, place.chat_id, texts):
        return
    async with database.begin() as work:
        there = await work.watches.get_in(place.chat_id, callback_data.id)
        if there is not None:
            await work.watches.remove(there.id)
        answer = await _list(work, place, texts, world)
    await turn(callback, answer)


@router.callback_query(StopWatch.filter())
async def stop_watch(
    callback: CallbackQuery,
    callback_data: StopWatch,
    database: Database,
    texts: Texts,
    world: World,
) -> None:
    """Under an alert, which stays as it is."""
    place = place_pressed(callback)
    if not await may_press(callback, place.chat_id, texts):
        return
    async with database.begin() as work:
        there = await work.watches.get_in(place.chat_id, callback_data.id)
        name = await _named(work, there.themes, texts, world) if there is not None else None
        if there is not None:
            await work.watches.remove(there.id)
    if name is None:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    else:
        await callback.answer(texts.plain("watch-stopped", about=plain(name)))


@router.callback_query(SetQuiet.filter())
async def set_quiet(
    callback: CallbackQuery,
    callback_data: SetQuiet,
    database: Database,
    texts: Texts,
    world: World,
) -> None:
    place = place_pressed(callback)
    if not await may_press(callback, place.chat_id, texts):
        return
    start, stop = callback_data.start, callback_data.stop
    async with database.begin() as work:
        hours = None if start == stop else (time(start), time(stop))
        await work.chats.set_quiet(place.chat_id, hours)
        answer = await _list(work, place, texts, world)
    await turn(callback, answer)


async def _wanted(words: str, whom: Whom, texts: Texts) -> list[MeetingQuery] | Answer:
    """A query for each of the names and pairs; or who may be meant by one of them."""
    wanted = []
    for part in [one for one in SEVERAL.split(words) if one.strip()][:MOST_AT_ONCE]:
        names = parse_arguments(part, whom.today).names or (part.strip(),)
        found = await find_meetings(Asked(names), whom)
        if isinstance(found, Unclear):
            return await _which(names, found, whom, texts)
        wanted.append(found)
    return wanted


async def _which(names: Sequence[str], unclear: Unclear, whom: Whom, texts: Texts) -> Answer:
    """A pair of which one is unclear is followed as soon as that one is chosen."""
    others = MeetingQuery()
    rest = tuple(name for name in names if name != unclear.name)
    if rest:
        found = await find_meetings(Asked(rest), whom)
        others = others if isinstance(found, Unclear) else found

    def following(person_id: int) -> AddWatch:
        return AddWatch.of(replace(others, person_ids=(*others.person_ids, person_id)))

    return await choice(whom.work, unclear, texts, following)


async def _added(
    database: Database,
    place: Place,
    wanted: Sequence[MeetingQuery],
    texts: Texts,
    world: World,
    now: datetime,
) -> Answer:
    themes = [themes_of(query) for query in wanted]
    async with database.begin() as work:
        names = []
        for one in [one for one in themes if one]:
            new = NewWatch(place, key_of(one), one)
            is_known = await work.watches.find(place, new.key) is not None
            if not is_known and await work.watches.count_of(place.chat_id) >= MOST:
                return Answer(texts("watch-many", most=MOST))
            await work.watches.add(new, now)
            names.append(await _named(work, one, texts, world))
    return Answer(texts("watch-added", about=join(names, ", ")))


async def _list(work: UnitOfWork, place: Place, texts: Texts, world: World) -> Answer:
    watches = await work.watches.list_in(place)
    if not watches:
        return Answer(texts("watches-none", example=await example_name(work, texts)))
    names = [await _named(work, one.themes, texts, world) for one in watches]
    chat = await work.chats.find(place.chat_id)
    quiet = None if chat is None else (chat.quiet_from, chat.quiet_until)
    text = join([texts("watches-title"), *(join(["🔔", name], " ") for name in names)])
    return Answer(
        join([text, _quiet_words(texts, quiet)], "\n\n"),
        [*in_rows(_dropping(texts, watches, names), 2), _nights(texts, quiet)],
    )


async def _named(work: UnitOfWork, themes: Any, texts: Texts, world: World) -> Html:
    """«Токаев — Мирзиёев»."""
    ids = themes.get("persons", ())
    people = {one: await work.persons.get(one) for one in ids}
    known = {one: person for one, person in people.items() if person is not None}
    return themes_words(texts, themes, known, world, " — ")


def _dropping(texts: Texts, watches: Sequence[Watch], names: Sequence[Html]) -> Buttons:
    return [
        button(texts.plain("button-unwatch", name=plain(name)), DropWatch(id=one.id))
        for one, name in zip(watches, names, strict=True)
    ]


def _quiet_words(texts: Texts, quiet: tuple[time | None, time | None] | None) -> Html:
    if quiet is None or quiet[0] is None or quiet[1] is None:
        return texts("quiet-off")
    return texts("quiet-on", start=f"{quiet[0]:%H:%M}", stop=f"{quiet[1]:%H:%M}")


def _nights(texts: Texts, quiet: tuple[time | None, time | None] | None) -> Buttons:
    buttons = [
        button(
            texts.plain("button-quiet", start=start, stop=stop), SetQuiet(start=start, stop=stop)
        )
        for start, stop in NIGHTS
        if quiet != (time(start), time(stop))
    ]
    if quiet is not None and quiet[0] is not None:
        buttons.append(button(texts.plain("button-loud"), SetQuiet(start=0, stop=0)))
    return buttons


def alert_buttons(
    texts: Texts, items: Sequence[Item], watches: Sequence[tuple[int, Html]]
) -> list[list[list[str]]]:
    """As a delivery keeps them: the cards, and an end to each watch (its number and name)."""
    cards = [
        button(_card_label(texts, item, is_alone=len(items) == 1), OpenBeside(id=item.meeting.id))
        for item in items[:CARDS]
    ]
    stops = [
        button(texts.plain("button-stop-watch", name=plain(name)), StopWatch(id=number))
        for number, name in watches[:STOPS]
    ]
    rows = [*in_rows(cards, 2), *in_rows(stops, 1)]
    return [[[one.text, one.callback_data or ""] for one in row] for row in rows]


def _card_label(texts: Texts, item: Item, *, is_alone: bool) -> str:
    """«Токаев — Дуда» where there are several."""
    if is_alone:
        return texts.plain("button-alert-card")
    sides = principals(item.news.participants)[:NAMES_ON_BUTTON]
    return " — ".join(surname(texts.called(one.name), one.country) for one in sides)
