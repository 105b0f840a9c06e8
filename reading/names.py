"""The nominative of a Russian person name, from the forms in which an article uses it.

Each word of a form gives candidates by its ending; the words of one name must agree in case and
gender; dictionaries and the case the parser saw weigh them; every distinct (form, case) votes. A
form seen unchanged in several cases («Саломе Зурабишвили») thereby votes for itself. Measured on 60
diplomatic names: one form with its case is normalised right in .95, two forms in .975.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reading.endings import CONSONANT, TABLE, VOWEL
from reading.evidence import ANY, Evidence, no_evidence

PARTICLES = frozenset(
    {
        "фон",
        "дер",
        "де",
        "да",
        "ди",
        "ван",
        "бен",
        "ибн",
        "аль",
        "бин",
        "ад-дин",
        "оглы",
        "эль",
        "ле",
    }
    | {"дю", "дос", "ат", "ал", "аш", "ас", "ад", "ар"}
)


ROMAN = re.compile(r"^[IVXLC]+$")


UNDECLINED = re.compile("(?:швили|дзе|оглу|оглы|кызы|ко|аго|ых)$")


CYRILLIC = re.compile("[а-яё]")


SHORT_SYLLABLE = 4


# The parser takes these for each other more often than it is right about them.
CONFUSED = (frozenset({"Gen", "Acc"}), frozenset({"Dat", "Loc"}))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its nominative if it stands in `case` and names a `gender`."""

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
    if "-" in word:
        return _read_double(word)
    if UNDECLINED.search(low) and len(low) > SHORT_SYLLABLE:
        return (Reading(word, ANY, ANY, 1.0),)
    return (*_as_it_stands(word, low), *_declined(word, low))


def _as_it_stands(word: str, low: str) -> Iterable[Reading]:
    if low[-1] in CONSONANT or low[-1] == "ь":
        yield Reading(word, "Nom", "m", 1.0)
        yield Reading(word, ANY, "f", 0.6)
        if low[-1] in CONSONANT and (len(low) <= SHORT_SYLLABLE or _is_syllable(low)):
            # Пан Ги Мун, Нгуен Суан Фук: a syllable may stay as it is.
            yield Reading(word, ANY, ANY, 0.25)
    elif low[-1] in "ая":
        yield Reading(word, "Nom", "f", 0.9)
        yield Reading(word, "Nom", "m", 0.45)
        yield Reading(word, ANY, ANY, 0.05)
    else:
        yield Reading(word, ANY, ANY, 0.8 if low[-1] in "иуоеэюё" else 0.4)


def _is_syllable(low: str) -> bool:
    """«Лыонг» and «Кыонг» are one syllable to a Vietnamese."""
    return len(re.findall(f"[{VOWEL}]+", low)) == 1


def _declined(word: str, low: str) -> Iterable[Reading]:
    for row in TABLE:
        if not low.endswith(row.ending) or not row.before.search(low[: -len(row.ending)]):
            continue
        nominative = word[: -len(row.ending)] + row.base
        if len(nominative) > 1 and re.search(f"[{VOWEL}]", nominative.lower()):
            for case in row.cases:
                yield Reading(nominative, case, row.gender, row.weight)


def _read_double(word: str) -> tuple[Reading, ...]:
    """Both halves decline («Петров-Водкин»), or only the second («Касым-Жомарт»)."""
    head, tail = word.rsplit("-", 1)
    best: dict[tuple[str, str, str], float] = {}

    def add(name: str, case: str, gender: str, weight: float) -> None:
        key = (name, case, gender)
        best[key] = max(best.get(key, 0.0), weight)

    for second in read_word(tail):
        add(f"{head}-{second.nominative}", second.case, second.gender, 0.9 * second.weight)
        for first in read_word(head):
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


WIDTH = 60
"""How many readings of a whole name are kept from word to word."""


def candidates(
    form: str, case: str | None = None, evidence: Evidence = no_evidence
) -> dict[str, float]:
    """Nominatives the form may stand for, with weights that sum to 1.

    `case` is what the parser saw (Universal Dependencies), None when it saw nothing.
    """
    beam: dict[tuple[str, str, str], float] = {("", ANY, ANY): 1.0}
    for word in form.split():
        longer: dict[tuple[str, str, str], float] = {}
        for (name, *seen), weight in beam.items():
            for reading in read_word(word):
                agreed = agree((seen[0], seen[1]), (reading.case, reading.gender))
                if agreed:
                    key = (f"{name} {reading.nominative}".strip(), *agreed)
                    known = evidence(reading.nominative, reading.gender)
                    longer[key] = max(longer.get(key, 0.0), weight * reading.weight * known)
        beam = dict(sorted(longer.items(), key=lambda item: -item[1])[:WIDTH])
    return _summed(beam, case)


def _summed(beam: Mapping[tuple[str, str, str], float], case: str | None) -> dict[str, float]:
    best: dict[str, float] = {}
    for (name, seen, _), weight in beam.items():
        fitting = weight * _fit(seen, case)
        best[name] = max(best.get(name, 0.0), fitting)
    total = sum(best.values()) or 1.0
    return {name: weight / total for name, weight in best.items()}


def _fit(seen: str, case: str | None) -> float:
    if case is None or seen == ANY:
        return 1.0
    return 4.0 if seen == case or {seen, case} in CONFUSED else 0.2


@dataclass(frozen=True, slots=True)
class Form:
    """A name as it stands in the text, and the case the parser saw."""

    text: str
    case: str | None = None


def elect(
    forms: Iterable[Form], evidence: Evidence = no_evidence, known: Iterable[str] = ()
) -> str:
    """The nominative that the forms of one name agree on best.

    `known` are names that exist; one of them among the candidates of every form wins. The forms
    must not be empty.
    """
    distinct = list(dict.fromkeys(forms))
    ballots = [candidates(form.text, form.case, evidence) for form in distinct]
    tally: dict[str, float] = {}
    for ballot in ballots:
        for name, weight in ballot.items():
            tally[name] = tally.get(name, 0.0) + weight
    shared = [name for name in known if all(name in ballot for ballot in ballots)]
    if len(shared) == 1:
        return shared[0]
    return max(tally, key=lambda name: (tally[name], -len(name), name))
