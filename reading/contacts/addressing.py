"""Whom somebody told something at a meeting: «в ходе встречи в Анкаре проинформировал Фидана»."""

from collections.abc import Iterator, Sequence

from reading.contacts.arguments import CONGRATULATING, NEAR, direct_part
from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.facts import Form
from reading.grammar.syntax import Parsed

TELLING = frozenset(
    {"рассказать", "сообщить", "проинформировать", "информировать", "доложить", "изложить"}
    | {"передать", "вручить", "заверить", "показать", "пожаловаться", "ответить"}
)
"""What is said to somebody's face; who is thanked or invited may be far away."""

ADDRESSED = frozenset({"dative", "object"})


def addressed(parsed: Parsed, trigger: Trigger, found: Sequence[Trigger]) -> Iterator[Side]:
    """Who was there with whoever told it, where the words of the meeting name nobody else."""
    verb = next((one for one in found if one.index == trigger.verb), None)
    if verb is None or not (_tells(parsed, verb) or _is_called(parsed, verb.index, trigger)):
        return
    if trigger.word.kind != "noun" or not _is_bare_setting(parsed, trigger.index):
        return
    for item in parsed.attached:
        if direct_part(parsed, verb, item) in ADDRESSED and not item.preposition:
            for name in item.mention.people:
                yield Side(name, "with", NEAR * item.mention.certainty, item.mention)


def _is_called(parsed: Parsed, verb: int, trigger: Trigger) -> bool:
    """«в телефонном разговоре поздравил Х»: by telephone congratulations are said to him."""
    return trigger.word.form is Form.PHONE_CALL and parsed.tokens[verb].lemma in CONGRATULATING


def _tells(parsed: Parsed, verb: Trigger) -> bool:
    return parsed.tokens[verb.index].lemma in TELLING


def _is_bare_setting(parsed: Parsed, noun: int) -> bool:
    """«на встрече в Анкаре»; not «на встрече министров», «на встрече с журналистами»."""
    below = [parsed.tokens[i] for i in parsed.children(noun)]
    prepositions = {t.text.lower() for t in below if t.relation == "case"}
    is_framed = noun > 1 and parsed.tokens[noun - 2].lemma in FRAMES
    before = parsed.tokens[max(0, noun - 2 - is_framed) : noun]
    opens = prepositions | {token.text.lower() for token in before if token.pos == "ADP"}
    says_more = any(
        (token.case in {"Gen", "Ins"} and token.pos in NAMING) or token.relation.startswith("acl")
        for token in below
    )
    return bool(opens & AT) and not says_more


FRAMES = frozenset({"ход", "время", "рамка"})
"""«в ходе телефонного разговора»."""

AT = frozenset({"на", "в", "во"})
NAMING = frozenset({"NOUN", "PROPN"})
