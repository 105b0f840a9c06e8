"""Who stands right after an office and acts himself: it isn't his."""

from collections.abc import Sequence

from reading.people.name_splits import DECLINING
from reading.people.named import Named
from reading.people.roles import Role
from reading.spelling.name_words import agreed_cases
from reading.text.analysis import ACTING, Token

COMMA, AND = ",", "и"


def acts_beside(tokens: Sequence[Token], role: Role, name: Named) -> bool:
    """«с президентом США Токаев обсудил …»: a nominative after an office in another case.

    Only surnames that always decline show it, and only where nobody else acts.
    """
    declines = DECLINING.search(name.words[-1]) and name.cases == {"Nom"}
    if role.case in {None, "Nom"} or not declines or _may_stand_in(role.case, name):
        return False
    verb = next((i for i in range(name.last + 1, len(tokens)) if _is_finite(tokens[i])), None)
    is_row = any(token.text == AND for token in tokens[name.last + 1 : name.last + 2])
    if verb is None or tokens[verb].feats.get("Number") != ("Plur" if is_row else "Sing"):
        return False
    end = next((i for i in range(verb, len(tokens)) if tokens[i].pos == "PUNCT"), len(tokens))
    after = tokens[verb:end] if is_row else _after_apposition(tokens[name.last + 1 : end])
    return not any(map(_may_act, (*tokens[: role.first], *after)))


def _after_apposition(tokens: Sequence[Token]) -> Sequence[Token]:
    """«, президент Польши, встретился …» → «встретился …»."""
    if not tokens or tokens[0].text != COMMA:
        return tokens
    commas = (i for i, token in enumerate(tokens) if i and token.text == COMMA)
    return tokens[next(commas, 0) :]


def _may_stand_in(case: str | None, name: Named) -> bool:
    """Of names in which only the last word declines no case is known."""
    cases = agreed_cases(name.words)
    return not cases or case in cases or (case in ANIMATE and bool(ANIMATE & cases))


def _is_finite(token: Token) -> bool:
    return token.pos in ACTING and token.feats.get("VerbForm") == "Fin"


def _may_act(token: Token) -> bool:
    is_somebody = token.pos == "PRON" or token.feats.get("Animacy") == "Anim"
    return token.case == "Nom" and is_somebody


ANIMATE = frozenset({"Gen", "Acc"})
"""Cases that look alike in people."""
