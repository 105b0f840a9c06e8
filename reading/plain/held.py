"""Which office is whose: the words of office before a name, after it, or set off by a comma."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.plain.names import Marked, Name
from reading.plain.roles import Role
from reading.world import World

SET_OFF = frozenset({",", "—", "–", "-", "("})
BEFORE_NAME = frozenset({",", "—", "–", ":", "("})
CHAINING = frozenset({",", "–", "—", "-", "and", "және"})
CLOSING = frozenset({",", ".", ";", ")", "–", "—", ":", "!", "?"})
RESPECT = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "prof", "h.e", "he", "sheikh", "."}
    | {"mullah", "maulvi", "mawlawi", "shaikh", "baroness", "baron", "prince", "princess"}
)
ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its"})
SERVING = frozenset({"of", "to", "for"})
AND = frozenset({"and", "және"})
SAME = frozenset({"ол"})
"""«ол премьер-министр Х-пен кездесті»: who acts is named before, so the office is X's."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role that stands at a name: that person holds it."""

    role: Role
    sentence: int
    person: str


@dataclass(frozen=True, slots=True)
class Home:
    """The outlet's country, and the titles that belong to it when they stand alone."""

    country: str | None
    titles: frozenset[str]

    def is_foreign(self, role: Role, person: str, world: World, named: Iterable[str]) -> bool:
        """A bare office of home before a guest is somebody else's.

        «Мемлекет басшысы Ли Цянмен тілдесті»: the head of state spoke with Li Qiang. But in
        «Премьер-министр Кая Калласпен» it is hers when the article names (`named`) none of home.
        """
        if role.side is not None or role.phrase not in self.titles:
            return False
        if (self.country, role.level) in _seats_of(person, world):
            return False
        is_premier = any(level == role.level for _, level in _seats_of(person, world))
        is_ours_named = any((self.country, role.level) in _seats_of(one, world) for one in named)
        return not is_premier or is_ours_named


def _seats_of(person: str, world: World) -> set[tuple[str | None, str]]:
    """Country and level of the offices of a person, at any time."""
    offices = (world.office_by_id.get(term.office) for term in world.terms_of(person))
    return {(office.country, office.level) for office in offices if office is not None}


def held_offices(
    names: Sequence[Name],
    roles: Sequence[tuple[Role, ...]],
    sentences: Sequence[Marked],
    owners: Mapping[tuple[int, int], str],
) -> Iterator[tuple[Held, bool]]:
    """Every office that stands at a name, and whether its words alone prove whose it is."""
    by_sentence: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        by_sentence[name.sentence].append(name)
    for number, found in enumerate(roles):
        here = by_sentence[number]
        tokens = [token.text for token in sentences[number].tokens]
        for role in found:
            holder = _holder(role, here, found, tokens)
            if holder is None:
                continue
            acts = any(n.case in {None, "Nom"} and n.last < role.first for n in here)
            acts = acts or tokens[max(0, role.first - 1)].lower() in SAME
            is_sure = acts or holder.case in {None, "Nom"}
            yield Held(role, number, owners[number, holder.first]), is_sure


def _holder(
    role: Role, names: Sequence[Name], roles: Sequence[Role], tokens: Sequence[str]
) -> Name | None:
    first = _after_brackets(tokens, role.last + 1)
    starts = {name.first for name in names}
    while first < len(tokens) and tokens[first].lower() in RESPECT and first not in starts:
        first += 1  # «Ambassador Dr. T.V. Prasad», but «Vice Premier He Lifeng»
    following = next((name for name in names if name.first == first), None)
    if following is not None:
        return following if role.case in {None, "Nom"} and not role.is_guest else None
    last = _reach(role, names, roles, tokens)
    return (
        _set_off_before(role, last, names, tokens)
        or _second_set_off(role, last, names, roles, tokens)
        or _set_off_after(role, last, names, tokens)
        or _through_chain(role, names, roles, tokens)
    )


