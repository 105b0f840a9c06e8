"""Draws in a process of its own: measured, a thread holds the event loop up and keeps 70 MB.

(docs/decisions/0010-draw-in-a-process.md)
"""

import asyncio
import logging
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from bot.workers import deaf_to_interrupts, end_with_parent
from newsroom.drawing import DrawingError, Sketch, draw, load_makers

log = logging.getLogger(__name__)

SLOWEST_SECONDS = 30.0
REST_SECONDS = 600.0
"""After so long without work the worker goes, with its 100 MB."""


class DrawingPool:
    """One worker process, started by the first picture, and again if it dies or has gone."""

    def __init__(self, rest_seconds: float = REST_SECONDS) -> None:
        self._rest_seconds = rest_seconds
        self._pool: ProcessPoolExecutor | None = None
        self._rest: asyncio.TimerHandle | None = None

    @property
    def is_running(self) -> bool:
        return self._pool is not None

    async def warm_up(self) -> None:
        """Start the worker and have it load what it draws with, before somebody waits for it."""
        self._stay()
        loop = asyncio.get_running_loop()
        with suppress(BrokenProcessPool):
            with deaf_to_interrupts():
                loading = loop.run_in_executor(self._started(), load_makers)
            await loading
        self._rest = loop.call_later(self._rest_seconds, self.close)

    async def draw(self, sketch: Sketch) -> bytes:
        """Raises DrawingError; the next one is drawn anew."""
        loop = asyncio.get_running_loop()
        self._stay()
        try:
            with deaf_to_interrupts():
                drawing = loop.run_in_executor(self._started(), draw, sketch)
            async with asyncio.timeout(SLOWEST_SECONDS):
                return await drawing
        except TimeoutError:
            self._stop()
            raise DrawingError(f"it takes more than {SLOWEST_SECONDS:.0f} s") from None
        except BrokenProcessPool:
            self._stop()
            raise DrawingError("the process that drew it died") from None
        except Exception as error:
            # A picture that can't be drawn must not keep its answer from being given.
            log.exception("A picture failed")
            raise DrawingError(repr(error)) from error
        finally:
            self._rest = loop.call_later(self._rest_seconds, self.close)

    def close(self) -> None:
        """Let the worker go; it comes back when needed."""
        self._stay()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _stay(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=1,
                # A fork would copy the event loop and its database connections.
                mp_context=multiprocessing.get_context("spawn"),
                initializer=end_with_parent,
            )
        return self._pool

    def _stop(self) -> None:
        """Give the worker up without waiting for it."""
        pool = self._pool
        workers = list((getattr(pool, "_processes", None) or {}).values())
        self.close()
        for worker in workers:
            worker.kill()
