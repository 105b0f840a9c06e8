"""A date as a text words it, before the tense of its clause is known."""

from dataclasses import dataclass

from reading.facts import Basis, EventDate, Precision, Span
from reading.when.periods import Partial


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands.

    `partial` is set when the text leaves the year (of a weekday: the week) open; `event_date` is
    then the occurrence nearest to the anchor, and `resolve` knows better once the tense of the
    clause is known. The precision is unknown when an anchor is needed and there is none.
    `after_told` is «через два дня» counted from the day told before: so it is meant of the past.
    """

    span: Span
    event_date: EventDate
    partial: Partial | None = None
    after_told: EventDate | None = None

    @property
    def is_partial(self) -> bool:
        return self.partial is not None

    @property
    def is_weekday(self) -> bool:
        return self.partial is not None and self.partial.weekday is not None

    @property
    def is_day(self) -> bool:
        """A day is meant, though its year may be open."""
        return Precision.DAY in {self.event_date.precision, self.partial and self.partial.precision}

    @property
    def is_day_like(self) -> bool:
        """A day, or the name of one («вчера») that an anchor would make a day."""
        return self.is_day or (
            self.event_date.basis is Basis.RELATIVE and self.event_date.first is None
        )
