"""Parts of those whom no word of a contact governs, by what they hang on instead."""

from collections.abc import Callable

from reading.contacts.parts import RECEPTION, by_preposition
from reading.contacts.settings import is_reason
from reading.contacts.subjects import is_patient
from reading.contacts.triggers import Trigger
from reading.contacts.wording import TOPIC
from reading.grammar.syntax import Attached, Parsed


def part_from_afar(parsed: Parsed, trigger: Trigger, item: Attached) -> str:
    """The part, "" when the mention has none in the contact."""
    for part, finds in FINDERS:
        if finds(parsed, trigger, item):
            return part
    return by_preposition(item) if _is_predicate(parsed, trigger, item) else ""


def _is_talked_with(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«С Орбаном – о газе»."""
    return trigger.word.kind == TOPIC and item.mention.last + 1 == trigger.index


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


def _is_over_infinitive(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«с обоими он успел побеседовать»: hung on the verb over the talk."""
    token = parsed.tokens[trigger.index]
    is_infinitive = token.feats.get("VerbForm") == "Inf" and token.head == item.governor >= 0
    return is_infinitive and item.preposition == "с" and item.case == "Ins"


def _is_visited(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«у А были Б и В», wherever the parser hangs A."""
    is_before = item.mention.last + 1 == trigger.index
    return trigger.word.kind == STAYING and item.preposition == "у" and is_before


def _is_guest(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«у А были Б и В»: to the parser «были» is a copula, and they are subjects of A."""
    if trigger.word.kind != STAYING or not item.relation.startswith("nsubj"):
        return False
    between = parsed.tokens[trigger.index + 1 : item.mention.first]
    is_after = item.mention.first > trigger.index
    is_apart = any(t.feats.get("VerbForm") == "Fin" or t.lemma in TURNS for t in between)
    return is_after and not is_apart


TURNS = frozenset({"а", "но"})


STAYING = "stay_by"


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


def _is_blamed(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«раскритиковал А за встречу с Б»: it was A's."""
    is_whom = item.governor == trigger.verb and item.relation in {"obj", "iobj"}
    return is_whom and not item.preposition and is_reason(parsed, trigger.index)


def _is_called_to_hear(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«позвонил поздравить Х»: whom he called; not «позвонил Х поздравить его жену»."""
    if trigger.word.kind != "call" or item.preposition or item.governor < 0:
        return False
    deed = parsed.tokens[item.governor]
    is_errand = deed.feats.get("VerbForm") == "Inf" and deed.head == trigger.index
    is_told = is_errand and deed.lemma in TELLING and item.relation in {"obj", "iobj"}
    others = (one for one in parsed.attached if one.governor == trigger.index)
    is_another = any(one.case in {"Dat", None} for one in others)
    return is_told and not is_another and not _calls_a_house(parsed, trigger)


def _calls_a_house(parsed: Parsed, trigger: Trigger) -> bool:
    """«позвонил в студию», «позвонил на радио»: whoever answered."""
    below = (i for i in parsed.children(trigger.index) if parsed.tokens[i].case == "Acc")
    prepositions = (parsed.tokens[i].text.lower() for one in below for i in parsed.children(one))
    return any(word in {"в", "во", "на"} for word in prepositions)


TELLING = frozenset({"поздравить", "поблагодарить", "заверить", "поддержать", "предупредить"})


Finder = Callable[[Parsed, Trigger, Attached], bool]

FINDERS: tuple[tuple[str, Finder], ...] = (
    ("owner", _is_of_series),
    ("agent", _is_guest),
    ("at", _is_visited),
    ("owner", _is_blamed),
    ("with", _is_talked_with),
    ("with", _is_over_infinitive),
    ("for", _is_honoured),
    ("owner", _is_received),
    ("at", _is_seat),
    ("dative", _is_called_to_hear),
    ("object", is_patient),
    ("object", _is_one_of_us),
    ("object", _is_accompanied),
)
