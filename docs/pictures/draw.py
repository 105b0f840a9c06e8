"""Draws docs/pictures/dialogue.svg from what the bot really answers about the seed articles.

Run from the root of the project: python -m docs.pictures.draw
"""

import asyncio
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

from aiogram.types import InlineKeyboardMarkup, Message

from bot.app import services_of
from bot.archive import opened, plant_seeds, utc_now
from bot.dispatcher import build_dispatcher
from bot.settings import load_settings
from bot.terminal import Terminal, talk

PICTURE = Path(__file__).parent / "dialogue.svg"
QUESTIONS = ("/who Гутерришем", "#4")

WIDTH = 760
LINE = 21
PAD = 14
CHARACTERS = 74
BUTTON_HEIGHT = 30
STYLE = """
text { font: 15px "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif; fill: #111 }
.b { font-weight: 600 } .i { font-style: italic } .a { fill: #2a6fb0 }
.question { fill: #e3f6d3 } .answer { fill: #ffffff } .button { fill: #d5e3f0 }
.label { fill: #2a5d8f; text-anchor: middle; font-size: 14px }
"""
TAGS = re.compile(r"(<[^>]*>)")
WORDS = re.compile(r"\s*\S+|\s+")


@dataclass(frozen=True)
class Run:
    """Words in one kind of type: "", "b", "i" or "a"."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Bubble:
    """One message of the dialogue."""

    lines: list[list[Run]]
    rows: list[list[str]]
    is_question: bool = False


class Recorder(Terminal):
    """A terminal that remembers instead of printing."""

    def __init__(self) -> None:
        super().__init__(utc_now)
        self.bubbles: list[Bubble] = []

    def note(self, words: str) -> str:
        """Note the question as a person sees it: a press as the label of its button."""
        number = words.removeprefix("#")
        label = self.buttons[int(number) - 1].text if number != words else words
        self.bubbles.append(Bubble([[Run(label)]], [], is_question=True))
        return words

    def _show(self, text: str, keyboard: Any) -> Message:
        self.last = self.message(text, keyboard)
        markup = keyboard if isinstance(keyboard, InlineKeyboardMarkup) else None
        rows = [[one.text for one in row] for row in markup.inline_keyboard] if markup else []
        self.bubbles.append(Bubble(list(wrapped(runs_of(text))), rows))
        return self.last


async def record(folder: str) -> list[Bubble]:
    settings = load_settings(database_url=f"sqlite:///{folder}/archive.db", language="ru")
    recorder = Recorder()
    async with opened(settings) as database:
        await plant_seeds(database, settings)
        services = services_of(settings, database).by_name()
        asked = (recorder.note(words) for words in QUESTIONS)
        await talk(build_dispatcher(), services, asked, recorder)
    return recorder.bubbles


def runs_of(html: str) -> Iterator[Run]:
    kind = ""
    for part in TAGS.split(html):
        if part.startswith("<"):
            kind = "" if part.startswith("</") else part[1]
        elif part:
            yield Run(unescape(part), kind if kind in "bia" else "")


def wrapped(runs: Iterator[Run]) -> Iterator[list[Run]]:
    """Lines of at most CHARACTERS characters, broken between words."""
    line: list[Run] = []
    length = 0
    for run in runs:
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                yield line
                line, length = [], 0
            for word in WORDS.findall(piece):
                if length + len(word) > CHARACTERS:
                    yield line
                    line, length = [], 0
                shown = word if line else word.lstrip()
                line.append(Run(shown, run.kind))
                length += len(shown)
    yield line


def draw(bubbles: list[Bubble]) -> str:
    y = PAD
    parts: list[str] = []
    for bubble in bubbles:
        drawn, height = _bubble(bubble, y)
        parts.append(drawn)
        y += height + PAD
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y}" '
        f'viewBox="0 0 {WIDTH} {y}">\n<style>{STYLE}</style>\n'
        f'<rect width="{WIDTH}" height="{y}" fill="#b9cfdf"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _bubble(bubble: Bubble, y: int) -> tuple[str, int]:
    height = len(bubble.lines) * LINE + PAD
    longest = max(sum(len(run.text) for run in line) for line in bubble.lines)
    width = min(WIDTH - 4 * PAD, longest * 9 + 2 * PAD) if bubble.is_question else WIDTH - 4 * PAD
    x = WIDTH - PAD - width if bubble.is_question else PAD
    kind = "question" if bubble.is_question else "answer"
    parts = [f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" rx="10"/>']
    for number, line in enumerate(bubble.lines, start=1):
        spans = "".join(_span(run) for run in line)
        parts.append(
            f'<text x="{x + PAD}" y="{y + number * LINE}" xml:space="preserve">{spans}</text>'
        )
    for row in bubble.rows:
        parts += _row(row, x, y + height + 4, width)
        height += BUTTON_HEIGHT + 4
    return "\n".join(parts), height


def _span(run: Run) -> str:
    text = escape(run.text, quote=False)
    return f'<tspan class="{run.kind}">{text}</tspan>' if run.kind else text


def _row(labels: list[str], x: int, y: int, width: int) -> Iterator[str]:
    each = (width - 4 * (len(labels) - 1)) / len(labels)
    for number, label in enumerate(labels):
        left = x + number * (each + 4)
        yield (
            f'<rect class="button" x="{left:.0f}" y="{y}" width="{each:.0f}" '
            f'height="{BUTTON_HEIGHT}" rx="7"/>'
        )
        yield (
            f'<text class="label" x="{left + each / 2:.0f}" y="{y + 20}">'
            f"{escape(label, quote=False)}</text>"
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_text(draw(asyncio.run(record(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
