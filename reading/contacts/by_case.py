"""Parts that preposition, case and order suggest where the parser lost the thread."""

from reading.contacts.parts import by_preposition
from reading.contacts.subjects import is_passive
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Attached, Parsed


def part_by_case(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    """What the preposition and the case alone suggest."""
    if item.preposition:
        return by_preposition(item)
    if item.case in {"Acc", "Gen"}:
        return _by_accusative(parsed, trigger, item)
    if item.case == "Ins":
        # «был принят в Елисейском дворце Макроном»: hung on the palace.
        is_received = trigger.word.is_verb and is_passive(parsed, trigger.index)
        return "agent" if is_received else ""
    return {"Nom": "agent", "Dat": "dative"}.get(item.case or "", "")


CLOSE = 2
"""Tokens between a noun and its genitive, an adjective included."""


def _by_accusative(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    if _belongs_elsewhere(parsed, trigger, item) or has_thing(parsed, trigger):
        return ""
    distance = item.mention.first - trigger.index
    if 0 < distance <= CLOSE and not trigger.word.is_verb:
        return "owner"
    return "object" if distance > 0 or trigger.word.kind == "receive" else ""


def _belongs_elsewhere(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """The genitive of another noun: «по словам представителя»."""
    if item.governor < 0 or item.governor in trigger.governors:
        return False
    if trigger.index < item.governor and _owns_nothing(parsed, item.governor):
        return False
    # «его пакистанский коллега»: to the parser the colleague is an adjective.
    is_named = parsed.mention_at(item.governor) is not None
    is_noun = parsed.tokens[item.governor].pos in {"NOUN", "PROPN"} or is_named
    return is_noun and item.relation.startswith("nmod")


def _owns_nothing(parsed: Parsed, index: int) -> bool:
    """«принял в Акорде Х», «в Белом доме Х», «за стол Х»: a town, a day, a table is nobody's."""
    token = parsed.tokens[index]
    return (
        token.lemma in TIMES | {TABLE}
        or _has_name_of_its_own(parsed, index)
        or any(
            parsed.tokens[i].pos in {"NOUN", "PROPN", "ADJ"} and parsed.tokens[i].text[0].isupper()
            for i in (index, index - 1)
        )
    )


TABLE = "стол"


def _has_name_of_its_own(parsed: Parsed, index: int) -> bool:
    """«во дворце Орбелиани председателя», «в резиденции «Ала-Арча» Х»: not the guest's house."""
    if parsed.mention_at(index) is not None or parsed.mention_at(index + 1) is not None:
        return False
    is_where = any(parsed.tokens[i].text.lower() in INTO for i in parsed.children(index))
    named = parsed.tokens[index + 1 : index + 2]
    return is_where and any(one.text in QUOTES or one.text[0].isupper() for one in named)


INTO = frozenset({"в", "во", "на"})
QUOTES = frozenset({"«", '"', "“", "„"})

TIMES = frozenset(
    {"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"}
    | {"год", "месяц", "неделя", "день", "утро", "вечер", "час", "сегодня", "вчера", "завтра"}
    | {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь"}
    | {"октябрь", "ноябрь", "декабрь"}
)


def has_thing(parsed: Parsed, trigger: Trigger) -> bool:
    """The verb has an object that is nobody: «принял отставку министра»."""
    return trigger.word.is_verb and any(
        parsed.tokens[i].relation == "obj"
        and parsed.mention_at(i) is None
        and parsed.tokens[i].pos == "NOUN"
        for i in parsed.children(trigger.index)
    )


def visits_house(parsed: Parsed, trigger: Trigger) -> bool:
    """«посетили школу в Баткене», not «посетили Пекин»."""
    objects = (i for i in parsed.children(trigger.index) if parsed.tokens[i].relation == "obj")
    return any(parsed.tokens[i].pos == "NOUN" and _is_house(parsed, i) for i in objects)


def _is_house(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    return token.lemma not in LANDS and parsed.mention_at(index) is None


LANDS = frozenset({"страна", "республика", "государство", "столица", "регион", "область", "город"})
