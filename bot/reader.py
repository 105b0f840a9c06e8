"""Reads in a process of its own, off the event loop."""

import asyncio
import logging
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Literal, Self, TypeVar

from bot.tools import build_tools
from bot.workers import deaf_to_interrupts, end_with_parent
from newsroom.collecting import ReadingError
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.folders import parse_watched
from newsroom.sources.http import Response
from newsroom.sources.listed import Listing
from newsroom.sources.listings import parse_listing
from newsroom.sources.pages import parse_response
from reading.article import Tools, read_article
from reading.facts import ArticleText, Facts
from storage.models import SourceKind

log = logging.getLogger(__name__)

Given = TypeVar("Given")
Made = TypeVar("Made")

SLOWEST_SECONDS = 60.0
"""The longest text we read takes 3 s; an article that needs more is given up."""

SLOWEST_PAGE_SECONDS = 20.0
"""To find the article in a page; the largest take 1 s."""

SLOWEST_LIST_SECONDS = 20.0
"""To make out what a source lists, or a file holds."""

SLOWEST_START_SECONDS = 180.0
"""Of the worker, beside which its first task loses no time of its own; 5 s on a free machine."""


class ReaderPool:
    """One worker process with the models, started by the first article and again if it dies."""

    def __init__(self, data_dir: Path | None = None) -> None:
        self._data_dir = data_dir
        self._pool: ProcessPoolExecutor | None = None
        # Whoever waits for the worker neither uses up time nor falls with another's article.
        self._turn = asyncio.Lock()

    @property
    def state(self) -> Literal["asleep", "alive", "dead"]:
        """Of the worker: asleep while nobody needs it; dead until somebody does again."""
        if self._pool is None:
            return "asleep"
        workers = list((getattr(self._pool, "_processes", None) or {}).values())
        return "alive" if all(worker.is_alive() for worker in workers) else "dead"

    async def read(self, article: ArticleText) -> Facts:
        """Read one article in the worker. Raises ReadingError; the next article is read anew."""
        return await self._work(_read, article, SLOWEST_SECONDS)

    async def parse(self, response: Response) -> FetchedArticle:
        """Make a stranger's page an article in the worker, for which it may be too much.

        Raises ReadingError, also when it is no article.
        """
        return await self._work(_parse, response, SLOWEST_PAGE_SECONDS)

    async def parse_listing(
        self, kind: SourceKind, response: Response, pattern: str = ""
    ) -> Listing:
        """What a source lists, made out in the worker. Raises ReadingError."""
        given = (kind, response, pattern)
        return await self._work(_parse_listing, given, SLOWEST_LIST_SECONDS)

    async def parse_file(self, kind: SourceKind, address: str) -> Sequence[FetchedArticle]:
        """The articles of a file in a watched folder. Raises ReadingError."""
        return await self._work(_parse_file, (kind, address), SLOWEST_LIST_SECONDS)

    async def _work(self, task: Callable[[Given], Made], given: Given, seconds: float) -> Made:
        async with self._turn:
            return await self._work_in_turn(task, given, seconds)

    async def _work_in_turn(
        self, task: Callable[[Given], Made], given: Given, seconds: float
    ) -> Made:
        try:
            await self._start()
            return await self._hand(task, given, seconds)
        except TimeoutError:
            self.abandon()
            raise ReadingError(f"it takes more than {seconds:.0f} s to read") from None
        except BrokenProcessPool:
            self.abandon()
            raise ReadingError("the process that read it died") from None
        except ReadingError:
            raise
        except Exception as error:
            # A rule that stumbles over one article must not keep the others from being read.
            log.exception("A rule failed")
            raise ReadingError(f"a rule failed: {error!r}") from error

    async def _start(self) -> None:
        """Have the worker ready, its models loaded. Raises BrokenProcessPool."""
        if self._pool is not None:
            return
        self._pool = ProcessPoolExecutor(
            max_workers=1,
            # A fork would copy the event loop and its database connections.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_load,
            initargs=(self._data_dir,),
        )
        try:
            await self._hand(_answer, None, SLOWEST_START_SECONDS)
        except BaseException:
            # Half started it would pass for ready.
            self.abandon()
            raise

    async def _hand(self, task: Callable[[Given], Made], given: Given, seconds: float) -> Made:
        """Raises TimeoutError."""
        loop = asyncio.get_running_loop()
        # Ctrl-C is for us: the worker is started by the first task it is given.
        with deaf_to_interrupts():
            working = loop.run_in_executor(self._pool, task, given)
        async with asyncio.timeout(seconds):
            return await working

    def close(self) -> None:
        """Stop the worker; the pool starts it again when needed."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def abandon(self) -> None:
        """Give the worker up without waiting for it; the pool starts it again when needed."""
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        workers = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()


_tools: list[Tools] = []
"""The worker's own; one process reads with one set of models."""


def _load(data_dir: Path | None) -> None:
    end_with_parent()
    _tools.append(build_tools(data_dir))


def _answer(_: None) -> None:
    """The models are loaded before the first task."""


def _read(article: ArticleText) -> Facts:
    return read_article(article, _tools[0])


def _parse(response: Response) -> FetchedArticle:
    try:
        return parse_response(response)
    except SourceError as error:
        # Only an error of one plain text finds its way between processes.
        raise ReadingError(error.reason) from None


def _parse_file(given: tuple[SourceKind, str]) -> Sequence[FetchedArticle]:
    try:
        return parse_watched(*given)
    except SourceError as error:
        raise ReadingError(error.reason) from None
    except OSError as error:
        raise ReadingError(error.strerror or "it can't be read") from None


def _parse_listing(given: tuple[SourceKind, Response, str]) -> Listing:
    try:
        return parse_listing(*given)
    except SourceError as error:
        raise ReadingError(error.reason) from None
