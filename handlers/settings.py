"""/settings: the language of a chat, and where it counts its days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.callbacks import SetLanguage, SetZone
from handlers.replying import Answer, Buttons, button, in_rows, reply, turn
from handlers.subscriptions import is_administrator, may_configure, thread_of
from newsroom.rendering.html import shorten
from newsroom.rendering.settings import settings_page
from newsroom.rendering.texts import Texts
from newsroom.zones import city_of, find_zones
from reading.world import World
from storage.database import Database, UnitOfWork

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
SHOWN = 40
ROW = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A chat, and the forum topic in it (0: none)."""

    chat_id: int
    thread: int


@router.message(Command("settings"))
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
    spot = Spot(message.chat.id, thread_of(message))
    zones = find_zones(words, world) if words else []
    if words.lower() in catalogues:
        texts = catalogues[words.lower()]
        await _set_language(database, spot.chat_id, texts.language)
    elif len(zones) == 1:
        await _set_zone(database, spot.chat_id, zones[0])
    elif words:
        await reply(message, _which_zone(texts, words, zones))
        return
    async with database.read() as work:
        page = await _page(work, spot, texts, catalogues, now, zone)
    await reply(message, page)


@router.callback_query(SetLanguage.filter())
async def choose_language(  # noqa: PLR0913 aiogram hands over by name
    callback: CallbackQuery,
    callback_data: SetLanguage,
    database: Database,
    catalogues: Mapping[str, Texts],
    texts: Texts,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    if callback_data.code not in catalogues:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    elif await _may_press(callback, texts):
        texts = catalogues[callback_data.code]
        await _set_language(database, _chat_id(callback), texts.language)
        await _show(callback, database, texts, catalogues, now, zone)


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
    if find_zones(callback_data.name, world) != [callback_data.name]:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
    elif await _may_press(callback, texts):
        await _set_zone(database, _chat_id(callback), callback_data.name)
        await _show(callback, database, texts, catalogues, now, zone)


async def _may_press(callback: CallbackQuery, texts: Texts) -> bool:
    """Anybody in a private chat; in a group its administrators."""
    message = callback.message
    is_private = message is not None and message.chat.type == ChatType.PRIVATE
    if is_private or await is_administrator(
        callback.bot, _chat_id(callback), callback.from_user.id
    ):
        return True
    await callback.answer(texts.plain("settings-administrators"), show_alert=True)
    return False


async def _show(
    callback: CallbackQuery,
    database: Database,
    texts: Texts,
    catalogues: Mapping[str, Texts],
    now: datetime,
    zone: ZoneInfo,
) -> None:
    message = callback.message
    thread = thread_of(message) if isinstance(message, Message) else 0
    spot = Spot(_chat_id(callback), thread)
    async with database.read() as work:
        page = await _page(work, spot, texts, catalogues, now, zone)
    await turn(callback, page)


async def _page(
    work: UnitOfWork,
    spot: Spot,
    texts: Texts,
    catalogues: Mapping[str, Texts],
    now: datetime,
    zone: ZoneInfo,
) -> Answer:
    chat = await work.chats.find(spot.chat_id)
    own = ZoneInfo(chat.time_zone) if chat is not None and chat.time_zone else zone
    subscription = await work.subscriptions.find(spot.chat_id, spot.thread)
    text = settings_page(texts, own, now, subscription)
    languages = [
        button(
            f"✓ {one.plain('language-name')}"
            if code == texts.language
            else one.plain("language-name"),
            SetLanguage(code=code),
        )
        for code, one in catalogues.items()
    ]
    zones = [_zone_button(texts, name) for name in USUAL_ZONES if name != own.key]
    return Answer(text, [languages, *in_rows(zones, ROW)])


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


async def _set_zone(database: Database, chat_id: int, name: str) -> None:
    async with database.begin() as work:
        await work.chats.set_time_zone(chat_id, name)


def _chat_id(callback: CallbackQuery) -> int:
    return callback.message.chat.id if callback.message is not None else callback.from_user.id
