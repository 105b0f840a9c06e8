import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.rendering.pictures.layout import Room, place

ROOM = Room(24, 150, 1056, 1130)
NAMES = st.lists(st.tuples(st.integers(90, 360), st.integers(52, 64)), min_size=2, max_size=24)


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    sizes = draw(NAMES)
    pairs = list(itertools.combinations(range(len(sizes)), 2))
    return sizes, draw(st.lists(st.sampled_from(pairs), max_size=44, unique=True))


@given(networks())
@settings(max_examples=25)
def test_no_name_lies_on_another_or_outside(
    network: tuple[list[tuple[int, int]], list[tuple[int, int]]],
) -> None:
    sizes, lines = network
    middles = place([(float(w), float(h)) for w, h in sizes], lines, ROOM)
    for (one, first), (other, second) in itertools.combinations(enumerate(middles), 2):
        apart = np.abs(first - second) * 2 - np.add(sizes[one], sizes[other])
        assert apart.max() > 0, (one, other)
    half = np.array(sizes) / 2
    assert (middles - half >= [ROOM.left, ROOM.top]).all()
    assert (middles + half <= [ROOM.right, ROOM.bottom]).all()


def test_the_same_network_looks_the_same() -> None:
    sizes, lines = [(100.0, 50.0)] * 6, [(0, 1), (0, 2), (3, 4)]
    assert (place(sizes, lines, ROOM) == place(sizes, lines, ROOM)).all()


def test_who_meets_stands_nearer_than_who_does_not() -> None:
    """A chain: its ends are further from each other than neighbours are."""
    middles = place([(100.0, 50.0)] * 5, [(0, 1), (1, 2), (2, 3), (3, 4)], ROOM)
    steps = np.linalg.norm(np.diff(middles, axis=0), axis=1)
    assert np.linalg.norm(middles[0] - middles[4]) > steps.max()
