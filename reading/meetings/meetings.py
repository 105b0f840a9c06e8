"""Who met whom: pairings of all sentences become the meeting reports of an article."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, pairwise

from reading.contacts.frames import Frame
from reading.contacts.judgements import Judgement
from reading.contacts.pairings import Pairing
from reading.contacts.parts import FIRST
from reading.contacts.standing import Side
from reading.contacts.status import judge
from reading.contacts.triggers import Trigger
from reading.facts import CONFIDENCE_THRESHOLD, EventDate, MeetingReport, Part, Person, Status
from reading.grammar.mentions import MentionKind
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_past
from reading.meetings.attendance import Attendance, Event, events_of, find_attendance
from reading.meetings.ceremonies import read_ceremonies
from reading.meetings.cliques import cliques
from reading.meetings.denied import with_failed, without_denied
from reading.meetings.durations import with_duration
from reading.meetings.gatherings import (
    Settled,
    is_of_two,
    joint_reports,
    settled_in,
    with_delegates,
)
from reading.meetings.genres import without_play
from reading.meetings.hosts import hosted, received_by
from reading.meetings.listed import read_lists
from reading.meetings.reports import clause_of, participant_of, report_of
from reading.meetings.retellings import merged
from reading.meetings.rosters import roster_of
from reading.meetings.thirds import find_thirds
from reading.meetings.visits import Visit, find_visits
from reading.story.scenes import SentenceFacts, Setting, Told
from reading.story.several_days import days_of_each
from reading.story.tours import tour_from
from reading.text.analysis import Token
from reading.where.places import FoundPlace

POSSIBLE = 0.3
"""Confidence under which a pairing isn't even kept for /why."""


def read_meetings(
    sentences: Sequence[SentenceFacts], setting: Setting, persons: Sequence[Person]
) -> tuple[MeetingReport, ...]:
    """The meeting reports of an article, each contact once, in the order of first telling."""
    reports: list[MeetingReport] = []
    before: SentenceFacts | None = None
    homes = _homes(persons)
    for number, facts in enumerate(sentences):
        last = sentences[number - 1] if number else None
        reports[:] = without_denied(reports, last, facts, setting.contacts)
        reports[:] = with_failed(reports, last, facts, setting.contacts)
        parsed = facts.parsed
        found = facts.telling.triggers
        near = {facts.sentence.span for facts in sentences[max(0, number - NEAR) : number]}
        recent = tuple(report for report in reports[-LATEST:] if report.evidence in near)
        recent = (*_first_told(reports), *recent)
        contacts = tuple(_contacts(parsed, facts, setting))
        attendances = _attendances(parsed, islice(sentences, number + 1, None), setting)
        settled = _settled(attendances, before, facts, recent, contacts) if attendances else ()
        apart = {i for one in settled for i in one.attendance.words}
        own = [report for word, report in contacts if word not in apart]
        reports.extend([one for one in own if not _only_points_back(one, facts, reports)])
        if settled:
            reports[:] = [with_delegates(report, settled) for report in reports]
            reports.extend(joint_reports(parsed, facts, setting, settled))
        reports.extend(_visits(parsed, found, facts, setting, homes))
        before = before if _only_says_who_told(facts) else facts
    listed = tuple(read_lists(sentences, setting))
    headings = {report.evidence for report in listed}
    reports = [*(one for one in reports if one.evidence not in headings), *listed]
    reports.extend(read_ceremonies(sentences, persons, setting))
    real = tuple(without_play(reports, sentences, persons, setting.contacts))
    told = merged(real, setting.anchor, setting.day)
    return tuple(report for report in told if not _is_echo(report, told))


def _only_says_who_told(facts: SentenceFacts) -> bool:
    """«Об этом сообщила пресс-служба.»: the next sentence goes on from the one before."""
    opening = facts.sentence.tokens[: len(ABOUT_IT)]
    return tuple(token.text.lower() for token in opening) == ABOUT_IT


ABOUT_IT = ("об", "этом")

NEAR = 3
"""Sentences back of a meeting that «на встрече присутствовали …» may take up."""

