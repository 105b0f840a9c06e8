"""One word of a name, in some case form: the nominatives it may stand for, by its ending alone."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reading.spelling.endings import CONSONANT, IRREGULAR, TABLE, VOWEL
from reading.spelling.evidence import ANY

FAMILY = frozenset({"оглы", "оглу", "гызы", "кызы", "улы", "уулу"})
"""«Son of», «daughter of» after the father's name."""

PARTICLES = FAMILY | frozenset(
    {"фон", "дер", "де", "да", "ди", "ван", "бен", "ибн", "аль", "бин", "бинт", "ад-дин", "эль"}
    | {"ле", "ла", "дю", "дос", "душ", "ду", "ат", "ал", "аш", "ас", "ад", "ар", "аз", "ан", "тер"}
    | {"ұлы", "қызы", "цу", "цур", "делла", "дель"}
)
"""Words that belong to a name in lower case and never decline."""

ROMAN = re.compile(r"^[IVXLC]+$")

UNDECLINED = re.compile("(?:швили|дзе|оглу|оглы|[гк]ызы|.{5}улы|уулу|ко|аго|[иы]х|заде)$")

SON = re.compile("з[оа]да$")
"""«Расулзода» may stay as it is, but «Бехзода» is a form of «Бехзод»."""

BY_ENDING: Mapping[str, Sequence[int]] = {
    ending: [i for i, row in enumerate(TABLE) if row.ending == ending]
    for ending in {row.ending for row in TABLE}
}
"""Which rows of the table an ending may be."""

LONGEST_ENDING = max(map(len, BY_ENDING))

MOST_HYPHENS = 3
"""«Сулейман-заде-Карим-оглы» may be a name, a longer chain is none."""

CYRILLIC = re.compile("[а-яё]")

SHORTEST_UNDECLINED = 4
"""Letters; «Бойко» is one of those surnames, «Ко» is a syllable."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its nominative if it stands in `case` and names a `gender`.

    `weight`: how usual it is that such a nominative takes this form.
    """

    nominative: str
    case: str
    gender: str
    weight: float


@lru_cache(maxsize=50_000)
def read_word(word: str) -> tuple[Reading, ...]:
    """All readings of one word of a name, by its ending alone."""
    low = word.lower()
    if low in PARTICLES or ROMAN.match(word) or len(word) == 1 or not CYRILLIC.search(low):
        return (Reading(word, ANY, ANY, 1.0),)
    if word.count("-") > MOST_HYPHENS:
        return (Reading(word, ANY, ANY, 1.0),)
    if "-" in word.strip("-"):
        return _read_double(word)
    if _is_open_syllable(low) or (UNDECLINED.search(low) and len(low) > SHORTEST_UNDECLINED):
        return (Reading(word, ANY, ANY, 1.0),)
    return (*_as_it_stands(word, low), *_declined(word, low))


def _as_it_stands(word: str, low: str) -> Iterable[Reading]:
    if low[-1] in CONSONANT or low[-1] == "ь":
        yield Reading(word, "Nom", "m", 1.0)
        yield Reading(word, ANY, "f", 0.3)
    elif low[-1] in "ая":
        yield Reading(word, "Nom", "f", 1.0)
        yield Reading(word, "Nom", "m", 0.7)
        yield Reading(word, ANY, ANY, 0.9 if SON.search(low) else 0.03)
    else:
        yield Reading(word, ANY, ANY, 1.0)


def _is_open_syllable(low: str) -> bool:
    """«Лю», «Чжи», «Ы»: Chinese and Korean syllables that never decline."""
    is_open = low[-1] in "иоуэю" and not TWO_VOWELS.search(low)
    return is_open and is_syllable(low) and low[:-1] not in IRREGULAR


TWO_VOWELS = re.compile("[аеоуия][юи]$")
"""«Каю» and «Каи» are forms of «Кая», no syllables."""


def is_syllable(word: str) -> bool:
    """«Лыонг» and «Кыонг» are one syllable to a Vietnamese; «Жоао» is none to anybody."""
    runs = re.findall(f"[{VOWEL}]+", word.lower())
    return len(runs) == 1 and len(runs[0]) <= DIPHTHONG


DIPHTHONG = 2


def _declined(word: str, low: str) -> Iterable[Reading]:
    fitting = (i for ending in _ends(low) for i in BY_ENDING.get(ending, ()))
    for row in (TABLE[index] for index in sorted(fitting)):
        if not row.before.search(low[: -len(row.ending)]):
            continue
        stem = word[: -len(row.ending)]
        nominative = _regular(stem) if not row.base else stem + row.base
        if len(nominative) > 1 and re.search(f"[{VOWEL}]", nominative.lower()):
            for case in row.cases:
                yield Reading(nominative, case, row.gender, row.weight)


def _ends(low: str) -> Iterable[str]:
    return (low[-length:] for length in range(1, min(LONGEST_ENDING, len(low)) + 1))


def _regular(stem: str) -> str:
    """«Павл» of «Павла» is «Павел»."""
    whole = IRREGULAR.get(stem.lower())
    return whole.title() if whole else stem


def _read_double(word: str) -> tuple[Reading, ...]:
    """Both halves decline («Петров-Водкин»), or only the second («Касым-Жомарт», «аль-Файез»)."""
    head, tail = word.rsplit("-", 1)
    best: dict[tuple[str, str, str], float] = {}

    def add(name: str, case: str, gender: str, weight: float) -> None:
        key = (name, case, gender)
        best[key] = max(best.get(key, 0.0), weight)

    for second in read_word(tail):
        add(f"{head}-{second.nominative}", second.case, second.gender, 0.9 * second.weight)
        for first in () if head.lower() in PARTICLES else read_word(head):
            agreed = agree((first.case, first.gender), (second.case, second.gender))
            if agreed:
                weight = math.sqrt(first.weight * second.weight)
                add(f"{first.nominative}-{second.nominative}", *agreed, weight)
    return tuple(Reading(*key, weight) for key, weight in best.items())


def agree(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str] | None:
    """Case and gender both fit, or None; the indeclinable fits all."""
    together = []
    for left, right in zip(one, other, strict=True):
        if ANY not in (left, right) and left != right:
            return None
        together.append(right if left == ANY else left)
    return together[0], together[1]


USUAL = 0.25
"""The weight from which on a reading counts when words are asked whether they agree."""


def do_agree(words: Iterable[str]) -> bool:
    """There is a case and gender in which all the words may stand."""
    return bool(agreed_cases(tuple(words)))


@lru_cache(maxsize=20_000)
def agreed_cases(words: tuple[str, ...]) -> frozenset[str]:
    """The cases in which all words of a name may stand; ANY for one that never declines."""
    together = {(ANY, ANY)}
    for word in words:
        forms = {(r.case, r.gender) for r in read_word(word) if r.weight >= USUAL}
        together = {both for one in together for form in forms if (both := agree(one, form))}
    return frozenset(case for case, _ in together)
