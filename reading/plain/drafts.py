"""Frames of a sentence become reports, each with the day and place its own words give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from reading.contacts.judgements import Judgement
from reading.facts import (
    REMOTE,
    UNDATED,
    Basis,
    EventDate,
    Form,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
    Place,
    Reason,
    Span,
    Status,
)
from reading.grammar.mentions import Mention
from reading.meetings.reports import by_tables
from reading.plain import circumstances
from reading.plain.circumstances import Around
from reading.plain.countings import counted
from reading.plain.frames import CARRIED, Frame
from reading.plain.grammar import Words
from reading.plain.nearness import beside, not_of_saying
from reading.plain.scenes import Scene
from reading.plain.seats import Seats
from reading.plain.sides import Places
from reading.plain.status import Judge
from reading.plain.tours import dates_of_stop
from reading.where.places import FoundPlace

ELSEWHERE = frozenset({"before", "after"})
"""Between a contact and a visit they say that it took place somewhere else."""

FAR = timedelta(days=300)
"""A day without a year that far ahead is rather one of last week."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its frames, and all that is known around them."""

    span: Span
    scene: Scene
    frames: tuple[Frame, ...]
    judge: Judge
    around: Around
    says: Words
    """Verbs of saying."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report, whether its date and place are its own, and where it was when nothing tells.

    Of «recently» the date is its own as well, though nobody knows it.
    """

    report: MeetingReport
    is_dated: bool
    is_sited: bool
    seat: tuple[Place, Reason] | None = None
    is_title: bool = False
    """A headline tells it."""
    is_broad: bool = False
    """Its place is a country."""


def read_drafts(told: Sequence[Told], places: Places, seats: Seats) -> list[Draft]:
    """A draft of every contact of every sentence, in the order of the text."""
    return [draft for sentence in told for draft in _drafts(sentence, places, seats)]


def _drafts(told: Told, places: Places, seats: Seats) -> Iterator[Draft]:
    for frame in told.frames:
        judgement = timed(told, frame, told.judge.judge(frame))
        if judgement.status is None:
            continue
        for sides, place in _contacts(frame, told.judge):
            participants = tuple(_participants(frame, sides))
            is_home = frame.word.phrase == "return" and place is not None
            if (
                is_home
                and place is not None
                and place.iso in {mention.country for mention in sides}
            ):
                continue  # «returned to Abuja»
            if any(p.kind is ParticipantKind.PERSON for p in participants):
                draft = _draft(told, frame, judgement, participants, places, place)
                yield replace(draft, seat=seats.of(frame, draft.report.form))


def _at(told: Told, frame: Frame) -> Span:
    tokens = told.scene.tokens
    return Span(tokens[frame.first].span.start, tokens[frame.last].span.stop)


def timed(told: Told, frame: Frame, judgement: Judgement) -> Judgement:
    """A present tense with a day to come is a plan: «X travels to Tehran on Tuesday»."""
    if judgement.status is not Status.HELD or not told.judge.may_be_ahead(frame):
        return judgement
    when = circumstances.date_in_sentence(
        not_of_saying(told.scene, beside(told.scene, told.around, frame), told.says),
        frame,
        _at(told, frame),
        Status.PLANNED,
    )
    anchor = told.around.anchor
    if when.first is None and told.judge.is_going(frame):
        return replace(judgement, status=Status.PLANNED)
    if anchor is None or when.first is None or when.first < anchor:
        return judgement
    if when.first - anchor > FAR and _may_be_over(told, frame):
        return judgement  # «On October 29, X, who is on a visit to Y», told on the 30th
    if told.judge.is_bound(frame) and (when.first == anchor or _may_be_over(told, frame)):
        return judgement
    return replace(judgement, status=Status.PLANNED)


def _may_be_over(told: Told, frame: Frame) -> bool:
    """«is visiting Tehran, on Monday»: the day may be a past one."""
    when = circumstances.date_in_sentence(
        beside(told.scene, told.around, frame), frame, _at(told, frame), Status.HELD
    )
    return when != UNDATED


def _contacts(
    frame: Frame, judge: Judge
) -> Iterator[tuple[tuple[Mention, ...], FoundPlace | None]]:
    """One contact for each place visited by each traveller, and for each of those met."""
    if frame.word.form is Form.VISIT:
        for place in frame.whither or (None,):
            for traveller in frame.sides:
                yield (traveller, *frame.hosts), place
        return
    separate = judge.is_separate(frame)
    if separate and len(frame.sides) > 1 and len(frame.others) == 1:
        for side in frame.sides:  # «X and Y met with Z respectively»
            yield (side, *frame.others), None
        return
    if (
        frame.word.is_joint
        or frame.word.form is Form.MULTILATERAL
        or separate is False
        or len(frame.others) <= 1
        or len(frame.sides) > 1
        or (frame.word.is_hosting and separate is None and _is_delegation(frame.others))
    ):
        yield frame.participants, None
        return
    for other in frame.others if frame.sides else ():
        yield (*frame.sides, other), None


def _is_delegation(guests: Sequence[Mention]) -> bool:
    """Of one country, as far as we know: «welcomed U.S. envoy X and deputy secretary Y»."""
    countries = {guest.country for guest in guests}
    return len(countries - {None}) == 1


