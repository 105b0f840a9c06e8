"""Who met whom: frames of all sentences become the meeting reports of the article."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from reading.analysis import Sentence, Token
from reading.contacts import Contacts, Slot
from reading.dates import FoundDate, resolve
from reading.documents import is_ahead
from reading.facts import (
    UNDATED,
    Basis,
    EventDate,
    Form,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
    Person,
    Place,
    Reason,
    Span,
    Status,
)
from reading.forums import FoundForum, date_of
from reading.frames import HIS, Frame, find_frames
from reading.people import Mention
from reading.places import Direction, FoundPlace
from reading.speech import Quoted
from reading.status import Judgement, judge
from reading.syntax import Parsed
from reading.world import ForumSession, World

CARRIED = 0.65
"""Confidence when the subject is taken over from the sentence before («Он встретился с …»)."""

SAME_DAYS = timedelta(days=30)
"""A held contact dated farther back from the article's day is told as background."""

MANY = 4
"""Principals from which a contact is multilateral."""


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """What is known of one sentence before contacts are read."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    places: tuple[FoundPlace, ...]
    forums: tuple[FoundForum, ...]
    dates: tuple[FoundDate, ...]
    quoted: Quoted | None


@dataclass(frozen=True, slots=True)
class Setting:
    """The article around its sentences: `anchor` is the day that came with it, `day` all we know.

    `forum` is the one whose guests the article writes about.
    """

    contacts: Contacts
    anchor: date | None
    day: EventDate
    forum: FoundForum | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One frame in its sentence and article, judged."""

    frame: Frame
    facts: SentenceFacts
    setting: Setting
    clause: tuple[Token, ...]
    judgement: Judgement

    @property
    def is_announced(self) -> bool:
        """«Визит … отменён», «ожидается прибытие …»: the place goes without saying."""
        word = self.facts.sentence.tokens[self.frame.trigger]
        is_subject = word.relation.startswith("nsubj")
        return is_subject and self.judgement.status is not Status.HELD

    @property
    def is_carried(self) -> bool:
        """The verb is the contact word or only carries it: its subjects met each other."""
        frame, verb = self.frame, self.frame.verb
        if verb is None or verb == frame.trigger:
            return verb is not None
        return self.facts.sentence.tokens[verb].lemma in self.setting.contacts.support


def read_meetings(
    sentences: Sequence[SentenceFacts], setting: Setting
) -> tuple[MeetingReport, ...]:
    """The meeting reports of an article, each contact once, in the order of first telling."""
    reports: list[MeetingReport] = []
    last_subject: Mention | None = None
    forum: FoundForum | None = None
    for facts in sentences:
        forum = facts.forums[0] if facts.forums else forum
        parsed = Parsed(facts.sentence, facts.mentions)
        frames = find_frames(parsed, setting.contacts, facts.places)
        for frame in frames:
            completed, carried = _completed(frame, parsed, facts, last_subject)
            for report in _reports(completed, parsed, facts, setting):
                confidence = min(report.confidence, CARRIED) if carried else report.confidence
                reports.append(replace(report, confidence=confidence))
        last_subject = _subject(parsed) or last_subject
    city = _only_city(sentences)
    return tuple(_in_city(report, city) for report in _merged(reports, setting))


def _only_city(sentences: Sequence[SentenceFacts]) -> FoundPlace | None:
    """The city of the whole article, when it speaks of being in one or going to one only."""
    named = [
        place
        for facts in sentences
        if not is_ahead(facts.sentence) and facts.quoted is None
        for place in facts.places
        if place.is_city and place.direction in {Direction.WHERE, Direction.WHITHER}
    ]
    return named[0] if len({place.name for place in named}) == 1 else None


def _in_city(report: MeetingReport, city: FoundPlace | None) -> MeetingReport:
    if city is None or report.place is not None or report.is_background or report.form in REMOTE:
        return report
    reason = Reason("place", "the only city of the article", city.span)
    return replace(report, place=city.place, reasons=(*report.reasons, reason))


