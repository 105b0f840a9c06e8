"""After an article's facts changed: which meetings its people are in now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from newsroom.merging import Merged, merge
from newsroom.sameness import ReportToMerge, may_be_moved, tells_same
from newsroom.shelves import places_around, shelves_of
from storage.concluding import ALONE, Concluding
from storage.conclusions import Conclusion, ReportRow, ReportValues
from storage.corrections import Side
from storage.models import Article, Report

JOINED = frozenset({Side.TARGET, Side.OTHER})

SHARED = 2
"""Sides that reports of one meeting have in common, if they have more than one."""


@dataclass(frozen=True, slots=True)
class Before:
    """What hung on an article's facts before they were replaced.

    `around`: reports of others that may have shared a meeting with its own. `told`: the meetings
    it told of.
    """

    around: frozenset[int]
    told: frozenset[int]


NOTHING_BEFORE = Before(frozenset(), frozenset())

Pairs = Mapping[int, tuple[ReportRow, ReportToMerge]]
"""Reports by their ids, each with what merging looks at."""


async def look_around(concluding: Concluding, article_id: int) -> Before:
    """What to conclude anew once this article's facts are replaced."""
    own = await _load(concluding, await concluding.reports_of(article_id))
    around = await _beside(concluding, own, own.keys())
    told = (row.report.meeting_id for row, _ in own.values())
    return Before(frozenset(around), frozenset(one for one in told if one is not None))


async def conclude(
    concluding: Concluding,
    report_ids: frozenset[int],
    before: Before,
    now: datetime,
    *,
    fresh: frozenset[int] = frozenset(),
) -> None:
    """Merge again whatever these reports touch. A meeting without a report left is retired.

    `report_ids`: reports that are new, or tell of others than they did; `fresh`: those of them that
    nobody can have found yet.
    """
    touched = report_ids | before.around | await concluding.reports_in(before.told)
    rows = await _load(concluding, touched)
    standing = {number: _standing(rows[number][1]) for number in report_ids & rows.keys()}
    await concluding.stand(standing, fresh)
    connected = await _connected(concluding, rows)
    merged = merge(one for _, one in connected.values())
    await concluding.write([_conclusion(one, connected) for one in merged], now)
    for meeting_id in sorted(before.told):
        if not await concluding.reports_in([meeting_id]):
            await concluding.retire(meeting_id, None)


async def _load(concluding: Concluding, report_ids: Iterable[int]) -> Pairs:
    rows = await concluding.load(report_ids)
    return {row.report.id: (row, _to_merge(row)) for row in rows if row.keys}


async def _connected(concluding: Concluding, fresh: Pairs) -> Pairs:
    """These reports and all that may tell of the same meetings, and so on to the end.

    Merging never looks further: whatever else the archive holds costs nothing.
    """
    known: dict[int, tuple[ReportRow, ReportToMerge]] = {}
    while fresh:
        known |= fresh
        owners = {row.report.meeting_id for row, _ in fresh.values()} - {None}
        found = dict(await _beside(concluding, fresh, known.keys()))
        told = await concluding.reports_in([one for one in owners if one is not None])
        found |= await _load(concluding, told - known.keys() - found.keys())
        fresh = found
    return known


async def _beside(concluding: Concluding, reports: Pairs, known: Collection[int]) -> Pairs:
    """Everything else that may tell of the same meeting as one of these reports."""
    alike: dict[frozenset[str], list[ReportToMerge]] = defaultdict(list)
    for _, one in reports.values():
        alike[one.participants].append(one)
    possible: set[int] = set()
    for sides, some in alike.items():
        places = [(place.shelf, place.first, place.last) for place in places_around(some)]
        keys = _keys(sides)
        possible |= await concluding.look(keys, min(SHARED, len(keys)), places)
    found = await _load(concluding, possible.difference(known))
    return {
        number: (row, other)
        for number, (row, other) in found.items()
        if row.counts and any(_may_belong(one, other) for _, one in reports.values())
    }


def _may_belong(one: ReportToMerge, other: ReportToMerge) -> bool:
    return tells_same(one, other) or may_be_moved(one, other)


def _keys(sides: frozenset[str]) -> frozenset[str]:
    """What a report stands under; one of a single side tells of no meeting of several."""
    return sides if len(sides) > 1 else frozenset(f"{ALONE}{side}" for side in sides)


def _standing(report: ReportToMerge) -> frozenset[tuple[str, str, date]]:
    places = shelves_of(report)
    return frozenset(
        (key, shelf, day) for key in _keys(report.participants) for shelf, day in places
    )


async def concluded_from(concluding: Concluding, report_ids: Iterable[int]) -> Conclusion | None:
    """What a meeting would look like if these of its reports were all; None if they say nothing."""
    rows = await _load(concluding, report_ids)
    merged = merge(one for _, one in rows.values())
    return _conclusion(merged[0], rows) if merged else None


def _to_merge(row: ReportRow) -> ReportToMerge:
    return as_told(row.report, row.report, row.keys)


def as_told(
    report: ReportValues | Report, article: ReportValues | Article, participants: frozenset[str]
) -> ReportToMerge:
    """A report as merging looks at it; its own row may know all of its article that is needed."""
    return ReportToMerge(
        id=report.id,
        order=(article.identity, report.evidence_start, report.id),
        source=article.reprint_of_id or report.article_id,
        participants=participants,
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
        is_gone=article.gone_at is not None,
        joined=frozenset(one for one, side in report.rulings if side in JOINED),
        parted=frozenset((one, side) for one, side in report.rulings if side not in JOINED),
    )


def _conclusion(merged: Merged, rows: Pairs) -> Conclusion:
    dated = merged.dated
    leading_first = [dated, *_others(merged.reports, dated.id)]
    return Conclusion(
        reports=[rows[one.id][0] for one in leading_first],
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
            "is_doubted": merged.is_doubted,
            "independent_reports": merged.independent_reports,
        },
    )


def _others(reports: Sequence[ReportToMerge], leading: int) -> list[ReportToMerge]:
    return [report for report in reports if report.id != leading]
