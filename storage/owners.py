"""Whose a meeting is: of its people, countries, organisations, place and topics; and by which words
it is found.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reading.spelling.organizations import OrganizationNames
from storage.models.listed import (
    EVERYBODY,
    LONGEST_WORD,
    OF_SERIES,
    of_country,
    of_person,
    of_place,
    of_topic,
)

FORUM, PLACE, FIRST_SIDE = 0, 1, 2
"""Numbers of the wordings; a side has two."""

WORD = re.compile(r"[^\W_]{2,}|\d")
ACRONYM = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮІ]{2,8}")
LAST = "\U0010ffff"
"""Stands after every other character."""


class Owned:
    """A meeting, whose it is, and the wordings that name what it is about."""

    def __init__(self, meeting: Any) -> None:
        self.id: int = meeting.id
        self.meeting = meeting
        self.owners = {EVERYBODY}
        self.owners |= {of_country(meeting.country)} if meeting.country else set()
        self.owners |= {of_place(meeting.place)} if meeting.place else set()
        self.wordings: dict[int, str] = {}
        self._tell(FORUM, meeting.forum)
        self._tell(PLACE, meeting.place)

    def add(self, row: Any) -> None:
        """A side, or a topic."""
        self.owners |= {of_person(row.person_id)} if row.person_id else set()
        self.owners |= {of_country(row.of_country)} if row.of_country else set()
        self.owners |= {of_topic(row.topic)} if row.topic else set()
        if row.ordinal is not None:
            self._tell(FIRST_SIDE + 2 * row.ordinal, row.office)
            self._tell(FIRST_SIDE + 2 * row.ordinal + 1, row.name)

    @property
    def words(self) -> set[tuple[str, int, int]]:
        """As rows of `ListedWord`."""
        return {
            (word, self.id, number)
            for number, wording in self.wordings.items()
            for word in words_of(wording)
        }

    def _tell(self, number: int, wording: str | None) -> None:
        if wording:
            self.wordings[number] = wording


@dataclass(frozen=True, slots=True)
class Organizations:
    """What organisations are called, and the series of their forums."""

    names: OrganizationNames
    series: Mapping[str, Collection[str]]

    def of(self, meeting: Owned) -> set[str]:
        """Those that a meeting's forum, place, offices or sides name."""
        # The key of a session is its series, and which of them it is.
        series = (meeting.meeting.forum_key or "").rpartition("-")[0]
        wordings = meeting.wordings.values()
        found = {name for one in wordings for name in self.names.named_in(one)}
        return found.union(self.series.get(series, ()))


@lru_cache(maxsize=4)
def organizations(spellings: frozenset[tuple[str, str]]) -> Organizations:
    series: dict[str, set[str]] = defaultdict(set)
    for name, spelling in spellings:
        if spelling.startswith(OF_SERIES):
            series[spelling.removeprefix(OF_SERIES)].add(name)
    named = ((name, one) for name, one in spellings if not one.startswith(OF_SERIES))
    return Organizations(OrganizationNames(named), series)


def words_of(wording: str) -> list[str]:
    """The words by which meetings are found, in lower case and with е for ё."""
    words = WORD.findall(wording.casefold().replace("ё", "е"))
    return [word[:LONGEST_WORD] for word in words]


def sought(words: str) -> list[tuple[str, str]]:
    """For each word, between which of `words_of` those lie that begin so; «ЕС» is a whole word."""
    return [
        (one, one if ACRONYM.fullmatch(word) else f"{one}{LAST}")
        for word in WORD.findall(words)
        for one in words_of(word)
    ]