REMOTE = frozenset({Form.PHONE_CALL, Form.VIDEO_CALL, Form.VISIT})


def _subject(parsed: Parsed) -> Mention | None:
    """Whom «он» of the next sentence means: the first person in the nominative."""
    for item in parsed.attached:
        if item.mention.person and item.case == "Nom" and not item.preposition:
            return item.mention
    return None


def _completed(
    frame: Frame, parsed: Parsed, facts: SentenceFacts, last: Mention | None
) -> tuple[Frame, bool]:
    """The frame with its subject supplied: the speaker of «мой визит», or the one named before."""
    if frame.word.form is not Form.VISIT and frame.subjects and not frame.others:
        return _with_object(frame, parsed, last)
    if frame.subjects or frame.owners:
        return frame, False
    speaker = facts.quoted.speaker if facts.quoted and _is_mine(frame, parsed) else None
    if speaker is not None:
        return replace(frame, owners=(speaker,)), False
    pronoun = _has_pronoun(frame, parsed)
    if not (pronoun or _lacks_subject(frame, parsed)) or facts.quoted:
        return frame, False
    meant = _before(frame, parsed) or last
    return (frame, False) if meant is None else (replace(frame, subjects=(meant,)), True)


def _with_object(frame: Frame, parsed: Parsed, last: Mention | None) -> tuple[Frame, bool]:
    """«Его принял президент»: the one named before."""
    if last is None or not frame.word.is_verb or frame.word.needs is not Slot.OBJECT:
        return frame, False
    objects = {parsed.tokens[i].text.lower() for i in parsed.children(frame.trigger)}
    if not objects & HIS or last.person in {mention.person for mention in frame.subjects}:
        return frame, False
    return replace(frame, others=(last,)), True


def _before(frame: Frame, parsed: Parsed) -> Mention | None:
    """The person in the nominative earlier in the sentence, whom «он» takes up."""
    named = [
        item.mention
        for item in parsed.attached
        if item.mention.person and item.case == "Nom" and item.mention.last < frame.trigger
    ]
    return named[-1] if named else None


def _lacks_subject(frame: Frame, parsed: Parsed) -> bool:
    """No subject at all: «Также провел переговоры с …», «…, что посетит Бишкек»."""
    if frame.verb is None or not (len(frame.others) == 1 or frame.whither):
        return False
    return not any(
        parsed.tokens[i].relation.startswith("nsubj") and i != frame.trigger
        for i in parsed.children(frame.verb)
    )


MINE = frozenset({"мой", "наш"})


def _is_mine(frame: Frame, parsed: Parsed) -> bool:
    return any(parsed.tokens[i].lemma in MINE for i in parsed.children(frame.trigger))


def _has_pronoun(frame: Frame, parsed: Parsed) -> bool:
    index = frame.trigger if frame.verb is None else frame.verb
    children = [parsed.tokens[i] for i in parsed.children(index)]
    owners = [parsed.tokens[i].text.lower() for i in parsed.children(frame.trigger)]
    return any(word in HIS for word in owners) or any(
        t.pos == "PRON" and t.case == "Nom" and t.lemma in {"он", "она"} for t in children
    )


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
    form, form_reason = _form(told, len(participants))
    when = _date(told)
    place, place_reasons = _placed(told, whither, form, when)
    forum = facts.forums[0] if facts.forums and form is not Form.VISIT else None
    trigger = facts.sentence.tokens[frame.trigger]
    reasons = (
        Reason("participants", f"{frame.word.lemma}: {_how(frame)}", trigger.span),
        form_reason,
        Reason("status", str(judgement.status), _span(judgement)),
        Reason("date", when.basis.value, when.span, when.source),
        *place_reasons,
    )
    return MeetingReport(
        participants=participants,
        form=form,
        status=judgement.status or Status.HELD,
        date=when,
        evidence=facts.sentence.span,
        place=place,
        forum=forum.forum if forum else None,
        is_background=_is_background(when, told),
        confidence=frame.certainty,
        reasons=reasons,
    )


def _how(frame: Frame) -> str:
    return "by grammar" if frame.certainty == 1.0 else "by order of words"


