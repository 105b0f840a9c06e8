import asyncio

import pytest

from newsroom import drawing
from newsroom.drawing import DrawingError, Sketch, Studio, draw, key_of
from newsroom.rendering.sketches import Dot, Heading, Line, NetworkSketch

PNG = b"\x89PNG\r\n\x1a\n"


def network(title: str = "Кто с кем", *names: str) -> NetworkSketch:
    names = names or ("Токаев", "Гутерриш")
    dots = tuple(Dot(name, 1) for name in names)
    lines = tuple(Line(0, number, 2) for number in range(1, len(names)))
    return NetworkSketch(Heading(title, "2024", ("Заметка",)), dots, lines, ((1, "1"), (2, "2")))


class Work:
    """Somebody who draws, and counts it."""

    def __init__(self, size: int = 10) -> None:
        self.drawn: list[str] = []
        self.size = size
        self.is_ill = False

    async def __call__(self, sketch: Sketch) -> bytes:
        await asyncio.sleep(0)
        if self.is_ill:
            raise DrawingError("ill")
        self.drawn.append(key_of(sketch))
        return b"x" * self.size


async def test_the_same_is_drawn_once_even_for_two_at_the_same_time() -> None:
    work = Work()
    studio = Studio(work)
    first, second = await asyncio.gather(studio.make(network()), studio.make(network()))
    assert first == second
    assert await studio.make(network("Другое")) != first
    assert len(work.drawn) == 2


async def test_there_is_room_for_so_much_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MOST_BYTES", 25)
    work = Work(size=10)
    studio = Studio(work)
    for title in ("1", "2", "1", "3", "1", "2"):
        await studio.make(network(title))
    # «2» had to go for «3»: it had been asked for the longest time ago.
    assert work.drawn == [key_of(network(title)) for title in ("1", "2", "3", "2")]


async def test_a_failure_is_not_kept() -> None:
    work = Work()
    work.is_ill = True
    studio = Studio(work)
    with pytest.raises(DrawingError):
        await studio.make(network())
    work.is_ill = False
    assert (await studio.make(network())).content


def test_the_key_tells_sketches_apart() -> None:
    assert key_of(network()) == key_of(network())
    assert key_of(network()) != key_of(network("Кто с кем", "Токаев", "Дуда"))


def test_the_same_sketch_is_the_same_picture() -> None:
    assert draw(network()) == draw(network())


@pytest.mark.parametrize(
    "name",
    ["", "$\\frac{1}{2}$", "Ә Ғ Қ Ң Ө Ұ Ү Һ І", "習近平", "🙂", "<b>", "а" * 400, "\u202eabc"],
)
def test_any_name_can_be_drawn(name: str) -> None:
    assert draw(network(name or "—", name, "Гутерриш")).startswith(PNG)
