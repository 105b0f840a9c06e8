"""May two reports tell of one meeting? Pure: people, days, country and session decide."""

from dataclasses import dataclass
from datetime import date, timedelta

from reading.facts import CALLED_OFF, Basis, Form, Precision, Status

PUBLISHED_LATE = timedelta(days=2)
"""A contact dated by its publication alone was on that day or shortly before."""

CITED_TOGETHER = timedelta(days=3)
"""Undated reports of the same people published this close together tell of one meeting."""

ANNOUNCED = timedelta(days=7)
"""«Приедет с визитом», and the visit planned for a day that soon after, in that country."""

CALLED_AGAIN = timedelta(days=365)
"""What was put off for longer is another meeting when it comes."""

Order = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class ReportToMerge:
    """One report, as far as merging looks at it.

    `source` is the article or the one it reprints: equal sources count once. `order` sorts reports
    the same way whenever they came: the article's identity, the place in it, and of several told by
    one sentence which it is. No two reports share it. `participants` are keys of principals and
    travellers. `joined`: corrections that put it together with all that share one. `parted`:
    corrections and the side it is on; the other side of one is another meeting. `is_gone`: its
    article can't be had any more.
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
    is_gone: bool = False
    joined: frozenset[int] = frozenset()
    parted: frozenset[tuple[int, int]] = frozenset()

    @property
    def is_visit(self) -> bool:
        return self.form is Form.VISIT

    @property
    def is_called_off(self) -> bool:
        return self.status in CALLED_OFF

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last possible day; None when either end is open."""
        if self.first is None or self.last is None:
            return None
        if self.basis is Basis.PUBLICATION:
            return self.first - PUBLISHED_LATE, self.last
        return self.first, self.last


def tells_same(one: ReportToMerge, other: ReportToMerge) -> bool:
    """Two reports may tell of one meeting: same people, nothing contradicts, something binds."""
    if not agree(one, other):
        return False
    return (one.days is not None and other.days is not None) or _bound_without_days(one, other)


def may_be_moved(one: ReportToMerge, other: ReportToMerge) -> bool:
    """One of them was called off, so that they may tell of one meeting though the days differ."""
    if not (one.is_called_off or other.is_called_off) or not same_but_for_days(one, other):
        return False
    if one.days is None or other.days is None:
        return True
    return max(one.days[0], other.days[0]) - min(one.days[1], other.days[1]) <= CALLED_AGAIN


def same_but_for_days(one: ReportToMerge, other: ReportToMerge) -> bool:
    """Same people, and neither country nor session contradicts, nor an operator."""
    if one.is_visit != other.is_visit or not _same_people(one, other):
        return False
    if one.parted and other.parted and are_parted(one, other):
        return False
    if _was_over(one, other) or _was_over(other, one):
        return False
    return not _differ(one.country, other.country) and not _different_sessions(one, other)


def _was_over(plan: ReportToMerge, other: ReportToMerge) -> bool:
    """What had taken place when a plan was published is another meeting than the planned one.

    So is what the same article tells of beside the plan: it would not call it one.
    """
    if plan.status is not Status.PLANNED or other.status is not Status.HELD:
        return False
    if plan.source == other.source:
        return True
    days, told = other.days, plan.published
    return days is not None and told is not None and days[1] < told - PUBLISHED_LATE


def are_parted(one: ReportToMerge, other: ReportToMerge) -> bool:
    """An operator said that they tell of two meetings."""
    sides = dict(other.parted)
    return any(sides.get(ruling, side) != side for ruling, side in one.parted)


def agree(one: ReportToMerge, other: ReportToMerge) -> bool:
    """The same but for the days, and these don't contradict either."""
    if not same_but_for_days(one, other):
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
    if _announces(one, other) or _announces(other, one):
        return True
    if one.published is None or other.published is None:
        dateless = [r for r in (one, other) if (r.first, r.last, r.published) == (None, None, None)]
        return len(dateless) == 1 and one.country is not None and one.country == other.country
    return abs(one.published - other.published) <= CITED_TOGETHER


def _announces(undated: ReportToMerge, plan: ReportToMerge) -> bool:
    """A plan without a day, told shortly before the only day there is a plan for."""
    if undated.days is not None or plan.days is None or undated.published is None:
        return False
    if not undated.status is plan.status is Status.PLANNED:
        return False
    is_there = undated.country is not None and undated.country == plan.country
    return is_there and timedelta(0) <= plan.days[0] - undated.published <= ANNOUNCED


def _outside(one: ReportToMerge, other: ReportToMerge) -> bool:
    """The bound of the one excludes the other."""
    return bool(one.first and other.last and other.last < one.first) or bool(
        one.last and other.first and other.first > one.last
    )
