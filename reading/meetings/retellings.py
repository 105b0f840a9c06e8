"""One contact told several times in an article: headline, lead and body become one report."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from reading.facts import (
    REMOTE,
    UNDATED,
    Basis,
    EventDate,
    Form,
    MeetingReport,
    Part,
    ParticipantKind,
    Place,
    Span,
    Status,
)
from reading.meetings.reports import APART, FORETOLD
from reading.story.locating import FORUM_PLACE, GONE_TO, NAMED_LAND, NAMED_PLACE
from reading.story.resolved_days import width_of


def merged(
    reports: Iterable[MeetingReport], anchor: date | None, day: EventDate
) -> tuple[MeetingReport, ...]:
    merged: list[MeetingReport] = []
    for report in reports:
        same = next(
            (
                i
                for i, one in enumerate(merged)
                if _is_same(one, report) and not (anchor is None and _is_memory(one, report, day))
            ),
            None,
        )
        if same is None:
            merged.append(report)
        else:
            merged[same] = _united(merged[same], report)
    return tuple(merged)


OWN = frozenset({Basis.EXPLICIT, Basis.RELATIVE, Basis.DATELINE})


def _is_memory(one: MeetingReport, later: MeetingReport, day: EventDate) -> bool:
    """The contact told later has a date of its own, the one told first has not.

    Without a day of the article nothing shows that they are the same: «в сентябре 2019 года» at
    the end of a piece is another meeting than today's.
    """
    if later.status is not Status.HELD or _is_lead(one, later):
        return False
    own_first = one.date.basis in OWN and one.date != day
    own_later = later.date.basis in OWN and later.date != day
    return own_later and not own_first


def _is_lead(one: MeetingReport, later: MeetingReport) -> bool:
    """Told in the next breath, as the lead repeats the headline."""
    return later.evidence.start - one.evidence.stop < BREATH and not later.is_background


BREATH = 40
"""Characters between a headline and its lead: a dateline, a line break."""


def _is_same(one: MeetingReport, other: MeetingReport) -> bool:
    if (one.form is Form.VISIT) != (other.form is Form.VISIT):
        return False
    return _has_come(one, other) if one.status is not other.status else _is_retold(one, other)


def _is_retold(one: MeetingReport, other: MeetingReport) -> bool:
    """Of two of one status, both visits or neither."""
    if one.form is Form.VISIT and one.place != other.place:
        same_country = one.place and other.place and one.place.country == other.place.country
        if not same_country:
            return False
    if _is_face_to_face(one, other) or _is_face_to_face(other, one):
        return False
    if _is_unnamed_lead(one, other):
        return _days_agree(one, other)
    fewer, more = sorted((one, other), key=lambda report: len(_names(report)))
    if _names(fewer) < _names(more) and _is_apart(fewer, len(_names(more))):
        return False
    is_then = _days_agree(one, other) or _is_dated_by_lead(one, other) or _takes_up(one, other)
    return _names(fewer) <= _names(more) and is_then


def _has_come(one: MeetingReport, plan: MeetingReport) -> bool:
    """«Ранее сообщалось, что встреча пройдёт …» after it was told that they met."""
    is_old = any(reason.rule == FORETOLD for reason in plan.reasons)
    is_same = one.status is Status.HELD and _names(one) == _names(plan)
    return is_old and is_same and not one.is_background and _days_agree(one, plan)


def _is_dated_by_lead(one: MeetingReport, lead: MeetingReport) -> bool:
    """A headline has no day but the page's; «6 апреля министр …» below it says which it was."""
    page, told = one.date.last, lead.date.last
    is_next = 0 <= lead.evidence.start - one.evidence.stop < BREATH
    if not is_next or one.date.basis not in OF_PAGE or lead.date.basis in OF_PAGE:
        return False
    return bool(page and told and page - SOON <= told <= page)


def _takes_up(one: MeetingReport, later: MeetingReport) -> bool:
    """«В ходе разговоров стороны …»: the same people in the next sentence, on no day of its own."""
    is_next = 0 <= later.evidence.start - one.evidence.stop < BREATH
    day = later.date.span
    has_own_day = day is None or later.evidence.overlaps(day)
    return is_next and not has_own_day and _names(one) == _names(later) and one.form is later.form


OF_PAGE = frozenset({Basis.PUBLICATION, Basis.DATELINE})

SOON = timedelta(days=7)
"""An outlet tells of a contact at most so long after it."""


def _is_unnamed_lead(one: MeetingReport, later: MeetingReport) -> bool:
    """«Алиев принял главу евродипломатии»: the next sentences name her."""
    people = _people(one)
    is_unnamed = len(people) == 1 and len(one.participants) > 1 and one.form is not Form.VISIT
    is_near = 0 <= later.evidence.start - one.evidence.stop < NEXT
    # «в аэропорту его встречал …»: whoever greets is not the office talked to.
    is_greeter = any(reason.rule.endswith(GREETING) for reason in later.reasons)
    return is_unnamed and is_near and people < _people(later) and not is_greeter


GREETING = ": welcome"


NEXT = 250
"""Characters from a headline to the end of the sentence after it."""


def _people(report: MeetingReport) -> frozenset[str]:
    return frozenset(
        p.name for p in report.participants if p.kind is ParticipantKind.PERSON
    ) & _names(report)


