"""In which form a contact took place, when and where: by its clause, sentence, article."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from reading.analysis import Token
from reading.dates import resolve
from reading.documents import is_ahead
from reading.facts import (
    UNDATED,
    EventDate,
    Form,
    Forum,
    MeetingReport,
    Person,
    Place,
    Reason,
    Span,
    Status,
)
from reading.forums import FoundForum, date_of
from reading.places import Direction, FoundPlace
from reading.scenes import SentenceFacts, Setting, Told
from reading.status import Judgement
from reading.world import ForumSession, World

SAME_DAYS = timedelta(days=30)
"""A held contact dated farther back from the article's day is told as background."""


MANY = 4
"""Principals from which a contact is multilateral."""


def only_city(sentences: Sequence[SentenceFacts]) -> FoundPlace | None:
    """The city of the whole article, when it speaks of being in one or going to one only."""
    named = [
        place
        for facts in sentences
        if not is_ahead(facts.sentence) and facts.quoted is None
        for place in facts.places
        if place.is_city and place.direction in {Direction.WHERE, Direction.WHITHER}
    ]
    return named[0] if len({place.name for place in named}) == 1 else None


def in_city(report: MeetingReport, city: FoundPlace | None) -> MeetingReport:
    if city is None or report.place is not None or report.is_background or report.form in REMOTE:
        return report
    reason = Reason("place", "the only city of the article", city.span)
    return replace(report, place=city.place, reasons=(*report.reasons, reason))


REMOTE = frozenset({Form.PHONE_CALL, Form.VIDEO_CALL, Form.VISIT})


def form_of(told: Told, sides: int) -> tuple[Form, Reason]:
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


def date_of_contact(told: Told) -> EventDate:
    """The date of the sentence, else of its forum, else of the article."""
    judgement, setting = told.judgement, told.setting
    clause = Span(told.clause[0].span.start, told.clause[-1].span.stop)
    inside = [found for found in told.facts.dates if clause.covers(found.span)]
    for dates in (inside, told.facts.dates):
        options = (resolve(found, setting.anchor, judgement.tense) for found in dates)
        fitting = [one for one in options if one is not None and _fits(one, judgement, setting)]
        if fitting:
            return min(fitting, key=width_of)
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


def width_of(when: EventDate) -> int:
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


def placed(
    told: Told, whither: FoundPlace | None, form: Form, when: EventDate
) -> tuple[Place | None, tuple[Reason, ...]]:
    """Where the sentence says, else where the forum was that dates the contact."""
    found = whither or _place(told.facts, form)
    if found is not None:
        return found.place, (Reason("place", "named", found.span),)
    forum = _dating_forum(told, form, when)
    if forum is None or forum.session is None:
        return None, ()
    place = Place(forum.session.city, forum.session.country or None)
    return place, (Reason("place", "forum", forum.span, f"forums:{forum.session.id}"),)


def forum_of(told: Told, form: Form, when: EventDate) -> tuple[Forum | None, tuple[Reason, ...]]:
    """The forum that the sentence names, else the one of the article that dates the contact."""
    if form is Form.VISIT:
        return None, ()
    if told.facts.forums:
        return told.facts.forums[0].forum, ()
    forum = _dating_forum(told, form, when)
    if forum is None or forum.session is None:
        return None, ()
    reason = Reason("forum", "its days date the contact", forum.span, f"forums:{forum.session.id}")
    return forum.forum, (reason,)


def _dating_forum(told: Told, form: Form, when: EventDate) -> FoundForum | None:
    """The forum during which a held contact took place: nothing but its days gives the date."""
    forum = told.facts.forums[0] if told.facts.forums else told.setting.forum
    session = forum.session if forum else None
    if session is None or told.judgement.status is not Status.HELD or form in REMOTE:
        return None
    return forum if when.source == f"forums:{session.id}" else None


def is_background(when: EventDate, told: Told) -> bool:
    """Told as a memory: long before the article's day, or with «напомним», «ранее»."""
    anchor, cues = told.setting.anchor, told.setting.contacts.cues["background"]
    if told.judgement.status is not Status.HELD:
        return False
    if anchor is None:
        anchor = told.setting.day.first
    if anchor and when.last and when.last < anchor - SAME_DAYS:
        return True
    return any(token.lemma in cues for token in told.clause)
