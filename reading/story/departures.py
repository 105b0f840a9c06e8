"""Where somebody went after a contact: «после переговоров с А Б вылетел в Анкару»."""

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
    parsed = told.facts.parsed
    trigger = told.frame.trigger
    verb = next((i for i in upwards(parsed, trigger) if parsed.tokens[i].pos in ACTING), None)
    if verb is None or parsed.tokens[verb].lemma not in told.setting.staging.going:
        return frozenset()
    if not _is_over(parsed, trigger, verb):
        return frozenset()
    ahead = (p for p in told.facts.places if p.direction is Direction.WHITHER)
    return frozenset(p.name for p in ahead if verb in upwards(parsed, p.first))


def _is_over(parsed: Parsed, trigger: int, verb: int) -> bool:
    """The way to the verb leads over «после» or «по итогам»."""
    for index in upwards(parsed, trigger):
        if index == verb:
            return False
        words = {parsed.tokens[i].text.lower() for i in parsed.children(index)}
        if AFTER in words or parsed.tokens[index].lemma in OVER:
            return True
    return False
