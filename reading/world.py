"""Facts about the world, as the data files tell them: countries, offices, holders, forums.

Knowledge never overrides what an article says; where it decides, the date or person says so by its
source («holders:pl_president», «forums:unga-hlw-74»).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import TypeVar

from reading.spelling.name_index import NameIndex, Spelled
from reading.spelling.office_titles import OfficeTitles

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

LATEST = date.max
EARLIEST = date.min

FORGOTTEN = timedelta(days=366)
"""Of ten who held a high office a year ago, about one has left it; later one can't say."""

DOUBTED = 0.75
"""How sure a table is of a day after its end."""

HEAD_OF_STATE, HEAD_OF_GOVERNMENT = "head_of_state", "head_of_government"
"""Levels of office, see data/README.md."""

RUSSIAN = "ru"
"""The language of normal names."""

# Which of the other spellings it is, and its letters: the Kazakh one is first, if there is one.
CYRILLIC = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІа-яёәғқңөұүһі .'’-]+")
LATIN = re.compile(r"[A-Za-zÀ-ž .'’-]+")
SPELLED_IN = {"kk": ((0, CYRILLIC),), "en": ((0, LATIN), (1, LATIN))}


@dataclass(frozen=True, slots=True)
class Country:
    """`names` are all spellings in three languages, the normal Russian one first; `capital_in`:
    the capital by the language.

    `leader`: the level of the office that «лидер» of it means since the day `led_since`, the head
    of state before; None where news calls both the head of state and of government so.
    `native`: «чех», who comes from there. `demonyms`: its adjectives in English and Kazakh.
    """

    iso: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str
    capitals: tuple[str, ...]
    leader: str | None = HEAD_OF_STATE
    led_since: date = EARLIEST
    native: str = ""
    capital_in: Mapping[str, str] = field(default_factory=dict, hash=False)
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """`country` is ISO 3166 alpha-2, or an abbreviation (ООН). `level`: see README."""

    id: str
    title: str
    variants: tuple[str, ...]
    country: str
    level: str
    title_in: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in an office from some day of `start` to some day of `end` (both intervals).

    `known_until`: of a term without an end, the last day for which somebody has looked.
    """

    office: str
    name: str
    aliases: tuple[str, ...]
    start: tuple[date, date]
    end: tuple[date, date]
    acting: bool
    is_certain: bool
    known_until: date = LATEST

    def held_on(self, first: date, last: date) -> bool:
        """Surely in office on some day between `first` and `last`, if nothing changed since."""
        return self.start[1] <= last and first <= self.end[0]

    def may_have_held_on(self, first: date, last: date) -> bool:
        """In office on some day between `first` and `last`, as far as the table tells."""
        return self.start[0] <= last and first <= self.end[1]

    def is_doubted_on(self, day: date) -> bool:
        """The table ends before that day: somebody else may hold the office by then."""
        return day > self.known_until

    def source_on(self, day: date | None) -> str:
        """The row that names whoever held the office on that day, with the end of a table."""
        doubt = f" (until {self.known_until})" if day and self.is_doubted_on(day) else ""
        return f"holders:{self.office}{doubt}"

    def is_forgotten_on(self, day: date) -> bool:
        """The table ended so long ago that it tells nothing of that day."""
        return self.is_doubted_on(day) and day - self.known_until > FORGOTTEN


@dataclass(frozen=True, slots=True)
class ForumSession:
    """One session of a series of forums; `series` is its id without ordinal or year."""

    id: str
    series: str
    name: str
    short_names: tuple[str, ...]
    ordinal: int | None
    first: date
    last: date
    city: str
    country: str
    is_certain: bool
    name_in: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ForumSeries:
    """A series of forums by its names; the days of its sessions may be unknown."""

    id: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation by its names in three languages, the normal one of them first."""

    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anniversary:
    """`is_day`: the base date is a day, not a month or year only; `country`: whose it is (ISO)."""

    id: str
    name: str
    base: date
    wording: tuple[str, ...]
    is_certain: bool
    is_day: bool = False
    country: str = ""

    @property
    def is_movable(self) -> bool:
        """Organisations keep theirs at whichever summit falls into the year."""
        return self.name.startswith(FOUNDING)


FOUNDING = "Создание "


