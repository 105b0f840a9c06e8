"""Where somebody went after a contact: «после переговоров с А Б вылетел в Анкару»."""

from collections.abc import Iterator

from reading.grammar.syntax import Parsed
from reading.story.bonds import upwards
from reading.story.scenes import Told
from reading.text.analysis import ACTING
from reading.where.places import Direction

AFTER = "после"
OVER = frozenset({"итог", "завершение", "окончание", "результат"})
"""«по завершении встречи отбыл в Вену»."""


def gone_to(told: Told) -> frozenset[str]:
    """Names of the places of the sentence that the contact was not in: the way led there later."""
    parsed, trigger = told.facts.parsed, told.frame.trigger
    verbs = [i for i in upwards(parsed, trigger) if parsed.tokens[i].pos in ACTING]
    leaving = {verbs[0]} if verbs and _is_over(parsed, trigger, verbs[0]) else set[int]()
    leaving.update(i for verb in verbs[:1] for i in _next_deeds(parsed, verb))
    leaving = {i for i in leaving if parsed.tokens[i].lemma in told.setting.staging.going}
    ahead = (p for p in told.facts.places if p.direction is Direction.WHITHER)
    return frozenset(p.name for p in ahead if leaving & {_verb_over(parsed, p.first)})


def _next_deeds(parsed: Parsed, verb: int) -> Iterator[int]:
    """«провёл переговоры и вылетел в Бишкек»: what follows in a row."""
    for index in parsed.children(verb):
        if index > verb and parsed.tokens[index].relation == "conj":
            yield index


def _verb_over(parsed: Parsed, index: int) -> int:
    return next((i for i in upwards(parsed, index) if parsed.tokens[i].pos in ACTING), -1)


def _is_over(parsed: Parsed, trigger: int, verb: int) -> bool:
    """The way to the verb leads over «после» or «по итогам»."""
    for index in upwards(parsed, trigger):
        if index == verb:
            return False
        words = {parsed.tokens[i].text.lower() for i in parsed.children(index)}
        if AFTER in words or parsed.tokens[index].lemma in OVER:
            return True
    return False
