"""The words that a contact word hangs on, up to the top: «намерен ← провести ← переговоры»."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_participle
from reading.text.analysis import ACTING, SUBJECTS, Token

DEEPEST = 12
"""Words over a contact that are looked at; a broken parse can't loop."""

ASIDE = ("acl:relcl", "parataxis", "appos")
DESCRIBING = frozenset({"acl", "amod"})
REPORTED = ("ccomp", "csubj", "acl")
WITHIN = frozenset({"на", "в", "во", "при", "по", "после", "перед", "за", "с", "до", "накануне"})
AT_OR_FOR = frozenset({"на", "в", "во", "с", "за"})
ABOUT = frozenset({"о", "об", "обо", "про"})
FRAMES = frozenset(
    {"ход", "время", "рамка", "итог", "результат", "поле", "кулуары", "кулуар", "начало"}
)
OUTCOMES = frozenset({"итог", "результат", "последствие", "след"})
GUESSED = 4
"""Tokens between words that belong together where the parser lost the link."""


@dataclass(frozen=True, slots=True)
class Governor:
    """A word over the contact, or (first of all) the contact word itself.

    `is_asked`: it says whether there is a contact («отменил встречу»), not what was done at it
    («на встрече отменил пошлины»). `is_reported`: a finite verb stands between («сказал, что …»).
    `is_told_of`: its tense is not that of the contact («расскажет о встрече»).
    """

    index: int
    is_asked: bool = True
    is_reported: bool = False
    is_told_of: bool = False


def governors(parsed: Parsed, trigger: int) -> Iterator[Governor]:
    """The contact word, then what governs it, nearest first, to the end of its own story."""
    one: Governor | None = Governor(trigger)
    for _ in range(DEEPEST):
        if one is None:
            return
        yield one
        one = _next(parsed, one, trigger)


def is_finite(token: Token) -> bool:
    return token.pos in ACTING and token.feats.get("VerbForm") == "Fin"


def is_short(token: Token) -> bool:
    """«запланировано», «отменён»."""
    return token.feats.get("Variant") == "Short"


def _next(parsed: Parsed, one: Governor, trigger: int) -> Governor | None:
    at = _first_of_row(parsed, one.index)
    token, above = parsed.tokens[at], _above(parsed, at)
    is_aside = above == token.head and token.relation.startswith(ASIDE)
    if above is None or is_aside or not _goes_on(parsed, at):
        return None
    upper = replace(one, index=above, is_reported=one.is_reported or is_finite(token))
    if token.pos in ACTING:
        return replace(upper, is_asked=one.is_asked and token.feats.get("VerbForm") != "Conv")
    is_over = _is_outcome(parsed, at)
    is_setting = _is_setting(parsed, at, parsed.tokens[above])
    is_apart = is_setting or (at == trigger and _acts_itself(parsed, at, above))
    is_asked = one.is_asked and not is_apart
    is_told_of = one.is_told_of or is_over or _preposition(parsed, at) in ABOUT
    if not is_asked and trigger < above:
        above = _of_whole_clause(parsed, trigger, above)
    return replace(upper, index=above, is_asked=is_asked, is_told_of=is_told_of)


def _first_of_row(parsed: Parsed, index: int) -> int:
    """«прибыть и провести»: what governs the first governs all; a noun is no second verb."""
    for _ in range(DEEPEST):
        token = parsed.tokens[index]
        if token.relation != "conj" or token.head < 0:
            break
        if token.pos not in ACTING and parsed.tokens[token.head].pos in ACTING:
            break
        index = token.head
    return index


def _goes_on(parsed: Parsed, index: int) -> bool:
    """Whether the verb, if it is one, only completes what governs it: «чтобы встретиться»."""
    token = parsed.tokens[index]
    if token.feats.get("VerbForm") == "Part" and token.relation in DESCRIBING:
        return False
    if token.relation.startswith("advcl"):
        return token.feats.get("VerbForm") in {"Inf", "Conv"}
    return not is_finite(token) or token.relation.startswith(REPORTED)


def _above(parsed: Parsed, index: int) -> int | None:
    """The head; where the parser lost it, the verb beside that fits."""
    token = parsed.tokens[index]
    if token.feats.get("VerbForm") == "Inf" and token.head < 0:
        near = range(index - 1, max(-1, index - GUESSED), -1)
        return next((i for i in near if _may_govern(parsed.tokens[i])), None)
    participle = _participle_before(parsed, index)
    if participle is not None:
        return participle
    absence = _absence_after(parsed, index)
    if absence is not None:
        return absence
    is_lost = token.pos == "NOUN" and token.case == "Nom" and token.relation not in SUBJECTS
    if is_lost and not _has_verb_over(parsed, index):
        return next(_lost_predicates(parsed, index), token.head if token.head >= 0 else None)
    return token.head if token.head >= 0 else None