@dataclass(frozen=True)
class World:
    """All tables, with the look-ups that need no text.

    `city_names`: city → language → its name.
    `topic_names`: topic → language → its name in the chat; `topic_phrases`: by what it is known.
    """

    countries: tuple[Country, ...]
    offices: tuple[Office, ...]
    holders: tuple[Holder, ...]
    forums: tuple[ForumSession, ...]
    anniversaries: tuple[Anniversary, ...]
    series: tuple[ForumSeries, ...] = ()
    topic_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    topic_phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organizations: tuple[Organization, ...] = ()
    city_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def topic_name(self, topic: str, language: str) -> str:
        """The bare id for a topic that is no longer in the table."""
        return self.topic_names.get(topic, {}).get(language, topic)

    @cached_property
    def country_by_iso(self) -> Mapping[str, Country]:
        return {country.iso: country for country in self.countries}

    @cached_property
    def office_by_id(self) -> Mapping[str, Office]:
        return {office.id: office for office in self.offices}

    @cached_property
    def forum_by_id(self) -> Mapping[str, ForumSession]:
        return {forum.id: forum for forum in self.forums}

    @cached_property
    def holders_of(self) -> Mapping[str, tuple[Holder, ...]]:
        return _grouped(self.holders, lambda holder: holder.office)

    @cached_property
    def _terms(self) -> Mapping[str, tuple[Holder, ...]]:
        return _grouped(self.holders, lambda holder: holder.name)

    def terms_of(self, person: str) -> tuple[Holder, ...]:
        """All terms of office of somebody with that normal name."""
        return self._terms.get(person, ())

    def name_in(self, person: str, language: str) -> str:
        """Somebody's name as readers of the language spell it; as it is when the tables don't say.

        Of the spellings the Kazakh one comes first, then the English one (`holders.tsv`).
        """
        for place, letters in SPELLED_IN.get(language, ()):
            for term in self.terms_of(person):
                name = term.aliases[place : place + 1]
                if name and letters.fullmatch(name[0]):
                    return name[0]
        return person

    @cached_property
    def _capital_names(self) -> Mapping[str, Mapping[str, str]]:
        return {country.capital: country.capital_in for country in self.countries}

    @cached_property
    def _iso_of(self) -> Mapping[str, str]:
        return {country.name: country.iso for country in self.countries}

    def city_in(self, city: str, language: str) -> str:
        """A city as readers of the language call it; as it is when the tables don't say."""
        capital = self._capital_names.get(city, {}).get(language)
        return capital or self.city_names.get(city, {}).get(language) or city

    def country_named(self, name: str) -> str | None:
        """The ISO code of a country by its normal Russian name."""
        return self._iso_of.get(name)

    def forum_in(self, key: str | None, language: str) -> str | None:
        """The name of a session of a forum in the language; None when the tables don't say."""
        session = self.forum_by_id.get(key or "")
        return session.name_in.get(language) if session is not None else None

    def office_in(self, words: str, language: str) -> str:
        """An office by its normal title in the language; as it is when it isn't surely known."""
        offices = self.titles.find(words)
        if len(offices) != 1:
            return words
        title = offices[0].title
        # «Глава государства» alone are several: only its country makes it that office.
        if self.titles.wordings(title) and not self.titles.wordings(words):
            return words
        return (title if language == RUSSIAN else offices[0].title_in.get(language)) or words

    @cached_property
    def names_of_people(self) -> Mapping[str, str]:
        """Every alias, folded → the normal Russian name; ambiguous ones left out."""
        owners: dict[str, set[str]] = defaultdict(set)
        for holder in self.holders:
            for alias in (holder.name, *holder.aliases):
                owners[fold(alias)].add(holder.name)
        return {alias: min(names) for alias, names in owners.items() if len(names) == 1}

    def name_of(self, alias: str) -> str | None:
        """The normal Russian name; «Жан Ноэль Барро» is known, though with a dash."""
        return self.names_of_people.get(fold(alias)) or self._undashed_people.get(undashed(alias))

    @cached_property
    def _undashed_people(self) -> Mapping[str, str]:
        owners: dict[str, set[str]] = defaultdict(set)
        for alias, name in self.names_of_people.items():
            owners[undashed(alias)].add(name)
        return {alias: min(names) for alias, names in owners.items() if len(names) == 1}

    @cached_property
    def spelled_people(self) -> NameIndex:
        """Normal names by all spellings, in three scripts."""
        return NameIndex(
            Spelled(holder.name, spelling)
            for name, terms in self._terms.items()
            for holder in terms[:1]
            for spelling in (name, *holder.aliases)
        )

    @cached_property
    def spelled_countries(self) -> NameIndex:
        """ISO codes by all names."""
        return NameIndex(Spelled(one.iso, name) for one in self.countries for name in one.names)

    @cached_property
    def spelled_capitals(self) -> NameIndex:
        """Capitals, by their Russian names, by all names."""
        return NameIndex(
            Spelled(one.capital, name) for one in self.countries for name in one.capitals
        )

    @cached_property
    def spelled_series(self) -> NameIndex:
        """Series of forums by the names of their sessions."""
        return NameIndex(
            Spelled(forum.series, name)
            for forum in self.forums
            for name in (forum.name, *forum.short_names)
        )

    @cached_property
    def spelled_organizations(self) -> NameIndex:
        """Normal names of organisations by all of their names."""
        return NameIndex(
            Spelled(one.name, name) for one in self.organizations for name in one.names
        )

    @cached_property
    def spelled_topics(self) -> NameIndex:
        """Topics by their names."""
        return NameIndex(
            Spelled(topic, name)
            for topic, names in self.topic_names.items()
            for name in names.values()
        )

    @cached_property
    def topic_signs(self) -> NameIndex:
        """Topics by the phrases that speak for them."""
        return NameIndex(
            Spelled(topic, phrase)
            for topic, phrases in self.topic_phrases.items()
            for phrase in phrases
        )

    @cached_property
    def names_of_organizations(self) -> Mapping[str, tuple[str, ...]]:
        return {one.name: one.names for one in self.organizations}

    @cached_property
    def titles(self) -> OfficeTitles[Office]:
        """Offices by their titles, whatever their country is called."""
        places = [
            (name, country.iso)
            for country in self.countries
            for name in (*country.names, *country.adjectives, *country.demonyms)
        ]
        seats = {office.country for office in self.offices if not self.is_national(office)}
        for organization in self.organizations:
            if not seats.isdisjoint(organization.names):
                places += [(name, organization.name) for name in organization.names]
        titles = [(one, title) for one in self.offices for title in (one.title, *one.variants)]
        return OfficeTitles(places, titles, self._terms)

    @cached_property
    def country_by_adjective(self) -> Mapping[str, str]:
        """Adjective of a country, in dictionary form → its ISO code."""
        return {
            adjective.replace("ё", "е"): country.iso
            for country in self.countries
            for adjective in country.adjectives
        }

    @cached_property
    def countries_of_native(self) -> Mapping[str, frozenset[str]]:
        """«чех», in dictionary form → the ISO codes of his country, or of two called alike."""
        natives: dict[str, set[str]] = defaultdict(set)
        for country in self.countries:
            if country.native:
                natives[country.native.replace("ё", "е")].add(country.iso)
        return {native: frozenset(isos) for native, isos in natives.items()}

    def country_of(self, person: str) -> str | None:
        """The one country whose offices somebody of that normal name has held.

        None of whoever left them for an organisation: the country is not theirs to speak for.
        """
        terms = [(term, self.office_by_id.get(term.office)) for term in self.terms_of(person)]
        national = [(term, one) for term, one in terms if one and self.is_national(one)]
        countries = {office.country for _, office in national}
        if len(countries) != 1:
            return None
        # A minister who chairs the OSCE for a year stays a minister.
        left_on = max(term.end[0] for term, _ in national)
        has_left = any(
            left_on <= term.start[1]
            for term, one in terms
            if one is not None and not self.is_national(one)
        )
        return None if has_left else countries.pop()

    def is_national(self, office: Office) -> bool:
        """An office of a state, not of an organisation (whose abbreviation may look like one)."""
        return office.country in self.country_by_iso

    def offices_at(self, country: str, level: str) -> tuple[Office, ...]:
        return tuple(o for o in self.offices if o.country == country and o.level == level)

    def leaders_of(self, country: str) -> tuple[Office, ...]:
        """The offices that «лидер» of the country means now or meant once."""
        leader, since = self._leader(country)
        levels = [leader] if leader and since == EARLIEST else [HEAD_OF_STATE, HEAD_OF_GOVERNMENT]
        return tuple(office for level in levels for office in self.offices_at(country, level))

    def leader_level(self, country: str, day: date | None) -> str | None:
        """The level of the office that «лидер» of the country means on that day; None: unclear."""
        leader, since = self._leader(country)
        if since == EARLIEST:
            return leader
        return None if day is None else leader if day >= since else HEAD_OF_STATE

    def _leader(self, country: str) -> tuple[str | None, date]:
        known = self.country_by_iso.get(country)
        return (known.leader, known.led_since) if known else (HEAD_OF_STATE, EARLIEST)

    def holder(self, office: str, first: date | None, last: date | None) -> Holder | None:
        """Who held the office at that time; None when unknown, uncertain or ambiguous.

        Where the table has ended by then (`Holder.is_doubted_on`) this is only likely.
        """
        if first is None or last is None:
            return None
        held = [h for h in self.holders_of.get(office, ()) if h.held_on(first, last)]
        if any(holder.is_forgotten_on(first) for holder in held):
            return None
        certain = [holder for holder in held if holder.is_certain]
        names = {holder.name for holder in certain}
        return certain[0] if len(names) == 1 and len(certain) == len(held) else None


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The same for all spellings that differ in case, ё/е, dashes and spaces."""
    return re.sub(r"\s+", " ", re.sub(r"[‐-―−]", "-", text.lower().replace("ё", "е"))).strip()


def undashed(name: str) -> str:
    """Folded, and the same whether given names are joined by a dash or stand apart."""
    return fold(name).replace("-", " ")


def _grouped(items: Iterable[V], key: Callable[[V], K]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}
