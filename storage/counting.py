"""The numbers people are known by, kept by what each article adds to them.

In how many articles somebody is named, by which of their names and in which form, and by which
offices a name is called: an article that comes or changes moves them by the difference, so that it
costs no more the more is written about somebody. `Counting.recount` counts the same from the facts,
for people whose names changed hands.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, insert, select, update

from reading.facts import Facts
from reading.spelling.name_keys import search_key
from reading.spelling.office_titles import title_key
from reading.world import fold
from storage.corrections import Corrections
from storage.linking import Linked
from storage.models import (
    CorrectionKind,
    MeetingParticipant,
    Mention,
    NameOffice,
    Person,
    PersonAlias,
    PersonName,
    Position,
    table_of,
)
from storage.names import Names
from storage.repository import Repository
from storage.upsert import add_up, insert_or_update

PEOPLE, NAMES, ALIASES, OFFICES = map(table_of, (Person, PersonName, PersonAlias, NameOffice))
MENTIONS, POSITIONS, SIDES = map(table_of, (Mention, Position, MeetingParticipant))

CALLED = (CorrectionKind.MERGE_PEOPLE, CorrectionKind.RENAME_PERSON)
"""Corrections that say how somebody is called; the more outspoken last."""


@dataclass(frozen=True, slots=True)
class Votes:
    """What one article adds: person, name and form of each mention; names and keys of offices."""

    named: frozenset[tuple[int, int, str]] = frozenset()
    offices: frozenset[tuple[int, str]] = frozenset()

    @property
    def people(self) -> frozenset[int]:
        return frozenset(person_id for person_id, _, _ in self.named)


NO_VOTES = Votes()


def votes_of(facts: Facts, linked: Linked) -> Votes:
    """What an article of these facts adds."""
    named = frozenset(
        (linked.persons[one.name], linked.names[one.name], one.name)
        for one in facts.people
        if one.mentions
    )
    called = (
        (linked.persons[one.name], title_key(f"{office.title} {office.organization}"))
        for one in facts.people
        for office in one.positions
        if office.organization
    )
    return Votes(named, _of_names(named, called))


def _of_names(
    named: Iterable[tuple[int, int, str]], called: Iterable[tuple[int, str]]
) -> frozenset[tuple[int, str]]:
    """Offices are the bearer's; they speak for every name that the article has for them."""
    names: dict[int, set[int]] = defaultdict(set)
    for person_id, name_id, _ in named:
        names[person_id].add(name_id)
    return frozenset((name_id, key) for person_id, key in called for name_id in names[person_id])


class Owner(NamedTuple):
    """A person, as far as counting changes them."""

    id: int
    name: str
    country: str | None
    articles: int


class Name(NamedTuple):
    """One of their names."""

    id: int
    person_id: int
    key: str
    name: str
    country: str | None
    is_known: bool
    articles: int


@dataclass(slots=True)
class _Numbers:
    """In how many articles: people by id, names by id, forms of people."""

    articles: Counter[int] = field(default_factory=Counter)
    votes: Counter[int] = field(default_factory=Counter)
    weights: Counter[tuple[int, str]] = field(default_factory=Counter)

    def add(self, given: Votes, sign: int) -> None:
        counted: Any
        for counted, found in (
            (self.articles, given.people),
            (self.votes, {name_id for _, name_id, _ in given.named}),
            (self.weights, {(person_id, form) for person_id, _, form in given.named}),
        ):
            for one in found:
                counted[one] += sign


@dataclass(frozen=True, slots=True)
class _Known:
    """Some people as the archive has them."""

    people: Mapping[int, Owner]
    names: Sequence[Name]
    weights: Mapping[tuple[int, str], int]

    def numbers(self) -> _Numbers:
        return _Numbers(
            Counter({one.id: one.articles for one in self.people.values()}),
            Counter({one.id: one.articles for one in self.names}),
            Counter(self.weights),
        )