def _participants(frame: Frame, sides: Sequence[Mention]) -> Iterator[Participant]:
    seen: set[str] = set()
    for mention in sides:
        name = mention.person or mention.office
        if not name or name in seen:
            continue
        seen.add(name)
        kind = ParticipantKind.PERSON if mention.person else ParticipantKind.OFFICE
        yield Participant(kind, name, _part(frame, mention), mention.span, mention.country)


def _part(frame: Frame, mention: Mention) -> Part:
    if frame.word.form is not Form.VISIT:
        return Part.PRINCIPAL
    return Part.HOST if mention in frame.hosts else Part.TRAVELLER


def _draft(
    told: Told,
    frame: Frame,
    judgement: Judgement,
    participants: tuple[Participant, ...],
    places: Places,
    whither: FoundPlace | None,
) -> Draft:
    around = beside(told.scene, counted(told.scene, told.around, frame), frame)
    at = _at(told, frame)
    status = judgement.status or Status.HELD
    if status is not Status.HELD:
        around = not_of_saying(told.scene, around, told.says)
    if status is Status.CANCELLED and "had" in told.scene.words(0, frame.first):
        around = replace(around, dates=())  # «had been expected to meet in June»
    if status is Status.POSTPONED:
        around = told.judge.newly_set(around)
    if whither is not None:
        around = replace(around, dates=dates_of_stop(whither, frame.whither, around.dates))
    margins = told.judge.margins(frame, around)
    joint = told.judge.is_separate(frame) is False
    form, rule = circumstances.form_of(
        frame, margins.span if margins else None, len(participants) + joint
    )
    when = _date(told, frame, around, at, form, status)
    found = (
        whither
        or circumstances.place_in_sentence(around, form, at)
        or _on_the_way(told, frame, form, participants, status)
    )
    forum = circumstances.forum_of(around, form)
    word = frame.word.phrase or form.value
    because = judgement.because.span if judgement.because else None
    reasons = [
        Reason("participants", f"{word}: {_how(frame)}", at),
        *by_tables(_meant(frame, participants)),
        Reason("form", rule, at),
        Reason("status", status.value, because),
        *([Reason("date", when.basis.value, when.span, when.source)] if when != UNDATED else []),
        *([Reason("place", "named", found.span)] if found else []),
    ]
    old = circumstances.is_old(when, around)
    report = MeetingReport(
        participants=participants,
        form=form,
        status=status,
        date=when,
        evidence=told.span,
        place=places.written(found.place) if found else None,
        forum=circumstances.as_forum(forum),
        is_background=status is Status.HELD and (old or told.judge.is_background(frame)),
        confidence=frame.certainty
        * min((m.certainty for m in _meant(frame, participants)), default=1),
        reasons=tuple(reasons),
    )
    is_broad = found is not None and not found.is_city
    is_title = told.judge.is_title
    is_of_page = around.day.basis is Basis.RELATIVE  # «two weeks before the summit»: so is it
    is_dated = when != UNDATED or (told.judge.is_of_other_days(frame) and not is_of_page)
    return Draft(report, is_dated, found is not None, is_title=is_title, is_broad=is_broad)


def _date(
    told: Told, frame: Frame, around: Around, at: Span, form: Form, status: Status
) -> EventDate:
    when = circumstances.date_in_sentence(around, frame, at, status)
    if when == UNDATED and form is Form.VISIT and status is Status.PLANNED:
        # «a trip to Washington, where leaders will gather on Nov. 6»: it is for that day.
        unsaid = not_of_saying(told.scene, told.around, told.says)
        when = circumstances.date_in_sentence(unsaid, frame, at, status)
    is_on_the_day = when == UNDATED and around.day.last is not None and _is_on_the_day(told, frame)
    return around.day if is_on_the_day else when


def _meant(frame: Frame, participants: Sequence[Participant]) -> Iterator[Mention]:
    """The mentions of those who took part."""
    spans = {participant.span for participant in participants}
    return (mention for mention in frame.participants if mention.span in spans)


def _is_on_the_day(told: Told, frame: Frame) -> bool:
    """«later in the day»; «tomorrow» of an article without a day of its own."""
    is_relative = any(
        d.event_date.basis is Basis.RELATIVE and d.event_date.first is None
        for d in told.around.dates
    )
    return told.judge.cue_of("today", frame) is not None or (
        is_relative and told.around.anchor is None
    )


def _on_the_way(
    told: Told,
    contact: Frame,
    form: Form,
    participants: Sequence[Participant],
    status: Status,
) -> FoundPlace | None:
    """«travels to Tehran, where he is due to meet X», but not «meets X before flying to Paris»."""
    names = {participant.name for participant in participants}
    if form in REMOTE:
        return None
    ways = [
        frame
        for frame in told.frames
        if not ELSEWHERE & {*told.scene.words(contact.last + 1, frame.first)}
        if status is told.judge.judge(frame).status or status is not Status.HELD
        if frame.whither and any((m.person or m.office) in names for m in frame.sides)
    ]
    before = [frame for frame in ways if frame.first < contact.first]
    return next((frame.whither[0] for frame in (*before[-1:], *ways)), None)


def _how(frame: Frame) -> str:
    return "the subject comes from before" if frame.certainty <= CARRIED else "by marks and order"
