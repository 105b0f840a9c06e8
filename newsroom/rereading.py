"""All articles read anew: facts, people and meetings as the rules of today see them.

One article after another, each in a transaction of its own: until it is done the old answers
stand, and whatever is killed and whenever, the next run goes on with what is left.
"""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from datetime import datetime

from newsroom.collecting import Collector, Outcome
from reading.facts import RULES_VERSION
from storage.database import Database

AT_ONCE = 100
"""Articles, or people, looked up together."""


@dataclass(frozen=True, slots=True)
class Reread:
    """One article read anew, or not: `is_readable`."""

    identity: str
    is_readable: bool


async def count_left(database: Database) -> int:
    async with database.read() as work:
        return await work.articles.count_unread(RULES_VERSION)


async def reread(collector: Collector, clock: Callable[[], datetime]) -> AsyncGenerator[Reread]:
    """Read whatever the rules of today have not read yet, the oldest first."""
    while True:
        async with collector.database.read() as work:
            articles = await work.articles.list_unread(RULES_VERSION, AT_ONCE)
        if not articles:
            return
        for article in articles:
            outcome = await collector.read_again(article.id, clock())
            yield Reread(article.identity, outcome is not Outcome.UNREADABLE)


async def rebuild_names(database: Database) -> None:
    """The index of names as the rules of today spell it; whoever no article names any more goes."""
    async with database.begin_alone() as work:
        await work.naming.forget_unused()
        ids = await work.naming.everybody()
    for start in range(0, len(ids), AT_ONCE):
        async with database.begin() as work:
            await work.names.index(ids[start : start + AT_ONCE])
