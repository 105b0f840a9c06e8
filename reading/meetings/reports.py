"""From a contact as a sentence tells it to a report with its form, time, place and reasons."""

from collections.abc import Iterable, Iterator

from reading.contacts.judgements import Judgement
from reading.contacts.standing import Side
from reading.facts import (
    EventDate,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
    Reason,
    Span,
    Status,
)
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed
from reading.meetings.circumstances import form_of, is_background
from reading.meetings.schedules import scheduled
from reading.story.attending import forum_of
from reading.story.contact_tenses import status_on
from reading.story.locating import placed
from reading.story.scenes import Told
from reading.story.timing import date_of_contact
from reading.text.analysis import Token
from reading.where.places import FoundPlace

FORETOLD = "told of before"
APART = "between themselves"
"""The rule by which a contact is no part of a larger one: «с глазу на глаз», «отдельно»."""

BY_TABLE = "held the office"
"""The rule by which an office without a name means a person."""


def clause_of(parsed: Parsed, trigger: int) -> tuple[Token, ...]:
    return tuple(parsed.tokens[i] for i in parsed.clause(trigger))


def participant_of(side: Side, part: Part) -> Participant:
    kind = ParticipantKind.PERSON if side.is_person else ParticipantKind.OFFICE
    mention = side.mention
    span = mention.span if mention else None
    return Participant(kind, side.name, part, span, mention.country if mention else None)


def by_tables(mentions: Iterable[Mention]) -> Iterator[Reason]:
    """Who is named by nothing but his office, with the row of the table that says who held it."""
    for mention in mentions:
        if mention.source is not None:
            yield Reason("participants", BY_TABLE, mention.span, mention.source)


def report_of(
    told: Told,
    participants: tuple[Participant, ...],
    whither: FoundPlace | None,
    confidence: float,
    day: EventDate | None = None,
) -> MeetingReport:
    """`day`: that of the stop of a tour, when it is known apart from the others."""
    told = scheduled(told)
    frame, facts, judgement = told.frame, told.facts, told.judgement
    form, form_reason = form_of(told, len(participants))
    when = day or date_of_contact(told)
    status = status_on(when, told)
    place, place_reasons = placed(told, whither, form, when)
    forum, forum_reasons = forum_of(told, form, when, place)
    trigger = facts.sentence.tokens[frame.trigger]
    cues = told.setting.contacts.cues
    apart = cues["alone"] | cues["one_by_one"]
    alone = next((token for token in told.clause if token.lemma in apart), None)
    old = foretold(told)
    reasons = (
        Reason("participants", f"{frame.word.lemma}: {frame.word.kind}", trigger.span),
        form_reason,
        *((Reason("participants", APART, alone.span),) if alone else ()),
        *((Reason("status", FORETOLD, old.span),) if old else ()),
        *by_tables(frame.participants),
        Reason("status", str(status), _span(judgement)),
        Reason("date", when.basis.value, when.span, when.source),
        *place_reasons,
        *forum_reasons,
    )
    return MeetingReport(
        participants=participants,
        form=form,
        status=status,
        date=when,
        evidence=facts.sentence.span,
        place=place,
        forum=forum,
        is_background=is_background(when, told),
        confidence=round(confidence, 3),
        reasons=reasons,
    )


def foretold(told: Told) -> Token | None:
    """«Ранее сообщалось, что встреча пройдёт …»: by now it may have."""
    opening = told.facts.sentence.tokens[:1]
    is_plan = told.judgement.status is Status.PLANNED
    return next((token for token in opening if is_plan and token.lemma == "ранее"), None)


def _span(judgement: Judgement) -> Span | None:
    return judgement.because.span if judgement.because else None
