"""Where the grammar puts a mention around a contact word: agent, with, owner, object …

Where the parser lost the thread, case, preposition and order say it, with less certainty.
"""

from collections.abc import Sequence

from reading.contacts.deeds import is_object_of_participle
from reading.contacts.gapping import GAPPED, Gap, is_gapped, is_of_others
from reading.contacts.labels import is_label
from reading.contacts.presence import PRESENT, is_present
from reading.contacts.subjects import OBLIQUE, is_agent, is_passive, is_patient, is_spoken_of
from reading.contacts.tellers import is_teller
from reading.contacts.triggers import Trigger
from reading.facts import Form
from reading.grammar.syntax import Attached, Parsed

DIRECT, NEAR, FAR = 1.0, 0.75, 0.55
"""Certainty of a part: by grammar, in the same clause, in the same sentence."""


def part_of(
    parsed: Parsed,
    trigger: Trigger,
    others: Sequence[Trigger],
    gaps: Sequence[Gap],
    item: Attached,
) -> tuple[str, float]:
    mention = item.mention
    is_word_itself = mention.first <= trigger.index <= mention.last
    is_none = is_word_itself or is_of_others(gaps, item)
    if is_none or is_object_of_participle(parsed, mention):
        return "", 0.0
    if mention.case == "Nom" and is_gapped(gaps, item):
        # «делегацию Турции возглавил А, иранскую – Б»: no object, whatever the parser says.
        return _by_case(parsed, trigger, item), GAPPED
    sure = PRESENT if is_present(parsed, trigger, item) else direct_part(parsed, trigger, item)
    if sure:
        return sure, DIRECT
    if is_gapped(gaps, item):
        return _by_case(parsed, trigger, item), GAPPED
    if is_spoken_of(parsed, trigger) or _is_of_another(parsed, trigger, others, item):
        return "", 0.0
    near = mention.first in parsed.clause(trigger.index)
    return _by_case(parsed, trigger, item), NEAR if near else FAR


def _is_of_another(
    parsed: Parsed, trigger: Trigger, others: Sequence[Trigger], item: Attached
) -> bool:
    """Whoever another word of the sentence claims has no part here."""
    claims = [other for other in others if direct_part(parsed, other, item)]
    is_claimed = bool(claims) and not _is_within(parsed, trigger, claims)
    return is_claimed or _acts_elsewhere(parsed, trigger, item) or is_label(parsed, item)


def _is_within(parsed: Parsed, trigger: Trigger, claims: Sequence[Trigger]) -> bool:
    """«обсудит итоги переговоров с Гутерришем»: whose «с» it is, the parser can't know."""
    is_talk = trigger.word.kind == "talk" and all(other.verb == trigger.index for other in claims)
    return is_talk and not any(_is_owned(parsed, other.index) for other in claims)


def _is_owned(parsed: Parsed, contact: int) -> bool:
    """«обсудил её встречу с Путиным»: the words say whose it was."""
    return any(
        item.governor == contact and not item.preposition and item.relation in {"det", "nmod"}
        for item in parsed.attached
    )


