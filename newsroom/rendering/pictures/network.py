"""Who meets whom: names as they stand in a picture, lines as thick as they met often."""

from matplotlib.patches import FancyBboxPatch

from newsroom.rendering.pictures.canvas import (
    ACCENT,
    GREY,
    INK,
    MARGIN,
    NOTE,
    PAPER,
    WIDTH,
    Canvas,
)
from newsroom.rendering.pictures.layout import Room, place
from newsroom.rendering.sketches import Dot, NetworkSketch

HEIGHT = 1350
SMALLEST, LARGEST = 27, 36
"""Heights of letters in pixels: of who met least, and most."""

THINNEST, THICKEST = 1.5, 16.0
PAD = 14
LINE_COLOUR = "#9db4cc"
LONGEST_NAME = 330


def draw(sketch: NetworkSketch) -> bytes:
    canvas = Canvas(HEIGHT, sketch.heading)
    bottom = _scale(canvas, sketch)
    sizes = [_size(dot, sketch) for dot in sketch.dots]
    names = [
        canvas.fitting(dot.label, size, LONGEST_NAME, _weight(dot))
        for dot, size in zip(sketch.dots, sizes, strict=True)
    ]
    boxes = [
        (canvas.width_of(name, size, _weight(dot)) + 2 * PAD, size + 2 * PAD)
        for dot, name, size in zip(sketch.dots, names, sizes, strict=True)
    ]
    lines = [(line.one, line.other) for line in sketch.lines]
    room = Room(MARGIN / 2, canvas.top + 10, WIDTH - MARGIN / 2, bottom - 20)
    middles = place(boxes, lines, room)
    most = _most(sketch)
    for line in sorted(sketch.lines, key=lambda line: line.meetings):
        ends = middles[[line.one, line.other]]
        canvas.axes.plot(
            *ends.T,
            color=LINE_COLOUR,
            linewidth=_thickness(line.meetings, most),
            solid_capstyle="round",
            zorder=1,
        )
    for dot, name, size, box, middle in zip(sketch.dots, names, sizes, boxes, middles, strict=True):
        _name(canvas, dot, name, size, box, (float(middle[0]), float(middle[1])))
    return canvas.png()


def _name(
    canvas: Canvas,
    dot: Dot,
    name: str,
    size: float,
    box: tuple[float, float],
    middle: tuple[float, float],
) -> None:
    width, height = box
    pill = FancyBboxPatch(
        (middle[0] - width / 2, middle[1] - height / 2),
        width,
        height,
        boxstyle=f"round,pad=0,rounding_size={height / 2.6}",
        facecolor=ACCENT if dot.is_asked else PAPER,
        edgecolor=ACCENT,
        linewidth=2,
        zorder=3,
    )
    canvas.axes.add_patch(pill)
    colour = PAPER if dot.is_asked else INK
    canvas.write(
        *middle, name, size, colour=colour, align="center", fontweight=_weight(dot), zorder=4
    )


def _scale(canvas: Canvas, sketch: NetworkSketch) -> float:
    """How thick is how often. Returns how far up it reaches."""
    y = canvas.bottom - NOTE
    x = float(MARGIN)
    most = _most(sketch)
    for meetings, words in sketch.scale:
        canvas.axes.plot(
            [x, x + 70],
            [y, y],
            color=LINE_COLOUR,
            linewidth=_thickness(meetings, most),
            solid_capstyle="round",
        )
        canvas.write(x + 88, y, words, NOTE, colour=GREY)
        x += 88 + canvas.width_of(words, NOTE) + 48
    return y - NOTE


def _thickness(meetings: int, most: int) -> float:
    """In points, with the number of meetings: three times as many, three times as thick."""
    if most <= 1:
        return THINNEST * 2
    return THINNEST + (THICKEST - THINNEST) * (meetings - 1) / (most - 1)


def _most(sketch: NetworkSketch) -> int:
    return max((line.meetings for line in sketch.lines), default=1)


def _size(dot: Dot, sketch: NetworkSketch) -> float:
    most = max(one.meetings for one in sketch.dots)
    share: float = (dot.meetings / most) ** 0.5
    return SMALLEST + (LARGEST - SMALLEST) * share


def _weight(dot: Dot) -> str:
    return "bold" if dot.is_asked else "normal"
