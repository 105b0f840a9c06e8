"""Who was together without a word of meeting: at a summit, at a ceremony of credentials."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.facts import (
    REMOTE,
    Form,
    MeetingReport,
    Participant,
    ParticipantKind,
    Reason,
    Span,
    Status,
)
from reading.grammar.mentions import Mention
from reading.plain.circumstances import as_forum, date_in_sentence
from reading.plain.cues import Cue
from reading.plain.drafts import Draft, Told, timed
from reading.plain.frames import Frame
from reading.plain.grammar import ContactWord, Marker, Need, nameless
from reading.plain.people import Cast

CONFIDENCE = 0.6
ATTENDANCE = nameless(Form.MULTILATERAL, Need.SEVERAL)
AUDIENCE = nameless(Form.MEETING, Need.COMPANY)
FARTHEST = 2
"""Sentences between two that tell who was at the same event."""


@dataclass(frozen=True, slots=True)
class Present:
    """Who attended an event, by one sentence."""

    number: int
    cue: Cue
    people: tuple[Mention, ...]


def read_attendance(told: Sequence[Told]) -> Iterator[Draft]:
    """«X chaired the session. Y and Z took part.»: one report of all of them."""
    row: list[Present] = []
    for present in _attending(told):
        if row and present.number - row[-1].number > FARTHEST:
            yield from _gathered(row, told)
            row = []
        row.append(present)
    yield from _gathered(row, told)


def _attending(told: Sequence[Told]) -> Iterator[Present]:
    for number, sentence in enumerate(told):
        kinds = {cue.kind for cue in sentence.judge.cues}
        cue = next((cue for cue in sentence.judge.cues if cue.kind == "attending"), None)
        if cue is None or "events" not in kinds:
            continue
        units = sentence.scene.units
        acting = [u for u in units if u.marker is Marker.SUBJECT and u.last < cue.first][-1:]
        others = [
            u
            for u in units
            if u.marker is Marker.BY or (u.marker is Marker.SUBJECT and u.first > cue.last)
        ]
        people = tuple(m for unit in (*acting, *others) for m in unit.members if m.person)
        if people:
            yield Present(number, cue, people)


def _gathered(row: Sequence[Present], told: Sequence[Told]) -> Iterator[Draft]:
    people = list({m.person: m for present in row for m in present.people}.values())
    countries = {mention.country for mention in people}
    is_suite = len(countries) == 1 and None not in countries  # they came with somebody
    if len(people) > 1 and not is_suite and not _sat_in(row, told):
        draft = _draft(told[row[0].number], row[0].cue, people, ATTENDANCE)
        if draft is not None:
            yield draft


def _sat_in(row: Sequence[Present], told: Sequence[Told]) -> bool:
    """«X received Y. The meeting was ATTENDED BY A and B»: those beside X and Y."""
    number, cue = row[0].number, row[0].cue
    scene = told[number].scene
    is_passive = scene.low(cue.last + 1) == "by"
    is_theirs = "in the meeting" in " ".join(scene.words(cue.last, cue.last + FARTHEST + 2))
    before = [f for one in told[max(0, number - FARTHEST) : number] for f in one.frames]
    met = any(len(f.participants) > 1 for f in before)
    return len(row) == 1 and (is_passive or is_theirs) and met


def read_credentials(
    told: Sequence[Told], cast: Cast, ambassadors: frozenset[str]
) -> Iterator[Draft]:
    """Whoever takes credentials met every ambassador the article names from there on."""
    start = next((n for n, one in enumerate(told) if _cue(one, "credentials")), None)
    if start is None:
        return
    host = _host(told[start])
    envoys = {h.person for h in cast.held if h.role.phrase in ambassadors}
    if host is None:
        return
    seen = {host.person}
    for sentence in told[start:]:
        for mention in (m for unit in sentence.scene.units for m in unit.members):
            if mention.person in envoys - seen and mention.country != host.country:
                seen.add(mention.person)
                cue = Cue(mention.first, mention.last, "credentials")
                draft = _draft(sentence, cue, [host, mention], AUDIENCE)
                if draft is not None:
                    yield draft


def _cue(told: Told, kind: str) -> Cue | None:
    return next((cue for cue in told.judge.cues if cue.kind == kind), None)


def _host(told: Told) -> Mention | None:
    """To whom they were given, else who took them."""
    for wanted in (Marker.TO, Marker.SUBJECT):
        for unit in told.scene.units:
            if unit.marker is wanted and unit.members and unit.members[0].person:
                return unit.members[0]
    return None


def _draft(told: Told, cue: Cue, people: Sequence[Mention], word: ContactWord) -> Draft | None:
    """A report of these people, at the words of the cue; None when they weren't there."""
    tokens = told.scene.tokens
    frame = Frame(
        word, cue.first, cue.last, sides=tuple(people), carrier=cue.last, certainty=CONFIDENCE
    )
    is_attended = word is ATTENDANCE
    status = timed(told, frame, told.judge.judge(frame)).status if is_attended else Status.HELD
    if status is None:
        return None
    at = Span(tokens[cue.first].span.start, tokens[cue.last].span.stop)
    when = date_in_sentence(told.around, frame, at, status)
    means = told.scene.means[0].form if told.scene.means else None
    form = means if means in REMOTE and len(people) == len({"a", "b"}) else word.form
    reasons = (
        Reason("participants", "credentials" if word is AUDIENCE else "attendance", at),
        Reason("status", status.value, at),
    )
    report = MeetingReport(
        participants=tuple(
            Participant(ParticipantKind.PERSON, str(m.person), span=m.span, country=m.country)
            for m in people
        ),
        form=form or word.form,
        status=status,
        date=when,
        evidence=told.span,
        forum=as_forum(told.around.forums[0] if told.around.forums else told.around.forum),
        confidence=CONFIDENCE,
        reasons=reasons,
    )
    return Draft(report, when.first is not None, is_sited=False)
