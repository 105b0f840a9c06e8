"""What somebody wants to see, typed: the arguments of a command as a value."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MeetingQuery:
    """Meetings of all these people, of the days `first` to `last` (either may be open).

    `country` (ISO 3166 alpha-2) is a participant's, or where it took place.
    """

    person_ids: tuple[int, ...] = ()
    country: str | None = None
    first: date | None = None
    last: date | None = None
