"""In which form a contact took place, and whether it is told as a memory."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from reading.analysis import Token
from reading.facts import (
    EventDate,
    Form,
    Reason,
    Status,
)
from reading.scenes import Told
from reading.timing import looks_back

SAME_DAYS = timedelta(days=30)
"""A held contact dated farther back from the article's day is told as background."""


MANY = 4
"""Principals from which a contact is multilateral."""


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


def is_background(when: EventDate, told: Told) -> bool:
    """Told as a memory: long before the article's day, or with «напомним», «ранее»."""
    anchor = told.setting.anchor or told.setting.day.first
    if told.judgement.status is not Status.HELD:
        return False
    if anchor and when.last and when.last < anchor - SAME_DAYS:
        return True
    return looks_back(told.clause)
