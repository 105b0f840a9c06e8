"""Where the grammar puts a mention around a contact word: agent, with, owner, object …

Where the parser lost the thread, case, preposition and order say it, with less certainty.
"""

from collections.abc import Sequence

from reading.contacts.afar import part_from_afar
from reading.contacts.by_case import part_by_case
from reading.contacts.deeds import is_object_of_participle
from reading.contacts.gapping import GAPPED, Gap, is_gapped, is_of_others
from reading.contacts.labels import is_label
from reading.contacts.parts import RECEPTION, by_preposition
from reading.contacts.presence import PRESENT, is_present
from reading.contacts.settings import is_spoken_of
from reading.contacts.subjects import OBLIQUE, is_agent, is_passive
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
    if is_none or is_object_of_participle(parsed, mention) or _is_served(parsed, item):
        return "", 0.0
    if mention.case == "Nom" and is_gapped(parsed, gaps, item):
        # «делегацию Турции возглавил А, иранскую – Б»: no object, whatever the parser says.
        return part_by_case(parsed, trigger, item), GAPPED
    sure = PRESENT if is_present(parsed, trigger, item) else direct_part(parsed, trigger, item)
    if sure:
        return sure, DIRECT
    if is_gapped(parsed, gaps, item):
        return part_by_case(parsed, trigger, item), GAPPED
    if is_spoken_of(parsed, trigger) or _is_of_another(parsed, trigger, others, item):
        return "", 0.0
    near = mention.first in parsed.clause(trigger.index) or _is_in_own_clause(parsed, trigger, item)
    is_alien = not near and item.case == "Nom" and _is_of_others(parsed, trigger)
    part = "" if is_alien else part_by_case(parsed, trigger, item)
    return part, NEAR if near else FAR


def _is_served(parsed: Parsed, item: Attached) -> bool:
    """«Помощник президента Путина провёл переговоры»: nobody but the aide did."""
    if item.preposition or item.mention.case != "Gen" or not item.mention.first:
        return False
    before = parsed.tokens[item.mention.first - 1]
    is_man = before.pos == "NOUN" and before.feats.get("Animacy") == "Anim"
    return is_man and before.case == "Nom" and before.relation.startswith("nsubj")


def _is_of_others(parsed: Parsed, trigger: Trigger) -> bool:
    """«Х, с которым увиделись в полдень»: not whoever stands alone outside the clause."""
    token = parsed.tokens[trigger.index]
    is_plural = token.feats.get("Number") == "Plur" and token.feats.get("VerbForm") == "Fin"
    return is_plural and token.relation == "acl:relcl" and trigger.verb == trigger.index


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
    if _is_in_own_clause(parsed, trigger, item):
        return False
    if item.preposition:
        is_aim = trigger.word.kind == "noun" and not trigger.is_carried
        return is_aim and _comes_along(parsed, item)
    is_verb = parsed.tokens[item.governor].pos == "VERB"
    return is_verb and (item.relation.startswith("nsubj") or item.relation in {"obj", "iobj"})


def _is_in_own_clause(parsed: Parsed, trigger: Trigger, item: Attached) -> bool:
    """«с приёмом, который А устроил Б»: hung on the main verb, but said after the contact's own."""
    verb = trigger.verb
    if verb is None or not trigger.is_carried or trigger.index in parsed.clause(verb):
        return False
    clause = parsed.clause(verb)
    return (
        item.mention.first in clause and item.mention.first > verb and item.governor not in clause
    )


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
        return part_from_afar(parsed, trigger, item)
    if item.relation == "det":
        return "owner" if item.governor == trigger.index else ""
    if item.preposition:
        return by_preposition(item)
    return _bare(parsed, trigger, item)


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
        is_object = passive or (item.relation == "obj" and item.mention.case != "Nom")
        return "object" if is_object else "agent"
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


OF_TWO = frozenset({"встреча", "беседа", "переговоры"})
