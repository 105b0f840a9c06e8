"""Do these reports tell of one meeting? Which values win, which conflict? Pure.

The result depends on the set of reports alone, never on the order in which they came: reports are
sorted by how exactly they are dated, and each joins the one meeting it fits, or begins its own.
What was moved from one day to another is put together afterwards (newsroom/moving.py).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from newsroom.moving import Leg, days_of, follow, put_together
from newsroom.sameness import Order, ReportToMerge, agree, tells_same
from reading.facts import Basis, Form, Status

__all__ = ["Merged", "ReportToMerge", "merge"]


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
    is_doubted: bool
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
    return tuple(_concluded(legs) for legs in put_together(follow(groups)))


def together(reports: Iterable[ReportToMerge]) -> Merged:
    """What these say that are known to tell of one meeting; there is at least one."""
    known = frozenset({0})
    (whole,) = merge(replace(one, joined=known, parted=frozenset()) for one in reports)
    return whole


def _fits(group: Sequence[ReportToMerge], report: ReportToMerge) -> bool:
    """Nothing in the group contradicts it, and something there binds it."""
    return all(agree(one, report) for one in group) and any(
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


def _concluded(legs: Sequence[Leg]) -> Merged:
    """What the last leg of known days says counts; where it is silent, what was said before."""
    last = _in_order(next((leg for leg in reversed(legs) if days_of(leg)), legs[-1]))
    told = _in_order(one for leg in legs for one in leg)
    placed = _best_place(last) or _best_place(told)
    return Merged(
        reports=tuple(told),
        form=min((one.form for one in told), key=FORMS.index),
        status=_status(last, is_moved=len(legs) > 1),
        dated=min(last, key=lambda one: (_width(one), BASES.index(one.basis), one.order)),
        place=placed.place if placed else None,
        country=placed.country if placed else None,
        forum=next((one.forum for one in told if one.forum), None),
        forum_key=next((one.forum_key for one in told if one.forum_key), None),
        host=next((one.host for one in told if one.host), None),
        is_background=all(one.is_background for one in told),
        is_doubted=all(one.is_gone for one in told),
        independent_reports=len({one.source for one in told}),
    )


def _in_order(reports: Iterable[ReportToMerge]) -> list[ReportToMerge]:
    return sorted(reports, key=lambda one: one.order)


def _status(told: Sequence[ReportToMerge], *, is_moved: bool) -> Status:
    """As the newest has it. «Перенесено на 28-е»: the new day is planned like any other."""
    newest = max(told, key=lambda one: (_said(one), _finality(one), one.order))
    moved_on = is_moved and newest.status is Status.POSTPONED
    return Status.PLANNED if moved_on else newest.status


def _said(report: ReportToMerge) -> date:
    """When it was said. What happened was told when it was over, or later."""
    over = report.last if report.status is Status.HELD else None
    return report.published or over or date.min


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
