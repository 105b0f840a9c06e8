"""The meetings of somebody along the time: a lane for each counterpart, a mark for a meeting."""

from collections.abc import Iterator, Sequence
from datetime import date

from matplotlib.patches import Circle

from newsroom.rendering.pictures.canvas import (
    ACCENT,
    COLOURS,
    GREY,
    MARGIN,
    NOTE,
    PALE,
    PAPER,
    WIDTH,
    Canvas,
)
from newsroom.rendering.sketches import Mark, StripSketch

LANE = 82
NAMES = 300
RADIUS = 11
OFFSETS = (0, -24, 24)
LABEL = 23
NAME = 27
SHORT = 3
"""Years from which only years are labelled: months would not fit."""

DAYS = {1: 31.0, 12: 365.25}


def draw(sketch: StripSketch) -> bytes:
    notes = 70 + 36 * len(sketch.heading.notes)
    canvas = Canvas(330 + LANE * len(sketch.lanes) + notes, sketch.heading)
    top = _legend(canvas, sketch) + 40
    bottom = top + LANE * len(sketch.lanes)
    time = Time(sketch)
    for day, label in _ticks(sketch, time):
        x = time.at(day)
        canvas.axes.plot([x, x], [top - 8, bottom], color=PALE, linewidth=1.5, zorder=1)
        canvas.write(x, top - 26, label, LABEL, colour=GREY, align="center")
    for number, lane in enumerate(sketch.lanes):
        y = top + LANE * (number + 0.5)
        _name(canvas, lane.label, y)
        canvas.axes.plot([time.left, time.right], [y, y], color=PALE, linewidth=1.5, zorder=1)
        for mark, offset in _offsets(lane.marks, time):
            _mark(canvas, mark, time, y + offset)
    if time.first <= sketch.today <= time.last:
        x = time.at(sketch.today)
        canvas.axes.plot([x, x], [top - 8, bottom], color=ACCENT, linewidth=2, ls=":", zorder=2)
    return canvas.png()


def _name(canvas: Canvas, label: str, y: float) -> None:
    """On one line, or on two smaller ones."""
    room = NAMES - 20
    if canvas.width_of(label, NAME) <= room:
        canvas.write(MARGIN, y, label, NAME)
        return
    first, *rest = canvas.wrapped(label, LABEL, room)
    if not rest:
        canvas.write(MARGIN, y, first, LABEL)
        return
    canvas.write(MARGIN, y - LABEL * 0.62, first, LABEL)
    canvas.write(MARGIN, y + LABEL * 0.62, canvas.fitting(" ".join(rest), LABEL, room), LABEL)


class Time:
    """Days along the sheet, from the first mark to the last with a little room on both sides."""

    def __init__(self, sketch: StripSketch) -> None:
        marks = [mark for lane in sketch.lanes for mark in lane.marks]
        self.first = min(mark.first for mark in marks)
        self.last = max(mark.last for mark in marks)
        self.left, self.right = float(MARGIN + NAMES), float(WIDTH - MARGIN)
        self._days = max((self.last - self.first).days, 1)

    def at(self, day: date) -> float:
        share = (day - self.first).days / self._days
        return self.left + RADIUS + share * (self.right - self.left - 2 * RADIUS)

    @property
    def years(self) -> float:
        return self._days / DAYS[12]


def _offsets(marks: Sequence[Mark], time: Time) -> Iterator[tuple[Mark, float]]:
    """Each mark with how far it stands off the middle of its lane, so as not to lie on another."""
    ends = dict.fromkeys(OFFSETS, 0.0)
    for mark in marks:
        left = time.at(mark.first) - RADIUS
        free = [offset for offset in OFFSETS if ends[offset] <= left]
        offset = free[0] if free else min(OFFSETS, key=lambda one: ends[one])
        ends[offset] = time.at(mark.last) + RADIUS
        yield mark, offset


def _mark(canvas: Canvas, mark: Mark, time: Time, y: float) -> None:
    """A dot for a day; a bar as long as the days that it may have been on."""
    left, right = time.at(mark.first), time.at(mark.last)
    colour = COLOURS[mark.form]
    fill = colour if mark.is_held else PAPER
    if right - left > RADIUS:
        canvas.box(
            left - 4,
            y - RADIUS * 0.62,
            right - left + 8,
            RADIUS * 1.24,
            fill,
            edge=colour,
            alpha=0.55 if mark.is_held else 1.0,
        )
        return
    middle = (left + right) / 2
    canvas.axes.add_patch(
        Circle((middle, y), RADIUS, facecolor=fill, edgecolor=colour, linewidth=2.5, zorder=3)
    )


def _legend(canvas: Canvas, sketch: StripSketch) -> float:
    x, y = float(MARGIN), canvas.top + NOTE
    for form, words in sketch.forms:
        width = 38 + canvas.width_of(words, NOTE) + 36
        if x + width > WIDTH - MARGIN / 2 and x > MARGIN:
            x, y = float(MARGIN), y + NOTE * 1.5
        canvas.axes.add_patch(Circle((x + 12, y), RADIUS, facecolor=COLOURS[form], linewidth=0))
        canvas.write(x + 36, y, words, NOTE)
        x += width
    return y + NOTE * 1.6


def _ticks(sketch: StripSketch, time: Time) -> Iterator[tuple[date, str]]:
    """The first days of years, or of months where the time is short, each labelled once."""
    if time.years > SHORT:
        every = max(1, round(time.years / 8))
        for year in range(time.first.year, time.last.year + 1):
            day = date(year, 1, 1)
            if year % every == 0 and time.first <= day <= time.last:
                yield day, str(year)
        return
    every = max(1, round(time.years * 12 / 8))
    for number in range(time.first.year * 12, time.last.year * 12 + 12):
        day = date(number // 12, number % 12 + 1, 1)
        if number % every == 0 and time.first <= day <= time.last:
            yield day, str(day.year) if day.month == 1 else sketch.months[day.month - 1]
