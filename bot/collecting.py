"""Many articles into the archive, with a progress bar."""

import asyncio
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NoReturn

from tqdm import tqdm

from newsroom.collecting import Collector, Outcome, TakenIn
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle

AT_ONCE = 2
"""Articles under way: one is read while the facts of the one before it are stored."""


@dataclass
class Tally:
    """What became of the articles of one run."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    failed: int = 0

    def __bool__(self) -> bool:
        return self.outcomes.total() > 0

    def __str__(self) -> str:
        kinds = ((Outcome.ADDED, "new"), (Outcome.CHANGED, "changed"), (Outcome.KNOWN, "known"))
        counts = [f"{self.outcomes[kind]:,} {word}" for kind, word in kinds]
        return ", ".join([*counts, f"{self.failed:,} left out"])


async def collect_all(
    collecting: Collector,
    articles: Iterable[FetchedArticle | SourceError],
    clock: Callable[[], datetime],
    title: str,
    total: int | None = None,
) -> Tally:
    """Collect articles in their order; what fails is named on standard error."""
    underway: set[asyncio.Task[None]] = set()
    with tqdm(desc=title, total=total, unit="article", disable=None) as bar:
        run = _Run(collecting, clock, bar)
        try:
            for article in articles:
                underway = await _fewer_than(AT_ONCE, underway)
                # One by one: of two texts of one article, the later is the one that stays.
                taken = await run.take_in(article)
                if taken is not None:
                    task = asyncio.create_task(run.digest(*taken))  # noqa: TID251 - its owner
                    underway.add(task)
            await _fewer_than(1, underway)
        finally:
            for task in underway:
                task.cancel()
            await asyncio.gather(*underway, return_exceptions=True)
    return run.tally


@dataclass
class _Run:
    """Counts what becomes of each article and moves the bar."""

    collecting: Collector
    clock: Callable[[], datetime]
    bar: "tqdm[NoReturn]"
    tally: Tally = field(default_factory=Tally)

    async def take_in(self, article: FetchedArticle | SourceError) -> tuple[str, TakenIn] | None:
        """An article and what to call it, or None for what can't be taken in."""
        try:
            if isinstance(article, SourceError):
                raise article
            taken = await self.collecting.take_in(article, self.clock())
        except SourceError as error:
            self._leave_out(error)
            return None
        return article.source or article.url or "an article", taken

    async def digest(self, source: str, taken: TakenIn) -> None:
        outcome = await self.collecting.digest(taken, self.clock())
        if outcome is Outcome.UNREADABLE:
            self._leave_out(SourceError(source, "see the log"))
        else:
            self.tally.outcomes[outcome] += 1
            self.bar.update()

    def _leave_out(self, reason: SourceError) -> None:
        self.tally.failed += 1
        tqdm.write(str(reason), file=sys.stderr)
        self.bar.update()


async def _fewer_than(number: int, underway: set[asyncio.Task[None]]) -> set[asyncio.Task[None]]:
    """Wait until there are; raises what went wrong in one of them."""
    while len(underway) >= number:
        done, underway = await asyncio.wait(underway, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    return underway