def _absence_after(parsed: Parsed, index: int) -> int | None:
    """«Песков: встречи А и Б в повестке нет», «разговора с В не было»: what says so of it."""
    token = parsed.tokens[index]
    if token.pos != "NOUN" or token.relation not in LOST or not _may_be_genitive(token):
        return None
    after = (i for i in parsed.clause(index) if i > index)
    return next((i for i in after if _is_absent(parsed, i)), None)


LOST = frozenset({"root", "parataxis", "dep"})


def _may_be_genitive(token: Token) -> bool:
    """«встречи», which the tagger may take for a plural."""
    is_like_plural = token.lemma.endswith(("а", "я")) and token.text.lower().endswith(("и", "ы"))
    return token.case == "Gen" or (token.case == "Nom" and is_like_plural)


def _is_absent(parsed: Parsed, index: int) -> bool:
    lemma = parsed.tokens[index].lemma
    return lemma == NONE or (lemma == BE and parsed.tokens[index - 1].text.lower() == NOT)


NONE, BE, NOT = "нет", "быть", "не"


def _participle_before(parsed: Parsed, index: int) -> int | None:
    """«договорённости, достигнутые в ходе визита»: reached there, whatever the parser says."""
    cases = (i for i in parsed.children(index) if parsed.tokens[i].relation == "case" and i < index)
    first = max(cases, default=0)
    before = parsed.tokens[first - 1] if first > 0 else None
    is_frame = before is not None and parsed.tokens[first + 1].lemma in FRAMES
    is_other = before is not None and is_participle(before) and before.head >= 0
    return first - 1 if is_frame and is_other else None


def _may_govern(token: Token) -> bool:
    return is_finite(token) or is_short(token)


def _has_verb_over(parsed: Parsed, index: int) -> bool:
    return any(parsed.tokens[i].pos in ACTING for i in parsed.ancestors(index))


def _lost_predicates(parsed: Parsed, index: int) -> Iterator[int]:
    """«Песков: поездка президента в Бишкек готовится»: a verb of the clause without a subject."""
    for at in parsed.clause(index):
        token = parsed.tokens[at]
        predicates = is_finite(token) or is_short(token)
        agrees = token.feats.get("Number") == parsed.tokens[index].feats.get("Number")
        has_subject = any(
            parsed.tokens[i].relation.startswith("nsubj") for i in parsed.children(at)
        )
        if at > index and token.pos in ACTING and predicates and agrees and not has_subject:
            yield at


def _is_setting(parsed: Parsed, index: int, governor: Token) -> bool:
    """«на встрече», «в ходе переговоров», «по итогам визита», but not «рассчитывает на встречу»."""
    if governor.pos not in ACTING:
        return False
    token, preposition = parsed.tokens[index], _preposition(parsed, index)
    if preposition not in WITHIN:
        return _is_outcome(parsed, index)
    if token.case == "Acc" and preposition in AT_OR_FOR:
        return token.lemma in FRAMES
    return True


def _acts_itself(parsed: Parsed, index: int, above: int) -> bool:
    """«переговоры сорвали планы», but not «переговоры сорвались», «гостя ждут переговоры»."""
    below = (parsed.tokens[i].relation for i in parsed.children(above))
    acts = parsed.tokens[index].relation == "nsubj" and "obj" in below
    return acts and parsed.tokens[above].lemma not in AWAITING


AWAITING = frozenset({"ждать", "ожидать"})


def _is_outcome(parsed: Parsed, index: int) -> bool:
    """«обсудили итоги встречи»: it is over; «по итогам встречи» may lie ahead."""
    return parsed.tokens[index].lemma in OUTCOMES and _preposition(parsed, index) != "по"


def _preposition(parsed: Parsed, index: int) -> str:
    words = (parsed.tokens[i] for i in parsed.children(index))
    return next((word.text.lower() for word in words if word.relation == "case"), "")


def _of_whole_clause(parsed: Parsed, trigger: int, above: int) -> int:
    """«На встрече с X предложил провести …»: what stands first belongs to the whole clause."""
    at = above
    while parsed.tokens[at].feats.get("VerbForm") == "Inf":
        head = parsed.tokens[at].head
        if head < 0 or parsed.tokens[head].pos not in ACTING | {"ADJ"}:
            break
        at = head
    return at if trigger < at < above else above
