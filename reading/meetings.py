"""Who met whom: frames of all sentences become the meeting reports of an article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.analysis import Token
from reading.anaphora import completed, subject_of
from reading.ceremonies import read_ceremonies
from reading.circumstances import (
    date_of_contact,
    form_of,
    forum_of,
    in_city,
    is_background,
    only_city,
    placed,
)
from reading.contacts import Contacts
from reading.facts import (
    Form,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
    Person,
    Reason,
    Span,
    Status,
)
from reading.frames import Frame, find_frames
from reading.mentions import Mention
from reading.places import FoundPlace
from reading.retellings import merged
from reading.scenes import SentenceFacts, Setting, Told
from reading.status import Judgement, judge
from reading.syntax import Parsed

CARRIED = 0.65
"""Confidence when the subject is taken over from the sentence before («Он встретился с …»)."""


def read_meetings(
    sentences: Sequence[SentenceFacts], setting: Setting, persons: Sequence[Person]
) -> tuple[MeetingReport, ...]:
    """The meeting reports of an article, each contact once, in the order of first telling."""
    reports: list[MeetingReport] = []
    last_subject: Mention | None = None
    for facts in sentences:
        parsed = Parsed(facts.sentence, facts.mentions)
        frames = find_frames(parsed, setting.contacts, facts.places)
        for frame in frames:
            whole, carried = completed(frame, parsed, facts, last_subject)
            for report in _reports(whole, parsed, facts, setting):
                confidence = min(report.confidence, CARRIED) if carried else report.confidence
                reports.append(replace(report, confidence=confidence))
        last_subject = subject_of(parsed) or last_subject
    reports.extend(read_ceremonies(sentences, persons, setting))
    city = only_city(sentences)
    return tuple(in_city(report, city) for report in merged(reports, setting))


def _reports(
    frame: Frame, parsed: Parsed, facts: SentenceFacts, setting: Setting
) -> Iterator[MeetingReport]:
    clause = tuple(parsed.tokens[i] for i in parsed.clause(frame.trigger))
    verb = None if frame.verb is None else parsed.tokens[frame.verb]
    judgement = judge(clause, verb, parsed.tokens[frame.trigger], setting.contacts)
    if judgement.status is None:
        return
    told = Told(frame, facts, setting, clause, judgement)
    for sides, place in _contacts(frame, clause, setting.contacts):
        participants = tuple(_participants(frame, sides))
        if _is_contact(told, participants, place):
            yield _report(told, participants, place)


def _contacts(
    frame: Frame, clause: Sequence[Token], contacts: Contacts
) -> Iterator[tuple[tuple[Mention, ...], FoundPlace | None]]:
    """One contact for each country visited, or for each of those met one after another."""
    if frame.word.form is Form.VISIT:
        travellers = (*frame.subjects, *frame.owners)
        for place in frame.whither or (None,):
            for traveller in travellers:
                yield (traveller, *frame.others), place
    elif len(frame.others) > 1 and _one_by_one(frame, clause, contacts):
        for other in frame.others:
            yield (*frame.subjects, *frame.owners, other), None
    else:
        yield frame.participants, None


def _one_by_one(frame: Frame, clause: Sequence[Token], contacts: Contacts) -> bool:
    """One host and guests of several countries met one after another, unless words say jointly."""
    hosts = (*frame.subjects, *frame.owners)
    if len(hosts) != 1 or any(token.lemma in contacts.cues["jointly"] for token in clause):
        return False
    countries = {mention.country for mention in frame.others}
    if frame.is_plural or any(token.lemma in contacts.cues["separate"] for token in clause):
        return True
    return len(countries) > 1 or None in countries


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
    came = mention in frame.subjects or mention in frame.owners
    return Part.TRAVELLER if came else Part.HOST


def _is_contact(told: Told, participants: Sequence[Participant], place: FoundPlace | None) -> bool:
    frame = told.frame
    people = [p for p in participants if p.kind is ParticipantKind.PERSON]
    if frame.word.form is Form.VISIT:
        return bool(people) and (place is not None or told.is_announced)
    two_sided = bool(frame.others or frame.owners) or told.is_carried or len(frame.subjects) > 1
    return len(participants) > 1 and bool(people) and two_sided


def _report(
    told: Told, participants: tuple[Participant, ...], whither: FoundPlace | None
) -> MeetingReport:
    frame, facts, judgement = told.frame, told.facts, told.judgement
    form, form_reason = form_of(told, len(participants))
    when = date_of_contact(told)
    place, place_reasons = placed(told, whither, form, when)
    forum, forum_reasons = forum_of(told, form, when)
    trigger = facts.sentence.tokens[frame.trigger]
    reasons = (
        Reason("participants", f"{frame.word.lemma}: {_how(frame)}", trigger.span),
        form_reason,
        Reason("status", str(judgement.status), _span(judgement)),
        Reason("date", when.basis.value, when.span, when.source),
        *place_reasons,
        *forum_reasons,
    )
    return MeetingReport(
        participants=participants,
        form=form,
        status=judgement.status or Status.HELD,
        date=when,
        evidence=facts.sentence.span,
        place=place,
        forum=forum,
        is_background=is_background(when, told),
        confidence=frame.certainty,
        reasons=reasons,
    )


def _how(frame: Frame) -> str:
    return "by grammar" if frame.certainty == 1.0 else "by order of words"


def _span(judgement: Judgement) -> Span | None:
    return judgement.because.span if judgement.because else None
