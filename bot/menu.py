"""What Telegram shows of the bot: its commands, name and description, in each language."""

from collections.abc import Mapping, Sequence

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
    "stats",
    "network",
    "search",
    "meeting",
    "why",
    "brief",
    "export",
    "digest",
    "sources",
    "about",
    "help",
)
FOR_SUBSCRIBERS = (
    "who",
    "timeline",
    "upcoming",
    "quotes",
    "stats",
    "network",
    "search",
    "brief",
    "export",
    "digest",
    "subscribe",
    "unsubscribe",
    "pause",
    "watch",
    "watches",
    "settings",
    "sources",
    "mydata",
    "forget",
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
                shown = await bot.get_my_commands(scope=scope(), language_code=code)
                if _spelled(shown) != _spelled(wanted):
                    await bot.set_my_commands(wanted, scope=scope(), language_code=code)


async def publish_profile(bot: Bot, catalogues: Mapping[str, Texts], default: str) -> None:
    """Tell Telegram name and descriptions; only what differs from what it shows already is sent."""
    for language, texts in catalogues.items():
        for code in [language, None] if language == default else [language]:
            name = texts.plain("bot-name")
            if (await bot.get_my_name(language_code=code)).name != name:
                await bot.set_my_name(name, language_code=code)
            about = texts.plain("bot-description")
            if (await bot.get_my_description(language_code=code)).description != about:
                await bot.set_my_description(about, language_code=code)
            short = texts.plain("bot-short-description")
            shown = await bot.get_my_short_description(language_code=code)
            if shown.short_description != short:
                await bot.set_my_short_description(short, language_code=code)


def _spelled(commands: Sequence[BotCommand]) -> list[tuple[str, str]]:
    """What can be compared: those that Telegram gives are never equal to our own."""
    return [(one.command, one.description) for one in commands]
