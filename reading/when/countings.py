"""A day that is so many days or weeks before or after another one."""

from dataclasses import dataclass, replace
from datetime import timedelta

from reading.facts import Basis, EventDate, Precision
from reading.when.date_words import UNITS, meaning, number_of

DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Count:
    """«два дня», «a week»: `slack` is how far off the day may be."""

    step: timedelta
    slack: timedelta

    def after(self, day: EventDate | None) -> EventDate | None:
        """So much later; None where the day is unknown."""
        return self._moved(day, self.step)

    def before(self, day: EventDate | None) -> EventDate | None:
        return self._moved(day, -self.step)

    def _moved(self, day: EventDate | None, step: timedelta) -> EventDate | None:
        if day is None or day.first is None or day.last is None:
            return None
        precision = Precision.RANGE if self.slack or day.first != day.last else Precision.DAY
        first, last = day.first + step - self.slack, day.last + step + self.slack
        return replace(day, first=first, last=last, precision=precision, basis=Basis.RELATIVE)


def count_of(number: str, unit: str) -> Count | None:
    """None for what is no number, or no days or weeks. Weeks are so many days, give or take one."""
    days, many = DAYS.get(meaning(UNITS, unit) or ""), number_of(number)
    if days is None or many is None:
        return None
    return Count(timedelta(days=days * many), timedelta(days=0 if days == 1 else 1))