class Counting(Repository):
    """What is counted of people, and how they are called because of it."""

    async def votes(self, article_id: int) -> Votes:
        """What the facts of an article add now."""
        asked = {"article": article_id}
        named = {tuple(row) for row in (await self._session.execute(NAMED, asked)).all()}
        called = {tuple(row) for row in (await self._session.execute(CALLED_BY, asked)).all()}
        return Votes(frozenset(named), _of_names(named, called))

    async def change(self, before: Votes, after: Votes) -> None:
        """An article says this now instead of that."""
        changed = {person_id for person_id, _, _ in before.named ^ after.named}
        if changed:
            known = await self._load(changed)
            numbers = known.numbers()
            numbers.add(after, 1)
            numbers.add(before, -1)
            await self._write_forms(known.weights, numbers.weights)
            await self._call(known, numbers)
        gone, come = before.offices - after.offices, after.offices - before.offices
        changes = [
            {"name_id": name_id, "key": key, "articles": sign}
            for sign, some in ((-1, gone), (1, come))
            for name_id, key in sorted(some)
        ]
        await add_up(self._session, OFFICES, ("name_id", "key"), changes)

    async def recount(self, person_ids: Collection[int]) -> None:
        """Count from the facts, and call people by what comes of it and by corrections."""
        if not person_ids:
            return
        known = await self._load(person_ids)
        numbers = await self._counted(person_ids)
        await self._write_forms(known.weights, numbers.weights)
        await self._call(known, numbers, known.people)
        await self._recount_offices([one.id for one in known.names])

    async def _load(self, person_ids: Collection[int]) -> _Known:
        asked = {"people": sorted(person_ids)}
        rows = (await self._session.execute(BORNE, asked)).all()
        people = {row[0]: Owner._make(row[: len(Owner._fields)]) for row in rows}
        names = [Name._make(row[len(Owner._fields) :]) for row in rows if row[-1] is not None]
        forms = (await self._session.execute(FORMS, asked)).all()
        return _Known(people, names, {(who, form): n for who, form, n in forms})

    async def _counted(self, person_ids: Collection[int]) -> _Numbers:
        asked = {"people": sorted(person_ids)}
        people, names, forms = [
            (await self._session.execute(query, asked)).all()
            for query in (COUNTED_PEOPLE, COUNTED_NAMES, COUNTED_FORMS)
        ]
        weights = Counter({(who, form): articles for who, form, articles in forms})
        return _Numbers(Counter(dict(people)), Counter(dict(names)), weights)

    async def _write_forms(
        self, before: Mapping[tuple[int, str], int], after: Mapping[tuple[int, str], int]
    ) -> None:
        """Most articles only raise the weight of a form; a new one is indexed, too."""
        kept = {one: weight for one, weight in after.items() if weight}
        rows = [
            {"person_id": who, "alias": form, "key": search_key(form), "weight": weight}
            for (who, form), weight in kept.items()
            if before.get((who, form)) != weight
        ]
        if rows:
            await self._session.execute(
                insert_or_update(self._session, PersonAlias, ("person_id", "alias")), rows
            )
        await Names(self._session).add(kept.keys() - before.keys())
        gone = before.keys() - kept.keys()
        if gone:
            await self._session.execute(FORGET, [{"who": who, "form": form} for who, form in gone])
            await Names(self._session).index({who for who, _ in gone})

    async def _call(
        self, known: _Known, numbers: _Numbers, looked_up: Collection[int] = ()
    ) -> None:
        """Write the numbers down, and what people and names are called by them.

        `looked_up`: of these corrections may say something new. Of the others those alone are
        asked that would be called otherwise than they are.
        """
        spelled = _spelled(numbers.weights)
        names = [_counted_name(one, spelled, numbers.votes) for one in known.names]
        await self._update(UPDATE_NAME, known.names, names)
        people = [_called(one, names, numbers.articles) for one in known.people.values()]
        doubtful = [one.id for one in people if one.name != known.people[one.id].name]
        corrected = await self._corrected({*doubtful, *looked_up})
        people = [one._replace(name=corrected.get(one.id, one.name)) for one in people]
        await self._update(UPDATE_PERSON, known.people.values(), people)
        renamed = [one for one in people if one.name != known.people[one.id].name]
        if renamed:
            sides = [{"who": one.id, "name": one.name} for one in renamed]
            await self._session.execute(RENAME_SIDES, sides)
            await Names(self._session).index(one.id for one in renamed)

    async def _update(
        self,
        statement: Any,
        before: Iterable[Owner | Name],
        after: Iterable[Owner | Name],
    ) -> None:
        changed = [new._asdict() for old, new in zip(before, after, strict=True) if old != new]
        if changed:
            rows = [{f"new_{key}": value for key, value in one.items()} for one in changed]
            await self._session.execute(statement, rows)

    async def _corrected(self, person_ids: Collection[int]) -> Mapping[int, str]:
        """How operators want them called."""
        if not person_ids:
            return {}
        said = await Corrections(self._session).about(CALLED, person_ids)
        said = sorted(said, key=lambda one: CALLED.index(one.kind))
        return {one.applies_to: one.value for one in said}

    async def _recount_offices(self, name_ids: Sequence[int]) -> None:
        asked = {"names": name_ids}
        await self._session.execute(FORGET_OFFICES, asked)
        rows = (await self._session.execute(COUNTED_OFFICES, asked)).all()
        if rows:
            counted = [dict(zip(OFFICES.c.keys(), row, strict=True)) for row in rows]
            await self._session.execute(insert(OFFICES), counted)


