"""Which names mean one person. Pure: the same set of names, the same people, in whatever order.

Spellings and scripts go together where nothing speaks against it: another given name, another
country, another ending. A surname alone belongs to the only one whom it may mean, if an office or
a country speaks for it; otherwise it stays alone, and is marked as uncertain.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reading.spelling.matching import SURE, fitness
from reading.spelling.name_keys import word_key, words_of
from reading.spelling.spellings import PATRONYMIC

FULL = 2
"""Words of a name that says who is meant."""


@dataclass(frozen=True, slots=True)
class NameToLink:
    """A name as articles give it. `offices`: keys of what they call its bearer.

    `is_known`: the tables of the world call somebody so.
    """

    key: str
    name: str
    country: str | None = None
    offices: frozenset[str] = frozenset()
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class OnePerson:
    """Names of one person; without `is_sure` they may be somebody else's of the same surname."""

    keys: frozenset[str]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Ruling:
    """What operators said: these names are one person's (`is_same`), or two people's."""

    one: frozenset[str]
    other: frozenset[str]
    is_same: bool


@dataclass(slots=True)
class _Group:
    names: list[NameToLink]
    is_sure: bool = True


def identify(names: Iterable[NameToLink], rulings: Sequence[Ruling] = ()) -> list[OnePerson]:
    """Partition names into people; each name belongs to exactly one."""
    ordered = sorted(names, key=_telling_first)
    groups: list[_Group] = []
    for name in (one for one in ordered if _is_full(one)):
        _place(name, [group for group in groups if _joins(name, group, rulings)], groups)
    full = list(groups)
    for name in (one for one in ordered if not _is_full(one)):
        possible = [group for group in full if _may_mean(name, group, rulings)]
        fitting = [group for group in possible if _speaks_for(name, group)]
        if len(possible) > 1 and len(fitting) != 1:
            fitting = []
        like = [group for group in groups[len(full) :] if _joins(name, group, rulings)]
        _place(name, fitting or like, groups, is_doubtful=bool(possible) and not fitting)
    return [
        OnePerson(frozenset(one.key for one in group.names), group.is_sure)
        for group in _with_joined(groups, rulings)
    ]


def _telling_first(name: NameToLink) -> tuple[bool, bool, int, str]:
    return not name.is_known, name.country is None, -len(_words(name.name)), name.key


def may_mean(name: str, other: str) -> bool:
    """One of them may be short for the other: a surname, initials, or all the same words."""
    return _is_short_of(name, other) or _is_short_of(other, name)


def _place(
    name: NameToLink, fitting: Sequence[_Group], groups: list[_Group], *, is_doubtful: bool = False
) -> None:
    """Into the only group it fits; where two fit, alone and in doubt."""
    if len(fitting) == 1:
        fitting[0].names.append(name)
        fitting[0].is_sure &= not is_doubtful
    else:
        groups.append(_Group([name], is_sure=not fitting and not is_doubtful))


def _joins(name: NameToLink, group: _Group, rulings: Sequence[Ruling]) -> bool:
    return not _contradicts(name, group, rulings) and any(
        _are_spellings(name, one) for one in group.names
    )


def _contradicts(name: NameToLink, group: _Group, rulings: Sequence[Ruling]) -> bool:
    keys = {one.key for one in group.names}
    return any(_differ(name, one) for one in group.names) or any(
        not ruling.is_same
        and (
            (name.key in ruling.one and keys & ruling.other)
            or (name.key in ruling.other and keys & ruling.one)
        )
        for ruling in rulings
    )


def _differ(one: NameToLink, other: NameToLink) -> bool:
    """Of two countries, or two people whom the tables know."""
    if one.is_known and other.is_known:
        return True
    return one.country is not None and other.country is not None and one.country != other.country


