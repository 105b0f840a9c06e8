"""The command list that Telegram shows, per language and kind of chat."""

from collections.abc import Mapping

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from newsroom.rendering.texts import Texts

FOR_ALL = (
    "who",
    "timeline",
    "pair",
    "country",
    "org",
    "topic",
    "upcoming",
    "quotes",
    "search",
    "meeting",
    "why",
    "digest",
    "about",
    "help",
)
FOR_SUBSCRIBERS = (
    "who",
    "timeline",
    "upcoming",
    "quotes",
    "search",
    "digest",
    "subscribe",
    "unsubscribe",
    "about",
    "help",
)

SCOPES = {
    BotCommandScopeDefault: FOR_ALL,
    BotCommandScopeAllPrivateChats: FOR_SUBSCRIBERS,
    BotCommandScopeAllGroupChats: FOR_ALL,
    BotCommandScopeAllChatAdministrators: FOR_SUBSCRIBERS,
}


async def publish_menu(bot: Bot, catalogues: Mapping[str, Texts], default: str) -> None:
    """Tell Telegram the commands; only what differs from what it shows already is sent."""
    for language, texts in catalogues.items():
        # The default language is for everybody whose own we don't speak.
        codes = [language, None] if language == default else [language]
        for code in codes:
            for scope, names in SCOPES.items():
                wanted = [
                    BotCommand(command=name, description=texts.plain(f"menu-{name}"))
                    for name in names
                ]
                if await bot.get_my_commands(scope=scope(), language_code=code) != wanted:
                    await bot.set_my_commands(wanted, scope=scope(), language_code=code)