LATEST = 40
"""More reports than so few sentences tell."""


def _first_told(reports: Sequence[MeetingReport]) -> tuple[MeetingReport, ...]:
    """The meeting that an article is about: whom it names at its end were there."""
    first = next((r for r in reports if is_of_two(r) and not r.is_background), None)
    return (first,) if first is not None else ()


def _attendances(
    parsed: Parsed, following: Iterable[SentenceFacts], setting: Setting
) -> tuple[Attendance, ...]:
    roster = roster_of(parsed, following, setting.contacts)
    if roster:
        return (roster,)
    return (*find_attendance(parsed, setting.contacts), *find_thirds(parsed))


def _settled(
    attendances: Sequence[Attendance],
    before: SentenceFacts | None,
    facts: SentenceFacts,
    recent: Sequence[MeetingReport],
    contacts: Sequence[tuple[int, MeetingReport]],
) -> tuple[Settled, ...]:
    """What «участвовали» comes to after the reports before and those of other words."""
    taken = {i for one in attendances for i in one.words}
    told = (*recent, *(report for word, report in contacts if word not in taken))
    events = (event for one in (before, facts) if one is not None for event in _events(one))
    return settled_in(facts.parsed, attendances, tuple(events), told)


def _events(facts: SentenceFacts) -> Sequence[Event]:
    return events_of(facts.parsed, facts.telling.triggers, facts.telling.context)


def _is_echo(report: MeetingReport, told: Sequence[MeetingReport]) -> bool:
    """Too unsure to count, and nothing but what another report says surely."""
    if report.confidence >= CONFIDENCE_THRESHOLD:
        return False
    names = {participant.name for participant in report.participants}
    return any(
        other.confidence >= CONFIDENCE_THRESHOLD and names <= {p.name for p in other.participants}
        for other in told
    )


def _contacts(
    parsed: Parsed, facts: SentenceFacts, setting: Setting
) -> Iterator[tuple[int, MeetingReport]]:
    """The reports of a sentence with the token of the word that tells each."""
    by_word: dict[int, list[Pairing]] = defaultdict(list)
    for pairing in facts.telling.pairings:
        if pairing.confidence >= POSSIBLE:
            by_word[pairing.trigger].append(pairing)
    for word, pairings in by_word.items():
        for report in _told_by(pairings, parsed, facts, setting):
            yield word, report


def _told_by(
    pairings: Sequence[Pairing], parsed: Parsed, facts: SentenceFacts, setting: Setting
) -> Iterator[MeetingReport]:
    """The contacts one word tells of: one for each group of people who all met each other."""
    first = pairings[0]
    judgement = judge(parsed, first.trigger, setting.contacts)
    if judgement.status is None:
        return
    if _is_remembered(clause_of(parsed, first.trigger), setting):
        # «Ранее стороны подписали …»: what is only likely is no memory.
        pairings = [p for p in pairings if p.confidence >= CONFIDENCE_THRESHOLD]
    sides = {side.name: side for pairing in pairings for side in pairing.sides}
    neighbours: dict[str, set[str]] = {name: set() for name in sides}
    for pairing in pairings:
        neighbours[pairing.one.name].add(pairing.other.name)
        neighbours[pairing.other.name].add(pairing.one.name)
    for one, other in combinations(sides.values(), 2):
        # Two offices act as two persons would; of what is nobody by name no pairing tells.
        if one.part == other.part == "agent" and not (one.is_person or other.is_person):
            neighbours[one.name].add(other.name)
            neighbours[other.name].add(one.name)
    for group in cliques(neighbours):
        members = [side for name, side in sides.items() if name in group]
        sure = min(p.confidence for p in pairings if {s.name for s in p.sides} <= group)
        frame = _frame(first, members)
        told = Told(frame, facts, setting, clause_of(parsed, first.trigger), judgement)
        participants = tuple(participant_of(side, Part.PRINCIPAL) for side in members)
        for day in days_of_each(told) or (None,):
            report = report_of(told, participants, None, sure, day)
            yield hosted(report, received_by(first.word, members))


