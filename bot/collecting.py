"""Many articles into the archive, with a progress bar."""

import asyncio
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from tqdm import tqdm

from newsroom.collecting import Collector, Outcome
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
    tally = Tally()
    underway: set[asyncio.Task[None]] = set()
    with tqdm(desc=title, total=total, unit="article", disable=None) as bar:

        async def collect(article: FetchedArticle | SourceError) -> None:
            try:
                tally.outcomes[await _collect(collecting, article, clock())] += 1
            except SourceError as error:
                tally.failed += 1
                tqdm.write(str(error), file=sys.stderr)
            bar.update()

        try:
            for article in articles:
                underway = await _fewer_than(AT_ONCE, underway)
                task = asyncio.create_task(collect(article))  # noqa: TID251 - we are its owner
                underway.add(task)
            await _fewer_than(1, underway)
        finally:
            for task in underway:
                task.cancel()
            await asyncio.gather(*underway, return_exceptions=True)
    return tally


async def _fewer_than(number: int, underway: set[asyncio.Task[None]]) -> set[asyncio.Task[None]]:
    """Wait until there are; raises what went wrong in one of them."""
    while len(underway) >= number:
        done, underway = await asyncio.wait(underway, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    return underway


async def _collect(
    collecting: Collector, article: FetchedArticle | SourceError, now: datetime
) -> Outcome:
    """Raises SourceError for what gives no facts."""
    if isinstance(article, SourceError):
        raise article
    outcome = await collecting.collect(article, now)
    if outcome is Outcome.UNREADABLE:
        raise SourceError(article.source or article.url or "an article", "see the log")
    return outcome
