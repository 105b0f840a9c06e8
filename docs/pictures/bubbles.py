"""Draws the ten main answers as chat bubbles: docs/pictures/NAME.png.

What the bot really answers about the seed articles, as of the day after the last of them.
Run from the root of the project: python -m docs.pictures.bubbles
Emoji are drawn where the font Noto Color Emoji is installed (Debian: fonts-noto-color-emoji).
"""

import asyncio
import io
import re
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import matplotlib
from aiogram import Bot
from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import InlineKeyboardMarkup, InputFile, Message
from PIL import Image, ImageDraw, ImageFont

from bot.archive import opened, plant_seeds, utc_now
from bot.dispatcher import build_dispatcher
from bot.services import services_of
from bot.settings import load_settings
from bot.terminal import Terminal, talk

FOLDER = Path(__file__).parent
AS_OF = datetime(2025, 9, 9, 8, 0, tzinfo=UTC)
PRESS = "» "
"""Begins a line that presses the button of that label."""

DIALOGUES: dict[str, tuple[str, ...]] = {
    "who": ("/who Гутерришем",),
    "meeting": ("/who Гутерришем", f"{PRESS}3"),
    "timeline": ("/timeline 2019",),
    "pair": ("/pair Токаев, Гутерриш",),
    "upcoming": ("/upcoming",),
    "question": ("когда последний раз встречались Токаев и Гутерриш?",),
    "brief": ("/brief Токаев, Гутерриш",),
    "network": ("/network",),
    "stats": ("/stats Токаев",),
    "strip": ("/who Токаев", f"{PRESS}Картинкой"),
}
ONLY_LAST = {"meeting", "strip"}
"""Of these dialogues the first answer is only the way to the second."""

WIDTH, PAD, GAP = 1000, 26, 16
BUBBLE = 900
SIZE, SMALL = 28, 26
LINE = 40
ROUND = 26
SKY, WHITE, GREEN, LABEL = "#b9cfdf", "#ffffff", "#e3f6d3", "#2a5d8f"
INK, BUTTON = "#111111", "#d3e2ef"
COLOURS = {"a": "#2a6fb0", "button": LABEL}

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"<(\w+)")
WORD = re.compile(r"\s*\S+|\s+")
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u231b\u23f8]\ufe0f?")
EMOJI_FONT = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
EMOJI_SIZE = 109
"""The only size that font has."""

FACES = {"": "DejaVuSans.ttf", "b": "DejaVuSans-Bold.ttf", "i": "DejaVuSans-Oblique.ttf"}


@dataclass(frozen=True)
class Run:
    """Words in one kind of type: "", "b", "i", "a" for a link, or "button"."""

    text: str
    kind: str = ""


@dataclass
class Bubble:
    """One message: a picture above the words, buttons below."""

    html: str
    rows: list[list[str]] = field(default_factory=list)
    picture: bytes = b""
    is_question: bool = False


class Recorder(Terminal):
    """A terminal that remembers instead of printing."""

    def __init__(self) -> None:
        super().__init__(utc_now)
        self.bubbles: list[Bubble] = []

    def note(self, words: str) -> str:
        """Note the question as a person sees it; a press becomes the number of its button."""
        label = words.removeprefix(PRESS)
        self.bubbles.append(Bubble(label, is_question=True))
        if label == words:
            return words
        return f"#{[one.text for one in self.buttons].index(label) + 1}"

    def _show(self, text: str, keyboard: Any) -> Message:
        self.last = self.message(text or "…", keyboard)
        markup = keyboard if isinstance(keyboard, InlineKeyboardMarkup) else None
        rows = [[one.text for one in row] for row in markup.inline_keyboard] if markup else []
        self.bubbles.append(Bubble(text, rows))
        return self.last

    async def _write(
        self, bot: Bot, file: InputFile | str, sent: SendDocument | SendPhoto
    ) -> Message:
        shown = self._show(sent.caption or "", sent.reply_markup)
        if isinstance(file, InputFile):
            self.bubbles[-1].picture = b"".join([chunk async for chunk in file.read(bot)])
        return shown


async def record(folder: str) -> AsyncIterator[tuple[str, list[Bubble]]]:
    settings = load_settings(database_url=f"sqlite:///{folder}/archive.db", language="ru")
    async with opened(settings) as database:
        await plant_seeds(database, settings)
        services = replace(services_of(settings, database), clock=lambda: AS_OF).by_name()
        for name, questions in DIALOGUES.items():
            recorder = Recorder()
            asked = map(recorder.note, questions)
            await talk(build_dispatcher(), services, asked, recorder)
            bubbles = recorder.bubbles
            yield name, bubbles[2:] if name in ONLY_LAST else bubbles


def runs_of(html: str) -> Iterator[Run]:
    kind = ""
    for part in TAG.split(html):
        if part.startswith("<"):
            name = NAME.match(part)
            kind = name[1] if name and name[1] in {"b", "i", "a"} else ""
        elif part:
            yield Run(unescape(part), kind)


