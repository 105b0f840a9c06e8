"""The program in a process of its own, as an operator starts it."""

import asyncio
import signal
import socket
import sys
from pathlib import Path

from tests.people import TOKEN
from tests.programs import passed_on

ROOT = Path(__file__).parents[2]
START_SECONDS = 120.0
"""aiogram alone takes seconds to load, and many on a busy machine."""

END_SECONDS = 30.0
"""The program must be gone by then, whatever it was doing."""


class Program:
    """`python -m bot run` in a folder of its own, with no settings but those given."""

    COMMAND: tuple[str, ...] = ("-m", "bot", "run")

    def __init__(self, folder: Path, **settings: str) -> None:
        self._folder = folder
        self._settings = settings
        self._process: asyncio.subprocess.Process | None = None
        self._errors = folder / "stderr.txt"

    @property
    def pid(self) -> int:
        return self._running.pid

    @property
    def errors(self) -> str:
        """What it has said on standard error, over all its starts."""
        return self._errors.read_text(encoding="utf-8") if self._errors.exists() else ""

    async def start(self) -> None:
        with self._errors.open("ab") as errors:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self.COMMAND,
                cwd=self._folder,
                env=self._environment(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
            )

    def ask_to_end(self) -> None:
        """As an operator does, or the system that goes down."""
        self._running.send_signal(signal.SIGTERM)

    async def terminate(self) -> int:
        """Ask it to end and wait for that; returns the exit code."""
        self.ask_to_end()
        return await self.ended()

    async def kill(self) -> None:
        """End it without giving it a moment."""
        self._running.kill()
        await self._running.wait()

    async def ended(self) -> int:
        """The exit code, once it has ended."""
        try:
            async with asyncio.timeout(END_SECONDS):
                return await self._running.wait()
        except TimeoutError:
            raise AssertionError(f"still running; it said:\n{self.errors}") from None

    async def close(self) -> None:
        """Leave nothing running."""
        if self._process is not None and self._process.returncode is None:
            await self.kill()

    @property
    def _running(self) -> asyncio.subprocess.Process:
        assert self._process is not None, "not started"
        return self._process

    def _environment(self) -> dict[str, str]:
        return passed_on() | {
            "PYTHONPATH": str(ROOT),
            "OPENBLAS_NUM_THREADS": "1",
            "BOT_TOKEN": TOKEN,
            "PORT": str(free_port()),
            **self._settings,
        }


def free_port() -> int:
    """A port nobody listens at just now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
