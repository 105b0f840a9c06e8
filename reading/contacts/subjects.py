"""Who acts in a sentence, and whom a passive verb is about: the subject, shared or its own."""

from collections.abc import Sequence

from reading.contacts.triggers import Trigger
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Attached, Parsed
from reading.text.analysis import Token

CLIMB = 6


def is_agent(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    verb = trigger.verb
    if verb is None or is_passive(parsed, verb) or item.preposition:
        return False
    index = trigger.index
    if _is_experiencer(parsed, verb, item):
        return True
    is_there = trigger.is_carried or is_inside(parsed, index) or _is_own(parsed, index)
    if verb != index and (not is_there or is_spoken_of(parsed, trigger)):
        return False
    return is_subject(parsed, verb, item)


def _is_experiencer(parsed: Parsed, verb: int, item: Attached) -> bool:
    """«Лаврову удалось встретиться», «посредникам разрешили увидеться»."""
    token = parsed.tokens[verb]
    is_governed = token.head >= 0 and item.governor == token.head and item.case == "Dat"
    return (
        is_governed
        and token.feats.get("VerbForm") == "Inf"
        and parsed.tokens[token.head].lemma in BEFALLING
    )


BEFALLING = frozenset(
    {"удаться", "удаваться", "довестись", "прийтись", "посчастливиться", "предстоять"}
    | {"разрешить", "позволить", "дать", "суждено"}
)


def is_subject(parsed: Parsed, verb: int, item: Attached) -> bool:
    at = subject_of(parsed, verb)
    if at is None:
        is_own = (item.governor, item.relation) == (verb, "nsubj")
        return is_own or _stands_before(parsed, verb, item.mention)
    lead = _lead_of(parsed, at)
    if lead is None or item.case in OBLIQUE:
        return False
    if item.mention is lead:
        return True
    first = next(i for i in parsed.attached if i.mention is lead)
    return item.mention.first > lead.last and (item.governor, item.relation, item.case) == (
        first.governor,
        first.relation,
        first.case,
    )


def _stands_before(parsed: Parsed, verb: int, mention: Mention) -> bool:
    """«…, Раиси и Бердымухамедов уже вели переговоры»: the parser hung them elsewhere."""
    if parsed.tokens[verb].feats.get("VerbForm") != "Fin" or mention.last >= verb:
        return False
    row = [
        m for item in parsed.attached for m in (item.mention,) if mention.first <= m.first < verb
    ]
    if any(one.case not in {"Nom", None} for one in row) or all(one.case is None for one in row):
        return False
    named = {index for one in row for index in range(one.first, one.last + 1)}
    firsts = {one.first for one in row}
    between = [i for i in range(mention.last + 1, verb) if i not in named]
    return not any(
        parsed.tokens[i].pos in {"VERB", "AUX"}
        or (parsed.tokens[i].pos == "PUNCT" and i + 1 not in firsts)
        for i in between
    )


def _lead_of(parsed: Parsed, at: int) -> Mention | None:
    """Who the subject is; of «INTERFAX.RU – Глава КНР Х посетит …» what follows the outlet."""
    named = parsed.mention_at(at)
    if named is not None:
        return named
    token = parsed.tokens[at]
    hung = (
        item.mention
        for item in parsed.attached
        if (item.governor, item.relation) == (token.head, token.relation) and not item.preposition
    )
    return next(hung, None)


OBLIQUE = frozenset({"Gen", "Dat", "Acc", "Ins", "Loc"})


def _is_own(parsed: Parsed, index: int) -> bool:
    """«рассказал об итогах своей встречи»: it was his."""
    return any(parsed.tokens[i].lemma == "свой" for i in parsed.children(index))


def is_patient(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«Банга, принятый Президентом»; «провёл переговоры, а затем был принят королём»."""
    token = parsed.tokens[trigger.index]
    if not is_passive(parsed, trigger.index):
        return False
    if token.feats.get("VerbForm") == "Part" and parsed.mention_at(token.head) is item.mention:
        return True
    return not item.preposition and is_subject(parsed, trigger.index, item)


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
        if token.relation not in SHARED | {SAID} and not _is_planned(token):
            return None
        above = parsed.verb_over(token.head) if token.head >= 0 else None
        if above is None or above == verb:
            return None
        if token.relation == SAID and not _agree(token, parsed.tokens[above]):
            return None
        verb = above
    return None


def _is_planned(token: Token) -> bool:
    """«сообщил о планах провести …»: the parser hangs the infinitive on the noun."""
    return token.relation == "nmod" and token.feats.get("VerbForm") == "Inf"


def _agree(one: Token, other: Token) -> bool:
    """Two finite verbs that may have one subject: «заявил, что встретится»."""
    pairs = [(one.feats.get(feature), other.feats.get(feature)) for feature in AGREEING]
    return all(left == right or None in (left, right) for left, right in pairs)


AGREEING = ("Number", "Gender", "Person")


def _is_active_participle(token: Token) -> bool:
    return (
        token.feats.get("VerbForm") == "Part"
        and token.feats.get("Voice") != "Pass"
        and token.head >= 0
    )


SHARED = frozenset({"conj", "xcomp", "advcl", "acl", "parataxis", "acl:relcl", "csubj"})

SAID = "ccomp"
"""«рассказал, что утром завтракал с Х»: shared when the verb agrees."""


INSIDE = frozenset({"на", "в", "во", "при", "по", "после", "перед", "за"})


ABOUT = frozenset({"о", "об", "про", "для", "к", "от", "из", "до"})


def is_inside(parsed: Parsed, index: int) -> bool:
    """«на встрече», «в ходе переговоров», «по итогам визита», but not «о встрече»."""
    return not _is_about(parsed, index) and any(word in INSIDE for word in _before(parsed, index))


def is_at_reception(parsed: Parsed, trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """«побывал на приёме у президента»: his meeting, told once, by the noun."""
    is_hosted = any(item.preposition == AT_HOST for item in parsed.attached)
    return is_hosted and any(
        one.word.kind == "noun" and one.verb == trigger.index and is_inside(parsed, one.index)
        for one in found
    )


AT_HOST = "у"


def is_spoken_of(parsed: Parsed, trigger: Trigger) -> bool:
    """«обменялись мнениями по подготовке к саммиту»: it was not there."""
    if trigger.word.kind != "event":
        return False
    return _is_about(parsed, trigger.index) or _is_discussed(parsed, trigger.index)


def _is_discussed(parsed: Parsed, index: int) -> bool:
    """«рассмотрели планы по проведению саммита»."""
    for over in parsed.ancestors(index):
        if parsed.tokens[over].pos == "VERB":
            return False
        if parsed.tokens[over].lemma in DISCUSSED:
            return True
    return False


DISCUSSED = frozenset({"план", "вопрос", "тема", "подготовка", "организация", "предложение"})


def _is_about(parsed: Parsed, index: int) -> bool:
    """«о встрече», «к саммиту»."""
    return any(word in ABOUT for word in _before(parsed, index))


def _before(parsed: Parsed, index: int) -> list[str]:
    return [token.text.lower() for token in parsed.tokens[max(0, index - 4) : index]]