MANY = 4
"""Principals from which a meeting of some of them is another one, by whatever words."""

NAMED = 0.6
"""Confidence of those whom words name, not only «стороны»."""


def _is_apart(report: MeetingReport, others: int) -> bool:
    """«Утром он встретился с Орбаном» is no summit, «с глазу на глаз» no talks of three."""
    if report.form is Form.VISIT or len(_names(report)) == 1:
        return False
    is_said = any(reason.rule == APART for reason in report.reasons)
    is_few = others >= MANY and 2 * len(_names(report)) <= others
    return is_said or (is_few and report.confidence >= NAMED)


def _is_face_to_face(one: MeetingReport, other: MeetingReport) -> bool:
    """«провели в Сочи переговоры» and «поговорили по телефону» are two contacts.

    «МОСКВА, 5 октября. – Путин обсудил с …» says only where the report was sent from.
    """
    if one.form in REMOTE or other.form not in REMOTE:
        return False
    return _is_placed(one) or any(reason.rule.endswith(IN_PERSON) for reason in one.reasons)


IN_PERSON = (": greet", ": clasp", ": share", ": sit", ": approach")
"""Kinds of words that say that they were side by side: «пожал руку», «ужинал»."""


def _names(report: MeetingReport) -> frozenset[str]:
    return frozenset(p.name for p in report.participants if p.part not in ASIDE)


ASIDE = frozenset({Part.HOST, Part.DELEGATE})
"""Parts that don't say which meeting it was."""


def _days_agree(one: MeetingReport, other: MeetingReport) -> bool:
    if one.is_background != other.is_background and UNDATED not in (one.date, other.date):
        return False
    a, b = one.date, other.date
    if None in (a.first, a.last, b.first, b.last):
        return True
    return bool(
        a.first and b.last and b.first and a.last and a.first <= b.last and b.first <= a.last
    )


GENERAL = frozenset({Form.MEETING, Form.TALKS})
SPECIAL = frozenset({Form.PHONE_CALL, Form.VIDEO_CALL, Form.SIDELINES, Form.MULTILATERAL})
"""Forms that say more than «met»: one telling that knows is enough."""


def _told_also(one: MeetingReport, other: MeetingReport) -> tuple[Span, ...]:
    """Every further sentence once, however many contact words it has."""
    told = dict.fromkeys((*one.more_evidence, other.evidence, *other.more_evidence))
    return tuple(span for span in told if span != one.evidence)


def _fuller_form(one: Form, other: Form) -> Form:
    """What says more: a call than talks, talks than «signed with»."""
    if one is Form.OTHER or (other in SPECIAL and one in GENERAL):
        return other
    return one


def _united(one: MeetingReport, other: MeetingReport) -> MeetingReport:
    fuller = max((one, other), key=lambda report: (len(_people(report)), len(report.participants)))
    form = other.form if _is_of_lead(one, other) else _fuller_form(one.form, other.form)
    return replace(
        one,
        participants=fuller.participants,
        form=form,
        date=_date(one, other),
        # The headline says «обсудил с …», the text «по телефону»: nobody went anywhere.
        place=None if form in REMOTE else _place(one, other),
        host=None if form in REMOTE else one.host or other.host,
        forum=one.forum or other.forum,
        more_evidence=_told_also(one, other),
        confidence=max(one.confidence, other.confidence),
        is_background=one.is_background and other.is_background,
        reasons=tuple(dict.fromkeys((*one.reasons, *other.reasons))),
    )


BY_WORDS = frozenset({NAMED_PLACE, NAMED_LAND})
TOLD = BY_WORDS | {FORUM_PLACE}
TOWN = frozenset({NAMED_PLACE, GONE_TO})


def _place(one: MeetingReport, other: MeetingReport) -> Place | None:
    """What the words name goes before what page or story suggest, and a city before its country."""
    if one.place is None or other.place is None:
        return one.place or other.place
    if one.place.country == other.place.country:
        is_nearer = _is_placed(other, frozenset({NAMED_PLACE})) and not _is_placed(one, TOWN)
        return other.place if is_nearer else one.place
    is_told = _is_placed(other, TOLD) and not _is_placed(one, TOLD)
    return other.place if is_told else one.place


def _is_placed(report: MeetingReport, by: frozenset[str] = BY_WORDS) -> bool:
    rules = {reason.rule for reason in report.reasons if reason.field == "place"}
    return not rules.isdisjoint(by)


def _is_of_lead(one: MeetingReport, other: MeetingReport) -> bool:
    return not _days_agree(one, other) and _is_dated_by_lead(one, other)


FEW_DAYS = 9
"""«в начале сентября» is surer than the day of the page; «в сентябре» says less."""


def _date(one: MeetingReport, other: MeetingReport) -> EventDate:
    """The narrower; of two that differ that of the words, not of the page or the story."""
    if _days_agree(one, other):
        told = [report.date for report in (one, other) if report.date.basis in OWN]
        if len(told) == 1 and width_of(told[0]) <= FEW_DAYS:
            return told[0]
        return min((one.date, other.date), key=width_of)
    return other.date if _is_of_lead(one, other) else one.date