def _span(judgement: Judgement) -> Span | None:
    return judgement.because.span if judgement.because else None


def _form(told: Told, sides: int) -> tuple[Form, Reason]:
    """The word's own form, unless the clause says by phone, on the margins, or many took part."""
    word, clause = told.frame.word, told.clause
    trigger = told.facts.sentence.tokens[told.frame.trigger]
    for form, lemmas in told.setting.contacts.forms.items():
        by = next((token for token in clause if token.lemma in lemmas), None)
        if by is not None and word.form is not Form.VISIT:
            return form, Reason("form", "a word of the clause", by.span)
    margins = _margins(clause)
    if margins is not None and word.form in {Form.MEETING, Form.TALKS}:
        return Form.SIDELINES, Reason("form", "on the margins", margins.span)
    if sides >= MANY and word.form in {Form.MEETING, Form.TALKS}:
        return Form.MULTILATERAL, Reason("form", f"{sides} sides", trigger.span)
    return word.form, Reason("form", word.lemma, trigger.span)


def _margins(clause: Sequence[Token]) -> Token | None:
    for before, token in pairwise(clause):
        if token.lemma in {"поле", "кулуары"} and before.lemma in {"на", "в"}:
            return token
    return None


def _date(told: Told) -> EventDate:
    """The date of the sentence, else of its forum, else of the article."""
    judgement, setting = told.judgement, told.setting
    clause = Span(told.clause[0].span.start, told.clause[-1].span.stop)
    inside = [found for found in told.facts.dates if clause.covers(found.span)]
    for dates in (inside, told.facts.dates):
        options = (resolve(found, setting.anchor, judgement.tense) for found in dates)
        fitting = [one for one in options if one is not None and _fits(one, judgement, setting)]
        if fitting:
            return min(fitting, key=_width)
    for forum in told.facts.forums:
        if forum.session is not None:
            return date_of(forum.session)
    if judgement.status is not Status.HELD:
        return UNDATED
    session = setting.forum.session if setting.forum else None
    return date_of(session) if session and _is_vague(setting.day) else setting.day


def _is_vague(day: EventDate) -> bool:
    return day.first is None or day.last is None


def main_forum(
    scenes: Sequence[SentenceFacts], persons: Sequence[Person], world: World
) -> FoundForum | None:
    """The one forum that somebody takes part in, narrowed by the terms of the people's offices."""
    attended = [
        forum
        for scene in scenes
        if any(token.lemma in ATTENDING for token in scene.sentence.tokens)
        and not is_ahead(scene.sentence)
        for forum in scene.forums
    ]
    if len({forum.sessions[0].series for forum in attended}) != 1:
        return None
    narrowest = min(attended, key=lambda forum: len(forum.sessions))
    return narrowest.narrowed(s for s in narrowest.sessions if _could_attend(s, persons, world))


ATTENDING = frozenset({"участие", "участвовать", "участник", "поле", "кулуары"})


def _could_attend(session: ForumSession, persons: Sequence[Person], world: World) -> bool:
    """Everybody whose office the article names and the tables know held it then."""
    for person in persons:
        terms = [
            holder
            for holder in world.terms_of(person.name)
            if holder.is_certain
            and any(world.office_by_id[holder.office].title == p.title for p in person.positions)
        ]
        if terms and not any(term.held_on(session.first, session.last) for term in terms):
            return False
    return True


def _width(when: EventDate) -> int:
    return (when.last - when.first).days if when.first and when.last else 10**6


def _fits(when: EventDate, judgement: Judgement, setting: Setting) -> bool:
    """A held contact is not in the article's future, a planned one not in its past."""
    if setting.anchor is None or when.first is None or when.last is None:
        return True
    if judgement.status is Status.HELD:
        return when.first <= setting.anchor
    return when.last >= setting.anchor


def _place(facts: SentenceFacts, form: Form) -> FoundPlace | None:
    if form in REMOTE:
        return None
    here = [place for place in facts.places if place.direction is Direction.WHERE]
    cities = [place for place in here if place.is_city]
    return next(iter(cities or here), None)


