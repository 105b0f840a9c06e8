"""Which two parts make a contact: `[licences]` of `data/contacts.toml`, and what forbids them."""

from reading.contacts.afar import ACCOMPANYING
from reading.contacts.company import came_together
from reading.contacts.contacts import Contacts
from reading.contacts.domestic import is_domestic
from reading.contacts.presence import JOINT, PRESENT
from reading.contacts.representing import heads_side, speak_for_one
from reading.contacts.sides import STRONG
from reading.contacts.standing import Side
from reading.contacts.subjects import is_passive
from reading.contacts.triggers import Trigger
from reading.contacts.undertakings import is_of_others
from reading.grammar.syntax import Parsed


def licence_of(
    parsed: Parsed, contacts: Contacts, trigger: Trigger, one: Side, other: Side
) -> float:
    kind = trigger.word.kind
    if kind in SITTING and is_domestic(parsed, trigger.index):
        return 0.0
    parts = frozenset({one.part, other.part})
    if PRESENT in parts:
        # Who is only implied has no part in a meeting that names its mediator alone.
        are_people = one.is_person and other.is_person
        # «в присутствии послов»: nobody says who they were.
        is_known = all(side.is_person for side in (one, other) if side.part == PRESENT)
        is_met = (kind in STRONG and is_known) or (kind == "event" and are_people)
        # «в присутствии президентов министры подписали …»: the presidents stood side by side.
        is_met = is_met or (kind == "together" and len(parts) == 1 and is_known)
        # «переговоры продолжились в расширенном составе с участием А и Б»: aides of those who met.
        is_met = is_met and not (len(parts) == 1 and _is_extended(parsed, trigger))
        return JOINT if is_met and "zero" not in parts else 0.0
    is_forbidden = kind == "noun" and parts == GIVEN and not trigger.is_carried
    licence = 0.0 if is_forbidden else contacts.licences.get(kind, {}).get(parts, 0.0)
    is_apart = _is_apart(parsed, trigger, contacts) or _is_destination(parsed, trigger, contacts)
    if len(parts) == 1 and is_apart:
        return 0.0
    if parts in COMPANIES and came_together(parsed, trigger, one, other):
        return JOINT
    if parts == {"agent"} and not _acts_jointly(parsed, trigger, one, other):
        return 0.0
    is_beside = _is_beside(kind, parts) and not _is_joint(parsed, trigger, contacts)
    return 0.0 if is_beside else licence


def _is_extended(parsed: Parsed, trigger: Trigger) -> bool:
    clause = (parsed.tokens[i] for i in parsed.clause(trigger.index))
    return any(token.lemma in EXTENDED for token in clause)


EXTENDED = frozenset({"расширенный", "расширить"})

GIVEN = frozenset({"agent", "dative"})
"""«устроил приём Х»; not «показал Х карточку за разговоры»."""

COMPANIES = frozenset({frozenset({"with"}), frozenset({"object"})})
"""Parts of the side that was met."""


def _are_company(parsed: Parsed, trigger: Trigger) -> bool:
    """«на встрече главу сопровождали А и Б»: they met whom he met, not each other."""
    verb = trigger.verb
    if verb is None or verb == trigger.index or trigger.is_carried:
        return False
    is_beside = parsed.tokens[verb].lemma in ACCOMPANYING or _welcome_others(parsed, verb)
    return is_beside or speak_for_one(parsed, verb)


def _welcome_others(parsed: Parsed, verb: int) -> bool:
    """«А и Б встречают гостей перед приёмом»: both are hosts; not «приветствовали друг друга»."""
    objects = (
        parsed.tokens[i] for i in parsed.children(verb) if parsed.tokens[i].relation == "obj"
    )
    is_of_others = any(one.pos in {"NOUN", "PROPN"} and one.lemma != "друг" for one in objects)
    return parsed.tokens[verb].lemma in WELCOMING and is_of_others


WELCOMING = frozenset(
    {"встретить", "встречать", "приветствовать", "поприветствовать", "проводить", "провожать"}
)


def _are_of_side(parsed: Parsed, index: int) -> bool:
    """«от узбекской стороны в консультациях участвовали А и Б»."""
    tokens = [parsed.tokens[i] for i in parsed.clause(index)]
    is_side = any(
        token.lemma == SIDE and token.case == "Gen" and token.feats.get("Number") == "Sing"
        for token in tokens
    )
    return is_side and not any(token.text in DASHES for token in tokens)


SIDE = "сторона"
SITTING = frozenset({"event", "together", "noun"})


def _is_beside(kind: str, parts: frozenset[str]) -> bool:
    """«с» may only mean «together with»: «вместе с Х принял …», «с Х открыл», «с Х позвонил У»."""
    if kind in {"receive", "together", "call_on"}:
        return "with" in parts
    if kind == "share":
        # «ужинал с А и Б»: at one table.
        return False
    return parts == {"with"} or (kind == "call" and parts == {"with", "dative"})


def _is_apart(parsed: Parsed, trigger: Trigger, contacts: Contacts) -> bool:
    """Those of one side didn't meet each other by this word."""
    is_others = is_of_others(parsed, trigger.index, contacts)
    return is_others or _is_one_by_one(parsed, trigger, contacts)


