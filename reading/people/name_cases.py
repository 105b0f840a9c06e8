"""In which case a name stands: what its preposition, its words and the verb say."""

from collections import Counter
from collections.abc import Sequence

from reading.people.name_runs import NAME_WORD, Run
from reading.spelling.name_words import is_syllable
from reading.text.analysis import Token

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

    Its preposition decides, else what the tagger says of most of its words.
    """
    seen = Counter(token.case for token in tokens[run[0] : run[1] + 1] if _declines(token))
    allowed = governed(tokens, run[0])
    if allowed:
        fitting = [case for case in seen if case in allowed]
        best = max(fitting, key=lambda case: seen[case], default=None)
        return frozenset({best} if best else allowed)
    if not seen:
        return frozenset()
    case = max(seen, key=lambda case: (seen[case], case == _first(tokens, run)))
    return frozenset({case or ""} - {"", *_doubted(tokens, run)})


def without_locative(tokens: Sequence[Token], first: int, cases: frozenset[str]) -> frozenset[str]:
    """The cases of a phrase; no locative without a preposition, whatever the ending allows."""
    return cases if _is_preposition(tokens, first - 1) else cases - {"Loc"} or cases


def _is_preposition(tokens: Sequence[Token], index: int) -> bool:
    """Also «С» at the beginning of a sentence, which the tagger takes for a letter."""
    if index < 0:
        return False
    token = tokens[index]
    return token.pos == "ADP" or (index == 0 and token.text.lower() in GOVERNED)


def _declines(token: Token) -> bool:
    return token.case is not None and bool(NAME_WORD.match(token.text))


def _doubted(tokens: Sequence[Token], run: Run) -> frozenset[str]:
    """The tagger takes «Чэнь Вэньцином» for a nominative, since «Чэнь» is one in every case."""
    first, last = (tokens[index].text for index in run)
    return frozenset({"Nom"}) if is_syllable(first) and first != last else frozenset()


def _first(tokens: Sequence[Token], run: Run) -> str | None:
    return next((t.case for t in tokens[run[0] : run[1] + 1] if _declines(t)), None)


def governed(tokens: Sequence[Token], first: int) -> tuple[str, ...]:
    """The cases that the preposition before a phrase allows; none without one."""
    if not _is_preposition(tokens, first - 1):
        return ()
    return GOVERNED.get(tokens[first - 1].text.lower(), ())
