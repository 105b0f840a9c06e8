"""Whom a person means: names, offices and countries as typed, found in the archive."""

import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, product

from newsroom.gatherings import find_gathering, find_topics
from newsroom.offices import Offices
from reading.queries import LINKS, LINKS_OTHER, Asked, MeetingQuery, is_where, parse_arguments
from reading.spelling.matching import NOBODY, SURE, Found, Known, Match, find_people, fitness, rank
from reading.spelling.name_words import read_word
from reading.spelling.spellings import Near, by_opening, by_sound, entries, word_for_word
from reading.world import World, fold
from storage.unit_of_work import UnitOfWork

LONGEST_NAME = 100
"""Nobody has a longer name."""

SIMILAR = 0.65
"""From here on a name may be offered to somebody who found nobody."""

MOST_SIMILAR = 3
LONGEST_WRONG = 3
"""Words of a name that may hold somebody's surname; more of them are a sentence."""

LONGEST_IN_QUESTION = 4
"""Words of a name or office in a question."""

SHORTEST = 3
"""Letters of a name in a question; «На», «ЕС» and «мир» may be anything."""

LITTLE_WORDS = LINKS | LINKS_OTHER | frozenset({
    "а", "да", "до", "он", "мы", "вы", "ты", "их", "её", "ее", "не", "но", "об", "is", "do", "he",
    "we", "it", "on", "no", "an", "my", "so", "as", "at", "by", "if", "or", "up", "ол",
})  # fmt: skip
"""Of two letters, at the beginning of a question with a capital: nobody's surname there."""

LONGEST_PLACE = 2
"""Words of the name of a city."""

MOST_SPELLINGS = 40

WORD = re.compile(r"\w[\w'’-]*")
CAPITALIZED = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮІ].+")

PROMINENCE = {"head_of_state": 0.5, "head_of_government": 0.4, "io_head": 0.4}
MINOR = 0.2
"""What an office held today counts for, in articles: of two alike, its holder comes first."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that fits several people (`is_known`) or nobody well; `candidates` are offered."""

    name: str
    candidates: Sequence[Match]
    is_known: bool


@dataclass(frozen=True, slots=True)
class NamedIn:
    """Somebody whom these words of a text name."""

    match: Match
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whom:
    """Finds in the archive whom words mean, with what the world knows of people on that day.

    Longer names than anybody has are cut before anything looks at them.
    """

    work: UnitOfWork
    world: World
    today: date

    async def find_person(self, name: str) -> Found:
        """Find by office («генсек ООН»: who holds it today, or then), else by name in any form."""
        name, offices = name[:LONGEST_NAME], self._offices
        by_office = (offices.held_at, offices.holding, offices.called)
        steps = (*by_office, self._named, self._sounding, self._titled)
        for step in steps:
            found = await step(name)
            if not found.is_empty:
                return found
        return NOBODY

    async def unclear(self, name: str, found: Found) -> Unclear:
        """What to offer when nobody is surely meant: those who fit, else the nearest names."""
        if found.candidates:
            return Unclear(name, found.candidates, is_known=found.is_known)
        short = name[:LONGEST_NAME]
        ranking = rank(short, await self._known(short, by_opening))
        similar = [one for one in ranking if one.score >= SIMILAR]
        similar = similar or await self._of_that_surname(short.split())
        return Unclear(name, similar[:MOST_SIMILAR], is_known=False)

    async def find_question(self, text: str) -> MeetingQuery | None:
        """Meetings that a question in plain words is about: the people it names, and its days.

        «когда Токаев встречался с Гутерришем?» None when it names nobody whom the archive knows.
        """
        named = [one.match.id for one in await self.people_in(text)]
        asked = parse_arguments(text, self.today)
        if not named:
            return await self._elsewhere(asked)
        ids = tuple(dict.fromkeys(named))
        return MeetingQuery(
            person_ids=ids,
            first=asked.first,
            last=asked.last,
            forms=asked.forms,
            status=asked.status,
        )

    async def people_in(self, text: str) -> list[NamedIn]:
        """Whom the words of a question name, and by which of them."""
        words = WORD.findall(text)
        named = [one async for one in self._named_in(words)]
        if not any(map(CAPITALIZED.fullmatch, words)):
            named += [one async for one in self._surnames_in(words)]
        return named

    async def _elsewhere(self, asked: Asked) -> MeetingQuery | None:
        """«кто был в Астане в 2024»: a question that names countries or a city, and nobody."""
        if not asked.names or any(len(name.split()) > LONGEST_PLACE for name in asked.names):
            return None
        query = await find_meetings(asked, self)
        is_somewhere = isinstance(query, MeetingQuery) and (
            query.country or query.within or query.place
        )
        return query if isinstance(query, MeetingQuery) and is_somewhere else None

    async def _named_in(self, words: Sequence[str]) -> AsyncIterator[NamedIn]:
        at = 0
        while at < len(words):
            length, match = await self._starting(words[at : at + LONGEST_IN_QUESTION])
            if match is not None:
                yield NamedIn(match, tuple(words[at : at + length]))
            at += length

    async def _starting(self, words: Sequence[str]) -> tuple[int, Match | None]:
        """Whom the first of the words name, as many as may be, and how many they are."""
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            is_name = all(map(CAPITALIZED.fullmatch, words[:length]))
            if is_name or self._offices.find(name):
                is_short = len(name) < SHORTEST
                found = await (self._of_two_letters if is_short else self.find_person)(name)
                if found.sure is not None:
                    return length, found.sure
        return 1, None

    async def _of_two_letters(self, name: str) -> Found:
        """«Си», «Xi»: as somebody is called, to the letter, or nobody."""
        if name.isupper() or name.lower() in LITTLE_WORDS:
            return NOBODY
        found = await self._named(name)
        return found if found.sure is not None and found.sure.score == 1 else NOBODY

    async def _surnames_in(self, words: Sequence[str]) -> AsyncIterator[NamedIn]:
        """«когда токаев встречался с гутерришем»: without capitals only a surname is a name."""
        for word in words:
            match = (await self._named(word)).sure if len(word) > SHORTEST else None
            if match is not None and fitness(word, match.name.split()[-1]) >= SURE:
                yield NamedIn(match, (word,))

    async def _named(self, name: str) -> Found:
        return find_people(name, await self._known(name, word_for_word))

    async def _sounding(self, name: str) -> Found:
        return find_people(name, await self._known(name, by_sound))

    async def _titled(self, name: str) -> Found:
        """«Президент Токаев»: by the name alone. «Помощник Токаева» is somebody else."""
        titles = self.world.titles
        bare = titles.without_titles(name)
        if not bare or bare == name or self._offices.find(name):
            return NOBODY
        found = await self._named(bare)
        found = await self._sounding(bare) if found.is_empty else found
        is_exact = found.sure is not None and found.sure.score == 1.0
        return found if is_exact or not titles.begins_in_nominative(name) else NOBODY

    async def _of_that_surname(self, words: Sequence[str]) -> list[Match]:
        """The namesakes of «Сергей Токаев», whom nobody knows."""
        if not 1 < len(words) <= LONGEST_WRONG:
            return []
        namesakes = {
            match.id: match
            for word in words
            for match in rank(word, await self._known(word, word_for_word))
            if fitness(word, match.name.split()[-1]) >= SURE
        }
        return list(namesakes.values())

    async def _known(self, name: str, near: Near) -> list[Known]:
        """Those who may be meant, under every name the archive and the data files have for them."""
        readings = entries(name, near)
        elsewhere = {one.owner for one in self.world.spelled_people.reach(readings)}
        known = await self.work.names.find(readings, {fold(owner) for owner in elsewhere})
        weighed = [replace(one, weight=one.weight + self._prominence(one.name)) for one in known]
        return [*weighed, *_other_names(weighed, self.world)]

    def _prominence(self, name: str) -> float:
        offices = [
            self.world.office_by_id[term.office]
            for term in self.world.terms_of(name)
            if term.held_on(self.today, self.today)
        ]
        return max((PROMINENCE.get(office.level, MINOR) for office in offices), default=0.0)

    @property
    def _offices(self) -> Offices:
        return Offices(self.work, self.world, self.today)


