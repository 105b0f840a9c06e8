"""Talks agreed on that aren't of those who agreed: «договорились возобновить переговоры»."""

from reading.contacts.contacts import Contacts
from reading.grammar.syntax import Parsed
from reading.text.analysis import Token

RESOLVING = frozenset({"решить", "согласиться"})
COURSE = frozenset(
    {"возобновить", "возобновлять", "продолжить", "продолжать", "начать", "начинать", "запустить"}
    | {"активизировать", "интенсифицировать", "ускорить", "завершить", "поддерживать", "развивать"}
)
"""What states do with talks that go on for years."""

LASTING = frozenset({"переговоры", "диалог", "консультация", "контакт", "сотрудничество"})


def agreement_over(parsed: Parsed, noun: int, contacts: Contacts) -> Token | None:
    """The word of those who agreed on a contact: «договорились провести встречу»."""
    over = (parsed.tokens[i] for i in parsed.ancestors(noun))
    return next((token for token in over if _agrees(token, contacts)), None)


def _agrees(token: Token, contacts: Contacts) -> bool:
    return token.lemma in RESOLVING or token.lemma in contacts.cues["agreeing"]


def is_course(parsed: Parsed, noun: int) -> bool:
    """«возобновить переговоры», but not «продолжить общение при личной встрече»."""
    token = parsed.tokens[noun]
    is_object = token.relation == "obj" and parsed.tokens[token.head].lemma in COURSE
    return is_object and token.lemma in LASTING


def is_of_others(parsed: Parsed, noun: int, contacts: Contacts) -> bool:
    """«договорились провести консультации ведомств», «… о встрече министров»."""
    if agreement_over(parsed, noun, contacts) is None:
        return False
    return any(_is_owner(parsed, i) for i in parsed.children(noun))


def _is_owner(parsed: Parsed, index: int) -> bool:
    """A noun in the genitive, without a preposition, that is nobody by name."""
    token, mention = parsed.tokens[index], parsed.mention_at(index)
    if token.pos != "NOUN" or token.case != "Gen" or (mention is not None and mention.people):
        return False
    return all(parsed.tokens[i].relation != "case" for i in parsed.children(index))
