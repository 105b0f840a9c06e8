"""Who was there besides: «с участием …», «при посредничестве …»."""

from reading.syntax import Attached, Parsed
from reading.triggers import Trigger

PRESENT = "present"
"""The part of whoever a contact took place with, by or before, besides its own two sides."""

JOINT = 0.9
"""How surely he met each of them."""

PRESENCE = frozenset(
    {
        "участие",
        "посредничество",
        "присутствие",
        "патронаж",
        "эгида",
        "председательство",
        "сопредседательство",
    }
)
LEADING_IN = frozenset({"с", "со", "при", "под", "в"})
NEAREST = 3


def is_present(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«переговоры при участии Трампа», «встретились при посредничестве Макрона»."""
    at = item.governor
    if at < 0 or item.preposition or parsed.tokens[at].lemma not in PRESENCE:
        return False
    words = {parsed.tokens[i].text.lower() for i in parsed.children(at)}
    above = [i for i, _ in zip(parsed.ancestors(at), range(NEAREST), strict=False)]
    told = trigger.governors if trigger.verb is None else trigger.governors | {trigger.verb}
    return bool(words & LEADING_IN) and bool(told & set(above))
