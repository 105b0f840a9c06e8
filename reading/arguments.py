"""Where the grammar puts a mention around a contact word: agent, with, owner, object …

Where the parser lost the thread, case, preposition and order say it, with less certainty.
"""

from collections.abc import Sequence

from reading.analysis import Token
from reading.presence import PRESENT, is_present
from reading.syntax import Attached, Parsed
from reading.triggers import Trigger

DIRECT, NEAR, FAR = 1.0, 0.75, 0.55
"""Certainty of a part: by grammar, in the same clause, in the same sentence."""

CLIMB = 6


def part_of(
    parsed: Parsed,
    trigger: Trigger,
    others: Sequence[Trigger],
    item: Attached,
) -> tuple[str, float]:
    if item.mention.first <= trigger.index <= item.mention.last:
        return "", 0.0
    if is_present(parsed, trigger, item):
        return PRESENT, DIRECT
    direct = direct_part(parsed, trigger, item)
    if direct:
        return direct, DIRECT
    claims = [other for other in others if direct_part(parsed, other, item)]
    if claims and not _is_within(trigger, claims):
        return "", 0.0
    if _acts_elsewhere(parsed, trigger, item):
        return "", 0.0
    near = item.mention.first in parsed.clause(trigger.index)
    return _by_case(parsed, trigger, item), NEAR if near else FAR


def _is_within(trigger: Trigger, claims: Sequence[Trigger]) -> bool:
    """«обсудит итоги переговоров с Гутерришем»: whose «с» it is, the parser can't know."""
    return trigger.word.kind == "talk" and all(other.verb == trigger.index for other in claims)


