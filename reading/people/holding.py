"""Which office of a sentence is held by which name beside it.

Before the name («министр обороны Х»), several at once («вице-премьер – министр … Х»), after it
(«Х, министр обороны,», «Х (посол …)», «Х — посол …»), and one for each of several names
(«президенты Польши и Литвы Х и У»).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reading.facts import Span
from reading.people.actors import acts_beside
from reading.people.named import Named
from reading.people.roles import Role
from reading.people.titles import Kind
from reading.spelling.evidence import ANY
from reading.spelling.name_words import agreed_cases
from reading.text.analysis import ACTING, Token

DASHES = frozenset({"—", "–", "-"})
COMMA, AND, BRACKET = ",", "и", "("
PAIR = 2
CLOSING = frozenset({",", ".", ")", ";", ":", "!", "?", "»", "…"}) | DASHES
GENITIVE = frozenset({"Gen", "Acc"})
LONGEST_BRACKETS = 6
"""Tokens of «(Организация Объединённых Наций)»."""

DEPUTY_PREMIER = re.compile(
    "(?:перв(?:ый|ая) )?(?:вице-премьер|заместитель (?:премьер|председателя "
    "(?:правительства|кабинета|совета министров)))",
    re.IGNORECASE,
)
"""Who mostly heads a ministry as well: «вице-премьер, министр энергетики Х» is one person."""

OF_MEN = re.compile("(?:[оеё]в|[сц]кий)$")
"""Surnames that decline, and whose women have another form: «Осмонов», not «Саакян»."""

RULING = frozenset({"head_of_state", "head_of_government", "foreign_minister"})

QUOTES = frozenset('«»"“”„')
OF_SEVERAL = re.compile(r"\b(?:двух|трех|трёх|обеих|стран|государств)\b")


@dataclass(frozen=True, slots=True)
class Holding:
    """The office `role` is held by whom `name` means."""

    role: Role
    name: Named


def holdings(
    tokens: Sequence[Token], roles: Sequence[Role], names: Sequence[Named]
) -> tuple[Holding, ...]:
    """Who of the sentence holds which of its offices; roles and names in the order of the text."""
    paired = list(_paired(tokens, roles, names))
    taken = {id(held.role) for held in paired}
    free = [role for role in roles if id(role) not in taken]
    before = [*paired, *(held for role in free for held in _before(tokens, role, names))]
    chained = list(_chained(tokens, roles, before))
    after = list(_after(tokens, roles, names, [*before, *chained]))
    found = dict.fromkeys((*before, *chained, *after))
    return tuple(sorted(found, key=lambda held: (held.role.first, held.name.first)))


def _before(tokens: Sequence[Token], role: Role, names: Sequence[Named]) -> Iterator[Holding]:
    """The name right after an office, or the names after a plural one."""
    following = _following(tokens, role.last, names) or _apposed(tokens, role, names)
    if not following or (not role.is_plural and acts_beside(tokens, role, following[0])):
        return
    if role.is_plural:
        yield from _of_several(role, following)
        return
    nearest = following[0]
    second = next((name for name in names if name.first == _past_respect(tokens, nearest)), None)
    inner = role.inner if role.inner and role.inner.last == role.last else None
    if inner is not None and second is not None and _fits(inner.case, nearest):
        # «советник президента Макрона Эмманюэль Бонн»
        yield Holding(inner, nearest)
        yield Holding(_of_whom(role, nearest), second)
    elif second is not None and _is_served(role, nearest, second):
        yield Holding(_of_whom(role, nearest), second)
    elif inner is not None and (
        _is_of_inner(role, inner, nearest) or _is_owner(tokens, inner, nearest)
    ):
        yield Holding(inner, nearest)
    elif _fits(role.case, nearest):
        yield Holding(role, nearest)


def _apposed(tokens: Sequence[Token], role: Role, names: Sequence[Named]) -> list[Named]:
    """«с коллегой из Румынии, Х, министр договорилась»: between commas, in the same case."""
    first = role.last + 2
    if role.kind is not Kind.STAND_IN:
        return []
    name = next((name for name in names if name.first == first), None)
    if name is None or tokens[first - 1].text != COMMA:
        return []
    is_closed = [token.text for token in tokens[name.last + 1 : name.last + 2]] == [COMMA]
    return [name] if is_closed and name.case in {role.case, None} else []


def _past_respect(tokens: Sequence[Token], name: Named) -> int:
    """«помощницу Стивена Манна госпожу Элизабет Руд»: where another name begins."""
    after = name.last + 1
    return after + (after < len(tokens) and tokens[after].lemma in RESPECT)


RESPECT = frozenset({"господин", "госпожа", "г-н", "г-жа", "мистер", "миссис", "мисс"})


def _paired(
    tokens: Sequence[Token], roles: Sequence[Role], names: Sequence[Named]
) -> Iterator[Holding]:
    """«президент России и премьер Индии Х и У»: as many names as offices of different countries."""
    for one, other in pairwise(roles):
        between = [token.text for token in tokens[one.last + 1 : other.first]]
        is_row = between == [AND] and _belong_apart(one, other)
        following = _following(tokens, other.last, names) if is_row else ()
        if len(following) == PAIR and not (one.is_plural or other.is_plural):
            yield from (
                Holding(role, name) for role, name in zip((one, other), following, strict=True)
            )


def _of_whom(role: Role, served: Named) -> Role:
    """The office with the name of whom it serves, up to that of who holds it."""
    span = Span(role.span.start, served.span.stop)
    return replace(role, title=f"{role.title} {served.text}", last=served.last, span=span)


def _is_served(role: Role, nearest: Named, second: Named) -> bool:
    """«помощник Путина Ушаков», «принял спецпосланника Трампа Стива Уиткоффа»."""
    if role.levels & RULING:
        return False  # «с участием президента Х У утвердили»: no president serves anybody.
    # «с предшественником Каллас Боррелем»: whose he is need not show its case.
    is_whose = role.kind is Kind.KIN and ANY in agreed_cases(nearest.words)
    if nearest.case not in GENITIVE and not is_whose:
        return False
    if len(nearest.words) > len(second.words) and ANY in agreed_cases(second.words):
        # «посла Дмитрия Жирнова Муттаки увидит завтра»
        return False
    is_agreed = second.case in {role.case, None} or {second.case, role.case} == GENITIVE
    return is_agreed or role.case is None


def _following(tokens: Sequence[Token], last: int, names: Sequence[Named]) -> list[Named]:
    """The row of names that begins right after a token: «Х, У и Я»."""
    row: list[Named] = []
    last = _past_brackets(tokens, last, names)
    for name in names:
        if name.first <= last:
            continue
        between = [token.text for token in tokens[last + 1 : name.first]]
        joint = QUOTES if not row else {COMMA, AND}
        if not set(between) <= joint or len(between) > 1:
            break
        row.append(name)
        last = name.last
    return row


def _past_brackets(tokens: Sequence[Token], last: int, names: Sequence[Named]) -> int:
    """«директор Агентства по атомной энергии (МАГАТЭ) Х»: the short name is part of the office."""
    if [token.text for token in tokens[last + 1 : last + 2]] != [BRACKET]:
        return last
    inside = range(last + 2, min(last + 2 + LONGEST_BRACKETS, len(tokens)))
    end = next((i for i in inside if tokens[i].text == ")"), last)
    return last if any(last < name.first < end for name in names) else end


def _of_several(role: Role, names: Sequence[Named]) -> Iterator[Holding]:
    """«президенты Польши и Литвы Х и У», «министры энергетики Х и У»."""
    if role.each and len(role.each) == len(names):
        yield from (Holding(one, name) for one, name in zip(role.each, names, strict=True))
    elif not role.each and len(names) > 1 and not OF_SEVERAL.search(role.title):
        yield from (Holding(replace(role, is_plural=False), name) for name in names)


def _is_of_inner(role: Role, inner: Role, name: Named) -> bool:
    """«пресс-секретарь президента Токаева»: the name is in the case of the inner office."""
    if not _fits(role.case, name):
        return _fits(inner.case, name)
    is_like_inner = inner.case in agreed_cases(name.words) and role.case == inner.case
    return is_like_inner and not name.is_full


def _is_owner(tokens: Sequence[Token], inner: Role, name: Named) -> bool:
    """«Пресс-секретарь президента Токаева встретился»: by its case, or no woman by the verb.

    «Пресс-секретарь президента Захарова встретилась» is one, whatever «Захарова» may be.
    """
    if name.is_full or inner.case not in GENITIVE or "Gen" not in agreed_cases(name.words):
        return False
    following = tokens[name.last + 1 : name.last + 2]
    if any(token.pos in NOMINAL for token in following):
        # «Посланник Папы Франциска кардинал Х …»: who acted is named after it.
        return False
    gender = next((t.feats.get("Gender") for t in following if t.pos in ACTING), None)
    if gender == "Fem":
        return False
    is_hers = OF_WOMEN.search(name.words[-1]) is not None
    return tokens[name.first].case in GENITIVE or (is_hers and gender == "Masc")


NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})

OF_WOMEN = re.compile("[оеё]ва$")
"""«Токаева»: of a woman in the nominative, of a man in the genitive."""


def _fits(case: str | None, name: Named) -> bool:
    """The name may stand in that case; a nominative form may be one that never declines."""
    cases = agreed_cases(name.words)
    related = {"Gen": "Acc", "Acc": "Gen"}.get(case or "", case)
    # «референт главы Кыргызстана Нурбек Осмонов»: in the genitive he would be «Осмонова».
    open_to_all = frozenset() if OF_MEN.search(name.words[-1]) else frozenset({"Nom", ANY})
    return case is None or bool(({case, related} | open_to_all) & cases) or not cases


def _chained(
    tokens: Sequence[Token], roles: Sequence[Role], before: Iterable[Holding]
) -> Iterator[Holding]:
    """Offices before the office at the name: «вице-премьер – министр …», «эмир … шейх …»."""
    for held in before:
        last = held.role
        for role in reversed(roles):
            if role.last < last.first and role is not last:
                if not _makes_chain(tokens, role, last):
                    break
                yield Holding(role, held.name)
                last = role


def _makes_chain(tokens: Sequence[Token], role: Role, following: Role) -> bool:
    between = [token.text for token in tokens[role.last + 1 : following.first]]
    if len(between) > 1 or role.is_plural or role.kind is Kind.STAND_IN:
        return False
    if not _agree(role.case, following.case):
        return False
    if _belong_apart(role, following):
        return between == [COMMA] and _is_of_body(role)
    if not between or between[0] in DASHES:
        return True
    # «президент и министр Х» are two people, «член Политбюро и министр Х» is one.
    is_one = any(office in following.offices for office in role.offices)
    is_one = is_one or (bool(DEPUTY_PREMIER.match(role.title)) and between[0] == COMMA)
    return between[0] in {COMMA, AND} and (is_one or not (role.levels and following.levels))


def _is_of_body(role: Role) -> bool:
    """«с сопредседателем Минской группы, советником госсекретаря Х»: he may be of any country."""
    return role.side is not None and role.side.iso is None and not role.levels


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or {one, other} == {"Gen", "Acc"}


def _belong_apart(one: Role, other: Role) -> bool:
    """The offices are of two countries."""
    return one.side is not None and other.side is not None and one.side != other.side


def _after(
    tokens: Sequence[Token], roles: Sequence[Role], names: Sequence[Named], held: Sequence[Holding]
) -> Iterator[Holding]:
    """Offices set off behind a name; several in a row («Х, вице-премьер, министр финансов»)."""
    taken = {id(one.role) for one in held}
    for name in names:
        last = name.last
        for role in roles:
            if role.first <= last:
                continue
            if id(role) in taken or not _is_set_off(tokens, name, last, role):
                break
            theirs = [one.role for one in held if one.name is name]
            if any(_belong_apart(role, other) for other in theirs if other.levels and role.levels):
                break
            yield Holding(role, name)
            last = role.last


def _is_set_off(tokens: Sequence[Token], name: Named, last: int, role: Role) -> bool:
    between = [token.text for token in tokens[last + 1 : role.first]]
    if len(between) != 1 or role.is_plural or role.kind is Kind.STAND_IN:
        return False
    mark = between[0]
    if mark in DASHES:
        return role.case in {"Nom", None, name.case}
    if mark not in {COMMA, BRACKET, AND} or (mark == AND and last == name.last):
        return False
    is_closed = role.last + 1 >= len(tokens) or tokens[role.last + 1].text in CLOSING
    return is_closed and (mark == BRACKET or _fits_strictly(role.case, name))


def _fits_strictly(case: str | None, name: Named) -> bool:
    cases = agreed_cases(name.words)
    related = {"Gen": "Acc", "Acc": "Gen"}.get(case or "", case)
    return case is None or bool({case, related, ANY} & cases)
