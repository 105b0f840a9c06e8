"""Fills the dialogues of docs/users.*.md with what the bot really answers: python -m docs.answers.

Every block that begins with «› » is asked line by line of an archive of the seed articles, as of
the day after the last of them; what stood there goes. A line too long for a page is cut.
"""

import asyncio
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import InputFile, Message

from bot.archive import opened, plant_seeds, utc_now
from bot.dispatcher import build_dispatcher
from bot.services import services_of
from bot.settings import load_settings
from bot.terminal import Terminal, readable, talk
from docs.pictures.bubbles import AS_OF

FOLDER = Path(__file__).parent
LANGUAGES = ("ru", "en")
ASKED = "› "
BLOCK = re.compile(rf"^```text\n({ASKED}.*?)^```$", re.MULTILINE | re.DOTALL)
LONGEST = 150
ADDRESS = re.compile(r" \(https?://\S+?\)")


class Writer(Terminal):
    """A terminal that writes the conversation down instead of printing it."""

    def __init__(self) -> None:
        super().__init__(utc_now)
        self.lines: list[str] = []

    def note(self, words: str) -> str:
        self.lines.append(f"{ASKED}{words}")
        return words

    def _show(self, text: str, keyboard: Any) -> Message:
        shown = ADDRESS.sub(" ↗", readable(text, is_colourful=False))
        self.lines += [_shortened(line) for line in shown.split("\n")]
        self.last = self.message(text or "…", keyboard, self.asked)
        rows = keyboard.inline_keyboard if keyboard and hasattr(keyboard, "inline_keyboard") else []
        self.lines += ["  ".join(f"[{one.text}]" for one in row) for row in rows]
        return self.last

    async def _write(
        self, bot: Bot, file: InputFile | str, sent: SendDocument | SendPhoto
    ) -> Message:
        name = file.filename if isinstance(file, InputFile) else "file"
        self.lines.append(f"({name})")
        return self._show(sent.caption or "", sent.reply_markup)


def _shortened(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"


def questions_of(block: str) -> Iterator[str]:
    return (line.removeprefix(ASKED) for line in block.splitlines() if line.startswith(ASKED))


async def answer(page: str, language: str) -> str:
    """The page with every answer as it is today."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/archive.db"
        settings = load_settings(database_url=address, language=language)
        async with opened(settings) as database:
            await plant_seeds(database, settings)
            services = replace(services_of(settings, database), clock=lambda: AS_OF).by_name()
            for match in BLOCK.finditer(page):
                writer = Writer()
                asked = map(writer.note, questions_of(match[1]))
                await talk(build_dispatcher(), services, asked, writer)
                told = "\n".join(writer.lines).rstrip()
                page = page.replace(match[0], f"```text\n{told}\n```")
    return page


def main() -> None:
    for language in LANGUAGES:
        file = FOLDER / f"users.{language}.md"
        page = file.read_text(encoding="utf-8")
        file.write_text(asyncio.run(answer(page, language)), encoding="utf-8")


if __name__ == "__main__":
    main()
