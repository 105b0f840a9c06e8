"""Pictures and files made once, and kept as long as there is room: the same facts, the same file.

Who makes them is handed in: a process of its own, for what makes them takes a second to import and
70 MB (bot/drawing.py).
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from newsroom.rendering.sketches import (
    BarsSketch,
    CalendarSketch,
    DossierSketch,
    NetworkSketch,
    StripSketch,
)

Sketch = NetworkSketch | BarsSketch | StripSketch | CalendarSketch | DossierSketch

MAKERS: dict[type[Sketch], str] = {
    NetworkSketch: "newsroom.rendering.pictures.network",
    BarsSketch: "newsroom.rendering.pictures.bars",
    StripSketch: "newsroom.rendering.pictures.strip",
    DossierSketch: "newsroom.rendering.documents.dossier",
    CalendarSketch: "newsroom.rendering.documents.calendar",
}

MOST_BYTES = 16_000_000
MOST_IDS = 5_000
MOST_WAITING = 20
"""Files in line; a quarter of a minute's work."""


class DrawingError(Exception):
    """It could not be drawn this time; the answer goes out in words alone."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file by the key of its content."""

    key: str
    content: bytes


def draw(sketch: Sketch) -> bytes:
    """Make the file, here and now. Only the worker calls it: nobody else may wait so long."""
    return cast(bytes, import_module(MAKERS[type(sketch)]).draw(sketch))


def load_makers() -> None:
    """Only the worker calls it: it takes a second."""
    for name in MAKERS.values():
        import_module(name)


class Studio:
    """Makes each file once. `work` may raise DrawingError; `warm_up` makes ready for the first."""

    def __init__(
        self,
        work: Callable[[Sketch], Awaitable[bytes]],
        warm_up: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._work = work
        self._warm_up = warm_up
        self._made: OrderedDict[str, bytes] = OrderedDict()
        self._ids: OrderedDict[tuple[int, str], str] = OrderedDict()
        # Of two who ask for the same at once the second finds what the first had made.
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def warm_up(self) -> None:
        if self._warm_up is not None:
            await self._warm_up()

    async def make(self, sketch: Sketch) -> Made:
        """Raises DrawingError, also where so many wait already that nobody would be served."""
        key = key_of(sketch)
        content = self._made.get(key) or await self._drawn(key, sketch)
        self._keep(key, content)
        return Made(key, content)

    def file_id(self, bot_id: int, key: str) -> str | None:
        """How Telegram calls the file since this bot has sent it; None before that."""
        return self._ids.get((bot_id, key))

    def keep_id(self, bot_id: int, key: str, file_id: str) -> None:
        self._ids[bot_id, key] = file_id
        while len(self._ids) > MOST_IDS:
            self._ids.popitem(last=False)

    async def _drawn(self, key: str, sketch: Sketch) -> bytes:
        if self._waiting >= MOST_WAITING:
            raise DrawingError(f"{self._waiting} others wait already")
        self._waiting += 1
        try:
            async with self._turn:
                return self._made.get(key) or await self._work(sketch)
        finally:
            self._waiting -= 1

    def _keep(self, key: str, content: bytes) -> None:
        self._made[key] = content
        self._made.move_to_end(key)
        while len(self._made) > 1 and sum(map(len, self._made.values())) > MOST_BYTES:
            self._made.popitem(last=False)


def key_of(sketch: Sketch) -> str:
    """The same for the same content, in whatever process and whenever."""
    return hashlib.sha256(repr(sketch).encode()).hexdigest()