def _spelled(forms: Mapping[tuple[int, str], int]) -> Mapping[tuple[int, str], str]:
    """Person and folded name → how most articles spell it: «ДиКарло», «Дикарло»."""
    rising = sorted((articles, form, who) for (who, form), articles in forms.items() if articles)
    return {(who, fold(form)): form for _, form, who in rising}


def _counted_name(
    name: Name, spelled: Mapping[tuple[int, str], str], votes: Mapping[int, int]
) -> Name:
    own = spelled.get((name.person_id, name.key.partition("|")[0]), name.name)
    return name._replace(articles=votes[name.id], name=name.name if name.is_known else own)


def _called(person: Owner, names: Iterable[Name], articles: Mapping[int, int]) -> Owner:
    counted = person._replace(articles=articles[person.id])
    own = [one for one in names if one.person_id == person.id]
    if not own:
        return counted
    countries = {one.country for one in own if one.country is not None}
    country = person.country or (countries.pop() if len(countries) == 1 else None)
    return counted._replace(name=max(own, key=_rank).name, country=country)


RUSSIAN_LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё -.’'")


def _rank(name: Name) -> tuple[bool, bool, int, int, str]:
    """The tables' own name first, then Russian ones, then the one most articles use."""
    is_russian = RUSSIAN_LETTERS.issuperset(name.name.lower())
    return name.is_known, is_russian, name.articles, len(name.name), name.key


# Made once: a statement takes longer to make than to be answered.
def _among(column: Any, name: str) -> Any:
    return column.in_(bindparam(name, expanding=True))


ARTICLES = func.count(MENTIONS.c.article_id.distinct())
OF_THESE = _among(MENTIONS.c.person_id, "people")
NAMED = (
    select(MENTIONS.c.person_id, MENTIONS.c.name_id, MENTIONS.c.form)
    .where(MENTIONS.c.article_id == bindparam("article"))
    .distinct()
)
CALLED_BY = select(POSITIONS.c.person_id, POSITIONS.c.key).where(
    POSITIONS.c.article_id == bindparam("article"), POSITIONS.c.organization != ""
)
BORNE = (
    select(
        *(PEOPLE.c[one] for one in Owner._fields),
        *(NAMES.c[one].label(f"name_{one}") for one in Name._fields),
    )
    .outerjoin(NAMES, NAMES.c.person_id == PEOPLE.c.id)
    .where(_among(PEOPLE.c.id, "people"))
)
FORMS = select(ALIASES.c.person_id, ALIASES.c.alias, ALIASES.c.weight).where(
    _among(ALIASES.c.person_id, "people")
)
COUNTED_PEOPLE = (
    select(MENTIONS.c.person_id, ARTICLES).where(OF_THESE).group_by(MENTIONS.c.person_id)
)
COUNTED_NAMES = select(MENTIONS.c.name_id, ARTICLES).where(OF_THESE).group_by(MENTIONS.c.name_id)
COUNTED_FORMS = (
    select(MENTIONS.c.person_id, MENTIONS.c.form, ARTICLES)
    .where(OF_THESE)
    .group_by(MENTIONS.c.person_id, MENTIONS.c.form)
)
COUNTED_OFFICES = (
    select(MENTIONS.c.name_id, POSITIONS.c.key, ARTICLES)
    .join(
        POSITIONS,
        (POSITIONS.c.article_id == MENTIONS.c.article_id)
        & (POSITIONS.c.person_id == MENTIONS.c.person_id),
    )
    .where(_among(MENTIONS.c.name_id, "names"), POSITIONS.c.organization != "")
    .group_by(MENTIONS.c.name_id, POSITIONS.c.key)
)
UPDATE_NAME = (
    update(NAMES)
    .where(NAMES.c.id == bindparam("new_id"))
    .values(name=bindparam("new_name"), articles=bindparam("new_articles"))
)
UPDATE_PERSON = (
    update(PEOPLE)
    .where(PEOPLE.c.id == bindparam("new_id"))
    .values({one: bindparam(f"new_{one}") for one in ("name", "country", "articles")})
)
RENAME_SIDES = (
    update(SIDES).where(SIDES.c.person_id == bindparam("who")).values(name=bindparam("name"))
)
FORGET = delete(ALIASES).where(
    ALIASES.c.person_id == bindparam("who"), ALIASES.c.alias == bindparam("form")
)
FORGET_OFFICES = delete(OFFICES).where(_among(OFFICES.c.name_id, "names"))