def _is_destination(parsed: Parsed, trigger: Trigger, contacts: Contacts) -> bool:
    """«А и Б прилетели на форум»: both came to it, and nobody says that they met."""
    token = parsed.tokens[trigger.index]
    if trigger.word.kind != "event" or token.head < 0 or token.case != "Acc":
        return False
    verb = contacts.verbs.get(parsed.tokens[token.head].lemma)
    return verb is not None and verb.kind == "attend"


def _is_one_by_one(parsed: Parsed, trigger: Trigger, contacts: Contacts) -> bool:
    """«по очереди беседовали», «по отдельности», «поочередно», «с каждым из них»."""
    words = contacts.cues["one_by_one"]
    return any(
        parsed.tokens[i].lemma in words and not _tells_how_often(parsed, i)
        for i in parsed.clause(trigger.index)
    )


def _tells_how_often(parsed: Parsed, index: int) -> bool:
    """«и каждый раз спорили», «сели вдвоём, имея каждый по советнику»: not one after another."""
    token = parsed.tokens[index]
    following = [after.text for after in parsed.tokens[index + 1 : index + 2]]
    is_both = token.lemma == EACH and following == ["по"]
    return is_both or (token.head >= 0 and parsed.tokens[token.head].lemma in TIMES)


EACH = "каждый"
TIMES = frozenset({"раз", "день", "неделя", "месяц", "год", "час", "вечер", "утро", "лето"})


def _is_joint(parsed: Parsed, trigger: Trigger, contacts: Contacts) -> bool:
    """«трёхсторонняя встреча с Х и У», «вместе»; not «обсудил с Х и У совместные проекты»."""
    for index in parsed.clause(trigger.index):
        token = parsed.tokens[index]
        if token.lemma in contacts.cues["jointly"]:
            described = token.head if token.pos == "ADJ" else trigger.index
            if described < 0 or described == trigger.index or _is_manner(parsed, described):
                return True
    return False


MANNER = frozenset({"формат", "состав", "переговоры", "встреча", "беседа", "саммит", "заседание"})


def _is_manner(parsed: Parsed, index: int) -> bool:
    """«в трёхстороннем формате»."""
    return parsed.tokens[index].lemma in MANNER


def _acts_jointly(parsed: Parsed, trigger: Trigger, one: Side, other: Side) -> bool:
    """The verb stands in the plural: its subjects did it together; or each heads his side."""
    verb = trigger.index if trigger.verb is None else trigger.verb
    # «состоялась в Чэнду – тогда за столом были А, Б и В»: the table has a verb of its own.
    copulas = (i for i in parsed.children(trigger.index) if parsed.tokens[i].relation == "cop")
    token = parsed.tokens[next(copulas, verb)]
    if _are_company(parsed, trigger) or _are_of_side(parsed, trigger.index):
        return False
    if _are_of_two_days(parsed, one, other) or _come_to_one(parsed, trigger, one, other):
        return False
    if heads_side(parsed, verb) or _follow_as_one(parsed, verb, one, other):
        return True
    if trigger.word.kind == "together" and _act_for_sides(parsed, one, other):
        return True
    return token.pos not in {"VERB", "AUX"} or token.feats.get("Number") != "Sing"


def _come_to_one(parsed: Parsed, trigger: Trigger, one: Side, other: Side) -> bool:
    """«С гостем встретились премьер А и спикер Б»: told of the guest, not of those two."""
    verb = trigger.index
    if trigger.word.kind not in {"meet", "talk"} or parsed.tokens[verb].pos != "VERB":
        return False
    follow = all(side.mention is not None and side.mention.first > verb for side in (one, other))
    return follow and any(
        item.preposition == "с" and item.governor == verb and item.mention.last < verb
        for item in parsed.attached
    )


def _are_of_two_days(parsed: Parsed, one: Side, other: Side) -> bool:
    """«с ним беседовали А и, днём раньше, Б»: each for himself."""
    if one.mention is None or other.mention is None:
        return False
    first, second = sorted((one.mention, other.mention), key=lambda mention: mention.first)
    between = parsed.tokens[first.last + 1 : second.first]
    return any(token.text.lower() in APART for token in between)


APART = frozenset({"раньше", "позже", "ранее", "позднее", "затем", "потом"})


def _act_for_sides(parsed: Parsed, one: Side, other: Side) -> bool:
    """«со стороны Турции документ подписал А, со стороны Ирана – Б»."""
    mentions = [side.mention for side in (one, other) if side.mention is not None]
    after_dash = any(parsed.tokens[m.first - 1].text in DASHES for m in mentions if m.first)
    return after_dash and any(token.lemma == SIDE for token in parsed.tokens)


DASHES = frozenset({"—", "–"})


def _follow_as_one(parsed: Parsed, verb: int, one: Side, other: Side) -> bool:
    """«переговоры провёл Лавров и Фидан»: a verb may agree with the nearest of its subjects."""
    if one.mention is None or other.mention is None:
        return False
    first, second = sorted((one.mention, other.mention), key=lambda mention: mention.first)
    between = [token.text for token in parsed.tokens[first.last + 1 : second.first]]
    # «согласована А и Б»: a passive verb agrees with what was done.
    cases = {"Ins", None} if is_passive(parsed, verb) else {"Nom", None}
    return verb < first.first and first.case in cases and between == ["и"]