def _after_brackets(tokens: Sequence[str], index: int) -> int:
    """«External Affairs Minister (EAM) X»."""
    return index + 3 if [*tokens[index : index + 3 : 2]] == ["(", ")"] else index


def _reach(role: Role, names: Sequence[Name], roles: Sequence[Role], tokens: Sequence[str]) -> int:
    """The last token of «special envoy of President X»: with whose envoy it is."""
    if tokens[role.last + 1 : role.last + 2] and tokens[role.last + 1].lower() in SERVING:
        for other in roles:
            name = next((name for name in names if name.first == other.last + 1), None)
            gap = tokens[role.last + 2 : other.first]
            if name is not None and other.first > role.last and {*gap} <= ARTICLES:
                return name.last
    return role.last


def _set_off_after(
    role: Role, last: int, names: Sequence[Name], tokens: Sequence[str]
) -> Name | None:
    """«the president, X, …», «министр: X», «his counterpart, X»."""
    for name in names:
        between = [t for t in tokens[last + 1 : name.first] if t.lower() not in RESPECT]
        if name.first <= last or len(between) != 1 or between[0] not in BEFORE_NAME:
            continue
        if role.stands_in or role.is_guest or between[0] != ",":
            return name
        if _is_closed(tokens, name.last + 1):
            return name
    return None


def _set_off_before(
    role: Role, last: int, names: Sequence[Name], tokens: Sequence[str]
) -> Name | None:
    """«X, the president, …»."""
    for name in names:
        between = tokens[name.last + 1 : role.first]
        if not between or name.last >= role.first or between[0] not in SET_OFF:
            continue
        owner = next((n for n in names if n.case == "Gen" and n.last == role.first - 1), None)
        stop = owner.first if owner is not None else role.first  # «X, Macron's envoy, …»
        is_bare = all(word.lower() in ARTICLES for word in tokens[name.last + 2 : stop])
        if is_bare and _is_closed(tokens, last + 1):
            return name
    return None


def _second_set_off(
    role: Role, last: int, names: Sequence[Name], roles: Sequence[Role], tokens: Sequence[str]
) -> Name | None:
    """«X, OSCE Chairperson and FOREIGN MINISTER of Germany, …»: both are X's."""
    first = next((other for other in roles if other.last + 2 == role.first), None)
    if (
        first is None
        or tokens[first.last + 1].lower() not in AND
        or not _is_closed(tokens, last + 1)
    ):
        return None
    before = (n for n in names if n.last + 1 < first.first and tokens[n.last + 1] in SET_OFF)
    return next(
        (n for n in before if {t.lower() for t in tokens[n.last + 2 : first.first]} <= ARTICLES),
        None,
    )


def _through_chain(
    role: Role, names: Sequence[Name], roles: Sequence[Role], tokens: Sequence[str]
) -> Name | None:
    """The first of two offices before one name: «Defence Minister Prince X», «A – B X»."""
    following = next((other for other in roles if other.first > role.last), None)
    if following is None or role.is_plural or _are_of_two_states(role, following):
        return None
    between = [t for t in tokens[role.last + 1 : following.first] if t.lower() not in ARTICLES]
    if len(between) > 1 or (not between and role.case is not None and not role.stands_in):
        return None
    if between and between[0] not in CHAINING:
        return None
    if between and between[0] in AND and following.side is not None:
        return None
    return next((name for name in names if name.first == following.last + 1), None)


def _are_of_two_states(role: Role, other: Role) -> bool:
    """«welcoming the Uzbek foreign minister, Kazakh President X»: two people."""
    theirs = [one.side.iso for one in (role, other) if one.side is not None and one.side.iso]
    return len(set(theirs)) > 1


def _is_closed(tokens: Sequence[str], index: int) -> bool:
    return index >= len(tokens) or tokens[index] in CLOSING
