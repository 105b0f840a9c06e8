"""In which case a name stands: what its preposition, its words and the verb say."""

from collections import Counter
from collections.abc import Sequence

from reading.analysis import Token
from reading.name_runs import NAME_WORD, Run

# The cases a preposition allows people to stand in.
GOVERNED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("с", "со", "между", "над", "перед"), ("Ins",)),
    **dict.fromkeys(("к", "ко", "благодаря", "вопреки", "навстречу", "согласно"), ("Dat",)),
    **dict.fromkeys(("у", "от", "из", "без", "для", "до", "после", "около", "против"), ("Gen",)),
    **dict.fromkeys(("вместо", "кроме", "ради", "мимо", "среди", "из-за", "помимо"), ("Gen",)),
    **dict.fromkeys(("о", "об", "обо", "при"), ("Loc",)),
    **dict.fromkeys(("про", "через"), ("Acc",)),
    **dict.fromkeys(("в", "во", "на"), ("Acc", "Loc")),
    **dict.fromkeys(("за", "под"), ("Acc", "Ins")),
}


def seen_cases(tokens: Sequence[Token], run: Run) -> frozenset[str]:
    """The cases a name may stand in (Universal Dependencies); none when nothing shows it.

    Its preposition decides, else what the parser says of most of its words.
    """
    seen = Counter(token.case for token in tokens[run[0] : run[1] + 1] if _declines(token))
    allowed = _governed(tokens, run[0])
    if allowed:
        fitting = [case for case in seen if case in allowed]
        best = max(fitting, key=lambda case: seen[case], default=None)
        return frozenset({best} if best else allowed)
    if not seen:
        return frozenset()
    case = max(seen, key=lambda case: (seen[case], case == _first(tokens, run)))
    is_object = any(token.relation == "obj" for token in tokens[run[0] : run[1] + 1])
    # A nominative that the parser calls an object: one of the two is wrong.
    return OBJECT if case == "Nom" and is_object else frozenset({case or ""} - {""})


OBJECT = frozenset({"Nom", "Acc"})


def _declines(token: Token) -> bool:
    return token.case is not None and bool(NAME_WORD.match(token.text))


def _first(tokens: Sequence[Token], run: Run) -> str | None:
    return next((t.case for t in tokens[run[0] : run[1] + 1] if _declines(t)), None)


def _governed(tokens: Sequence[Token], first: int) -> tuple[str, ...]:
    if first == 0 or tokens[first - 1].pos != "ADP":
        return ()
    return GOVERNED.get(tokens[first - 1].text.lower(), ())