def _are_spellings(one: NameToLink, other: NameToLink) -> bool:
    """The same words letter by letter in any script; heard alike where something speaks for it."""
    pairs = _paired(one.name, other.name)
    if pairs is None or any(_other_gender(*pair) for pair in pairs):
        return False
    if all(word_key(first) == word_key(second) for first, second in pairs):
        return _is_full(one) or _shares(one, other)
    likely = one.is_known or other.is_known or _shares(one, other)
    return likely and all(fitness(first, second) >= SURE for first, second in pairs)


def _paired(one: str, other: str) -> list[tuple[str, str]] | None:
    """Word by word; only a father's name may be missing in one of them."""
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    if len(shorter) != len(longer) and len(shorter) >= FULL:
        shorter, longer = _without_father(shorter), _without_father(longer)
    return list(zip(shorter, longer, strict=True)) if len(shorter) == len(longer) else None


def _without_father(words: Sequence[str]) -> tuple[str, ...]:
    between = (word for word in words[1:-1] if not _is_patronymic(word))
    return (words[0], *between, words[-1])


def _may_mean(name: NameToLink, group: _Group, rulings: Sequence[Ruling]) -> bool:
    """A surname alone or with initials, and somebody of that surname."""
    return not _contradicts(name, group, rulings) and any(
        _is_short_of(name.name, one.name) for one in group.names
    )


def _is_short_of(short: str, full: str) -> bool:
    *given, surname = _words(short) or ("",)
    *given_in_full, surname_in_full = _words(full)
    if not surname or _other_gender(surname, surname_in_full):
        return False
    if fitness(surname, surname_in_full) < SURE or len(given) > len(given_in_full):
        return False
    starts = zip(given, given_in_full, strict=False)
    return all(word_key(whole).startswith(word_key(initial)) for initial, whole in starts)


def _speaks_for(name: NameToLink, group: _Group) -> bool:
    """An initial says enough where only one fits; a surname needs an office or a country."""
    has_initial = len(_words(name.name)) >= FULL
    return has_initial or any(_shares(name, one) for one in group.names)


def _shares(one: NameToLink, other: NameToLink) -> bool:
    return bool(one.offices & other.offices) or (
        one.country is not None and one.country == other.country
    )


def _other_gender(one: str, other: str) -> bool:
    """«Иванов» and «Иванова», «Александр» and «Александра»."""
    first, second = word_key(one), word_key(other)
    shorter, longer = sorted((first, second), key=len)
    return shorter != longer and longer in {f"{shorter}a", f"{shorter[:-1]}aia"}


def _is_full(name: NameToLink) -> bool:
    return len([word for word in _words(name.name) if len(word) > 1]) >= FULL or name.is_known


def _is_patronymic(word: str) -> bool:
    return PATRONYMIC.search(word) is not None


@lru_cache(maxsize=10_000)  # Each name is compared with all others of its sound.
def _words(name: str) -> tuple[str, ...]:
    return tuple(words_of(re.sub(r"(?<=\w)[-‐-―](?=\w)", "", name)))


def _with_joined(groups: Sequence[_Group], rulings: Sequence[Ruling]) -> list[_Group]:
    """Groups that operators put together, whatever speaks against it; the last word counts."""
    joined = list(groups)
    for number, ruling in enumerate(rulings):
        if not ruling.is_same:
            continue
        touched = [group for group in joined if (ruling.one | ruling.other) & _keys(group)]
        whole: list[_Group] = []
        for group in sorted(touched, key=lambda one: min(_keys(one))):
            if not _are_parted([*whole, group], rulings[number + 1 :]):
                whole.append(group)
        if len(whole) > 1:
            names = [name for group in whole for name in group.names]
            joined = [group for group in joined if not any(group is one for one in whole)]
            joined.append(_Group(names))
    return joined


def _are_parted(groups: Sequence[_Group], rulings: Sequence[Ruling]) -> bool:
    keys = frozenset().union(*map(_keys, groups))
    return any(
        not ruling.is_same and keys & ruling.one and keys & ruling.other for ruling in rulings
    )


def _keys(group: _Group) -> frozenset[str]:
    return frozenset(one.key for one in group.names)
