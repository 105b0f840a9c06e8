"""Do these reports tell of one meeting? Which values win, which conflict? Pure.

The result depends on the set of reports alone, never on the order in which they came: reports are
sorted by how exactly they are dated, and each joins the one meeting it fits, or begins its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reading.facts import Basis, Form, Precision, Status

PUBLISHED_LATE = timedelta(days=2)
"""A contact dated by its publication alone was on that day or shortly before."""

CITED_TOGETHER = timedelta(days=3)
"""Undated reports of the same people published this close together tell of one meeting."""

Order = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class ReportToMerge:
    """One report, as far as merging looks at it.

    `source` is the article or the one it reprints: equal sources count once. `order` sorts reports
    the same way whenever they came: the article's identity, the place in it, and of several told by
    one sentence which it is. No two reports share it. `participants` are keys of principals and
    travellers.
    """

    id: int
    order: Order
    source: int
    participants: frozenset[str]
    form: Form
    status: Status
    first: date | None
    last: date | None
    precision: Precision
    basis: Basis
    date_source: str | None
    place: str | None
    country: str | None
    forum: str | None
    forum_key: str | None
    host: str | None
    is_background: bool
    published: date | None

    @property
    def is_visit(self) -> bool:
        return self.form is Form.VISIT

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last possible day; None when either end is open."""
        if self.first is None or self.last is None:
            return None
        if self.basis is Basis.PUBLICATION:
            return self.first - PUBLISHED_LATE, self.last
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Merged:
    """One meeting: its reports and the values that won."""

    reports: tuple[ReportToMerge, ...]
    form: Form
    status: Status
    dated: ReportToMerge
    place: str | None
    country: str | None
    forum: str | None
    forum_key: str | None
    host: str | None
    is_background: bool
    independent_reports: int


def merge(reports: Iterable[ReportToMerge]) -> tuple[Merged, ...]:
    """Partition reports into meetings; each report is in exactly one."""
    groups: list[list[ReportToMerge]] = []
    for report in sorted(reports, key=lambda one: (_width(one), one.order)):
        fitting = [group for group in groups if _fits(group, report)]
        if len(fitting) == 1 or (fitting and _width(report) < MONTH_DAYS):
            max(fitting, key=lambda group: _closeness(group, report)).append(report)
        else:
            groups.append([report])
    return tuple(_concluded(group) for group in groups)


def _fits(group: Sequence[ReportToMerge], report: ReportToMerge) -> bool:
    """Nothing in the group contradicts it, and something there binds it."""
    return all(_agree(one, report) for one in group) and any(
        tells_same(one, report) for one in group
    )


MONTH_DAYS = 27
OPEN_DAYS = 10**6


def _width(report: ReportToMerge) -> int:
    days = report.days
    return (days[1] - days[0]).days if days else OPEN_DAYS


def _closeness(group: Sequence[ReportToMerge], report: ReportToMerge) -> tuple[int, Order]:
    gap = min(abs(((one.first or date.min) - (report.first or date.min)).days) for one in group)
    return -gap, group[0].order


def tells_same(one: ReportToMerge, other: ReportToMerge) -> bool:
    """Two reports may tell of one meeting: same people, nothing contradicts, something binds."""
    if not _agree(one, other):
        return False
    return (one.days is not None and other.days is not None) or _bound_without_days(one, other)


def _agree(one: ReportToMerge, other: ReportToMerge) -> bool:
    """Same people, and neither country nor session nor day contradicts."""
    if one.is_visit != other.is_visit or not _same_people(one, other):
        return False
    if _differ(one.country, other.country) or _different_sessions(one, other):
        return False
    if one.days is None or other.days is None:
        return not _outside(one, other) and not _outside(other, one)
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _same_people(one: ReportToMerge, other: ReportToMerge) -> bool:
    """The same sides, or all of the one among those of the other (at least two of them)."""
    if one.participants == other.participants:
        return not one.is_visit or one.country == other.country
    smaller, larger = sorted((one, other), key=lambda report: len(report.participants))
    return (
        not one.is_visit
        and not _is_aside(smaller, larger)
        and len(smaller.participants) > 1
        and smaller.participants <= larger.participants
    )


PAIR = 2

SUMMIT = 4
"""With so many sides two of them met beside it, unless what they did is called a summit too."""


def _is_aside(smaller: ReportToMerge, larger: ReportToMerge) -> bool:
    """A meeting of two, and the summit both took part in."""
    is_summit = larger.form is Form.MULTILATERAL or len(larger.participants) >= SUMMIT
    return is_summit and smaller.form is not Form.MULTILATERAL and len(smaller.participants) == PAIR


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _different_sessions(one: ReportToMerge, other: ReportToMerge) -> bool:
    """Two sessions of one series («unga-hlw-74», «unga-hlw-75») are never one meeting."""
    return _differ(one.forum_key or None, other.forum_key or None) and (
        one.days is None or other.days is None
    )


def _bound_without_days(one: ReportToMerge, other: ReportToMerge) -> bool:
    """Without days the same forum, publication close together or a country binds two reports.

    The country only where one of them knows its day and the other neither that nor when it was
    published: of two such meetings it joins neither (see `merge`).
    """
    if one.forum_key and one.forum_key == other.forum_key:
        return True
    if one.published is None or other.published is None:
        dateless = [r for r in (one, other) if (r.first, r.last, r.published) == (None, None, None)]
        return len(dateless) == 1 and one.country is not None and one.country == other.country
    return abs(one.published - other.published) <= CITED_TOGETHER


def _outside(one: ReportToMerge, other: ReportToMerge) -> bool:
    """The bound of the one excludes the other."""
    return bool(one.first and other.last and other.last < one.first) or bool(
        one.last and other.first and other.first > one.last
    )


def _concluded(group: Sequence[ReportToMerge]) -> Merged:
    told = sorted(group, key=lambda one: one.order)
    dated = min(told, key=lambda one: (_width(one), BASES.index(one.basis), one.order))
    newest = max(told, key=lambda one: (one.published or date.min, _finality(one), one.order))
    placed = _best_place(told)
    return Merged(
        reports=tuple(told),
        form=min((one.form for one in told), key=FORMS.index),
        status=newest.status,
        dated=dated,
        place=placed.place if placed else None,
        country=placed.country if placed else None,
        forum=next((one.forum for one in told if one.forum), None),
        forum_key=next((one.forum_key for one in told if one.forum_key), None),
        host=next((one.host for one in told if one.host), None),
        is_background=all(one.is_background for one in told),
        independent_reports=len({one.source for one in told}),
    )


# The surest basis first.
BASES = [
    Basis.EXPLICIT,
    Basis.RELATIVE,
    Basis.DATELINE,
    Basis.FORUM,
    Basis.ANNIVERSARY,
    Basis.PUBLICATION,
    Basis.NONE,
]
# The most telling form first: «встреча» may be any of the others.
FORMS = [
    Form.VIDEO_CALL,
    Form.PHONE_CALL,
    Form.VISIT,
    Form.SIDELINES,
    Form.TALKS,
    Form.MULTILATERAL,
    Form.MEETING,
    Form.OTHER,
]
FINALITY = [Status.PLANNED, Status.POSTPONED, Status.CANCELLED, Status.HELD]


def _finality(report: ReportToMerge) -> int:
    return FINALITY.index(report.status)


def _best_place(told: Sequence[ReportToMerge]) -> ReportToMerge | None:
    """The place most reports name; of equals, the one told first."""
    placed = [one for one in told if one.place]
    counted = Counter(one.place for one in placed)
    return max(placed, key=lambda one: counted[one.place], default=None)
