"""What operators do about sources: look for one, add it, or one of those that ship with us."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from newsroom.polling.discovering import Discovery, Scout
from newsroom.polling.pacing import FIRST_INTERVAL
from newsroom.polling.polling import Poller
from newsroom.sources.catalogue import KnownSource
from newsroom.sources.errors import SourceError
from storage.models import Source
from storage.sources import NewSource

MOST_PROPOSED = 100
LONGEST_PATTERN = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    """A discovery that a button can add, by its number."""

    number: int
    discovery: Discovery


@dataclass(slots=True)
class SourcesDesk:
    """`catalogue`: the sources that ship with the program.

    `numbers`: of what is proposed; none that another process gives, too, or a button of that one
    would add something else here.
    """

    poller: Poller
    scout: Scout
    catalogue: Sequence[KnownSource]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _proposed: OrderedDict[int, NewSource] = field(default_factory=OrderedDict)

    async def discover(self, url: str, pattern: str, now: datetime) -> Proposal | SourceError:
        """Look for the source behind an address. `pattern`: of the links of an index page."""
        if not _is_pattern(pattern):
            return SourceError(url, "its pattern is no regular expression", permanent=True)
        found = await self.scout.discover(url, now, pattern)
        if isinstance(found, SourceError):
            return found
        number = next(self.numbers)
        self._proposed[number] = found.source
        if len(self._proposed) > MOST_PROPOSED:
            self._proposed.popitem(last=False)
        return Proposal(number, found)

    async def add_proposed(self, number: int, now: datetime) -> Source | None:
        """None when it is known already, or was proposed before the last start."""
        new = self._proposed.get(number)
        return await self._add(new, now) if new is not None else None

    async def add_known(self, key: str, now: datetime) -> Source | None:
        """None when it is known already."""
        new = next((one.source for one in self.catalogue if one.key == key), None)
        return await self._add(new, now) if new is not None else None

    async def add_all(self, given: Iterable[NewSource], now: datetime) -> int:
        """Add sources, paused; returns how many were new."""
        added = [await self._add(replace(one, is_active=False), now) for one in given]
        return sum(one is not None for one in added)

    async def not_added(self) -> Sequence[KnownSource]:
        async with self.poller.collector.database.read() as work:
            known = {one.url for one in await work.sources.list()}
        return [one for one in self.catalogue if one.source.url not in known]

    async def _add(self, new: NewSource, now: datetime) -> Source | None:
        async with self.poller.collector.database.begin() as work:
            return await work.sources.add(new, now, FIRST_INTERVAL)


def _is_pattern(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return len(pattern) <= LONGEST_PATTERN