@cache
def face(kind: str, size: int) -> ImageFont.FreeTypeFont:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return ImageFont.truetype(str(folder / FACES.get(kind, FACES[""])), size)


@cache
def emoji(sign: str, size: int) -> Image.Image | None:
    """The sign in colours; None without the font."""
    if not EMOJI_FONT.is_file():
        return None
    font = ImageFont.truetype(str(EMOJI_FONT), EMOJI_SIZE)
    sheet = Image.new("RGBA", (EMOJI_SIZE + 30, EMOJI_SIZE + 20))
    ImageDraw.Draw(sheet).text((0, 0), sign[0], font=font, embedded_color=True)
    box = sheet.getbbox()
    return sheet.crop(box).resize((size, size)) if box else None


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, each either words or one emoji."""
    at = 0
    for match in EMOJI.finditer(text):
        yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield text[at:], False


def width(run: Run, size: int) -> float:
    font = face(run.kind, size)
    return sum(
        size * 1.15 if is_emoji else font.getlength(part) for part, is_emoji in pieces(run.text)
    )


def wrapped(runs: Iterator[Run], room: float, size: int) -> list[list[Run]]:
    """Lines that fit into the room, broken between words."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for run in runs:
        for number, paragraph in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
                used = 0.0
            for word in WORD.findall(paragraph):
                needed = width(Run(word, run.kind), size)
                if lines[-1] and used + needed > room:
                    lines.append([])
                    used, word = 0.0, word.lstrip()  # noqa: PLW2901 a line begins with letters
                lines[-1].append(Run(word, run.kind))
                used += width(lines[-1][-1], size)
    return lines


def write(sheet: Image.Image, line: Sequence[Run], x: float, y: float, size: int) -> None:
    """A line whose letters begin at `x` and stand in the middle of a line at `y`."""
    draw = ImageDraw.Draw(sheet)
    for run in line:
        for part, is_emoji in pieces(run.text):
            picture = emoji(part, size) if is_emoji else None
            if picture is not None:
                sheet.paste(picture, (int(x), int(y - size / 2)), picture)
                x += size * 1.15
            elif part:
                colour = COLOURS.get(run.kind, INK)
                draw.text((x, y), part, font=face(run.kind, size), fill=colour, anchor="lm")
                x += face(run.kind, size).getlength(part)


def draw_all(bubbles: Sequence[Bubble]) -> Image.Image:
    sheet = Image.new("RGB", (WIDTH, 6000), SKY)
    y = PAD
    for bubble in bubbles:
        y = _bubble(sheet, bubble, y) + GAP
    return sheet.crop((0, 0, WIDTH, y + PAD - GAP))


def _bubble(sheet: Image.Image, bubble: Bubble, y: int) -> int:
    """Returns how far down it reaches, with its buttons."""
    lines = wrapped(runs_of(bubble.html), BUBBLE - 2 * PAD, SIZE)
    longest = max(sum(width(run, SIZE) for run in line) for line in lines)
    wide = int(longest) + 2 * PAD if bubble.is_question else BUBBLE
    left = WIDTH - PAD - wide if bubble.is_question else PAD
    picture = _picture(bubble, wide)
    top = picture.height if picture else 0
    height = top + LINE * len(lines) + PAD
    draw = ImageDraw.Draw(sheet)
    box = (left, y, left + wide, y + height)
    draw.rounded_rectangle(box, ROUND, fill=GREEN if bubble.is_question else WHITE)
    if picture:
        mask = Image.new("L", picture.size, 0)
        corners = (True, True, False, False)
        ImageDraw.Draw(mask).rounded_rectangle(
            (0, 0, *picture.size), ROUND, fill=255, corners=corners
        )
        sheet.paste(picture, (left, y), mask)
    for number, line in enumerate(lines):
        write(sheet, line, left + PAD, y + top + PAD / 2 + LINE * (number + 0.5), SIZE)
    y += height
    for row in bubble.rows:
        y = _row(sheet, row, left, y + 6, wide)
    return y


def _picture(bubble: Bubble, wide: int) -> Image.Image | None:
    if not bubble.picture:
        return None
    picture = Image.open(io.BytesIO(bubble.picture)).convert("RGB")
    return picture.resize((wide, picture.height * wide // picture.width), Image.Resampling.LANCZOS)


def _row(sheet: Image.Image, labels: Sequence[str], left: int, y: int, wide: int) -> int:
    draw = ImageDraw.Draw(sheet)
    each = (wide - 6 * (len(labels) - 1)) / len(labels)
    for number, label in enumerate(labels):
        x = left + number * (each + 6)
        draw.rounded_rectangle((x, y, x + each, y + 58), 14, fill=BUTTON)
        words = Run(label, "button")
        write(sheet, [words], x + (each - width(words, SMALL)) / 2, y + 29, SMALL)
    return y + 58


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async for name, bubbles in record(folder):
            draw_all(bubbles).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    asyncio.run(main())
