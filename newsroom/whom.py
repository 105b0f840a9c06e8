"""Whom a person means: names, offices and countries as typed, found in the archive."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reading.matching import SURE, Found, Known, Match, find_people, fitness
from reading.queries import Asked, MeetingQuery, parse_arguments
from reading.world import Office, World
from storage.database import UnitOfWork

LONGEST_NAME = 100
"""Nobody has a longer name."""

SIMILAR = 0.7
"""From here on a name may be offered to somebody who found nobody."""

CAPITALIZED = re.compile(r"\b[A-ZА-ЯЁӘҒҚҢӨҰҮІ][\w-]{2,}")


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that fits several people (`is_known`) or nobody well; `candidates` are offered."""

    name: str
    candidates: Sequence[Match]
    is_known: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Everybody whom the archive knows, read once for one question.

    `spellings` adds how the data files write them in other scripts. Longer names than anybody has
    are cut before anything looks at them.
    """

    known: Sequence[Known]
    spellings: Sequence[Known]
    world: World
    today: date

    def find_person(self, name: str) -> Found:
        """Find by name in any form, else by office («генсек ООН»: who holds it today)."""
        name = name[:LONGEST_NAME]
        found = find_people(name, self.spellings)
        if found.sure is not None:
            return found
        holders = _holders(name, self.world, self.today)
        by_office = [one for one in self.known if one.name in holders]
        return _only(by_office) if by_office else found

    def unclear(self, name: str, found: Found) -> Unclear:
        """What to offer when nobody is surely meant: those who fit, else the nearest names."""
        if found.candidates:
            return Unclear(name, found.candidates, is_known=found.candidates[0].score >= SURE)
        return Unclear(name, self._similar(name[:LONGEST_NAME]), is_known=False)

    def find_question(self, text: str) -> MeetingQuery | None:
        """Meetings that a question in plain words is about: the people it names, and its days.

        «когда Токаев встречался с Гутерришем?» None when it names nobody whom the archive knows.
        """
        named = (find_people(word, self.spellings).sure for word in CAPITALIZED.findall(text))
        ids = dict.fromkeys(match.id for match in named if match is not None)
        if not ids:
            return None
        asked = parse_arguments(text, self.today)
        return MeetingQuery(person_ids=tuple(ids), first=asked.first, last=asked.last)

    def _similar(self, name: str) -> list[Match]:
        best: dict[int, Match] = {}
        for one in self.known:
            score = fitness(name, one.name)
            if score >= SIMILAR and (one.id not in best or best[one.id].score < score):
                best[one.id] = Match(one.id, one.name, score)
        return sorted(best.values(), key=lambda match: -match.score)[:3]


async def load_names(work: UnitOfWork, world: World, today: date) -> Names:
    known = await work.persons.list_known()
    return Names(known, [*known, *_other_names(known, world)], world, today)


async def find_meetings(work: UnitOfWork, asked: Asked, names: Names) -> MeetingQuery | Unclear:
    """The query that somebody means by names of people, countries, forums, places and days."""
    query = MeetingQuery(first=asked.first, last=asked.last)
    for name in asked.names:
        found = await _find(work, name[:LONGEST_NAME], names)
        if isinstance(found, Unclear):
            return found
        query = replace(
            query,
            person_ids=(*query.person_ids, *found.person_ids),
            country=found.country or query.country,
            words=found.words or query.words,
            series=found.series or query.series,
        )
    return query


async def _find(work: UnitOfWork, name: str, names: Names) -> MeetingQuery | Unclear:
    """What one name stands for: a person, a country, a forum, other words; then several people."""
    found = names.find_person(name)
    if found.sure is not None:
        return MeetingQuery(person_ids=(found.sure.id,))
    country = find_country(name, names.world)
    if country is not None:
        return MeetingQuery(country=country)
    by_words = MeetingQuery(words=name, series=find_series(name, names.world))
    if await work.meetings.has_any(by_words):
        return by_words
    several = [names.find_person(word) for word in name.split()]
    ids = [one.sure.id for one in several if one.sure is not None]
    if len(several) > 1 and len(ids) == len(several):
        return MeetingQuery(person_ids=tuple(dict.fromkeys(ids)))
    return names.unclear(name, found)


def find_country(name: str, world: World) -> str | None:
    """The country of that name in any case form, in three languages."""
    named = (
        (fitness(name, one), country.iso) for country in world.countries for one in country.names
    )
    score, iso = max(named, default=(0.0, ""))
    return iso if score >= SURE else None


def find_series(words: str, world: World) -> tuple[str, ...]:
    """The series of forums that these words name: «ШОС», «Генассамблея»."""
    return tuple(
        sorted(
            {
                forum.series
                for forum in world.forums
                if any(fitness(words, name) >= SURE for name in (forum.name, *forum.short_names))
            }
        )
    )


def _other_names(known: Iterable[Known], world: World) -> Iterator[Known]:
    """How the data files spell the names of known people in other scripts."""
    names = {one.name: one for one in known}
    for name, one in names.items():
        aliases = {alias for term in world.terms_of(name) for alias in term.aliases}
        yield from (Known(one.id, alias, one.weight) for alias in sorted(aliases))


def _holders(name: str, world: World, today: date) -> frozenset[str]:
    offices = [office for office in world.offices if _is_called(office, name)]
    holders = (world.holder(office.id, today, today) for office in offices)
    return frozenset(holder.name for holder in holders if holder is not None)


def _is_called(office: Office, words: str) -> bool:
    """All words of the title and of the query fit each other: «президент» alone is no office."""
    return len(words.split()) > 1 and any(
        fitness(words, title) >= SURE and fitness(title, words) >= SURE
        for title in (office.title, *office.variants)
    )


def _only(known: Iterable[Known]) -> Found:
    matches = {one.id: Match(one.id, one.name, 1.0) for one in known}
    if len(matches) == 1:
        return Found(next(iter(matches.values())))
    return Found(None, tuple(matches.values()))
