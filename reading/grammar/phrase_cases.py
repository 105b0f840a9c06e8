"""In which case a name with its titles stands: «с замминистра Фунакоси», «о Марии Габриэль»."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reading.grammar.mentions import Mention
from reading.people.name_cases import governed, without_locative
from reading.people.named import Named
from reading.people.names import readings
from reading.people.roles import Role
from reading.spelling.evidence import ANY
from reading.spelling.name_words import agree
from reading.text.analysis import Token

LIKELY_FORM = 0.6
"""Share of the best reading's weight: «Мирзагалиев» is hardly a woman who doesn't decline."""


def case_of_phrase(
    tokens: Sequence[Token], name: Named, person: str, role: Role | None
) -> str | None:
    """The case by the forms of name and office, by the preposition, then by the parser.

    None where none of them shows it: «Саломе Зурабишвили» in any case.
    """
    first = role.first if role else name.first
    weights = _weights(name, person)
    open_to = role.cases if role else frozenset[str]()
    cases = without_locative(tokens, first, _fitting(open_to, frozenset(weights)))
    allowed = frozenset(governed(tokens, first))
    cases = cases & allowed or cases or (allowed if len(allowed) == 1 else cases)
    for seen in (role.case if role else None, name.case):
        if seen in cases:
            return seen
    return max(cases, key=lambda case: (weights.get(case, 0.0), case), default=None)


def in_rows(tokens: Sequence[Token], names: Sequence[Mention]) -> list[Mention]:
    """The names of a sentence; what the last of a row shows holds for the one before it.

    «с Карин Кнайсль и Мартином Стропницким»: the first is no nominative, though it looks like one.
    """
    rows = {id(one): other for one, other in pairwise(names) if _is_row(tokens, one, other)}
    return [replace(n, case=rows[id(n)].case) if id(n) in rows else n for n in names]


def _is_row(tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
    between = [token.text for token in tokens[one.last + 1 : other.first]]
    return between == ["и"] and one.case in {"Nom", None} and other.case in SHOWN


SHOWN = frozenset({"Ins", "Dat"})
"""Cases that no nominative looks like."""


def bears(name: Named, person: str, role: Role) -> bool:
    """The office before the name is his own; not «собеседником Жапарова», «помощник Ашимбаева»."""
    cases = frozenset(_weights(name, person))
    if role.last > name.first or not role.cases or "Gen" not in cases:
        return True
    return bool((role.cases | {"Gen"} if "Acc" in role.cases else role.cases) & cases)


def _fitting(office: frozenset[str], name: frozenset[str]) -> frozenset[str]:
    """The cases of both, none for any; where they differ, the office is the surer word."""
    return office & name or office or name


def _weights(name: Named, person: str) -> dict[str, float]:
    """How usual the name's form is in each case; nothing for a form that fits all of them."""
    bearing = frozenset(person.split())
    whole: dict[tuple[str, str], float] = {(ANY, ANY): 1.0}
    for index in range(len(name.words)):
        longer: dict[tuple[str, str], float] = {}
        for reading in readings(name.words, index):
            if reading.nominative not in bearing:
                continue
            for seen, weight in whole.items():
                agreed = agree(seen, (reading.case, reading.gender))
                if agreed:
                    longer[agreed] = max(longer.get(agreed, 0.0), weight * reading.weight)
        whole = longer or whole
    best = max(whole.values())
    likely = {case: weight for (case, _), weight in whole.items() if weight >= LIKELY_FORM * best}
    return {} if ANY in likely else likely
