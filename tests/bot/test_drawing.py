import multiprocessing
import subprocess
import sys

import pytest

from bot.drawing import DrawingPool
from newsroom.drawing import DrawingError
from newsroom.rendering.sketches import NetworkSketch
from tests.newsroom.test_drawing import PNG, network

HEAVY = ("matplotlib", "PIL", "fpdf", "icalendar", "fontTools")


async def test_a_worker_draws_and_comes_back_after_it_has_gone() -> None:
    pool = DrawingPool()
    assert not pool.is_running
    first = await pool.draw(network())
    assert first.startswith(PNG)
    pool.close()
    assert not pool.is_running
    assert await pool.draw(network()) == first
    pool.close()


async def test_a_worker_that_was_warmed_up_is_the_one_that_draws() -> None:
    pool = DrawingPool()
    await pool.warm_up()
    assert pool.is_running
    assert (await pool.draw(network())).startswith(PNG)
    pool.close()


async def test_what_cant_be_drawn_leaves_the_worker_alive() -> None:
    pool = DrawingPool()
    empty = NetworkSketch(network().heading, (), (), ())
    with pytest.raises(DrawingError):
        await pool.draw(empty)
    assert (await pool.draw(network())).startswith(PNG)
    pool.close()


async def test_a_worker_that_dies_costs_one_picture() -> None:
    pool = DrawingPool()
    await pool.warm_up()
    for worker in multiprocessing.active_children():
        worker.kill()
    with pytest.raises(DrawingError, match="died"):
        await pool.draw(network())
    assert (await pool.draw(network())).startswith(PNG)
    pool.close()


async def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = DrawingPool()
    with monkeypatch.context() as hurried:
        hurried.setattr("bot.drawing.SLOWEST_SECONDS", 0.0)
        with pytest.raises(DrawingError, match="it takes more than 0 s"):
            await pool.draw(network())
    assert (await pool.draw(network())).startswith(PNG)
    pool.close()


def test_the_program_starts_without_what_draws() -> None:
    """Whoever never asks for a picture pays neither the second nor the 70 MB."""
    names = ", ".join(repr(name) for name in HEAVY)
    code = f"import sys, bot.app; print([n for n in ({names}) if n in sys.modules])"
    done = subprocess.run(  # noqa: S603 ourselves
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
