"""Who took part, headed a side or spoke for one: «приняли участие», «сторону представит А»."""

from itertools import pairwise

from reading.grammar.syntax import Parsed
from reading.text.analysis import Token


def presides(parsed: Parsed, index: int) -> bool:
    """«сопредседателями заседания выступили А и Б»."""
    below = (parsed.tokens[i] for i in parsed.children(index))
    return parsed.tokens[index].lemma in ACTING_AS and any(
        (token.lemma, token.case) == (CHAIR, "Ins") for token in below
    )


ACTING_AS = frozenset({"выступить", "выступать", "быть", "стать", "являться"})
CHAIR = "сопредседатель"


def takes_part(parsed: Parsed, index: int) -> bool:
    """«приняли участие» is «участвовали»."""
    return parsed.tokens[index].lemma in {"принять", "принимать"} and any(
        parsed.tokens[i].lemma == "участие" for i in parsed.children(index)
    )


TAKING_PART = "участвовать"


def heads_side(parsed: Parsed, index: int) -> bool:
    """«сторону представит А, … – Б», «Москву представлял А»: heads of sides sat together."""
    if parsed.tokens[index].lemma not in REPRESENTING:
        return False
    objects = (i for i in parsed.children(index) if parsed.tokens[i].relation == "obj")
    return any(parsed.tokens[i].lemma in SIDES or _is_capital(parsed, i) for i in objects)


def speak_for_one(parsed: Parsed, index: int) -> bool:
    """«Киев на переговорах могут представить А и Б»: whether they come, the verb says."""
    if _is_single(parsed.tokens[index]) or _goes_on(parsed, index):
        return False
    # «могут представить»: the infinitive hangs on the verb.
    below = [i for i in parsed.children(index) if parsed.tokens[i].relation == "xcomp"]
    verbs = [i for i in (index, *below) if parsed.tokens[i].lemma in SPEAKING_FOR]
    objects = [i for v in verbs for i in parsed.children(v) if parsed.tokens[i].relation == "obj"]
    return any(
        (parsed.tokens[i].lemma in SIDES or _is_capital(parsed, i))
        and parsed.tokens[i].feats.get("Number") == "Sing"
        and not any(parsed.tokens[below].relation == "conj" for below in parsed.children(i))
        for i in objects
    )


def _is_single(token: Token) -> bool:
    """«сторону представлял А, другую – Б»: each his own."""
    return token.feats.get("Number") == "Sing"


def _goes_on(parsed: Parsed, index: int) -> bool:
    """«Москву представляли А и Б, Вашингтон — В и Г»: both sides; not «…, — сказал Д»."""
    after = parsed.tokens[index:]
    return any(t.text in DASHES and before.text != "," for before, t in pairwise(after))


DASHES = frozenset({"—", "–"})
SPEAKING_FOR = frozenset({"представить", "представлять"})


def _is_capital(parsed: Parsed, index: int) -> bool:
    """«Москву», «Турцию»: a name that is nobody's."""
    return parsed.tokens[index].pos == "PROPN" and parsed.mention_at(index) is None


HEADING = "возглавить"
REPRESENTING = frozenset({"представить", "представлять", "возглавить", "возглавлять"})
SIDES = frozenset({"сторона", "делегация"})
