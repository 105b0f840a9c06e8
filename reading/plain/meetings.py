"""The reports of all sentences become the meetings of an article, each contact once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.facts import REMOTE, Form, MeetingReport, ParticipantKind, Place, Reason, Status
from reading.meetings.retellings import merged
from reading.plain import circumstances
from reading.plain.circumstances import Around
from reading.plain.drafts import Draft


def conclude(
    drafts: Sequence[Draft], around: Around, city: Place | None, stood: Place | None
) -> tuple[MeetingReport, ...]:
    """The meeting reports of an article, each contact once, in the order of first telling.

    `city` is where the article is from, `stood` the only one where its contacts took place.
    """
    drafts = [_narrowed(draft, city) for draft in drafts]
    drafts = sorted(_cancelled_with_visit(drafts), key=lambda draft: draft.report.evidence.start)
    reports = circumstances.filled(
        [draft.report for draft in drafts],
        [draft.is_dated for draft in drafts],
        around,
        [draft.is_sited for draft in drafts],
        [draft.is_title for draft in drafts],
    )
    reports = tuple(
        _at_home(report, draft, city, stood) for report, draft in zip(reports, drafts, strict=True)
    )
    once = merged(reports, around.anchor, around.day)
    told = tuple(_without_place(report) for report in once)
    return tuple(circumstances.in_city(report, city or stood) for report in _without_shadows(told))


def _narrowed(draft: Draft, city: Place | None) -> Draft:
    """«ROME – X, who is in Italy on a visit, met Y»: in Rome."""
    report = draft.report
    place = report.place if draft.is_broad and report.form is not Form.VISIT else None
    if place is None or city is None or place.country != city.country:
        return draft
    return replace(draft, report=replace(report, place=city)) if _is_held(report) else draft


def _is_held(report: MeetingReport) -> bool:
    return report.status is Status.HELD and not report.is_background


def _at_home(
    report: MeetingReport, draft: Draft, city: Place | None, stood: Place | None
) -> MeetingReport:
    """Where the article is, else where the host is; of a visit only when all visits are known."""
    if report.form is Form.VISIT:
        return report
    if city is None and draft.seat is not None:
        return _at_seat(report, draft)
    return circumstances.in_city(report, city or stood)


def _at_seat(report: MeetingReport, draft: Draft) -> MeetingReport:
    """Whoever receives does so at home, unless the text says where."""
    if report.place is not None or draft.seat is None:
        return report
    place, reason = draft.seat
    return replace(report, place=place, reasons=(*report.reasons, reason))


def _without_place(report: MeetingReport) -> MeetingReport:
    """A call took place nowhere, whatever else tells of it."""
    return replace(report, place=None) if report.form in REMOTE else report


def _without_shadows(reports: Sequence[MeetingReport]) -> Iterator[MeetingReport]:
    """A visit told without its goal is the one told with it, «meets envoys» whom they are."""
    for report in reports:
        is_vague = report.form is Form.VISIT and report.place is None
        others = [o for o in reports if o is not report and (is_vague or o.status is report.status)]
        if not any(_tells_more(other, report) for other in others) and not any(
            _is_headline_of(report, other) for other in reports
        ):
            yield report


def _is_headline_of(report: MeetingReport, other: MeetingReport) -> bool:
    """«PM heads to Nuuk» above «… will fly to Nuuk on Friday»: the text knows better."""
    if report.form is not Form.VISIT or report.evidence.start or other.evidence <= report.evidence:
        return False
    if report.place is None:
        return False
    there = other.place is not None and other.place.country == report.place.country
    return other.form is Form.VISIT and there and _names(report) <= _names(other)


def _tells_more(other: MeetingReport, report: MeetingReport) -> bool:
    """Whether another report names what this one leaves out."""
    is_visit = report.form is Form.VISIT
    if is_visit != (other.form is Form.VISIT) or not _names(report) & _names(other):
        return False
    if is_visit:
        return report.place is None and other.place is not None
    is_headline = report.evidence < other.evidence and len(_names(report)) == 1
    return is_headline and len(report.participants) > 1 and len(_names(other)) > 1


def _names(report: MeetingReport) -> frozenset[str]:
    people = (p for p in report.participants if p.kind is ParticipantKind.PERSON)
    return frozenset(person.name for person in people)


def _cancelled_with_visit(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What was expected of a visit that is off is off too."""
    off: dict[str, int] = {}
    for draft in drafts:
        is_off = draft.report.status in {Status.CANCELLED, Status.POSTPONED}
        for participant in draft.report.participants if is_off else ():
            if draft.report.form is Form.VISIT:
                off.setdefault(participant.name, draft.report.evidence.start)
    for draft in drafts:
        report = draft.report
        told_at = min((off[p.name] for p in report.participants if p.name in off), default=None)
        is_expected = report.status is Status.PLANNED and report.form is not Form.VISIT
        if is_expected and told_at is not None and told_at <= report.evidence.start:
            reason = Reason("status", "the visit is cancelled", report.evidence)
            report = replace(report, status=Status.CANCELLED, reasons=(*report.reasons, reason))
        yield replace(draft, report=report)
