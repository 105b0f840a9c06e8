"""What a contact noun is to its sentence: where it was told, what for, or only spoken of."""

from collections.abc import Sequence

from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Parsed

INSIDE = frozenset({"на", "в", "во", "при", "по", "после", "перед", "за"})


ABOUT = frozenset({"о", "об", "про", "для", "к", "от", "из", "до"})


def is_inside(parsed: Parsed, index: int) -> bool:
    """«на встрече», «в ходе переговоров», «по итогам визита», but not «о встрече»."""
    return _preposition(parsed, index) in INSIDE and not is_reason(parsed, index)


def is_reason(parsed: Parsed, index: int) -> bool:
    """«раскритиковал за встречу с …»; not «за ужином»."""
    words = {parsed.tokens[i].text.lower() for i in parsed.children(index)}
    return "за" in words and parsed.tokens[index].case == "Acc"


def is_at_reception(parsed: Parsed, trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """«побывал на приёме у президента»: his meeting, told once, by the noun."""
    is_hosted = any(item.preposition == AT_HOST for item in parsed.attached)
    return is_hosted and any(
        one.word.kind == "noun" and one.verb == trigger.index and is_inside(parsed, one.index)
        for one in found
    )


AT_HOST = "у"


def is_spoken_of(parsed: Parsed, trigger: Trigger) -> bool:
    """«обменялись мнениями по подготовке к саммиту»: it was not there."""
    if trigger.word.kind != "event":
        return False
    return is_about(parsed, trigger.index) or _is_discussed(parsed, trigger.index)


def _is_discussed(parsed: Parsed, index: int) -> bool:
    """«рассмотрели планы по проведению саммита»."""
    for over in parsed.ancestors(index):
        if parsed.tokens[over].pos == "VERB":
            return False
        if parsed.tokens[over].lemma in DISCUSSED:
            return True
    return False


DISCUSSED = frozenset({"план", "вопрос", "тема", "подготовка", "организация", "предложение"})


def is_about(parsed: Parsed, index: int) -> bool:
    """«о встрече», «к саммиту»; not «до этого на встрече»."""
    return _preposition(parsed, index) in ABOUT


def _preposition(parsed: Parsed, index: int) -> str:
    """The nearest before the word: «по» of «по итогам встречи»."""
    near = range(index - 1, max(-1, index - 1 - NEAR), -1)
    words = (parsed.tokens[i].text.lower() for i in near)
    return next((word for word in words if word in INSIDE | ABOUT), "")


NEAR = 4
"""Tokens before a noun among which its preposition stands."""
