"""In which form a contact took place, when and where: its clause, its sentence, the article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reading.facts import (
    REMOTE,
    UNDATED,
    EventDate,
    Form,
    Forum,
    MeetingReport,
    Part,
    Place,
    Precision,
    Reason,
    Span,
    Status,
)
from reading.plain.frames import Frame
from reading.plain.tours import is_at_stop
from reading.when.dates import FoundDate, Tense, resolve
from reading.when.documents import as_month
from reading.when.forums import FoundForum, date_of
from reading.where.places import Direction, FoundPlace

OLD = timedelta(days=30)
"""A held contact dated farther back from the article's day is told as background."""

FRESH = timedelta(days=2)
"""From how far back the news of an article comes."""

EXACT = frozenset({Precision.DAY, Precision.RANGE})

MANY = 4
"""Principals from which a contact is multilateral."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the contacts of a sentence.

    `anchor` is the day that came with the article, `day` all we know of its day.
    """

    dates: tuple[FoundDate, ...]
    forums: tuple[FoundForum, ...]
    places: tuple[FoundPlace, ...]
    anchor: date | None
    day: EventDate
    forum: FoundForum | None


def tense_of(status: Status | None) -> Tense:
    return Tense.PAST if status in {Status.HELD, None} else Tense.FUTURE


def date_in_sentence(around: Around, frame: Frame, at: Span, status: Status) -> EventDate:
    """The date nearest to the contact that its tense allows; UNDATED when the sentence has none."""
    best: tuple[int, EventDate] | None = None
    for found in around.dates:
        when = resolve(found, around.anchor, tense_of(status))
        if status is Status.POSTPONED and found.event_date.precision is Precision.BOUND:
            when = _new_date(found)
        if when is None or not fits(when, status, around):
            continue
        distance = _distance(found.span, at)
        if when.precision not in {Precision.DAY, Precision.RANGE, Precision.MONTH}:
            distance += 100
        if best is None or distance < best[0]:
            best = distance, when
    return best[1] if best else UNDATED


def _new_date(found: FoundDate) -> EventDate | None:
    """«pushed back to June»: the month itself, not all days up to its end."""
    last = found.event_date.last
    if last is None:
        return None
    return replace(found.event_date, first=last.replace(day=1), precision=Precision.MONTH)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.stop, other.start - one.stop, 0)


def fits(when: EventDate, status: Status, around: Around) -> bool:
    """A held contact is not in the article's future, a planned one not in its past."""
    if when.first is None or when.last is None:
        return False
    anchor = around.anchor
    if anchor is None:
        return True
    if status is Status.HELD:
        return when.first <= anchor
    return when.last >= anchor


def form_of(frame: Frame, margins: Span | None, sides: int) -> tuple[Form, str]:
    """The word's own form, unless the clause says by phone, on the margins, or many took part."""
    form = frame.word.form
    if form is Form.VISIT:
        return form, frame.word.phrase
    if frame.means is not None:
        return frame.means, "the means of the clause"
    if sides >= MANY and form in {Form.MEETING, Form.TALKS, Form.MULTILATERAL}:
        return Form.MULTILATERAL, f"{sides} sides"
    if margins is not None and form in {Form.MEETING, Form.TALKS}:
        return Form.SIDELINES, "on the margins"
    if form is Form.MULTILATERAL and sides == MANY // 2:
        return Form.TALKS, "two sides"
    return form, frame.word.phrase or "the means of the clause"


def place_in_sentence(around: Around, form: Form, at: Span) -> FoundPlace | None:
    """The nearest place of the sentence where things happen; a city before a country."""
    if form in REMOTE:
        return None
    here = [place for place in around.places if place.direction is Direction.WHERE]
    cities = [place for place in here if place.is_city]
    return min(cities or here, key=lambda place: _distance(place.span, at), default=None)


def forum_of(around: Around, form: Form) -> FoundForum | None:
    if form in {Form.VISIT, *REMOTE}:
        return None
    if around.forums:
        return around.forums[0]
    return around.forum if form is Form.SIDELINES else None


def is_old(when: EventDate, around: Around) -> bool:
    anchor = around.anchor or around.day.first
    return bool(anchor and when.last and when.last < anchor - OLD)


