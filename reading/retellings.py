"""One contact told several times in an article: headline, lead and body become one report."""

from collections.abc import Iterable
from dataclasses import replace

from reading.circumstances import width_of
from reading.facts import (
    UNDATED,
    Basis,
    Form,
    MeetingReport,
    Part,
    Status,
)
from reading.scenes import Setting


def merged(reports: Iterable[MeetingReport], setting: Setting) -> tuple[MeetingReport, ...]:
    merged: list[MeetingReport] = []
    for report in reports:
        same = next(
            (
                i
                for i, one in enumerate(merged)
                if _is_same(one, report) and not _is_memory(one, report, setting)
            ),
            None,
        )
        if same is None:
            merged.append(report)
        else:
            merged[same] = _united(merged[same], report)
    return tuple(merged)


OWN = frozenset({Basis.EXPLICIT, Basis.RELATIVE, Basis.DATELINE})


def _is_memory(one: MeetingReport, later: MeetingReport, setting: Setting) -> bool:
    """The contact told later has a date of its own, the one told first has not.

    Without a day of the article nothing shows that they are the same: «в сентябре 2019 года» at
    the end of a piece is another meeting than today's.
    """
    if later.status is not Status.HELD:
        return False
    own_first = one.date.basis in OWN and one.date != setting.day
    own_later = later.date.basis in OWN and later.date != setting.day
    return setting.anchor is None and own_later and not own_first


def _is_same(one: MeetingReport, other: MeetingReport) -> bool:
    if (one.form is Form.VISIT) != (other.form is Form.VISIT) or one.status is not other.status:
        return False
    if one.form is Form.VISIT and one.place != other.place:
        same_country = one.place and other.place and one.place.country == other.place.country
        if not same_country:
            return False
    mine, theirs = _names(one), _names(other)
    return (mine <= theirs or theirs <= mine) and _days_agree(one, other)


def _names(report: MeetingReport) -> frozenset[str]:
    return frozenset(p.name for p in report.participants if p.part is not Part.HOST)


def _days_agree(one: MeetingReport, other: MeetingReport) -> bool:
    if one.is_background != other.is_background and UNDATED not in (one.date, other.date):
        return False
    a, b = one.date, other.date
    if None in (a.first, a.last, b.first, b.last):
        return True
    return bool(
        a.first and b.last and b.first and a.last and a.first <= b.last and b.first <= a.last
    )


def _united(one: MeetingReport, other: MeetingReport) -> MeetingReport:
    fuller = one if len(one.participants) >= len(other.participants) else other
    return replace(
        one,
        participants=fuller.participants,
        form=one.form if one.form is not Form.MEETING else other.form,
        date=min((one.date, other.date), key=width_of),
        place=one.place or other.place,
        forum=one.forum or other.forum,
        more_evidence=(*one.more_evidence, other.evidence),
        confidence=max(one.confidence, other.confidence),
        is_background=one.is_background and other.is_background,
        reasons=tuple(dict.fromkeys((*one.reasons, *other.reasons))),
    )