def _acts_elsewhere(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """Subject or object of another verb: «сказал Песков», «пригласил Путина»."""
    if item.governor < 0 or item.governor in trigger.governors:
        return False
    if item.preposition:
        is_aim = trigger.word.kind == "noun" and not trigger.is_carried
        return is_aim and _comes_along(parsed, item)
    is_verb = parsed.tokens[item.governor].pos == "VERB"
    return is_verb and (item.relation.startswith("nsubj") or item.relation in {"obj", "iobj"})


def _comes_along(parsed: Parsed, item: Attached) -> bool:
    """«прибудет вместе с советником для переговоров»: who comes along."""
    before = parsed.tokens[max(0, item.mention.first - 2) : item.mention.first]
    words = [token.text.lower() for token in before]
    return words == ["вместе", "с"] and parsed.tokens[item.governor].pos in {"VERB", "ADV"}


def direct_part(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    """The part by grammar, "" when the mention hangs elsewhere."""
    if is_agent(parsed, trigger, item):
        return "agent"
    if is_teller(parsed, trigger, item):
        return "teller"
    if item.governor not in trigger.governors:
        return _from_afar(parsed, trigger, item)
    if item.relation == "det":
        return "owner" if item.governor == trigger.index else ""
    if item.preposition:
        return _by_preposition(item)
    return _bare(parsed, trigger, item)


def _from_afar(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    """What no word of the contact governs."""
    if _is_of_series(parsed, trigger, item):
        return "owner"
    if _is_honoured(parsed, trigger, item):
        return "for"
    if _is_received(parsed, trigger, item):
        return "owner"
    if _is_seat(parsed, trigger, item):
        return "at"
    if _is_predicate(parsed, trigger, item):
        return _by_preposition(item)
    is_met = any(
        finds(parsed, trigger, item) for finds in (is_patient, _is_one_of_us, _is_accompanied)
    )
    return "object" if is_met else ""


def _is_of_series(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«серию встреч А открыл Б»: whose meetings they are."""
    if trigger.word.kind != "named" or item.case != "Gen" or item.governor < 0:
        return False
    return trigger.beside is not None and parsed.tokens[item.governor].head == trigger.beside


def _is_accompanied(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«на встрече с Y главу сопровождали …»: it was his meeting."""
    if trigger.verb is None or trigger.verb != item.governor or trigger.word.kind != "noun":
        return False
    is_whom = item.relation == "obj" and not item.preposition
    return is_whom and parsed.tokens[trigger.verb].lemma in ACCOMPANYING


ACCOMPANYING = frozenset({"сопровождать", "сопроводить"})


def _is_one_of_us(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«нас с министром принял король»: he was received, too."""
    if item.governor < 0 or item.preposition not in {"с", "со"}:
        return False
    us = parsed.tokens[item.governor]
    is_right_after = item.mention.first == item.governor + 2
    return is_right_after and us.lemma in US and us.relation == "obj" and us.head == trigger.index


US = frozenset({"мы", "вы"})


def _is_predicate(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«у него с Х были переговоры»: to the parser it is «переговоры» that «были с Х»."""
    token, mention = parsed.tokens[trigger.index], item.mention
    is_under = token.relation.startswith("nsubj") and mention.first <= token.head <= mention.last
    return is_under and bool(item.preposition) and not trigger.word.is_verb


def _is_received(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«приём президентом министра»: the parser hangs the guest on his host."""
    if parsed.tokens[trigger.index].lemma != RECEPTION or item.governor < 0 or item.preposition:
        return False
    host = parsed.tokens[item.governor]
    return item.case == "Gen" and host.case == "Ins" and host.head == trigger.index


def _is_honoured(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«дал обед в честь премьера»."""
    if item.governor < 0 or parsed.tokens[item.governor].lemma != "честь":
        return False
    return parsed.tokens[item.governor].head in trigger.governors


AT_HOME = frozenset({"attend", "sit", "share"})
SEATS = frozenset({"резиденция", "кабинет", "дом", "офис", "вилла", "квартира", "дача", "ранчо"})


def _is_seat(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«побывал в резиденции Моди», «сидел в кабинете Мао»: at his place, with him."""
    if trigger.word.kind not in AT_HOME or item.preposition or item.case not in {"Gen", None}:
        return False
    seat = parsed.tokens[item.governor] if item.governor >= 0 else None
    return seat is not None and seat.lemma in SEATS and seat.head == trigger.index


def _by_preposition(item: Attached) -> str:
    """«с» + genitive is «from»; «со свергнувшим Асада …» is with another."""
    part = PREPOSITIONS.get(item.preposition, "")
    return "" if part == "with" and item.case in {"Gen", "Acc"} else part


PREPOSITIONS = {
    "с": "with",
    "между": "between",
    "у": "at",
    "к": "to",
    "для": "for",
    "перед": "before",
    "до": "until",
}


def _bare(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    passive = trigger.verb is not None and is_passive(parsed, trigger.verb)
    if item.case == "Ins":
        if _is_company(parsed, trigger, item, passive=passive):
            return "with"
        return "agent" if passive else "predicate" if trigger.word.kind == "named" else ""
    if item.case == "Dat":
        return "dative"
    at_noun = item.governor == trigger.index and parsed.tokens[trigger.index].pos != "VERB"
    if at_noun and item.case in {"Gen", "Acc"}:
        return "with" if _is_congratulated(parsed, trigger) else "owner"
    if item.case == "Nom" or (item.relation.startswith("nsubj") and item.case not in OBLIQUE):
        return "object" if passive else "agent" if item.relation != "obj" else "object"
    return "object" if item.case in {"Acc", "Gen"} else ""


def _is_congratulated(parsed: Parsed, trigger: Trigger) -> bool:
    """«поздравил в телефонном разговоре Х»: the object of a verb that has no other."""
    if trigger.verb is None or trigger.word.form is not Form.PHONE_CALL:
        return False
    below = (parsed.tokens[i] for i in parsed.children(trigger.verb))
    is_bare = not any(token.relation in {"obj", "iobj"} for token in below)
    return is_bare and parsed.tokens[trigger.verb].lemma in CONGRATULATING


CONGRATULATING = frozenset({"поздравить", "поздравлять"})


def _is_company(parsed: Parsed, trigger: Trigger, item: Attached, *, passive: bool) -> bool:
    """«по итогам приёма президентом министра»; «провёл встречу послом», without its «с»."""
    lemma = parsed.tokens[trigger.index].lemma
    is_host = lemma == RECEPTION and item.governor == trigger.index
    return is_host or (lemma in OF_TWO and not passive)


RECEPTION = "прием"
OF_TWO = frozenset({"встреча", "беседа", "переговоры"})


def _by_case(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    """What the preposition and the case alone suggest."""
    if item.preposition:
        return _by_preposition(item)
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
    return parsed.tokens[item.governor].pos in {"NOUN", "PROPN"} and item.relation.startswith(
        "nmod"
    )


def _owns_nothing(parsed: Parsed, index: int) -> bool:
    """«принял в Акорде Х», «в Белом доме Х», «за стол Х»: a town, a day, a table is nobody's."""
    token = parsed.tokens[index]
    return token.lemma in TIMES | {TABLE} or any(
        parsed.tokens[i].pos in {"NOUN", "PROPN", "ADJ"} and parsed.tokens[i].text[0].isupper()
        for i in (index, index - 1)
    )


TABLE = "стол"


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