def _placed(
    told: Told, whither: FoundPlace | None, form: Form, when: EventDate
) -> tuple[Place | None, tuple[Reason, ...]]:
    """Where the sentence says, else where the forum was that dates the contact."""
    facts = told.facts
    found = whither or _place(facts, form)
    if found is not None:
        return found.place, (Reason("place", "named", found.span),)
    forum = facts.forums[0] if facts.forums else told.setting.forum
    session = forum.session if forum else None
    if forum is None or session is None or told.judgement.status is not Status.HELD:
        return None, ()
    if when.source != f"forums:{session.id}" or form in REMOTE:
        return None, ()
    place = Place(session.city, session.country or None)
    return place, (Reason("place", "forum", forum.span, f"forums:{session.id}"),)


def _is_background(when: EventDate, told: Told) -> bool:
    """Told as a memory: long before the article's day, or with «напомним», «ранее»."""
    anchor, cues = told.setting.anchor, told.setting.contacts.cues["background"]
    if told.judgement.status is not Status.HELD:
        return False
    if anchor is None:
        anchor = told.setting.day.first
    if anchor and when.last and when.last < anchor - SAME_DAYS:
        return True
    return any(token.lemma in cues for token in told.clause)


# --- one contact, told several times ----------------------------------------------------------


def _merged(reports: Iterable[MeetingReport], setting: Setting) -> tuple[MeetingReport, ...]:
    merged: list[MeetingReport] = []
    for report in reports:
        same = next(
            (
                i
                for i, one in enumerate(merged)
                if _is_same(one, report) and not _is_memory(one, report, setting)
            ),
            None,
        )
        if same is None:
            merged.append(report)
        else:
            merged[same] = _united(merged[same], report)
    return tuple(merged)


OWN = frozenset({Basis.EXPLICIT, Basis.RELATIVE, Basis.DATELINE})


def _is_memory(one: MeetingReport, later: MeetingReport, setting: Setting) -> bool:
    """The contact told later has a date of its own, the one told first has not.

    Without a day of the article nothing shows that they are the same: «в сентябре 2019 года» at
    the end of a piece is another meeting than today's.
    """
    if later.status is not Status.HELD:
        return False
    own_first = one.date.basis in OWN and one.date != setting.day
    own_later = later.date.basis in OWN and later.date != setting.day
    return setting.anchor is None and own_later and not own_first


def _is_same(one: MeetingReport, other: MeetingReport) -> bool:
    if (one.form is Form.VISIT) != (other.form is Form.VISIT) or one.status is not other.status:
        return False
    if one.form is Form.VISIT and one.place != other.place:
        same_country = one.place and other.place and one.place.country == other.place.country
        if not same_country:
            return False
    mine, theirs = _names(one), _names(other)
    return (mine <= theirs or theirs <= mine) and _days_agree(one, other)


def _names(report: MeetingReport) -> frozenset[str]:
    return frozenset(p.name for p in report.participants if p.part is not Part.HOST)


def _days_agree(one: MeetingReport, other: MeetingReport) -> bool:
    if one.is_background != other.is_background and UNDATED not in (one.date, other.date):
        return False
    a, b = one.date, other.date
    if None in (a.first, a.last, b.first, b.last):
        return True
    return bool(
        a.first and b.last and b.first and a.last and a.first <= b.last and b.first <= a.last
    )


def _united(one: MeetingReport, other: MeetingReport) -> MeetingReport:
    fuller = one if len(one.participants) >= len(other.participants) else other
    return replace(
        one,
        participants=fuller.participants,
        form=one.form if one.form is not Form.MEETING else other.form,
        date=min((one.date, other.date), key=_width),
        place=one.place or other.place,
        forum=one.forum or other.forum,
        more_evidence=(*one.more_evidence, other.evidence),
        confidence=max(one.confidence, other.confidence),
        is_background=one.is_background and other.is_background,
        reasons=tuple(dict.fromkeys((*one.reasons, *other.reasons))),
    )
