"""«… on Tuesday, five days after he was received by X»: the day of X counts from the Tuesday."""

from collections.abc import Iterator
from dataclasses import replace

from reading.facts import EventDate, Span
from reading.plain.circumstances import Around
from reading.plain.frames import Frame
from reading.plain.scenes import Scene
from reading.when.countings import Count, count_of
from reading.when.dates import FoundDate, Tense, resolve

AFTER = "after"
OPENING = 2
"""Where «after» stands that begins the sentence: «Two days after …»."""

RELATIVE = frozenset({"where", "which", "who", "whom", "whose", "when"})


def counted(scene: Scene, around: Around, frame: Frame) -> Around:
    """What stands around a contact on its own side of «five days after»."""
    found = next(_counts(scene), None)
    if found is None:
        return around
    after, count = found
    far = _far_side(scene, after)
    is_behind = far.start <= scene.tokens[frame.first].span.start < far.stop
    own = tuple(d for d in around.dates if far.covers(d.span) is is_behind)
    places = tuple(p for p in around.places if far.covers(p.span) is is_behind)
    if not own:
        base = _base(around)
        day = count.before(base) if is_behind else count.after(base)
        own = () if day is None else (_found(day, scene.tokens[after].span),)
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


def _counts(scene: Scene) -> Iterator[tuple[int, Count]]:
    """The token «after», and what is counted before it."""
    for index in range(2, len(scene.tokens)):
        if scene.low(index) == AFTER:
            count = count_of(scene.low(index - 2), scene.low(index - 1))
            if count is not None and count.step:
                yield index, count


def _base(around: Around) -> EventDate | None:
    """The day told on the other side; without one nobody knows when either was."""
    days = (resolve(d, around.anchor, Tense.PAST) for d in around.dates if d.is_day_like)
    return next((day for day in days if day is not None), None)


def _found(day: EventDate, span: Span) -> FoundDate:
    return FoundDate(span, replace(day, span=span, source=None))
