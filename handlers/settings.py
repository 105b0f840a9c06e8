"""/settings: the language of a chat, and where it counts its days."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.administrators import may_configure, may_press, place_of, place_pressed
from handlers.callbacks import SetLanguage, SetZone
from handlers.replying import Answer, Buttons, button, in_rows, reply, turn
from handlers.subscription_answers import subscription_buttons, subscription_lines
from handlers.subscriptions import put_wish
from newsroom.rendering.html import shorten
from newsroom.rendering.settings import settings_page
from newsroom.rendering.texts import Texts
from newsroom.subscribing import wish_of
from newsroom.zones import city_of, find_zones, zones_around
from reading.world import World
from storage.database import Database
from storage.watches import Place

router = Router(name="settings")

USUAL_ZONES = (
    "Asia/Almaty",
    "Asia/Tashkent",
    "Asia/Bishkek",
    "Asia/Baku",
    "Europe/Moscow",
    "Europe/Istanbul",
)
OFFERED = 6
AROUND = 4
SHOWN = 40
ROW = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What every page of settings needs. `zone`: of a chat that has none of its own."""

    database: Database
    catalogues: Mapping[str, Texts]
    texts: Texts
    world: World
    zone: ZoneInfo
    now: datetime
    link: str = ""

    def in_language(self, code: str) -> "Setting":
        return replace(self, texts=self.catalogues[code])


@router.message(Command("settings"))
@router.channel_post(Command("settings"))
async def show_settings(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    command: CommandObject,
    database: Database,
    catalogues: Mapping[str, Texts],
    texts: Texts,
    world: World,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """`/settings [ru | Ташкент | Europe/Moscow]`: anybody may look, only administrators change."""
    words = (command.args or "").strip()
    if words and not await may_configure(message):
        await reply(message, Answer(texts("settings-administrators")))
        return
    place = place_of(message)
    setting = Setting(database, catalogues, texts, world, zone, now, await _link(message, place))
    zones = find_zones(words, world) if words else []
    language = _language(words, catalogues)
    if language is not None:
        setting = setting.in_language(language)
        await _set_language(database, place.chat_id, language)
    elif len(zones) == 1:
        await _set_zone(database, place.chat_id, zones[0], now)
    elif words:
        await reply(message, _which_zone(texts, words, zones))
        return
    await reply(message, await _page(setting, place))


@router.message(F.location, F.chat.type == ChatType.PRIVATE)
async def locate(message: Message, texts: Texts, now: datetime) -> None:
    """Which of the zones around it is, whoever looks at his watch knows best."""
    if message.location is None:
        return
    around = zones_around(message.location.latitude, message.location.longitude, now)
    buttons = [
        button(
            texts.plain(
                "button-zone-hour",
                city=city_of(zone, texts.language),
                time=f"{now.astimezone(ZoneInfo(zone)):%H:%M}",
            ),
            SetZone(name=zone),
        )
        for zone in around[:AROUND]
    ]
    await reply(message, Answer(texts("settings-located"), in_rows(buttons, 1)))


@router.callback_query(SetLanguage.filter())
async def choose_language(  # noqa: PLR0913 aiogram hands over by name
    callback: CallbackQuery,
    callback_data: SetLanguage,
    database: Database,
    catalogues: Mapping[str, Texts],
    texts: Texts,
    world: World,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    place = place_pressed(callback)
    if callback_data.code not in catalogues:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    elif await may_press(callback, place.chat_id, texts):
        await _set_language(database, place.chat_id, callback_data.code)
        setting = Setting(
            database, catalogues, texts, world, zone, now, await _link(callback, place)
        )
        await turn(callback, await _page(setting.in_language(callback_data.code), place))


@router.callback_query(SetZone.filter())
async def choose_zone(  # noqa: PLR0913 aiogram hands over by name
    callback: CallbackQuery,
    callback_data: SetZone,
    database: Database,
    catalogues: Mapping[str, Texts],
    texts: Texts,
    world: World,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    place = place_pressed(callback)
    if find_zones(callback_data.name, world) != [callback_data.name]:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    elif await may_press(callback, place.chat_id, texts):
        await _set_zone(database, place.chat_id, callback_data.name, now)
        setting = Setting(
            database, catalogues, texts, world, zone, now, await _link(callback, place)
        )
        await turn(callback, await _page(setting, place))


async def _link(event: Message | CallbackQuery, place: Place) -> str:
    """Leads an administrator of a group to its settings in his own chat; "" in that."""
    if place.chat_id > 0 or event.bot is None:
        return ""
    username = (await event.bot.me()).username
    return f"https://t.me/{username}?start=g{-place.chat_id}_{place.thread_id}"


async def _page(setting: Setting, place: Place) -> Answer:
    texts, now = setting.texts, setting.now
    async with setting.database.read() as work:
        chat = await work.chats.find(place.chat_id)
        digests = await subscription_lines(work, place, texts, setting.world, now)
        rows = await subscription_buttons(work, place, texts)
    own = ZoneInfo(chat.time_zone) if chat is not None and chat.time_zone else setting.zone
    text = settings_page(texts, own, now, digests)
    zones = [_zone_button(texts, name) for name in USUAL_ZONES if name != own.key]
    apart = []
    if setting.link:
        label = texts.plain("button-settings-apart")
        apart = [InlineKeyboardButton(text=label, url=setting.link)]
    return Answer(text, [_languages(setting), *in_rows(zones, ROW), *rows, apart])


def _language(words: str, catalogues: Mapping[str, Texts]) -> str | None:
    """The language of that name, in any of them: «English», «қазақша», «русский»."""
    asked = words.casefold()
    return next(
        (
            code
            for code in catalogues
            for texts in catalogues.values()
            if asked in (code, *texts.plain("language-names", code=code).casefold().split(", "))
        ),
        None,
    )


def _languages(setting: Setting) -> Buttons:
    return [
        button(
            f"✓ {one.plain('language-name')}"
            if code == setting.texts.language
            else one.plain("language-name"),
            SetLanguage(code=code),
        )
        for code, one in setting.catalogues.items()
    ]


def _which_zone(texts: Texts, words: str, zones: list[str]) -> Answer:
    """Several cities are called so, or none we know."""
    buttons: Buttons = [_zone_button(texts, name) for name in zones[:OFFERED] or USUAL_ZONES]
    key = "settings-which-zone" if zones else "settings-unknown"
    return Answer(texts(key, asked=shorten(words, SHOWN)), in_rows(buttons, ROW))


def _zone_button(texts: Texts, name: str) -> InlineKeyboardButton:
    return button(city_of(name, texts.language), SetZone(name=name))


async def _set_language(database: Database, chat_id: int, code: str) -> None:
    async with database.begin() as work:
        await work.chats.set_language(chat_id, code)


async def _set_zone(database: Database, chat_id: int, name: str, now: datetime) -> None:
    """The digests of the chat follow it."""
    async with database.begin() as work:
        await work.chats.set_time_zone(chat_id, name)
        for one in await work.subscriptions.list_of(chat_id):
            await put_wish(work, wish_of(one, time_zone=name), now)
