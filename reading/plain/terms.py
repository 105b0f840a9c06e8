"""Offices people of the article hold by the tables, at the time of the article."""

from collections.abc import Iterator
from datetime import date

from reading.plain.people import Cast
from reading.plain.roles import OTHER, Role
from reading.world import DOUBTED, Holder, Office, World

Days = tuple[date | None, date | None]

LEVELS = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "speaker",
    "security_secretary",
)


class Terms:
    """Looks up who held which office during the days of the article."""

    def __init__(self, cast: Cast, world: World, when: Days) -> None:
        self._cast = cast
        self._world = world
        self._when = when

    def is_in_time(self, start: date, end: date) -> bool:
        first, last = self._when
        return (last is None or start <= last) and (first is None or first <= end)

    def offices(self, person: str) -> Iterator[Office]:
        """The offices of a person at the time of the article."""
        for term in self._world.terms_of(person):
            office = self._world.office_by_id.get(term.office)
            if office is not None and self.is_in_time(term.start[0], term.end[1]):
                yield office

    def levels(self, person: str) -> frozenset[str]:
        """By the article, else by the tables."""
        held = frozenset(
            i.role.level for i in self._cast.held if i.person == person and i.role.level
        )
        return held or frozenset(office.level for office in self.offices(person))

    def level(self, person: str | None) -> str | None:
        """The highest of a person's levels that offices of two countries share."""
        levels = self.levels(person) if person else frozenset()
        return next((level for level in LEVELS if level in levels), None)

    def office_at(self, country: str | None, level: str | None) -> Office | None:
        """The only office of a country at that level."""
        if country is None or level in {None, "", OTHER}:
            return None
        offices = self._world.offices_at(country, str(level))
        return offices[0] if len(offices) == 1 else None

    def leading_office(self, country: str) -> Office | None:
        """Whom «the German leader» means; None where news calls two people so."""
        first, last = self._when
        return self.office_at(country, self._world.leader_level(country, last or first))

    def holder(self, office: Office | None) -> Holder | None:
        return None if office is None else self._world.holder(office.id, *self._when)

    def row_naming(self, person: str) -> tuple[str | None, float]:
        """The row of the table by which an office alone means the person, and how sure it is."""
        first, last = self._when
        for term in self._world.terms_of(person) if first and last else ():
            if first and last and term.held_on(first, last):
                return term.source_on(last), DOUBTED if term.is_doubted_on(last) else 1.0
        return None, 1.0

    def present_holder(self, office: Office | None) -> str | None:
        """Somebody the article names who has held that very office."""
        if office is None:
            return None
        terms = [
            h for h in self._world.holders_of.get(office.id, ()) if h.name in self._cast.written
        ]
        present = {holder.name for holder in terms}
        if len(present) > 1:
            present = {h.name for h in terms if self.is_in_time(h.start[0], h.end[1])}
        return present.pop() if len(present) == 1 else None

    def called(self, role: Role) -> Iterator[str]:
        """Persons of the article whose office in the tables is called so: «the vice-president»."""
        wanted = role.phrase.replace("-", " ")
        for person in self._cast.written:
            names = (n for o in self.offices(person) for n in (o.title, *o.variants))
            if any(wanted in _without_premier(name) for name in names):
                yield person


def _without_premier(title: str) -> str:
    """A prime minister is nobody's «the minister»."""
    return (
        title.lower()
        .replace("-", " ")
        .replace("prime minister", "premier")
        .replace("премьер министр", "премьер")
    )
