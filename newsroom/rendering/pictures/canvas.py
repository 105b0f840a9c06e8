"""A sheet of paper of a phone's width: its title, its notes, its words."""

import io
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.patches import Rectangle

from newsroom.rendering.sketches import Heading

WIDTH = 1080
"""Pixels: as wide as a phone shows."""

MARGIN = 48
DPI = 100
TITLE, SUBTITLE, NOTE = 40, 27, 24
"""Heights of letters in pixels; on a phone a third of that in points."""

INK, GREY, PALE, PAPER = "#1d2733", "#6b7785", "#dde3ea", "#ffffff"
ACCENT = "#2f6db5"
COLOURS = {
    "meeting": "#2f6db5",
    "sidelines": "#86b8e8",
    "talks": "#e08a24",
    "visit": "#3a9d5d",
    "phone_call": "#8b5fbf",
    "video_call": "#cbaee6",
    "multilateral": "#5b6673",
    "other": "#b9c0c8",
}
LINE_HEIGHT = 1.35
LACKING = "□"


class Canvas:
    """A figure whose axes count pixels from the upper left corner."""

    def __init__(self, height: int, heading: Heading) -> None:
        self.height = height
        self.figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
        # matplotlib tells no types of it.
        self._renderer = FigureCanvasAgg(self.figure).get_renderer()  # type: ignore[no-untyped-call]
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)
        self.axes.set_axis_off()
        self.top = self._head(heading)
        self.bottom = self._foot(heading)

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: float = NOTE,
        *,
        colour: str = INK,
        align: str = "left",
        **more: Any,
    ) -> None:
        """Words whose middle line is at `y`; outside words are never taken for formulas."""
        self.axes.text(
            x,
            y,
            drawable(words),
            fontsize=points(size),
            color=colour,
            ha=align,
            va="center",
            parse_math=False,
            **more,
        )

    def box(  # noqa: PLR0913 a box has four sides
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        colour: str,
        *,
        edge: str | None = None,
        alpha: float = 1.0,
    ) -> None:
        self.axes.add_patch(
            Rectangle(
                (left, top),
                width,
                height,
                facecolor=colour,
                edgecolor=edge or colour,
                linewidth=2.5 if edge else 0,
                alpha=alpha,
                zorder=3,
            )
        )

    def width_of(self, words: str, size: float, weight: str = "normal") -> float:
        """Pixels."""
        made = self.axes.text(
            0, 0, drawable(words), fontsize=points(size), fontweight=weight, parse_math=False
        )
        width = made.get_window_extent(self._renderer).width
        made.remove()
        return float(width)

    def fitting(self, words: str, size: float, width: float, weight: str = "normal") -> str:
        """The words, cut with an ellipsis to the width in pixels."""
        if self.width_of(words, size, weight) <= width:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            cut = f"{words[:middle].rstrip()}…"
            is_short = self.width_of(cut, size, weight) <= width
            low, high = (middle, high) if is_short else (low, middle - 1)
        return f"{words[:low].rstrip()}…"

    def wrapped(self, words: str, size: float, width: float) -> list[str]:
        """Lines of at most that width, broken between words."""
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width_of(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(self.fitting(word, size, width))
        return lines

    def png(self) -> bytes:
        """The same bytes for the same picture: nothing of the day or version goes in."""
        out = io.BytesIO()
        self.figure.savefig(out, format="png", metadata={"Software": None})
        return out.getvalue()

    def _head(self, heading: Heading) -> float:
        """Returns how far down it reaches."""
        room = WIDTH - 2 * MARGIN
        title = self.fitting(heading.title, TITLE, room, "bold")
        self.write(MARGIN, MARGIN + TITLE / 2, title, TITLE, fontweight="bold")
        y = MARGIN + TITLE * LINE_HEIGHT + SUBTITLE * 0.7
        for line in self.wrapped(heading.subtitle, SUBTITLE, room)[:2]:
            self.write(MARGIN, y, line, SUBTITLE, colour=GREY)
            y += SUBTITLE * LINE_HEIGHT
        return y

    def _foot(self, heading: Heading) -> float:
        """Returns how far up it reaches."""
        room = WIDTH - 2 * MARGIN
        lines = [line for note in heading.notes for line in self.wrapped(note, NOTE, room)]
        y = self.height - MARGIN + NOTE / 2
        for line in reversed(lines):
            y -= NOTE * LINE_HEIGHT
            self.write(MARGIN, y, line, NOTE, colour=GREY)
        return y - NOTE


def drawable(words: str) -> str:
    """The words with a box for each letter that the font lacks (Chinese, emoji)."""
    font = get_font(findfont("DejaVu Sans"))
    return "".join(one if font.get_char_index(ord(one)) else LACKING for one in words)


def points(pixels: float) -> float:
    """matplotlib's size of type for letters of that height."""
    return pixels * 72 / DPI
