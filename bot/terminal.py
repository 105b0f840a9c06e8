"""The same bot in a terminal: the real dispatcher and handlers; only Telegram is replaced.

A line is a message, `#3` presses button 3 of the last answer, `@ Гутерриш` asks inline. Files are
written to a folder and named.
"""

import re
import sys
from collections.abc import AsyncGenerator, Callable, Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.enums import ChatType, MessageEntityType, ParseMode
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    EditMessageText,
    GetMe,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    CallbackQuery,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputFile,
    InputTextMessageContent,
    Message,
    MessageEntity,
    Update,
    User,
)

from newsroom.rendering.html import Html, plain

TOKEN = "1:terminal"  # noqa: S105 aiogram wants one; it goes nowhere
PERSON_ID = 1
OUT = Path("out")
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
BOLD = re.compile(r"</?b>")
TAG = re.compile(r"<[^>]*>")
ADDRESS = re.compile(r"https?://\S+")
PRESS = re.compile(r"#\s*(\d{1,3})")
INLINE = "@ "


class Terminal(BaseSession):
    """Telegram's side: prints what it is told to show, and remembers the buttons."""

    def __init__(self, clock: Callable[[], datetime], folder: Path = OUT) -> None:
        super().__init__()
        self._clock = clock
        self._folder = folder
        self._messages = 0
        self.last: Message | None = None
        self.asked: Message | None = None

    @property
    def buttons(self) -> list[InlineKeyboardButton]:
        """Of the last answer, in order."""
        keyboard = self.last.reply_markup if self.last is not None else None
        return [one for row in keyboard.inline_keyboard for one in row] if keyboard else []

    def ask(self, text: str) -> Message:
        """The person says something; answers are to that until they say something else."""
        self.asked = self.message(text)
        return self.asked

    def message(self, text: str, keyboard: Any = None, answers: Message | None = None) -> Message:
        """A new message of the one chat there is."""
        self._messages += 1
        return Message(
            message_id=self._messages,
            date=self._clock(),
            chat=Chat(id=PERSON_ID, type=ChatType.PRIVATE, first_name="Terminal"),
            from_user=User(id=PERSON_ID, is_bot=False, first_name="Terminal"),
            text=text,
            entities=[*_addresses(text)],
            reply_to_message=answers,
            reply_markup=keyboard if isinstance(keyboard, InlineKeyboardMarkup) else None,
        )

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 aiogram's own signature
    ) -> Any:
        match method:
            case SendMessage() | EditMessageText():
                return self._show(method.text or "", method.reply_markup).as_(bot)
            case SendDocument():
                return (await self._write(bot, method.document, method)).as_(bot)
            case SendPhoto():
                return (await self._write(bot, method.photo, method)).as_(bot)
            case AnswerInlineQuery():
                self._offer(method)
            case AnswerCallbackQuery() if method.text:
                print(f"  ({method.text})")
            case GetMe():
                return User(id=2, is_bot=True, first_name="Дипкурьер", username="dipcourier")
        return True

    async def close(self) -> None:
        """There is nothing to close."""

    async def stream_content(
        self, url: str, *_: Any, **__: Any
    ) -> AsyncGenerator[bytes, None]:  # pragma: no cover
        raise NotImplementedError("A terminal has no files to download")
        yield b""

    def _show(self, text: str, keyboard: Any) -> Message:
        print(readable(text, is_colourful=sys.stdout.isatty()))
        self.last = self.message(plain(Html(text)), keyboard, self.asked)
        for line in _numbered(self.last.reply_markup):
            print(line)
        print()
        return self.last

    async def _write(
        self, bot: Bot, file: InputFile | str, sent: SendDocument | SendPhoto
    ) -> Message:
        if isinstance(file, InputFile):
            path = self._folder / Path(file.filename or "file").name
            content = b"".join([chunk async for chunk in file.read(bot)])
            try:
                self._folder.mkdir(exist_ok=True)
                path.write_bytes(content)
                print(f"  [{path}]")
            except OSError as error:
                print(f"  [{path} can't be written: {error.strerror}]")
        return self._show(sent.caption or "", sent.reply_markup)

    def _offer(self, answer: AnswerInlineQuery) -> None:
        for result in answer.results:
            if isinstance(result, InlineQueryResultArticle):
                print(f"  @ {result.title}")
                content = result.input_message_content
                if isinstance(content, InputTextMessageContent):
                    self._show(content.message_text, None)


def _addresses(text: str) -> Iterator[MessageEntity]:
    """Telegram marks them; offsets count units of UTF-16."""
    for found in ADDRESS.finditer(text):
        start, length = (
            len(part.encode("utf-16-le", "surrogatepass")) // 2
            for part in (text[: found.start()], found[0])
        )
        yield MessageEntity(type=MessageEntityType.URL, offset=start, length=length)


def readable(html: str, *, is_colourful: bool) -> str:
    """A message as a terminal can show it: links with their address, bold where it can."""
    text = LINK.sub(r"\2 (\1)", html)
    if is_colourful:
        text = BOLD.sub(lambda tag: "\033[0m" if "/" in tag[0] else "\033[1m", text)
    return unescape(TAG.sub("", text))


async def talk(
    dispatcher: Dispatcher, services: dict[str, Any], lines: Iterator[str], terminal: Terminal
) -> None:
    """Answer line after line until there are no more."""
    bot = Bot(TOKEN, terminal, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    for number, line in enumerate(lines, start=1):
        words = line.strip()
        update = _update(number, words, terminal, bot) if words else None
        if update is not None:
            await dispatcher.feed_update(bot, update, **services)


def _update(number: int, words: str, terminal: Terminal, bot: Bot) -> Update | None:
    """The line as Telegram would tell of it; None when there is no such button."""
    person = User(id=PERSON_ID, is_bot=False, first_name="Terminal")
    press = PRESS.fullmatch(words)
    if press is not None:
        return _pressed(number, int(press[1]), person, terminal)
    if f"{words} ".startswith(INLINE):
        asked = InlineQuery(id=str(number), from_user=person, query=words[2:], offset="")
        return Update(update_id=number, inline_query=asked)
    return Update(update_id=number, message=terminal.ask(words))


def _pressed(number: int, ordinal: int, person: User, terminal: Terminal) -> Update | None:
    if not 1 <= ordinal <= len(terminal.buttons):
        print(f"  (#{ordinal}?)\n")
        return None
    chosen = terminal.buttons[ordinal - 1]
    if chosen.callback_data is None:
        print(f"  {chosen.url or chosen.text}\n")
        return None
    callback = CallbackQuery(
        id=str(number),
        from_user=person,
        chat_instance="terminal",
        message=terminal.last,
        data=chosen.callback_data,
    )
    return Update(update_id=number, callback_query=callback)


def _numbered(keyboard: InlineKeyboardMarkup | None) -> Iterator[str]:
    """The buttons row by row, each with the number that presses it."""
    ordinal = 0
    for row in keyboard.inline_keyboard if keyboard else []:
        labels = []
        for one in row:
            ordinal += 1
            labels.append(f"#{ordinal} [{one.text}]")
        yield "  " + "  ".join(labels)
