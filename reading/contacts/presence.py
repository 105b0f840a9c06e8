"""Who was there besides: «с участием …», «при посредничестве …»."""

from reading.contacts.representing import takes_part
from reading.contacts.subjects import is_passive
from reading.contacts.triggers import Trigger, is_prepared
from reading.grammar.syntax import Attached, Parsed
from reading.text.analysis import Token

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
MEETINGS = frozenset(
    {"встреча", "переговоры", "беседа", "консультация", "заседание", "саммит", "совещание"}
)
"""«на встрече с участием Х говорили о …»: he had a part in the first of them."""

LEADING_IN = frozenset({"с", "со", "при", "под", "в"})
NEAREST = 3


def is_present(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«переговоры при участии Трампа», «встретились при посредничестве Макрона»."""
    if is_prepared(parsed, trigger.index):
        return False
    if any(finds(parsed, trigger, item) for finds in (_held, _attended, _led)):
        return True
    at = item.governor
    if at < 0 or item.preposition or parsed.tokens[at].lemma not in PRESENCE:
        return False
    words = {parsed.tokens[i].text.lower() for i in parsed.children(at)}
    above = [i for i, _ in zip(parsed.ancestors(at), range(NEAREST), strict=False)]
    told = trigger.governors if trigger.verb is None else trigger.governors | {trigger.verb}
    if _is_at_deed(parsed, at, told):
        return False
    nearest = next((i for i in above if i in told or parsed.tokens[i].lemma in MEETINGS), None)
    return bool(words & LEADING_IN) and nearest in told


def _is_at_deed(parsed: Parsed, at: int, told: frozenset[int]) -> bool:
    """«контакты и декларация, оглашённая Х в присутствии Y»: he heard the declaration."""
    deed = next((i for i in range(at - 1, -1, -1) if parsed.tokens[i].pos == "VERB"), None)
    if deed is None or deed in told or parsed.tokens[deed].feats.get("VerbForm") != "Part":
        return False
    return is_passive(parsed, deed) and parsed.tokens[deed].head not in told


def _held(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«в саммите, который провёл Байден», «в саммите, созванном Байденом»: its host."""
    if item.governor < 0 or item.relation not in {"nsubj", "obl:agent"}:
        return False
    verb = parsed.tokens[item.governor]
    is_of_it = verb.relation.startswith("acl") and verb.head == trigger.index
    return verb.lemma in HOLDING and (is_of_it or _is_of_talks(parsed, item.governor, trigger))


def _is_of_talks(parsed: Parsed, verb: int, trigger: Trigger) -> bool:
    """«переговоров лидеров, которые вёл Столтенберг»: of people it would be «которых»."""
    below = (parsed.tokens[i] for i in parsed.children(verb))
    is_thing = any(token.text.lower() == "которые" and token.case == "Acc" for token in below)
    return is_thing and trigger.index in parsed.ancestors(verb)


HOLDING = frozenset(
    {"провести", "проводить", "вести", "созвать", "организовать", "возглавить", "принимать"}
)


def _attended(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«провёл встречу с Х, в которой принял участие У»: he was there too."""
    if item.governor < trigger.index or item.relation != "nsubj" or trigger.word.is_verb:
        return False
    verb = parsed.tokens[item.governor]
    is_of_it = verb.relation == "acl:relcl" and trigger.index in parsed.ancestors(item.governor)
    attends = verb.lemma in ATTENDING or takes_part(parsed, item.governor)
    whichever = (parsed.tokens[i] for i in parsed.children(item.governor))
    word = parsed.tokens[trigger.index]
    return is_of_it and attends and any(w.lemma == "который" and _agree(w, word) for w in whichever)


ATTENDING = frozenset({"участвовать", "поучаствовать", "присутствовать", "присоединиться"})


def _agree(one: Token, other: Token) -> bool:
    """In number, and in gender where it shows."""
    pairs = [(one.feats.get(feat), other.feats.get(feat)) for feat in ("Number", "Gender")]
    return all(left == right or None in (left, right) for left, right in pairs)


def _led(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«делегации, которые возглавляли А и Б, провели переговоры»: heads of both sides."""
    if trigger.word.is_verb or item.mention.case != "Nom":
        return False
    for index in range(item.mention.first - 1, -1, -1):
        if parsed.tokens[index].lemma in LEADING:
            return _of_delegations(parsed, index) and trigger.index not in range(
                index, item.mention.last
            )
        if parsed.tokens[index].pos == "VERB":
            return False
    return False


LEADING = frozenset({"возглавлять", "возглавить"})


def _of_delegations(parsed: Parsed, verb: int) -> bool:
    """The clause is about several delegations: «делегации …, которые возглавляли»."""
    near = parsed.tokens[max(0, verb - NEAREST) : verb]
    which = next((token for token in near if token.lemma == "который"), None)
    if which is None or which.feats.get("Number") != "Plur":
        return False
    before = parsed.tokens[max(0, verb - FARTHEST) : verb]
    several = {"делегация", "команда", "группа"}
    return any(token.lemma in several for token in before)


FARTHEST = 10