def filled(
    reports: Sequence[MeetingReport],
    owned: Sequence[bool],
    around: Around,
    sited: Sequence[bool],
    titled: Sequence[bool],
) -> tuple[MeetingReport, ...]:
    """Dates and places that a contact's own sentence leaves out, from the contacts beside it.

    `owned` and `sited` say which reports have a date and a place of their own, `titled` which are
    told by a headline.
    """
    done: list[MeetingReport] = []
    for number, report in enumerate(reports):
        dated = report
        if not owned[number]:
            dated = _dated(report, number, reports, owned, around, is_title=titled[number])
        has_place = sited[number] or dated.place is not None
        done.append(dated if has_place else _sited(dated, number, reports, sited))
    return tuple(done)


def _dated(
    report: MeetingReport,
    number: int,
    reports: Sequence[MeetingReport],
    owned: Sequence[bool],
    around: Around,
    *,
    is_title: bool,
) -> MeetingReport:
    """The day of the contact told with it; else the forum's; else the article's."""
    if report.is_background:
        return report
    beside = _beside(number, reports, owned, and_after=True)
    for other in sorted(beside, key=lambda i: not is_at_stop(reports[i], report)):
        one = reports[other]
        if one.date == UNDATED:
            continue
        is_retold = is_title and _names(one) == _names(report)
        if (
            other > number
            and not is_retold
            and (_is_past(one.date, around) or one.date.precision not in EXACT)
        ):
            continue  # the news itself, told before what went before it
        if one.status is report.status and not one.is_background and _shares(one, report):
            reason = Reason("date", "of the contact told with it", one.date.span, one.date.source)
            return replace(report, date=one.date, reasons=(*report.reasons, reason))
    forum = around.forum
    session = forum.session if forum and report.form not in REMOTE else None
    is_vague = around.day.precision in {Precision.BOUND, Precision.UNKNOWN, Precision.YEAR}
    if forum is not None and session is not None and is_vague and report.status is Status.HELD:
        when = date_of(session)
        reason = Reason("date", when.basis.value, forum.span, when.source)
        return replace(report, date=when, reasons=(*report.reasons, reason))
    if report.status is Status.HELD:
        reason = Reason("date", around.day.basis.value, around.day.span, around.day.source)
        return replace(report, date=as_month(around.day), reasons=(*report.reasons, reason))
    return report


def _is_past(when: EventDate, around: Around) -> bool:
    """Days before the article."""
    return bool(around.anchor and when.last and when.last < around.anchor - FRESH)


def _beside(
    number: int, reports: Sequence[MeetingReport], has: Sequence[bool], *, and_after: bool
) -> list[int]:
    """Reports that have what is missing: those before, nearest first, then those after."""
    before = [i for i in range(number - 1, -1, -1) if has[i]]
    after = [i for i in range(number + 1, len(reports)) if has[i]]
    return [*before, *after] if and_after else before


def _names(report: MeetingReport) -> frozenset[str]:
    return frozenset(participant.name for participant in report.participants)


def _shares(one: MeetingReport, other: MeetingReport) -> bool:
    return bool(_names(one) & _names(other))


def _sited(
    report: MeetingReport, number: int, reports: Sequence[MeetingReport], sited: Sequence[bool]
) -> MeetingReport:
    """The place of the contact told before it."""
    if report.form in {Form.VISIT, *REMOTE} or report.is_background:
        return report
    for other in _beside(number, reports, sited, and_after=False):
        one = reports[other]
        is_told_with_it = (
            one.form not in REMOTE and not one.is_background and one.status is report.status
        )
        if is_told_with_it and one.place and _shares(one, report):
            reason = Reason("place", "of the contact told with it", one.place.span)
            return replace(report, place=one.place, reasons=(*report.reasons, reason))
    return report


def in_city(report: MeetingReport, city: Place | None) -> MeetingReport:
    """A contact that nothing places took place where the article is from."""
    is_elsewhere = report.form in REMOTE or report.is_background or report.place is not None
    if report.form is Form.VISIT and city is not None:  # nobody visits their own country
        homes = {p.country for p in report.participants if p.part is Part.TRAVELLER}
        is_elsewhere = is_elsewhere or city.country in homes
    if city is None or is_elsewhere or report.status is not Status.HELD:
        return report
    reason = Reason("place", "the city of the article", city.span)
    return replace(report, place=city, reasons=(*report.reasons, reason))


def as_forum(found: FoundForum | None) -> Forum | None:
    return found.forum if found else None
