"""Whether who attended makes a meeting of its own, completes one told before, or only sat by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.contacts.frames import Frame
from reading.contacts.presence import PRESENT
from reading.contacts.status import judge
from reading.facts import (
    CONFIDENCE_THRESHOLD,
    Form,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
)
from reading.grammar.syntax import Parsed
from reading.meetings.attendance import Attendance, Event, gender_of
from reading.meetings.reports import clause_of, participant_of, report_of
from reading.story.scenes import SentenceFacts, Setting, Told

GATHERING = frozenset({"сессия"})
"""Nouns of a contact of two that mean one of many: «в сессии участвовали …»."""

CERTAINTY = 0.75
"""Of a meeting whose people two sentences name."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What an attendance comes to.

    `joint`: those told before, whom the attendees met; `beside`: the report of the meeting in which
    they only sat by.
    """

    attendance: Attendance
    joint: tuple[Participant, ...] = ()
    beside: MeetingReport | None = None
    event: Event | None = None

    @property
    def is_joint(self) -> bool:
        if self.beside is not None:
            return False
        is_of_sides = self.attendance.is_of_side and self.event is None and bool(self.joint)
        if self.attendance.is_list or self.attendance.joins or is_of_sides:
            return True
        return self.event is not None and not self.event.is_domestic


def settled_in(
    parsed: Parsed,
    attendances: Sequence[Attendance],
    events: Sequence[Event],
    recent: Sequence[MeetingReport],
) -> tuple[Settled, ...]:
    """The attendances of a sentence that take up what was told before.

    `events` are the contact nouns up to it, `recent` the reports of the last sentences and of its
    other words.
    """
    told = next((report for report in reversed(recent) if is_of_two(report)), None)
    unnamed = next((report for report in reversed(recent) if _has_unnamed(report)), None)
    settled = (
        _with_whom(one, parsed, events, told, unnamed) or (Settled(one) if one.is_list else None)
        for one in attendances
    )
    return tuple(one for one in settled if one is not None)


def _settled(
    attendance: Attendance,
    parsed: Parsed,
    events: Sequence[Event],
    told: MeetingReport | None,
) -> Settled | None:
    event = _meant(attendance, parsed, events)
    members = _members(event, attendance)
    if attendance.joins and not attendance.is_of_body:
        hosts = tuple(participant_of(side, Part.PRINCIPAL) for side in attendance.hosts)
        known = hosts or (members if len(members) > 1 else _principals(told))
        return Settled(attendance, known, event=event)
    if not (attendance.is_told or attendance.is_of_body):
        return None
    if told is not None and _is_of_few(attendance, event, parsed):
        return _beside(attendance, event, told)
    if told is None and _is_ceremony(attendance, parsed):
        return Settled(attendance)
    if event is None or not (event.members or event.is_domestic):
        return None
    return Settled(attendance, members, event=event)


def _with_whom(
    attendance: Attendance,
    parsed: Parsed,
    events: Sequence[Event],
    told: MeetingReport | None,
    unnamed: MeetingReport | None,
) -> Settled | None:
    settled = _settled(attendance, parsed, events, told)
    if settled is not None and (settled.joint or settled.beside):
        return settled
    return _naming(attendance, parsed, events, unnamed) or settled


def _has_unnamed(report: MeetingReport) -> bool:
    """«Трамп встретился с президентами пяти стран»: one of them is named."""
    principals = _principals(report)
    people = [p for p in principals if p.kind is ParticipantKind.PERSON]
    is_sure = report.confidence >= CONFIDENCE_THRESHOLD
    return is_sure and report.form is not Form.VISIT and len(people) == 1 < len(principals)


def _naming(
    attendance: Attendance,
    parsed: Parsed,
    events: Sequence[Event],
    unnamed: MeetingReport | None,
) -> Settled | None:
    """«На встрече присутствовали А, Б и В»: these are the presidents he met."""
    event = _meant(attendance, parsed, events) or next(
        (e for e in events if e.parsed is parsed and e.index == attendance.event), None
    )
    if (
        unnamed is None
        or (event is None and not attendance.is_of_side)
        or not attendance.is_told
        or len(attendance.attendees) < MANY
    ):
        return None
    host = [p for p in _principals(unnamed) if p.kind is ParticipantKind.PERSON]
    return Settled(attendance, tuple(host), event=event)


MANY = 2


def _beside(attendance: Attendance, event: Event | None, told: MeetingReport) -> Settled | None:
    """They sat by, or, where others who rule came, it was a meeting of all."""
    names = {side.name for side in attendance.attendees}
    if names >= {person.name for person in _principals(told)}:
        return None
    if attendance.has_rulers:
        return Settled(attendance, _principals(told), event=event)
    return Settled(attendance, beside=told)


def _meant(attendance: Attendance, parsed: Parsed, events: Sequence[Event]) -> Event | None:
    """The last contact noun told of that the words may take up."""
    if attendance.is_bare:
        return events[-1] if events and events[-1].word.kind == "event" else None
    if attendance.event is None:
        return None
    own = next((e for e in events if e.parsed is parsed and e.index == attendance.event), None)
    gender = gender_of(parsed, attendance.event)
    for event in reversed(events):
        if event.parsed is parsed and event.index > attendance.event:
            continue
        is_meant = _is_alike(own, event) if own is not None else gender == event.gender
        if is_meant and (event is not own or _members(event, attendance)):
            return event
    return None


def _is_ceremony(attendance: Attendance, parsed: Parsed) -> bool:
    """«В церемонии приняли участие …»: whose it was, others tell; they only stood by."""
    return attendance.event is not None and parsed.tokens[attendance.event].lemma == "церемония"


def _is_alike(one: Event, other: Event) -> bool:
    """«заседание» may be the «саммит» of the sentence before, and that of who presided."""
    both_of_many = one.word.kind == "event" == other.word.kind
    is_presided = any(side.part == PRESENT for side in other.members)
    has_any_name = {one.word.lemma, other.word.lemma} <= GENERAL | OF_MANY
    return one.word.lemma == other.word.lemma or both_of_many or (is_presided and has_any_name)


def _is_of_few(attendance: Attendance, event: Event | None, parsed: Parsed) -> bool:
    """«встреча», «переговоры» told of before by this word or any other, but not «саммит»."""
    if event is None:
        at = attendance.event
        return attendance.is_of_side or at is None or parsed.tokens[at].lemma in GENERAL
    return event.word.kind == "noun" and event.word.lemma not in GATHERING


GENERAL = frozenset(
    {"встреча", "переговоры", "беседа", "разговор", "консультация", "диалог", "церемония"}
    | {"мероприятие"}
)
"""What any contact may be called afterwards."""


OF_MANY = frozenset({"саммит", "заседание", "форум", "конференция"})


def _members(event: Event | None, attendance: Attendance) -> tuple[Participant, ...]:
    """Whom the text names around the noun, besides those who came."""
    came = {side.name for side in attendance.attendees}
    return tuple(
        participant_of(side, Part.PRINCIPAL)
        for side in (event.members if event is not None else ())
        if side.part != "zero" and side.name not in came
    )


def _principals(report: MeetingReport | None) -> tuple[Participant, ...]:
    people = report.participants if report is not None else ()
    return tuple(person for person in people if person.part is Part.PRINCIPAL)


def is_of_two(report: MeetingReport) -> bool:
    is_sure = report.confidence >= CONFIDENCE_THRESHOLD
    people = [p for p in _principals(report) if p.kind is ParticipantKind.PERSON]
    return is_sure and report.form is not Form.VISIT and len(people) > 1


def with_delegates(report: MeetingReport, settled: Sequence[Settled]) -> MeetingReport:
    """«На встрече присутствовали …»: who sat by, after those who met."""
    known = {participant.name for participant in report.participants}
    delegates = {
        side.name: participant_of(side, Part.DELEGATE)
        for one in settled
        if one.beside is report
        for side in one.attendance.attendees
        if side.name not in known
    }
    return replace(report, participants=(*report.participants, *delegates.values()))


def joint_reports(
    parsed: Parsed, facts: SentenceFacts, setting: Setting, settled: Sequence[Settled]
) -> Iterator[MeetingReport]:
    """«К беседе присоединились …», «Кроме него, в сессии участвовали …»: one meeting of all."""
    for one in settled:
        verb = one.attendance.verb
        judgement = judge(parsed, verb, setting.contacts)
        if judgement.status is None or not one.is_joint:
            continue
        came = {s.name: participant_of(s, Part.PRINCIPAL) for s in one.attendance.attendees}
        people = {person.name: person for person in one.joint} | came
        mentions = tuple(s.mention for s in one.attendance.attendees if s.mention)
        word = one.event.word if one.event else setting.contacts.nouns["встреча"]
        frame = Frame(word, verb, verb, mentions)
        told = Told(frame, facts, setting, clause_of(parsed, verb), judgement)
        if len(people) > 1:
            yield report_of(told, tuple(people.values()), None, CERTAINTY)