def _only_points_back(
    report: MeetingReport, facts: SentenceFacts, before: Sequence[MeetingReport]
) -> bool:
    """«После встречи дипломаты посетили завод»: the meeting told of before, not one of theirs."""
    names = {person.name for person in report.participants}
    groups = [m for m in facts.mentions if m.kind is MentionKind.GROUP and names <= set(m.people)]
    tokens = facts.sentence.tokens
    is_after = any(
        one.text.lower() == AFTER and other.lemma in TALKS for one, other in pairwise(tokens)
    )
    met = ({p.name for p in r.participants if p.part is Part.PRINCIPAL} for r in before)
    is_known = any(names <= principals for principals in met)
    return bool(groups) and is_after and not is_known


AFTER, TALKS = "после", frozenset({"встреча", "переговоры", "беседа", "прием"})


def _is_remembered(clause: Sequence[Token], setting: Setting) -> bool:
    return any(token.lemma in setting.contacts.cues["background"] for token in clause)


def _frame(pairing: Pairing, members: Sequence[Side]) -> Frame:
    first = tuple(side.mention for side in members if side.mention and side.part in FIRST)
    others = tuple(side.mention for side in members if side.mention and side.part not in FIRST)
    host = received_by(pairing.word, members)
    mention = host.mention if host else None
    return Frame(pairing.word, pairing.trigger, pairing.verb, first, others, host=mention)


def _homes(persons: Sequence[Person]) -> dict[str, set[str]]:
    """The countries whose offices people hold."""
    return {p.name: {x.country for x in p.positions if x.country} for p in persons}


def _homes_of(side: Side, homes: Mapping[str, set[str]]) -> set[str | None]:
    office = side.mention.country if side.mention else None
    return {office, *homes.get(side.name, ())}


def _visits(
    parsed: Parsed,
    found: Sequence[Trigger],
    facts: SentenceFacts,
    setting: Setting,
    homes: Mapping[str, set[str]],
) -> Iterator[MeetingReport]:
    for visit in find_visits(parsed, found, facts.telling.context, setting.contacts, facts.places):
        judgement = _of_visit(visit, judge(parsed, visit.trigger, setting.contacts), parsed)
        if judgement.status is None:
            continue
        for place, day in _stops(visit, facts, setting, judgement.status):
            for traveller in visit.travellers:
                frame = _visit_frame(visit, traveller)
                told = Told(frame, facts, setting, clause_of(parsed, visit.trigger), judgement)
                if place is None and not (told.is_announced or visit.is_somewhere):
                    continue
                at_home = {setting.world.country_of(traveller.name), *_homes_of(traveller, homes)}
                is_own = place and place.iso in at_home
                # To a town of one's own country one may travel, to the country only come home.
                if place and is_own and (visit.is_stay or not place.is_city):
                    continue
                participants = (
                    participant_of(traveller, Part.TRAVELLER),
                    *(
                        participant_of(host, Part.HOST)
                        for host in visit.hosts
                        if host.name != traveller.name
                    ),
                )
                report = report_of(told, participants, place, traveller.certainty, day)
                yield with_duration(report, told)


def _stops(
    visit: Visit, facts: SentenceFacts, setting: Setting, status: Status
) -> Sequence[tuple[FoundPlace | None, EventDate | None]]:
    """Where it leads, with the days of a tour: «2 июля посетил Ташкент, 3 июля – Душанбе»."""
    if len(visit.whither) == 1:
        tour = tour_from(visit.whither[0], facts, setting, status)
        if tour:
            return tour
    return [(place, None) for place in visit.whither or (None,)]


def _of_visit(visit: Visit, judgement: Judgement, parsed: Parsed) -> Judgement:
    """«собирается в Ереван» is planned, «собирался» says nothing."""
    if not visit.is_meant or judgement.status is not Status.HELD:
        return judgement
    token = parsed.tokens[visit.trigger]
    return Judgement(None if is_past(token) else Status.PLANNED, token)


def _visit_frame(visit: Visit, traveller: Side) -> Frame:
    mentions = (traveller.mention,) if traveller.mention else ()
    return Frame(visit.word, visit.trigger, visit.verb, mentions, whither=visit.whither)