def _acts_elsewhere(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """Subject or object of another verb: «сказал Песков», «пригласил Путина»."""
    if item.governor < 0 or item.governor in trigger.governors or item.preposition:
        return False
    is_verb = parsed.tokens[item.governor].pos == "VERB"
    return is_verb and (item.relation.startswith("nsubj") or item.relation in {"obj", "iobj"})


def direct_part(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    """The part by grammar, "" when the mention hangs elsewhere."""
    if _is_agent(parsed, trigger, item):
        return "agent"
    if _is_teller(parsed, trigger, item):
        return "teller"
    if item.governor not in trigger.governors:
        return "object" if _is_described(parsed, trigger, item) else ""
    if item.relation == "det":
        return "owner" if item.governor == trigger.index else ""
    if item.preposition:
        return _by_preposition(item)
    return _bare(parsed, trigger, item)


def _by_preposition(item: Attached) -> str:
    """«с» + genitive is «from»."""
    part = PREPOSITIONS.get(item.preposition, "")
    return "" if part == "with" and item.case == "Gen" else part


PREPOSITIONS = {"с": "with", "между": "between", "у": "at", "к": "to", "для": "for"}


def _bare(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    passive = trigger.verb is not None and is_passive(parsed, trigger.verb)
    if item.case == "Ins":
        return "agent" if passive else "predicate" if trigger.word.kind == "named" else ""
    if item.case == "Dat":
        return "dative"
    at_noun = item.governor == trigger.index and parsed.tokens[trigger.index].pos != "VERB"
    if at_noun and item.case in {"Gen", "Acc"}:
        return "owner"
    if item.case == "Nom" or (item.relation.startswith("nsubj") and item.case not in OBLIQUE):
        return "object" if passive else "agent" if item.relation != "obj" else "object"
    return "object" if item.case in {"Acc", "Gen"} else ""


def _is_described(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«Банга, принятый Президентом»: whom a passive participle describes."""
    token = parsed.tokens[trigger.index]
    if token.feats.get("VerbForm") != "Part" or token.feats.get("Voice") != "Pass":
        return False
    return parsed.mention_at(token.head) is item.mention


def _is_teller(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«рассказал о встрече с Трампом»: most probably of his own."""
    verb = trigger.verb
    if verb is None or verb == trigger.index or trigger.is_carried or item.preposition:
        return False
    before = [t.text.lower() for t in parsed.tokens[max(0, trigger.index - 6) : trigger.index]]
    is_about = bool({"о", "об", "про"} & set(before)) and parsed.tokens[verb].lemma in TELLING
    return is_about and _is_subject(parsed, verb, item) and not _speaks_for_others(parsed, item)


TELLING = frozenset(
    {
        "рассказать",
        "рассказывать",
        "проинформировать",
        "информировать",
        "напомнить",
        "доложить",
        "поделиться",
        "упомянуть",
    }
    | {"вспомнить", "вспоминать", "сообщить", "объявить", "написать"}
)


SPOKESMEN = frozenset(
    {
        "пресс-секретарь",
        "представитель",
        "спикер",
        "источник",
        "советник",
        "помощник",
        "замглавы",
        "посол",
    }
)


def _speaks_for_others(parsed: Parsed, item: Attached) -> bool:
    words = {parsed.tokens[i].lemma for i in range(item.mention.first, item.mention.last + 1)}
    return bool(words & SPOKESMEN)


def _is_agent(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    verb = trigger.verb
    if verb is None or is_passive(parsed, verb) or item.preposition:
        return False
    index = trigger.index
    if verb != index and not (
        trigger.is_carried or is_inside(parsed, index) or _is_own(parsed, index)
    ):
        return False
    return _is_subject(parsed, verb, item)


def _is_subject(parsed: Parsed, verb: int, item: Attached) -> bool:
    at = subject_of(parsed, verb)
    lead = None if at is None else parsed.mention_at(at)
    if lead is None:
        return False
    if item.case in OBLIQUE:
        return False
    if item.mention is lead:
        return True
    first = next(i for i in parsed.attached if i.mention is lead)
    return item.mention.first > lead.last and (item.governor, item.relation, item.case) == (
        first.governor,
        first.relation,
        first.case,
    )


OBLIQUE = frozenset({"Gen", "Dat", "Acc", "Ins", "Loc"})


def _is_own(parsed: Parsed, index: int) -> bool:
    """«рассказал об итогах своей встречи»: it was his."""
    return any(parsed.tokens[i].lemma == "свой" for i in parsed.children(index))


def _by_case(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    """What the preposition and the case alone suggest."""
    if item.preposition:
        return _by_preposition(item)
    if item.case in {"Acc", "Gen"}:
        return _by_accusative(parsed, trigger, item)
    return {"Nom": "agent", "Dat": "dative"}.get(item.case or "", "")


CLOSE = 2
"""Tokens between a noun and its genitive, an adjective included."""


def _by_accusative(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    if _belongs_elsewhere(parsed, trigger, item) or _has_thing(parsed, trigger):
        return ""
    distance = item.mention.first - trigger.index
    if 0 < distance <= CLOSE and not trigger.word.is_verb:
        return "owner"
    return "object" if distance > 0 or trigger.word.kind == "receive" else ""


def _belongs_elsewhere(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """The genitive of another noun: «по словам представителя»."""
    if item.governor < 0 or item.governor in trigger.governors:
        return False
    if trigger.index < item.governor and _owns_nothing(parsed.tokens[item.governor]):
        return False
    return parsed.tokens[item.governor].pos in {"NOUN", "PROPN"} and item.relation.startswith(
        "nmod"
    )


def _owns_nothing(token: Token) -> bool:
    """«принял в Акорде Х», «принял в пятницу Х»: a town or a day is nobody's."""
    return token.lemma in TIMES or (token.pos in {"NOUN", "PROPN"} and token.text[0].isupper())


TIMES = frozenset(
    {"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"}
    | {"год", "месяц", "неделя", "день", "утро", "вечер", "час", "сегодня", "вчера", "завтра"}
    | {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь"}
    | {"октябрь", "ноябрь", "декабрь"}
)


def _has_thing(parsed: Parsed, trigger: Trigger) -> bool:
    """The verb has an object that is nobody: «принял отставку министра»."""
    return trigger.word.is_verb and any(
        parsed.tokens[i].relation == "obj"
        and parsed.mention_at(i) is None
        and parsed.tokens[i].pos == "NOUN"
        for i in parsed.children(trigger.index)
    )


def is_passive(parsed: Parsed, verb: int | None) -> bool:
    return verb is not None and parsed.tokens[verb].feats.get("Voice") == "Pass"


def subject_of(parsed: Parsed, verb: int) -> int | None:
    """The token that acts: the verb's own subject, or that of the verb it continues."""
    for _ in range(CLIMB):
        token = parsed.tokens[verb]
        for child in parsed.children(verb):
            if parsed.tokens[child].relation.startswith("nsubj"):
                return child
        if _is_active_participle(token):
            return token.head
        if token.relation not in SHARED:
            return None
        above = parsed.verb_over(token.head) if token.head >= 0 else None
        if above is None or above == verb:
            return None
        verb = above
    return None


def _is_active_participle(token: Token) -> bool:
    return (
        token.feats.get("VerbForm") == "Part"
        and token.feats.get("Voice") != "Pass"
        and token.head >= 0
    )


SHARED = frozenset({"conj", "xcomp", "advcl", "acl", "parataxis", "acl:relcl", "csubj"})


INSIDE = frozenset({"на", "в", "во", "при", "по", "после", "перед", "за"})


ABOUT = frozenset({"о", "об", "про", "для", "к", "от", "из", "до"})


def is_inside(parsed: Parsed, index: int) -> bool:
    """«на встрече», «в ходе переговоров», «по итогам визита», but not «о встрече»."""
    before = [token.text.lower() for token in parsed.tokens[max(0, index - 4) : index]]
    if any(word in ABOUT for word in before):
        return False
    return any(word in INSIDE for word in before)
