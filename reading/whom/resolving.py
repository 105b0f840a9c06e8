"""Offices that stand at a name, and the days an article speaks of."""

from dataclasses import dataclass
from datetime import date

from reading.people.roles import Role


@dataclass(frozen=True, slots=True)
class Held:
    """A role that stands at a name: that person holds it."""

    role: Role
    sentence: int
    person: str


Days = tuple[date | None, date | None]
