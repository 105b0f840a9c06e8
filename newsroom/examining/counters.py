"""The numbers and lists that pages are made from, worked out again from the facts and compared.

A few hundred rows at a time, each in a transaction of its own: whoever asks or writes meanwhile
waits no longer than for an article, and a million of them need no more memory than a thousand.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsroom.examining.findings import Finding, derived
from storage.database import Database
from storage.unit_of_work import UnitOfWork

AT_ONCE = 300

Key = TypeVar("Key", int, str)


@dataclass(frozen=True, slots=True)
class Recount(Generic[Key]):
    """What is compared: `following` lists the keys beyond one, `differing` those that are wrong."""

    about: str
    what: str
    first: Key
    following: Callable[[UnitOfWork, Key, int], Awaitable[Sequence[Key]]]
    differing: Callable[[UnitOfWork, Sequence[Key]], Awaitable[Collection[Key]]]
    mend: Callable[[UnitOfWork, Collection[Key]], Awaitable[None]]


async def check_counters(database: Database, *, repairs: bool) -> list[Finding]:
    """In an order in which what is put right first is what the next rests on."""
    return [
        await _compared(database, PEOPLE, repairs=repairs),
        await _compared(database, LISTS, repairs=repairs),
        await _compared(database, COUNTS, repairs=repairs),
        await _compared(database, PAIRS, repairs=repairs),
    ]


async def _compared(database: Database, recount: Recount[Key], *, repairs: bool) -> Finding:
    wrong, after = 0, recount.first
    while True:
        async with database.read() as work:
            keys = await recount.following(work, after, AT_ONCE)
            differing = await recount.differing(work, keys) if keys else ()
        if not keys:
            return derived(recount.about, wrong, recount.what, repairs=repairs)
        if differing and repairs:
            async with database.begin_alone() as work:
                # What was written in between needs no repair.
                await recount.mend(work, await recount.differing(work, sorted(differing)))
        wrong, after = wrong + len(differing), keys[-1]


async def _list_anew(work: UnitOfWork, ids: Collection[int]) -> None:
    work.recounting.list_anew(ids)


PEOPLE = Recount(
    "people",
    "people, by the articles that name them",
    0,
    lambda work, after, limit: work.recounting.persons(after, limit),
    lambda work, ids: work.recounting.differing_persons(ids),
    lambda work, ids: work.counting.recount(ids),
)
LISTS = Recount(
    "lists",
    "meetings, by whose they are listed as",
    0,
    lambda work, after, limit: work.recounting.meetings(after, limit),
    lambda work, ids: work.recounting.differing_meetings(ids),
    _list_anew,
)
COUNTS = Recount(
    "counts",
    "people, countries, topics, by their meetings",
    "",
    lambda work, after, limit: work.recounting.owners(after, limit),
    lambda work, owners: work.recounting.differing_owners(owners),
    lambda work, owners: work.recounting.count_owners(owners),
)
PAIRS = Recount(
    "pairs",
    "people, by whom they met",
    0,
    lambda work, after, limit: work.recounting.persons(after, limit),
    lambda work, ids: work.recounting.differing_pairs(ids),
    lambda work, ids: work.recounting.count_pairs(ids),
)