async def find_meetings(asked: Asked, whom: Whom) -> MeetingQuery | Unclear:
    """The query that somebody means by names of people, countries, forums, places and days."""
    query = MeetingQuery(first=asked.first, last=asked.last, forms=asked.forms, status=asked.status)
    for name in asked.names:
        found = await _find(whom, name[:LONGEST_NAME])
        if isinstance(found, Unclear):
            return found
        found = placed(found, name, asked.text)
        countries = (*query.countries, *found.countries)
        query = replace(
            query,
            person_ids=(*query.person_ids, *found.person_ids),
            country=countries[0] if countries else None,
            more_countries=countries[1:],
            place=found.place or query.place,
            within=found.within or query.within,
            words=found.words or query.words,
            series=found.series or query.series,
            organization=found.organization or query.organization,
            topic=found.topic or query.topic,
        )
    return query


def placed(found: MeetingQuery, name: str, text: str) -> MeetingQuery:
    """What a name stands for; a country where something took place by the words around it."""
    if found.country is None or not is_where(name, text):
        return found
    return replace(found, country=None, within=found.country)


async def _find(whom: Whom, name: str) -> MeetingQuery | Unclear:
    """What one name stands for: a person, a country, a forum, other words; then several people."""
    found = await whom.find_person(name)
    country = whom.world.spelled_countries.best(name)
    # «Израиль» sounds like «Исраил», but is spelled like the country.
    if found.sure is not None and (country is None or found.sure.score >= country.score):
        return MeetingQuery(person_ids=(found.sure.id,))
    if country is not None:
        return MeetingQuery(country=country.owner)
    if found.sure is None or found.sure.score < 1:
        place = await whom.work.meetings.find_place(nominatives(name))
        if place is not None:
            return MeetingQuery(place=place)
    return await _find_words(whom, name, found)


async def _find_words(whom: Whom, name: str, found: Found) -> MeetingQuery | Unclear:
    if found.is_known:
        return await whom.unclear(name, found)
    by_words = await find_gathering(name, whom.work, whom.world)
    if by_words is not None and await whom.work.meetings.has_any(by_words):
        return by_words
    topics = find_topics(name, whom.world)
    if len(topics) == 1:
        return MeetingQuery(topic=topics[0])
    several = [await whom.find_person(word) for word in name.split()]
    ids = [one.sure.id for one in several if one.sure is not None]
    if len(several) > 1 and len(ids) == len(several):
        return MeetingQuery(person_ids=tuple(dict.fromkeys(ids)))
    return await whom.unclear(name, found)


def nominatives(name: str) -> list[str]:
    """What a name of one or two words may be in the nominative, itself first: «Нью-Йорке»."""
    words = name.split()[:LONGEST_PLACE]
    spellings = product(*([word, *(one.nominative for one in read_word(word))] for word in words))
    found = (" ".join(spelling) for spelling in islice(spellings, MOST_SPELLINGS))
    return list(dict.fromkeys(found))


def _other_names(known: Iterable[Known], world: World) -> Iterator[Known]:
    """How the data files spell the names of known people in other scripts."""
    names = {one.name: one for one in known}
    for name, one in names.items():
        aliases = {alias for term in world.terms_of(name) for alias in term.aliases}
        yield from (Known(one.id, alias, one.weight) for alias in sorted(aliases))
