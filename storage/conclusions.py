"""What is written of a meeting, and under which public id. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any, NamedTuple

from reading.facts import (
    CONFIDENCE_THRESHOLD,
    Basis,
    Form,
    Part,
    ParticipantKind,
    Precision,
    Status,
)
from storage.models import COMPARED, NO_DAY


class Side(NamedTuple):
    """A side of a report; its person as the archive calls them, if it is one."""

    report_id: int
    ordinal: int
    kind: ParticipantKind
    key: str
    person_id: int | None
    name: str
    part: Part
    country: str | None
    called: str | None
    of_country: str | None


class ReportValues(NamedTuple):
    """What a report says, as far as merging looks at it, and what is known of its article."""

    id: int
    article_id: int
    meeting_id: int | None
    form: Form
    status: Status
    first_on: date | None
    last_on: date | None
    precision: Precision
    basis: Basis
    date_source: str | None
    place: str | None
    country: str | None
    host: str | None
    forum: str | None
    forum_key: str | None
    is_background: bool
    confidence: float
    evidence_start: int
    denied_by: int | None
    rulings: Sequence[Any]
    identity: str
    reprint_of_id: int | None
    published_on: date | None
    published_at: datetime | None
    fetched_at: datetime
    gone_at: datetime | None


@dataclass(frozen=True)
class ReportRow:
    """A report and its sides, in the order of the text."""

    report: ReportValues
    sides: Sequence[Side]

    @cached_property
    def keys(self) -> frozenset[str]:
        """Of those whose presence tells meetings apart."""
        return frozenset(side.key for side in self.sides if side.part in COMPARED)

    @property
    def counts(self) -> bool:
        """It is sure enough, and no operator denied it."""
        return self.report.confidence >= CONFIDENCE_THRESHOLD and self.report.denied_by is None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One meeting to write: its values and the reports they rest on, the leading one first."""

    reports: Sequence[ReportRow]
    values: Mapping[str, Any]


# What a reader would notice; anything else changes silently.
NOTICED = ("status", "first_on", "last_on", "precision", "place", "form", "forum", "is_doubted")


def assign(conclusions: Sequence[Conclusion]) -> list[int | None]:
    """The public id of each meeting: the one most of its reports had, each id given once."""
    claims = [
        (count, -owner, number)
        for number, conclusion in enumerate(conclusions)
        for owner, count in Counter(
            row.report.meeting_id for row in conclusion.reports if row.report.meeting_id is not None
        ).items()
    ]
    owners: list[int | None] = [None] * len(conclusions)
    taken: set[int] = set()
    for _, negative, number in sorted(claims, reverse=True):
        if owners[number] is None and -negative not in taken:
            owners[number] = -negative
            taken.add(-negative)
    return owners


def values_of(conclusion: Conclusion, corrected: Mapping[str, Any]) -> dict[str, Any]:
    """Everything a meeting is written with; what operators said counts."""
    values = {**conclusion.values, **corrected}
    return {
        **values,
        "sorts_on": _sorts_on(values, conclusion.reports),
        "reports": len(conclusion.reports),
        "reported_at": max(told_at(row.report) for row in conclusion.reports),
    }


def sides_of(conclusion: Conclusion) -> list[Side]:
    """Who takes part: everybody once, as the first of its reports says."""
    first: dict[str, Side] = {}
    for row in conclusion.reports:
        for side in row.sides:
            first.setdefault(side.key, side)
    return list(first.values())


def _sorts_on(values: Mapping[str, Any], reports: Sequence[ReportRow]) -> date:
    published = [row.report.published_on for row in reports if row.report.published_on]
    day = values["last_on"] or values["first_on"] or min(published, default=NO_DAY)
    return day if isinstance(day, date) else NO_DAY


def told_at(report: ReportValues) -> datetime:
    if report.published_at is not None:
        return report.published_at
    if report.published_on is not None:
        return datetime.combine(report.published_on, time.min, tzinfo=UTC)
    return report.fetched_at


def changes_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Field → what was said and what is, of what a reader would notice."""
    return {
        field: [_plain(before[field]), _plain(after[field])]
        for field in NOTICED
        if before[field] != after[field]
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def fullness(position: tuple[str, str]) -> tuple[bool, int, str]:
    """The fullest wording of an office (title, organization) first."""
    title, organization = position
    return not organization, len(title), title
