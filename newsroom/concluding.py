"""After an article's facts changed: which meetings its people are in now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from newsroom.merging import Merged, merge
from newsroom.sameness import PUBLISHED_LATE, ReportToMerge, may_be_moved, tells_same
from storage.concluding import Concluding
from storage.conclusions import Conclusion, ReportRow
from storage.corrections import Side

JOINED = frozenset({Side.TARGET, Side.OTHER})


@dataclass(frozen=True, slots=True)
class Before:
    """What hung on an article's facts before they were replaced.

    `around`: reports of others that may have shared a meeting with its own. `told`: the meetings
    it told of.
    """

    around: frozenset[int]
    told: frozenset[int]


NOTHING_BEFORE = Before(frozenset(), frozenset())


async def look_around(concluding: Concluding, article_id: int) -> Before:
    """What to conclude anew once this article's facts are replaced."""
    own = await concluding.reports_of(article_id)
    rows = await concluding.load(own)
    beside = await _beside(concluding, [_to_merge(row) for row in rows if row.keys])
    around = frozenset(row.report.id for row in beside) - own
    told = frozenset(row.report.meeting_id for row in rows if row.report.meeting_id is not None)
    return Before(around, told)


async def conclude(
    concluding: Concluding, report_ids: frozenset[int], before: Before, now: datetime
) -> None:
    """Merge again whatever these reports touch. A meeting without a report left is retired."""
    touched = report_ids | before.around | await concluding.reports_in(before.told)
    rows = await _connected(concluding, touched)
    merged = merge(_to_merge(row) for row in rows)
    await concluding.write([_conclusion(one) for one in merged], now)
    for meeting_id in sorted(before.told):
        if not await concluding.reports_in([meeting_id]):
            await concluding.retire(meeting_id, None)


async def _connected(concluding: Concluding, report_ids: frozenset[int]) -> list[ReportRow]:
    """These reports and all that may tell of the same meetings, and so on to the end.

    Merging never looks further: whatever else the archive holds costs nothing.
    """
    known: dict[int, ReportRow] = {}
    fresh = await concluding.load(report_ids)
    while fresh:
        known |= {row.report.id: row for row in fresh if row.keys}
        owners = {row.report.meeting_id for row in fresh if row.report.meeting_id is not None}
        found = await _beside(concluding, [_to_merge(row) for row in fresh if row.keys])
        found += await concluding.load(await concluding.reports_in(owners) - known.keys())
        fresh = [row for row in found if row.report.id not in known]
    return list(known.values())


async def _beside(concluding: Concluding, reports: Sequence[ReportToMerge]) -> list[ReportRow]:
    """Everything that may tell of the same meeting as one of these reports."""
    possible: set[int] = set()
    for keys, days in {(one.participants, _days_to_look_at(one)) for one in reports}:
        possible |= await concluding.sharing(keys, days, PUBLISHED_LATE)
    rows = await concluding.load(possible)
    return [row for row in rows if any(_may_belong(one, _to_merge(row)) for one in reports)]


def _may_belong(one: ReportToMerge, other: ReportToMerge) -> bool:
    return tells_same(one, other) or may_be_moved(one, other)


def _days_to_look_at(report: ReportToMerge) -> tuple[date, date] | None:
    """None: all of them. What was called off may have come on any other day."""
    if report.is_called_off or report.first is None or report.last is None:
        return None
    return report.first, report.last


async def concluded_from(concluding: Concluding, report_ids: Iterable[int]) -> Conclusion | None:
    """What a meeting would look like if these of its reports were all; None if they say nothing."""
    rows = await concluding.load(report_ids)
    merged = merge(_to_merge(row) for row in rows if row.keys)
    return _conclusion(merged[0]) if merged else None


def _to_merge(row: ReportRow) -> ReportToMerge:
    report, article = row.report, row.article
    return ReportToMerge(
        id=report.id,
        order=(article.identity, report.evidence_start, report.id),
        source=article.reprint_of_id or article.id,
        participants=row.keys,
        form=report.form,
        status=report.status,
        first=report.first_on,
        last=report.last_on,
        precision=report.precision,
        basis=report.basis,
        date_source=report.date_source,
        place=report.place,
        country=report.country,
        forum=report.forum,
        forum_key=report.forum_key,
        host=report.host,
        is_background=report.is_background,
        published=article.published_on,
        joined=frozenset(one for one, side in report.rulings if side in JOINED),
        parted=frozenset((one, side) for one, side in report.rulings if side not in JOINED),
    )


def _conclusion(merged: Merged) -> Conclusion:
    dated = merged.dated
    leading_first = [dated.id, *_others(merged.reports, dated.id)]
    return Conclusion(
        report_ids=tuple(leading_first),
        values={
            "form": merged.form,
            "status": merged.status,
            "first_on": dated.first,
            "last_on": dated.last,
            "precision": dated.precision,
            "basis": dated.basis,
            "date_source": dated.date_source,
            "place": merged.place,
            "country": merged.country,
            "host": merged.host,
            "forum": merged.forum,
            "forum_key": merged.forum_key,
            "is_background": merged.is_background,
            "independent_reports": merged.independent_reports,
        },
    )


def _others(reports: Iterable[ReportToMerge], leading: int) -> list[int]:
    return [report.id for report in reports if report.id != leading]
