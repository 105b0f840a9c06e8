"""Several who came together, so that one meeting was with all of them.

«встреча с тремя посланниками – А, Б и В», «принял двух коллег сразу», «с А и Б, его советником»;
else «встретился с А и Б» may be two meetings.
"""

from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Parsed

LISTING = frozenset({"—", "–", ":", "-"})
BODIES = frozenset({"делегация", "команда", "группа", "тройка", "пара", "дуэт"})
ENVOYS = frozenset({"представитель", "посланник", "спецпосланник", "переговорщик", "эмиссар"})
"""«с представителями США – А и Б»: they speak for one."""

HIS = frozenset({"его", "ее", "её"})
AT_ONCE = "сразу"
FARTHEST = 7
"""Tokens before a list in which it is said how many they were."""

NEXT = frozenset({"потом", "затем", "позже", "следом", "после"})
COUNT = frozenset({"два", "двое", "оба", "три", "трое", "четыре", "четверо", "пять"})
SENT = COUNT | BODIES | ENVOYS
PLURAL_ONLY = frozenset({"переговоры"})


def came_together(parsed: Parsed, trigger: Trigger, one: Side, other: Side) -> bool:
    """Both of them on one side of one contact; «встречи с …» are several."""
    if one.mention is None or other.mention is None or _are_many(parsed, trigger):
        return False
    first, last = sorted((one.mention, other.mention), key=lambda mention: mention.first)
    if any(token.lemma in NEXT for token in parsed.tokens[first.last : last.first]):
        return False  # «увидел двоих: сначала А, потом Б»
    # «принял трёх послов: Х из Индии и У из Японии»: one after the other.
    are_apart = None not in {one.mention.country, other.mention.country} and (
        one.mention.country != other.mention.country
    )
    return (
        (not are_apart and _is_list_of_body(parsed, first.first))
        or _is_his_own(parsed, last.last)
        or _is_at_once(parsed, trigger)
    )


def _are_many(parsed: Parsed, trigger: Trigger) -> bool:
    token = parsed.tokens[trigger.index]
    is_plural = token.pos == "NOUN" and token.feats.get("Number") == "Plur"
    return is_plural and token.lemma not in PLURAL_ONLY


def _is_list_of_body(parsed: Parsed, first: int) -> bool:
    """«с тремя представителями США – А, Б и В», «с делегацией Ирана: А и Б»."""
    dash = next((i for i in range(first - 1, -1, -1) if parsed.tokens[i].text in LISTING), None)
    if dash is None or any(parsed.tokens[i].pos == "VERB" for i in range(dash, first)):
        return False
    before = parsed.tokens[max(0, dash - FARTHEST) : dash]
    at = max((i for i, token in enumerate(before) if token.lemma in SENT), default=None)
    if at is None:
        return False
    # «с представителями Ирана и Турции – А и Б» may have been two meetings.
    is_of_one = not any(token.text in {"и", ","} for token in before[at:])
    is_body = before[at].lemma not in ENVOYS or before[at].feats.get("Number") == "Plur"
    return is_of_one and is_body


def _is_his_own(parsed: Parsed, last: int) -> bool:
    """«с генсеком ООН и Х, его спецпосланником»."""
    following = [token.text.lower() for token in parsed.tokens[last + 1 : last + 3]]
    return len(following) > 1 and following[0] == "," and following[1] in HIS


def _is_at_once(parsed: Parsed, trigger: Trigger) -> bool:
    """«принял двух коллег сразу»; not «сразу после этого»."""
    words = {parsed.tokens[i].lemma for i in parsed.clause(trigger.index)}
    return AT_ONCE in words and bool(words & COUNT)
