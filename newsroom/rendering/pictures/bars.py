"""Meetings by months or years, in the colours of their forms; below, who has most of them."""

from newsroom.rendering.pictures.canvas import (
    ACCENT,
    COLOURS,
    GREY,
    INK,
    MARGIN,
    NOTE,
    PALE,
    WIDTH,
    Canvas,
)
from newsroom.rendering.sketches import BarsSketch

CHART = 430
"""Pixels that the tallest bar takes."""

ROW = 52
NAMES = 370
LABEL = 24
HEAD = 31
HEAD_ROOM = 300
"""Title, subtitle and legend."""


def draw(sketch: BarsSketch) -> bytes:
    notes = 70 + 36 * len(sketch.heading.notes)
    ranked = ROW * len(sketch.ranking) + 90 if sketch.ranking else 0
    canvas = Canvas(HEAD_ROOM + CHART + 130 + ranked + notes, sketch.heading)
    base = _legend(canvas, sketch) + 50 + CHART
    _bars(canvas, sketch, base)
    if sketch.ranking:
        _ranking(canvas, sketch, base + 130)
    return canvas.png()


def _legend(canvas: Canvas, sketch: BarsSketch) -> float:
    """Which colour is what, in as many lines as it takes. Returns how far down it reaches."""
    x, y = float(MARGIN), canvas.top + NOTE
    for layer in sketch.layers:
        words = f"{layer.label} — {sum(layer.numbers)}"
        width = 38 + canvas.width_of(words, NOTE) + 36
        if x + width > WIDTH - MARGIN / 2 and x > MARGIN:
            x, y = float(MARGIN), y + NOTE * 1.5
        canvas.box(x, y - 12, 24, 24, COLOURS[layer.form])
        canvas.write(x + 36, y, words, NOTE)
        x += width
    return y + NOTE


def _bars(canvas: Canvas, sketch: BarsSketch, base: float) -> None:
    left, right = float(MARGIN), float(WIDTH - MARGIN)
    step = (right - left) / max(len(sketch.columns), 1)
    width = min(step * 0.72, 90.0)
    totals = [sum(numbers) for numbers in zip(*(one.numbers for one in sketch.layers), strict=True)]
    unit = CHART / max([*totals, 1])
    canvas.axes.plot([left, right], [base, base], color=GREY, linewidth=1.5)
    every = _every(canvas, sketch, step)
    for number, (label, under) in enumerate(sketch.columns):
        middle = left + step * (number + 0.5)
        y = base
        for layer in sketch.layers:
            height = layer.numbers[number] * unit
            y -= height
            canvas.box(middle - width / 2, y, width, height, COLOURS[layer.form])
        if totals[number] and canvas.width_of(str(totals[number]), LABEL) < step * 1.1:
            canvas.write(middle, y - 20, str(totals[number]), LABEL, align="center")
        if number % every == 0:
            canvas.write(middle, base + 24, label, LABEL, colour=GREY, align="center")
        if under:
            canvas.write(middle, base + 58, under, LABEL, colour=INK, align="center")


def _every(canvas: Canvas, sketch: BarsSketch, step: float) -> int:
    """Each how many-th column has room for its label."""
    widest = max((canvas.width_of(label, LABEL) for label, _ in sketch.columns), default=1)
    return int((widest + 10) // step) + 1


def _ranking(canvas: Canvas, sketch: BarsSketch, top: float) -> None:
    canvas.write(MARGIN, top, sketch.ranking_title, HEAD, fontweight="bold")
    longest = max(count for _, count in sketch.ranking)
    room = WIDTH - 2 * MARGIN - NAMES - 70
    for number, (name, count) in enumerate(sketch.ranking):
        y = top + 30 + ROW * (number + 0.5)
        canvas.write(MARGIN, y, canvas.fitting(name, 27, NAMES - 20), 27)
        canvas.box(MARGIN + NAMES, y - 16, room * count / longest, 32, ACCENT)
        canvas.write(MARGIN + NAMES + room * count / longest + 14, y, str(count), 27)
    bottom = top + 30 + ROW * len(sketch.ranking) + 12
    canvas.axes.plot([MARGIN, WIDTH - MARGIN], [bottom, bottom], color=PALE, linewidth=1)
