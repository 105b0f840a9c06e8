"""What was said of a meeting, when, and by whom: announced, moved, called off, held. Pure.

It follows from the reports alone, so it is the same whatever order the articles came in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from newsroom.concluding import as_told
from newsroom.merging import together
from reading.facts import CALLED_OFF, Status
from storage.conclusions import changes_of
from storage.models import Article, Meeting, Report


class Telling(Protocol):
    """A report with its article."""

    @property
    def report(self) -> Report: ...
    @property
    def article(self) -> Article: ...


T = TypeVar("T", bound=Telling)

ONE_MEETING = frozenset({"the same people"})


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """One thing that was said, first by the first of `tellers`.

    `is_new_day`: it puts off what was meant for another day. `said_on`: None where no article says
    when it was published.
    """

    status: Status
    is_new_day: bool
    said_on: date | None
    tellers: Sequence[T]

    @property
    def report(self) -> Report:
        """The most exact of them."""
        return min((told.report for told in self.tellers), key=_width)


def steps_of(reports: Iterable[T]) -> list[Step[T]]:
    """What was said one after another; who repeats what others said stands beside them."""
    groups: list[list[T]] = []
    for told in sorted(reports, key=_said):
        same = (group for group in groups if _says_same(group, told))
        group = next(same, None)
        if group is None:
            groups.append([told])
        else:
            group.append(told)
    return [_step(group, groups[:number]) for number, group in enumerate(groups)]


@dataclass(frozen=True, slots=True)
class Change:
    """What articles of that day changed for a reader: field → what was known before, and since.

    `said_on` None: nobody knows when they were published; they come last.
    """

    said_on: date | None
    changes: Mapping[str, Sequence[Any]]


def changes_by_day(reports: Iterable[Telling]) -> list[Change]:
    """How a meeting would have changed, had each of its articles been read on its day."""
    by_day = sorted(reports, key=_published)
    changes: list[Change] = []
    known: Mapping[str, Any] = {}
    for count, told in enumerate(by_day, start=1):
        if count < len(by_day) and _published(by_day[count]) == _published(told):
            continue
        before, known = known, _values(by_day[:count])
        changed = changes_of(before, known) if before else {}
        changes += [Change(told.article.published_on, changed)] if changed else []
    return changes


def _published(told: Telling) -> date:
    return told.article.published_on or date.max


def _values(reports: Iterable[Telling]) -> Mapping[str, Any]:
    """What a reader would notice of the meeting these tell of."""
    merged = together(as_told(one.report, one.article, ONE_MEETING) for one in reports)
    dated = merged.dated
    return {
        "status": merged.status,
        "first_on": dated.first,
        "last_on": dated.last,
        "precision": dated.precision,
        "place": merged.place,
        "form": merged.form,
        "forum": merged.forum,
        # No matter of days: what vanished was true to its day, as far as anybody knew.
        "is_doubted": False,
    }


def are_apart(one: Report | Meeting, other: Report | Meeting) -> bool:
    """No day fits both: «сентябрь» and «24 сентября» agree."""
    ends = (one.first_on, one.last_on, other.first_on, other.last_on)
    if None in ends:
        return False
    first, last, other_first, other_last = (day or date.min for day in ends)
    return last < other_first or other_last < first


def _step(group: Sequence[T], before: Sequence[Sequence[T]]) -> Step[T]:
    report = group[0].report
    is_new_day = report.status is Status.POSTPONED and any(
        are_apart(told.report, report) for earlier in before for told in earlier
    )
    days = [told.article.published_on for told in group if told.article.published_on]
    return Step(report.status, is_new_day, min(days, default=None), tuple(group))


def _says_same(group: Sequence[T], told: T) -> bool:
    return all(
        one.report.status is told.report.status and not are_apart(one.report, told.report)
        for one in group
    )


def _said(told: Telling) -> tuple[date, int, str, int]:
    """What happened was told when it was over, or later; called off is what had been planned."""
    report, article = told.report, told.article
    over = report.last_on if report.status is Status.HELD else None
    rank = (report.status is Status.HELD) * 2 + (report.status in CALLED_OFF)
    day = article.published_on or over or date.min
    return day, rank, article.identity, report.evidence_start


def _width(report: Report) -> int:
    if report.first_on is None or report.last_on is None:
        return (date.max - date.min).days
    return (report.last_on - report.first_on).days
