"""Who met whom: pairings of all sentences become the meeting reports of an article."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.analysis import Token
from reading.attending import forum_of
from reading.ceremonies import read_ceremonies
from reading.circumstances import form_of, is_background
from reading.cliques import cliques
from reading.facts import (
    CONFIDENCE_THRESHOLD,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
    Person,
    Reason,
    Span,
)
from reading.frames import Frame
from reading.locating import placed
from reading.pairings import FIRST, Pairing, Side, find_pairings
from reading.places import FoundPlace
from reading.retellings import merged
from reading.salience import NOBODY, Context
from reading.scenes import SentenceFacts, Setting, Told
from reading.status import Judgement, judge
from reading.syntax import Parsed
from reading.timing import date_of_contact, status_on
from reading.visits import Visit, find_visits

POSSIBLE = 0.3
"""Confidence under which a pairing isn't even kept for /why."""


def read_meetings(
    sentences: Sequence[SentenceFacts], setting: Setting, persons: Sequence[Person]
) -> tuple[MeetingReport, ...]:
    """The meeting reports of an article, each contact once, in the order of first telling."""
    reports: list[MeetingReport] = []
    for facts in map(_spoken, sentences):
        parsed = Parsed(facts.sentence, facts.mentions)
        reports.extend(_contacts(parsed, facts, setting))
        reports.extend(_visits(parsed, facts, setting))
    reports.extend(read_ceremonies(sentences, persons, setting))
    told = merged(reports, setting.anchor, setting.day)
    return tuple(report for report in told if not _is_echo(report, told))


def _is_echo(report: MeetingReport, told: Sequence[MeetingReport]) -> bool:
    """Too unsure to count, and nothing but what another report says surely."""
    if report.confidence >= CONFIDENCE_THRESHOLD:
        return False
    names = {participant.name for participant in report.participants}
    return any(
        other.confidence >= CONFIDENCE_THRESHOLD and names <= {p.name for p in other.participants}
        for other in told
    )


def _spoken(facts: SentenceFacts) -> SentenceFacts:
    """In direct speech whoever acts unnamed is the speaker, and only if he speaks of himself."""
    says_i = any(
        token.lemma in SELF or token.feats.get("Person") == "1" for token in facts.sentence.tokens
    )
    if facts.quoted is None and not says_i:
        return facts
    speaker = facts.quoted.speaker if facts.quoted is not None else None
    context = Context(subject=speaker.person) if speaker is not None and says_i else NOBODY
    return replace(facts, context=context)


SELF = frozenset({"я", "мы", "мой", "наш"})


def _contacts(parsed: Parsed, facts: SentenceFacts, setting: Setting) -> Iterator[MeetingReport]:
    by_word: dict[int, list[Pairing]] = defaultdict(list)
    for pairing in find_pairings(parsed, facts.context, setting.contacts):
        if pairing.confidence >= POSSIBLE:
            by_word[pairing.trigger].append(pairing)
    for pairings in by_word.values():
        yield from _told_by(pairings, parsed, facts, setting)


def _told_by(
    pairings: Sequence[Pairing], parsed: Parsed, facts: SentenceFacts, setting: Setting
) -> Iterator[MeetingReport]:
    """The contacts one word tells of: one for each group of people who all met each other."""
    first = pairings[0]
    judgement = _judged(parsed, first.trigger, first.verb, setting)
    if judgement.status is None:
        return
    if _is_remembered(_clause(parsed, first.trigger), setting):
        # «Ранее стороны подписали …»: what is only likely is no memory.
        pairings = [p for p in pairings if p.confidence >= CONFIDENCE_THRESHOLD]
    sides = {side.name: side for pairing in pairings for side in pairing.sides}
    neighbours: dict[str, set[str]] = {name: set() for name in sides}
    for pairing in pairings:
        neighbours[pairing.one.name].add(pairing.other.name)
        neighbours[pairing.other.name].add(pairing.one.name)
    for group in cliques(neighbours):
        members = [side for name, side in sides.items() if name in group]
        sure = min(p.confidence for p in pairings if {s.name for s in p.sides} <= group)
        frame = _frame(first, members)
        told = Told(frame, facts, setting, _clause(parsed, first.trigger), judgement)
        participants = tuple(_participant(side, Part.PRINCIPAL) for side in members)
        yield _report(told, participants, None, sure)


def _is_remembered(clause: Sequence[Token], setting: Setting) -> bool:
    return any(token.lemma in setting.contacts.cues["background"] for token in clause)


def _judged(parsed: Parsed, trigger: int, verb: int | None, setting: Setting) -> Judgement:
    governing = None if verb is None else parsed.tokens[verb]
    clause = _clause(parsed, trigger)
    return judge(clause, governing, parsed.tokens[trigger], setting.contacts)


def _clause(parsed: Parsed, trigger: int) -> tuple[Token, ...]:
    return tuple(parsed.tokens[i] for i in parsed.clause(trigger))


def _frame(pairing: Pairing, members: Sequence[Side]) -> Frame:
    first = tuple(side.mention for side in members if side.mention and side.part in FIRST)
    others = tuple(side.mention for side in members if side.mention and side.part not in FIRST)
    return Frame(pairing.word, pairing.trigger, pairing.verb, first, others)


def _participant(side: Side, part: Part) -> Participant:
    kind = ParticipantKind.PERSON if side.is_person else ParticipantKind.OFFICE
    mention = side.mention
    span = mention.span if mention else None
    return Participant(kind, side.name, part, span, mention.country if mention else None)


def _visits(parsed: Parsed, facts: SentenceFacts, setting: Setting) -> Iterator[MeetingReport]:
    for visit in find_visits(parsed, facts.context, setting.contacts, facts.places):
        judgement = _judged(parsed, visit.trigger, visit.verb, setting)
        if judgement.status is None:
            continue
        for place in visit.whither or (None,):
            for traveller in visit.travellers:
                frame = _visit_frame(visit, traveller)
                told = Told(frame, facts, setting, _clause(parsed, visit.trigger), judgement)
                if place is None and not told.is_announced:
                    continue
                participants = (
                    _participant(traveller, Part.TRAVELLER),
                    *(
                        _participant(host, Part.HOST)
                        for host in visit.hosts
                        if host.name != traveller.name
                    ),
                )
                yield _report(told, participants, place, traveller.certainty)


def _visit_frame(visit: Visit, traveller: Side) -> Frame:
    mentions = (traveller.mention,) if traveller.mention else ()
    return Frame(visit.word, visit.trigger, visit.verb, mentions, whither=visit.whither)


def _report(
    told: Told,
    participants: tuple[Participant, ...],
    whither: FoundPlace | None,
    confidence: float,
) -> MeetingReport:
    frame, facts, judgement = told.frame, told.facts, told.judgement
    form, form_reason = form_of(told, len(participants))
    when = date_of_contact(told)
    status = status_on(when, told)
    place, place_reasons = placed(told, whither, form, when)
    forum, forum_reasons = forum_of(told, form, when, place)
    trigger = facts.sentence.tokens[frame.trigger]
    reasons = (
        Reason("participants", f"{frame.word.lemma}: {frame.word.kind}", trigger.span),
        form_reason,
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


def _span(judgement: Judgement) -> Span | None:
    return judgement.because.span if judgement.because else None
