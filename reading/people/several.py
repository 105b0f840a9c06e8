"""One word of an office for several holders, each of his own country.

«президенты Польши и Литвы», «российский и турецкий лидеры», «президенты Польши Х и Литвы У».
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from reading.people.phrases import Phrases
from reading.people.role_phrases import AND
from reading.people.sides import Side
from reading.people.titles import Head
from reading.text.analysis import Token
from reading.text.gazetteer import Found

JOINTS = frozenset({AND, ","})
ALSO = frozenset({"а", "также"})
DASHES = frozenset({"—", "–", "-"})

LONGEST_STATE = 3
"""Words of «Исламской Республики» before the name of a country."""


@dataclass(frozen=True, slots=True)
class Share:
    """The office of one of them; tokens `first` to `last` are its own words, if it has any."""

    title: str
    side: Side
    first: int
    last: int


def listed_sides(phrases: Phrases, at: int, last: int, head: Head) -> Iterator[Share]:
    """«президенты Польши и Литвы»: several sides after the head at token `at`."""
    hits = phrases.sides_in(at + 1, last)
    before = phrases.tokens[at + 1 : hits[0].first] if len(hits) > 1 else ()
    stem = [*takewhile(lambda token: token.lemma not in LANDS, before)]
    for hit in hits if len(hits) > 1 else ():
        side = phrases.tokens[hit.first : hit.last + 1]
        words = [*_of_one(stem), *(token.text for token in side)]
        yield Share(" ".join([head.word, *words]), hit.values[0], hit.first, hit.last)


def _of_one(stem: Sequence[Token]) -> list[str]:
    """«внешнеполитических ведомств» of two countries: each heads his own."""
    words = [token.text for token in stem]
    body = next((n for n, word in enumerate(words) if word in BODIES), None)
    if body is None:
        return words
    one, masculine = BODIES[words[body]]
    hard, soft = ("ого", "его") if masculine else ("ой", "ей")
    adjectives = [SOFT.sub(soft, HARD.sub(hard, word)) for word in words[:body]]
    return [*adjectives, one, *words[body + 1 :]]


HARD, SOFT = re.compile("(?:ых|(?<=[кгх])их)$"), re.compile("(?<=[нщш])их$")
"""Ends of adjectives in the genitive of several."""

BODIES = {
    "ведомств": ("ведомства", True),
    "министерств": ("министерства", True),
    "правительств": ("правительства", True),
    "парламентов": ("парламента", True),
    "кабинетов": ("кабинета", True),
    "палат": ("палаты", False),
    "администраций": ("администрации", False),
    "делегаций": ("делегации", False),
    "служб": ("службы", False),
}
"""What several countries have each: the genitive of one, and whether it is masculine or neuter."""


def end_of_lands(phrases: Phrases, at: int, last: int) -> int:
    """«лидеры обеих стран – Азербайджана и Армении»: up to where their names begin."""
    tokens = phrases.tokens
    is_many = any(token.lemma in LANDS for token in tokens[at + 1 : last + 1])
    is_named = any(hit.first == last + 2 for hit in phrases.sides)
    return last + 2 if is_many and is_named and _has_dash(phrases, last + 1) else last


LANDS = frozenset({"оба", "два", "три", "четыре", "пять", "страна", "государство", "держава"})


def are_countries(phrases: Phrases, at: int, last: int) -> bool:
    """«главы России и Белоруссии»: a form of both numbers, but no country has one head with one."""
    hits = phrases.sides_in(at + 1, last)
    is_only = len(hits) > 1 and hits[0].first == at + 1
    return is_only and all(hit.values[0].iso is not None for hit in hits)


def first_of_row(phrases: Phrases, first: int) -> int:
    """«российский и турецкий лидеры»: where the row of adjectives begins."""
    adjectives = {hit.first for hit in phrases.sides if hit.first == hit.last}
    while (
        first > 1
        and first in adjectives
        and phrases.tokens[first - 1].text in JOINTS
        and first - 2 in adjectives
        and phrases.tokens[first - 2].pos == "ADJ"
    ):
        first -= 2
    return first


def described(phrases: Phrases, first: int, at: int) -> Iterator[tuple[int, Side]]:
    """The adjectives of countries before the head, when they are several."""
    hits = phrases.sides_in(first, at - 1)
    if len(hits) > 1:
        yield from ((hit.first, hit.values[0]) for hit in hits)


def continued(phrases: Phrases, at: int, last: int, head: Head) -> Iterator[Share]:
    """«президенты Польши Х и Литвы У»: the office goes on behind each name but the last."""
    own = next((hit for hit in phrases.sides if at < hit.first and hit.last == last), None)
    if own is None:
        return
    stem = [token.text for token in phrases.tokens[at + 1 : own.first]]
    behind = _behind_name(phrases, last + 1)
    while behind is not None:
        hit = _side_from(phrases, behind)
        if hit is None:
            return
        last = hit.last + _has_dash(phrases, hit.last + 1)
        if last + 1 not in phrases.people:
            return
        title = " ".join([head.word, *stem, phrases.words(behind, hit.last)])
        yield Share(title, hit.values[0], behind, last)
        behind = _behind_name(phrases, last + 1)


def _side_from(phrases: Phrases, first: int) -> Found[Side] | None:
    """The side whose name begins here, or after «Исламской Республики» and the like."""
    hit = next((h for h in phrases.sides if first <= h.first <= first + LONGEST_STATE), None)
    before = phrases.tokens[first : hit.first] if hit else ()
    return hit if all(t.text[0].isupper() and t.case in {"Gen", None} for t in before) else None


def _has_dash(phrases: Phrases, index: int) -> bool:
    """«Ирана – Аббас Аракчи»."""
    return index < len(phrases.tokens) and phrases.tokens[index].text in DASHES


def _behind_name(phrases: Phrases, index: int) -> int | None:
    """The token after the name that begins here and what joins it to the next; None: the end."""
    at = index
    while at in phrases.people:
        at += 1
    end = at
    while at < len(phrases.tokens) and phrases.tokens[at].text in JOINTS | ALSO:
        at += 1
    return at if at > end > index else None
