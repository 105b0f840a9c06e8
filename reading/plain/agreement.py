"""Whether an office somebody holds may be the one that other words mean: «the minister»."""

import re

from reading.plain.grammar import TitleTable
from reading.plain.held import Held
from reading.plain.people import Cast
from reading.plain.roles import OTHER, RULING, Role
from reading.world import Office

# «finance» of «finance minister»: whoever holds it is no other minister.
QUALIFIERS = frozenset(
    [
        "finance",
        "defence",
        "defense",
        "interior",
        "foreign",
        "trade",
        "energy",
        "economy",
        "health",
        "justice",
        "culture",
        "transport",
        "education",
        "agriculture",
        "environment",
        "deputy",
        "vice",
    ]
)
# «The Turkish leader» may be a president or a premier.
LEADING = frozenset({"leader", "көшбасшы", "басшы", "head of state", "ел басшысы"})


class Agreement:
    """Compares the offices of one article."""

    def __init__(self, cast: Cast, titles: TitleTable) -> None:
        self._cast = cast
        self._titles = titles

    def agrees(self, item: Held, role: Role) -> bool:
        """Whether who holds an office of the article may be meant."""
        held = item.role
        if held.stands_in or held.is_guest or not self._is_of_side(item, role):
            return False
        if role.level in {"", OTHER}:
            return shares_head(held, role) and _qualifiers(role) <= _qualifiers(held)
        leads = {role.level, held.level} <= RULING and role.phrase in LEADING
        return leads or (held.level == role.level and self._same_kind(held, role))

    def _is_of_side(self, item: Held, role: Role) -> bool:
        """Of the same country or organisation, if the office says of which."""
        side = role.side
        if side is None or item.role.side == side:
            return True
        return bool(side.iso) and side.iso == self._cast.countries.get(item.person)

    def _same_kind(self, held: Role, role: Role) -> bool:
        """«the pontiff» is no king; «the head of state» may be anybody at the head of one."""
        kinds = [kind for kind in self._titles.alike if role.phrase in kind]
        others = [kind for kind in self._titles.alike if held.phrase in kind]
        return not kinds or not others or any(held.phrase in kind for kind in kinds)

    def is_called_so(self, office: Office, role: Role) -> bool:
        """«the crown prince» is no president; «the head of state» may be anybody."""
        kinds = [kind for kind in self._titles.alike if role.phrase in kind]
        names = " ".join((office.title, *office.variants)).lower()
        known = [kind for kind in self._titles.alike if any(word in names for word in kind)]
        return not kinds or not known or any(kind in known for kind in kinds)


OWNED = re.compile(r"(?<=\w{4})с?[ыі]$")
"""The possessive ending of a Kazakh title."""


def _qualifiers(role: Role) -> set[str]:
    """The words that tell one minister from another."""
    return {*role.title.lower().split()} & QUALIFIERS


def shares_head(held: Role, role: Role) -> bool:
    """The same word of office, as far as the shorter title goes: «the minister»."""
    mine, theirs = _bare_words(role.phrase), _bare_words(held.phrase)
    is_premier = "head_of_government" in {held.level, role.level} and held.level != role.level
    shorter, longer = sorted((mine, theirs), key=len)
    same = longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter
    return mine == theirs or (same and not is_premier)


def _bare_words(phrase: str) -> list[str]:
    """«сыртқы істер министрі» ends in the same word as «министр»."""
    *others, last = phrase.split()
    return [*others, OWNED.sub("", last)]
