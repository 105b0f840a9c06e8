"""A value of a meeting as operators write it, and the columns it sets. Pure."""

from collections.abc import Mapping
from typing import Any

from reading.facts import Basis, Form, Precision, Status
from reading.tables import interval
from storage.models import Meeting, Report

UNTIL = ".."
NAMED = {"place": 80, "forum": 200, "host": 80}
"""Values in words, and how long they may be."""

PRECISIONS = {1: Precision.YEAR, 2: Precision.MONTH, 3: Precision.DAY}
CHOICES: Mapping[str, type[Status] | type[Form]] = {"status": Status, "form": Form}
FIELDS = ("date", *CHOICES, *NAMED)


class WrongValueError(ValueError):
    """No value of that field. `reason` and `values`: see newsroom/correction_requests.py."""

    def __init__(self, reason: str, **values: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


def columns_of(field: str, value: str) -> Mapping[str, Any]:
    """«date», «2019-09-24» → the columns of the meeting. Raises WrongValueError."""
    match field:
        case "date":
            return _date(value)
        case "status" | "form":
            return {field: _choice(field, value)}
        case "place":
            return {"place": _words(field, value), "country": None}
        case "forum":
            return {"forum": _words(field, value), "forum_key": None}
        case "host":
            return {"host": _words(field, value)}
    raise WrongValueError("no-field", field=field, fields=", ".join(FIELDS))


def shown(meeting: Meeting | Report, field: str) -> str:
    """The value of the field until now, as operators would write it."""
    if field == "date":
        days = dict.fromkeys([meeting.first_on, meeting.last_on])
        return UNTIL.join("" if day is None else day.isoformat() for day in days)
    value = getattr(meeting, field)
    return "" if value is None else str(value)


def _choice(field: str, value: str) -> Status | Form:
    try:
        return CHOICES[field](value)
    except ValueError:
        choices = ", ".join(CHOICES[field])
        raise WrongValueError("no-choice", field=field, value=value, choices=choices) from None


def _date(value: str) -> Mapping[str, Any]:
    """A day, a month, a year, or two of them joined by «..»; «unknown» for none."""
    values = {"date_source": None, "basis": Basis.EXPLICIT}
    if value == "unknown":
        unknown = {"first_on": None, "last_on": None, "precision": Precision.UNKNOWN}
        return {**values, **unknown, "basis": Basis.NONE}
    start, is_range, end = value.partition(UNTIL)
    try:
        first, last = interval(start)[0], interval(end if is_range else start)[1]
    except ValueError as error:
        raise WrongValueError("wrong-date", value=value, error=str(error)) from None
    if first > last:
        raise WrongValueError("wrong-order", first=start, last=end)
    precision = Precision.RANGE if is_range else PRECISIONS[len(start.split("-"))]
    return {**values, "first_on": first, "last_on": last, "precision": precision}


def _words(field: str, value: str) -> str | None:
    words = " ".join(value.split())
    if len(words) > NAMED[field]:
        raise WrongValueError("too-long", field=field, most=NAMED[field])
    return words or None
