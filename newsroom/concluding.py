"""After an article's facts changed: which meetings its people are in now."""

from collections.abc import Iterable
from datetime import datetime

from newsroom.merging import Merged, ReportToMerge, merge
from storage.concluding import Concluding, Conclusion, ReportRow


async def conclude(
    concluding: Concluding, article_id: int, told_before: frozenset[int], now: datetime
) -> frozenset[int]:
    """Merge again whatever the article's reports touch; returns the ids of the meetings written.

    `told_before`: meetings the article told of until now; those without a report left are retired.
    """
    touched = await concluding.reports_of(article_id) | await concluding.reports_in(told_before)
    rows = await concluding.load(await concluding.neighbours(touched))
    merged = merge(_to_merge(row) for row in rows if row.keys)
    written = await concluding.write([_conclusion(one) for one in merged], now)
    for meeting_id in sorted(told_before - written):
        if not await concluding.reports_in([meeting_id]):
            await concluding.retire(meeting_id, None)
    return written


async def concluded_from(concluding: Concluding, report_ids: Iterable[int]) -> Conclusion | None:
    """What a meeting would look like if these of its reports were all; None if they say nothing."""
    rows = await concluding.load(report_ids)
    merged = merge(_to_merge(row) for row in rows if row.keys)
    return _conclusion(merged[0]) if merged else None


def _to_merge(row: ReportRow) -> ReportToMerge:
    report, article = row.report, row.article
    return ReportToMerge(
        id=report.id,
        order=(article.identity, report.evidence_start),
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
