"""«… on Tuesday, five days after he was received by X»: the day of X counts from the Tuesday."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from reading.facts import Basis, EventDate, Precision, Span
from reading.plain.circumstances import Around
from reading.plain.frames import Frame
from reading.plain.scenes import Scene
from reading.when.date_words import NUMBERS, UNITS, meaning
from reading.when.dates import FoundDate, Tense, resolve

AFTER = "after"
UNITS_OF_DAYS = {"day": 1, "week": 7}
OPENING = 2
"""Where «after» stands that begins the sentence: «Two days after …»."""

RELATIVE = frozenset({"where", "which", "who", "whom", "whose", "when"})


def counted(scene: Scene, around: Around, frame: Frame) -> Around:
    """What stands around a contact on its own side of «five days after»."""
    found = next(_counts(scene), None)
    if found is None:
        return around
    after, days, slack = found
    far = _far_side(scene, after)
    is_behind = far.start <= scene.tokens[frame.first].span.start < far.stop
    own = tuple(d for d in around.dates if far.covers(d.span) is is_behind)
    places = tuple(p for p in around.places if far.covers(p.span) is is_behind)
    if not own:
        span = scene.tokens[after].span
        own = tuple(_moved(_base(around), span, -days if is_behind else days, slack))
    return replace(around, dates=own, places=places)


def _far_side(scene: Scene, after: int) -> Span:
    """What is counted from; of «Two days after talks with X, Y met Z» up to the comma."""
    start, stop = scene.tokens[after].span.stop, scene.tokens[-1].span.stop
    if after > OPENING:
        return Span(start, stop)
    comma = next((i for i, one in enumerate(scene.tokens) if i > after and one.text == ","), None)
    # «A day after the vote X is due in Rome, where …»: nothing tells where the rest begins.
    is_border = comma is not None and scene.low(comma + 1) not in RELATIVE
    return Span(start, scene.tokens[comma].span.start if comma and is_border else start)


def _counts(scene: Scene) -> Iterator[tuple[int, timedelta, timedelta]]:
    """The token «after», so many days, and how far off a count of weeks may be."""
    for index in range(2, len(scene.tokens)):
        unit = UNITS_OF_DAYS.get(meaning(UNITS, scene.low(index - 1)) or "")
        word = scene.low(index - 2)
        number = int(word) if word.isdigit() else meaning(NUMBERS, word)
        if scene.low(index) == AFTER and unit is not None and number:
            yield index, timedelta(days=unit * number), timedelta(days=0 if unit == 1 else 1)


def _base(around: Around) -> EventDate | None:
    """The day told on the other side; without one nobody knows when either was."""
    days = (resolve(d, around.anchor, Tense.PAST) for d in around.dates if d.is_day_like)
    return next((day for day in days if day is not None), None)


def _moved(
    base: EventDate | None, span: Span, step: timedelta, slack: timedelta
) -> Iterator[FoundDate]:
    if base is None or base.first is None or base.last is None:
        return
    precision = Precision.RANGE if slack or base.first != base.last else Precision.DAY
    first, last = base.first + step - slack, base.last + step + slack
    yield FoundDate(span, EventDate(first, last, precision, Basis.RELATIVE, span))
