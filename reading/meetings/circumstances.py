"""In which form a contact took place, and whether it is told as a memory."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from reading.facts import (
    EventDate,
    Form,
    Reason,
    Status,
)
from reading.meetings.destinations import destinations_of
from reading.story.memories import looks_back
from reading.story.scenes import Told
from reading.text.analysis import Token

SAME_DAYS = timedelta(days=30)
"""A held contact dated farther back from the article's day is told as background."""


MANY = 4
"""Principals from which a contact is multilateral."""


def form_of(told: Told, sides: int) -> tuple[Form, Reason]:
    """The word's own form, unless the clause says by phone, on the margins, or many took part."""
    own, clause = _own_form(told), told.clause
    trigger = told.facts.sentence.tokens[told.frame.trigger]
    for form, lemmas in told.setting.contacts.forms.items():
        says = (token for token in clause if _says(token, lemmas))
        is_other = (_is_of_another, _describes_another)
        by = next((t for t in says if not any(test(told, t) for test in is_other)), None)
        if by is not None and own is not Form.VISIT:
            return form, Reason("form", "a word of the clause", by.span)
    margins = _margins(clause)
    if margins is not None and own in {Form.MEETING, Form.TALKS}:
        return Form.SIDELINES, Reason("form", "on the margins", margins.span)
    if sides >= MANY and own in {Form.MEETING, Form.TALKS}:
        return Form.MULTILATERAL, Reason("form", f"{sides} sides", trigger.span)
    return own, Reason("form", told.frame.word.lemma, trigger.span)


def _is_of_another(told: Told, by: Token) -> bool:
    """«поговорил по телефону перед встречей с …»: the telephone is that of another contact."""
    tokens, contacts = told.facts.sentence.tokens, told.setting.contacts
    at = tokens.index(by)
    if abs(at - told.frame.trigger) < BESIDE:
        return False
    over = tuple(told.facts.parsed.ancestors(at))
    if told.frame.trigger in over or (told.frame.word.is_verb and _row_of(told) in over):
        return False
    return any(tokens[i].lemma in contacts.nouns or tokens[i].lemma in contacts.verbs for i in over)


def _row_of(told: Told) -> int:
    """«в телефонном разговоре обменялись мнениями и обсудили …»: the first of the verbs."""
    tokens, index = told.facts.sentence.tokens, told.frame.trigger
    while tokens[index].relation == "conj" and tokens[index].head >= 0:
        index = tokens[index].head
    return index


def _describes_another(told: Told, word: Token) -> bool:
    """«телефонный разговор с А после встречи с Б»: the meeting was no call."""
    described = word.head if word.pos == "ADJ" else -1
    if described < 0 or described == told.frame.trigger:
        return False
    return told.facts.sentence.tokens[described].lemma in told.setting.contacts.nouns


def _own_form(told: Told) -> Form:
    """That of the word; «посетил министра» is no journey, «разговор» by phone if the article is."""
    frame = told.frame
    if frame.word.kind in TO_PEOPLE and frame.others and not _is_journey(told):
        return Form.MEETING
    if frame.word.lemma == TALK and (not told.setting.has_calls or _is_face_to_face(told.clause)):
        return Form.TALKS
    return frame.word.form


BESIDE = 3
"""Tokens within which «по телефону» is the word's own, however the parser hung it."""

TALK = "разговор"
TO_PEOPLE = frozenset({"attend", "call_on"})


def _is_journey(told: Told) -> bool:
    """«прилетел в Асмэру к президенту»: he went to a place as well."""
    frame, facts = told.frame, told.facts
    parsed = facts.parsed
    return bool(frame.whither or destinations_of(parsed, frame.word, frame.trigger, facts.places))


def _is_face_to_face(clause: Sequence[Token]) -> bool:
    return any(token.lemma in {"глаз", "наедине", "лично"} for token in clause)


def _says(token: Token, lemmas: frozenset[str]) -> bool:
    """«по видеосвязи», «онлайн-совещание»."""
    return token.lemma in lemmas or token.lemma.partition("-")[0] in lemmas


def _margins(clause: Sequence[Token]) -> Token | None:
    for before, token in pairwise(clause):
        if token.lemma in {"поле", "кулуары", "кулуар"} and before.lemma in {"на", "в"}:
            return token
    return None


def is_background(when: EventDate, told: Told) -> bool:
    """Told as a memory: long before the article's day, or with «напомним», «ранее»."""
    anchor = told.setting.anchor or told.setting.day.first
    if told.judgement.status is not Status.HELD:
        return False
    if anchor and when.last and when.last < anchor - SAME_DAYS:
        return True
    return looks_back(told.clause)
