"""Who met by telling of it: «рассказал о встрече с Трампом», «назвал встречу с Трампом …».

And who only tells of a meeting of others: «Песков подтвердил встречу Путина с Трампом».
"""

from collections.abc import Sequence

from reading.contacts.standing import Side
from reading.contacts.subjects import is_subject
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Attached, Parsed

ABOUT = frozenset({"о", "об", "про"})
NEAR_BEFORE = 6
"""Tokens before the contact word among which its «о» stands."""

TELLING = frozenset(
    {"рассказать", "рассказывать", "проинформировать", "информировать", "напомнить", "доложить"}
    | {"вспомнить", "вспоминать", "сообщить", "объявить", "написать", "поделиться", "упомянуть"}
)
RATING = frozenset({"назвать", "оценить", "охарактеризовать", "описать"})
RECALLING = frozenset({"вспомнить", "вспоминать", "упомянуть"})
SPOKESMEN = frozenset(
    {"пресс-секретарь", "представитель", "спикер", "источник", "советник", "помощник"}
    | {"замглавы", "посол"}
)


def is_teller(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """Most probably his own: he speaks for nobody else, and nobody else is said to have met."""
    verb = _main_verb(parsed, trigger.verb)
    if verb is None or verb == trigger.index or trigger.is_carried or item.preposition:
        return False
    is_about = _is_told(parsed, trigger, verb) or _is_rated(parsed, trigger, verb)
    return (
        is_about
        and is_subject(parsed, verb, item)
        and not _speaks_for_others(parsed, item)
        and not _is_of_others(parsed, trigger)
    )


def _main_verb(parsed: Parsed, verb: int | None) -> int | None:
    """«рассказал о договоренностях, достигнутых на встрече»: over the participle."""
    if verb is None or parsed.tokens[verb].feats.get("VerbForm") != "Part":
        return verb
    head = parsed.tokens[verb].head
    return parsed.verb_over(head) if head >= 0 else None


def _is_told(parsed: Parsed, trigger: Trigger, verb: int) -> bool:
    before = parsed.tokens[max(0, trigger.index - NEAR_BEFORE) : trigger.index]
    words = {token.text.lower() for token in before}
    return bool(ABOUT & words) and parsed.tokens[verb].lemma in TELLING


def _is_rated(parsed: Parsed, trigger: Trigger, verb: int) -> bool:
    """«назвал встречу с Х …», «вспомнил переговоры с Х»."""
    is_object = parsed.tokens[trigger.index].head == verb
    return is_object and parsed.tokens[verb].lemma in RATING | RECALLING


def _speaks_for_others(parsed: Parsed, item: Attached) -> bool:
    words = {parsed.tokens[i].lemma for i in range(item.mention.first, item.mention.last + 1)}
    return bool(words & SPOKESMEN)


def _is_of_others(parsed: Parsed, trigger: Trigger) -> bool:
    """«рассказал о встрече Путина с Трампом», «напомнил об их встрече»."""
    return any(
        (
            one.governor == trigger.index
            and (one.preposition == "между" or (one.case == "Gen" and not one.preposition))
        )
        or (one.governor == trigger.index and one.relation == "det")
        for one in parsed.attached
    )


def without_spokesman(parsed: Parsed, trigger: Trigger, sides: Sequence[Side]) -> list[Side]:
    """«пресс-секретарь рассказал о встрече с Х»: it was not his own."""
    verb = trigger.verb
    if verb is None or verb == trigger.index or not _is_told(parsed, trigger, verb):
        return list(sides)
    return [one for one in sides if one.part not in SAYING or not _is_spokesman(parsed, one)]


SAYING = frozenset({"agent", "teller"})


def _is_spokesman(parsed: Parsed, side: Side) -> bool:
    if side.mention is None:
        return False
    words = {parsed.tokens[i].lemma for i in range(side.mention.first, side.mention.last + 1)}
    return PRESS in words or words >= OFFICIAL


PRESS = "пресс-секретарь"
OFFICIAL = frozenset({"официальный", "представитель"})


def without_announcer(trigger: Trigger, sides: Sequence[Side]) -> list[Side]:
    """«Песков подтвердил разговор Путина с Трампом»: whose talk it is, the genitive says."""
    if trigger.word.kind != "noun" or not trigger.is_carried:
        return list(sides)
    owners = [one for one in sides if one.part == "owner" and not one.is_many]
    is_theirs = any(one.mention and one.mention.first > trigger.index for one in owners)
    return [one for one in sides if one.part != "agent" or not is_theirs]
