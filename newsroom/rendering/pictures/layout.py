"""Where the names of a network stand, so that none lies on another and lines lead past them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

ROUNDS = 300
GAP = 26.0
"""Pixels between two names, at least."""

EVEN = 0.6
"""How much the names are spread evenly over the sheet, against keeping the found distances."""

GOLDEN_ANGLE = 2.4
BESIDE = 0.15
"""What share of the way a name that lies on a line goes off it, in a round."""


@dataclass(frozen=True, slots=True)
class Room:
    """A part of the sheet, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def place(
    sizes: Sequence[tuple[float, float]], lines: Sequence[tuple[int, int]], room: Room
) -> Points:
    """The middle of each name; `sizes` are widths and heights, `lines` pairs of names.

    As many steps as lead from one to the other, so far apart they stand. The same input gives the
    same places.
    """
    boxes = np.array(sizes, dtype=np.float64).reshape(-1, 2) + GAP
    ends = np.array(lines, dtype=np.intp).reshape(-1, 2)
    middles = _spread(_by_distance(_steps(len(boxes), ends)), room)
    for _ in range(ROUNDS):
        middles = _apart(_off_lines(middles, boxes, ends), boxes, room)
    for _ in range(ROUNDS):
        middles = _apart(middles, boxes, room)
    return middles


def _steps(count: int, ends: NDArray[np.intp]) -> Points:
    """How many lines lead from one name to another; whom none leads to is one step beyond."""
    steps = np.full((count, count), np.inf)
    np.fill_diagonal(steps, 0)
    steps[ends[:, 0], ends[:, 1]] = steps[ends[:, 1], ends[:, 0]] = 1
    for between in range(count):
        steps = np.minimum(steps, steps[:, between, None] + steps[None, between])
    reached = steps[np.isfinite(steps)].max(initial=0)
    return np.where(np.isfinite(steps), steps, reached + 1)


def _by_distance(wanted: Points) -> Points:
    """Places whose distances come near the wanted ones (SMACOF: de Leeuw, 1977)."""
    count = len(wanted)
    angles = np.arange(count) * GOLDEN_ANGLE
    places = np.sqrt(np.arange(count) + 1)[:, None] * np.column_stack(
        [np.cos(angles), np.sin(angles)]
    )
    # Near ones matter more than far ones.
    weights = np.where(wanted > 0, wanted, 1) ** -2.0
    np.fill_diagonal(weights, 0)
    pull = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(pull)
    for _ in range(ROUNDS):
        found = np.linalg.norm(places[:, None] - places[None], axis=2)
        ratio = np.divide(weights * wanted, found, out=np.zeros_like(found), where=found > 0)
        places = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ places)
    return np.asarray(places)


def _spread(raw: Points, room: Room) -> Points:
    """Scaled to the room, and halfway to equal distances: a knot of names would be a blot."""
    low, high = raw.min(axis=0), raw.max(axis=0)
    is_wide = high - low > 1e-9  # noqa: PLR2004 less is one and the same place
    scaled = np.where(is_wide, (raw - low) / np.where(is_wide, high - low, 1), 0.5)
    ranks = raw.argsort(axis=0).argsort(axis=0) / max(len(raw) - 1, 1)
    mixed = np.where(is_wide, (1 - EVEN) * scaled + EVEN * ranks, 0.5)
    corner = np.array([room.left, room.top])
    return np.asarray(corner + mixed * (np.array([room.right, room.bottom]) - corner))


def _off_lines(middles: Points, boxes: Points, ends: NDArray[np.intp]) -> Points:
    """Move names that lie on a line between two others a little off it."""
    start, stop = middles[ends[:, 0]], middles[ends[:, 1]]
    along = stop - start
    length = np.maximum((along**2).sum(axis=1), 1)
    share = ((middles[:, None] - start[None]) * along[None]).sum(axis=2) / length
    foot = start[None] + share.clip(0, 1)[:, :, None] * along[None]
    away = middles[:, None] - foot
    reach = boxes[:, None] / 2 - np.abs(away)
    others = np.arange(len(middles))[:, None]
    is_own = (ends[None, :, 0] == others) | (ends[None, :, 1] == others)
    is_on = (reach > 0).all(axis=2) & (share > 0) & (share < 1) & ~is_own
    side = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.sqrt(length)[:, None]
    sign = np.where((away * side[None]).sum(axis=2) < 0, -1, 1)
    push = side[None] * (sign * reach.min(axis=2) * is_on)[:, :, None]
    return np.asarray(middles + push.sum(axis=1) * BESIDE)


def _apart(middles: Points, boxes: Points, room: Room) -> Points:
    """Push names that overlap out of each other, the shorter way, and all into the room."""
    low = np.array([room.left, room.top]) + boxes / 2
    high = np.maximum(np.array([room.right, room.bottom]) - boxes / 2, low)
    order = np.arange(len(middles))
    middles = np.clip(middles, low, high)
    away = middles[:, None] - middles[None]
    overlap = (boxes[:, None] + boxes[None]) / 2 - np.abs(away)
    is_hit = (overlap > 0).all(axis=2) & (order[:, None] != order[None])
    is_shorter = overlap <= overlap[:, :, ::-1]
    # Of two at the very same place the later one gives way to the right and down.
    turn = np.sign(order[:, None] - order[None])[:, :, None]
    side = np.where(away == 0, turn, np.sign(away))
    push = np.where(is_hit[:, :, None] & is_shorter, side * (overlap / 2 + 0.5), 0)
    return np.asarray(np.clip(middles + push.sum(axis=1) * 0.6, low, high))
