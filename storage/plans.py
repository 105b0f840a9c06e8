"""Which plans lie ahead, and which have passed without a word: one notion for every page.

The conditions take the bound values of `days_of`.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, and_, bindparam, exists, literal_column, not_, or_
from sqlalchemy.orm import aliased

from reading.facts import Status
from storage.models import NO_DAY, Meeting
from storage.models.listed import ListedMeeting

STILL_AHEAD = timedelta(days=365)
"""So long something is awaited that was announced for no day at all."""


class HasMeeting(Protocol):
    @property
    def meeting(self) -> Meeting: ...


One = TypeVar("One", bound=HasMeeting)


def days_of(today: date) -> dict[str, date]:
    return {"today": today, "awaited": today - STILL_AHEAD}


def is_announced(row: Any) -> ColumnElement[bool]:
    """In these very words: see `storage/models/listed.PLANNED`."""
    return and_(row.status == literal_column(f"'{Status.PLANNED}'"))


def is_dated(row: Any) -> ColumnElement[bool]:
    """Announced for a day to come."""
    return and_(is_announced(row), row.sorts_on >= bindparam("today"))


def is_awaited(row: Any) -> ColumnElement[bool]:
    """Of those without a last day: announced not too long ago, and for no day to come."""
    return and_(row.sorts_on < bindparam("today"), _is_recent(row))


def is_overdue(row: Any, undated: str = "undated") -> ColumnElement[bool]:
    """Its last possible day is over, or it was announced for no day and that long ago.

    Nothing is known to have come of it: of what took place a report would have made it held.
    `undated`: the bound value with the owner under which those without a last day stand.
    """
    beside = aliased(ListedMeeting)
    has_no_day = exists().where(
        beside.owner == bindparam(undated), beside.meeting_id == row.meeting_id
    )
    is_past = row.sorts_on < bindparam("today")
    return and_(is_announced(row), is_past, not_(and_(has_no_day, _is_recent(row))))


def has_passed(meeting: Meeting, today: date) -> bool:
    """The same of a plan that is at hand, or was put off: its time has passed."""
    if meeting.last_on is not None:
        return meeting.last_on < today
    return NO_DAY < meeting.sorts_on < today - STILL_AHEAD


def nearest_first(plans: Iterable[One], today: date) -> list[One]:
    """Those for days to come, then those that are awaited, the latest told of first."""
    ordered = sorted(plans, key=lambda one: (one.meeting.sorts_on, one.meeting.id))
    dated = [one for one in ordered if one.meeting.sorts_on >= today]
    return [*dated, *reversed(ordered[: len(ordered) - len(dated)])]


def _is_recent(row: Any) -> ColumnElement[bool]:
    """Told not too long ago, or nobody knows when."""
    return or_(row.sorts_on >= bindparam("awaited"), row.sorts_on == NO_DAY)
