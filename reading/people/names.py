"""The nominative of a Russian person name, from the forms in which an article uses it.

Each word of a form gives candidates by its ending; the words of one name must agree in case and
gender; the case the context shows fits or not; lists and the shape of names say what people are
called. A nominative must explain every form, so two different forms of a name settle most doubts.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reading.spelling.evidence import ANY, Evidence, Part, no_evidence
from reading.spelling.name_words import (
    FAMILY,
    PARTICLES,
    ROMAN,
    Reading,
    agree,
    is_syllable,
    read_word,
)

# What a case is worth when another was seen: people look alike in the genitive and accusative.
RELATED = {frozenset({"Gen", "Acc"}): 0.9, frozenset({"Dat", "Loc"}): 0.05}

UNFIT = 0.01
"""What any other case than the one seen is worth."""

WIDTH = 60
"""How many readings of a whole name are kept from word to word."""

FLOOR = 0.004
"""How well a nominative explains a form that can't be one of it: somebody made a slip."""

DAUGHTER = "бинт"
HOUSE = "Аль"

GENITIVE_OF_FATHER = re.compile("(?:ий|ай|эй|ой|уй)н$")
"""Mongolian names begin with the father's: «Ухнаагийн Хурэлсуха»."""

SYLLABLES = 3
"""A name of so many words, all of them syllables, declines in the last one only: «Пан Ги Муна»."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name as it stands in the text, and the cases that the context allows: none = it's open."""

    text: str
    cases: frozenset[str] = frozenset()


class Weight(NamedTuple):
    """How well a nominative explains a form, and how likely people are called so."""

    fit: float
    prior: float

    @property
    def score(self) -> float:
        return self.fit * self.prior


class Key(NamedTuple):
    """A nominative as far as it is read, and the case and gender of the words so far."""

    name: str
    case: str
    gender: str


Ballot = Mapping[str, Weight]


def candidates(
    form: str, cases: frozenset[str] = frozenset(), evidence: Evidence = no_evidence
) -> dict[str, float]:
    """Nominatives the form may stand for, with weights that sum to 1.

    `cases` are what the context allows (Universal Dependencies), none when it is open.
    """
    ballot = _ballot(Form(form, cases), evidence)
    total = sum(weight.score for weight in ballot.values()) or 1.0
    return {name: weight.score / total for name, weight in ballot.items()}


def elect(
    forms: Iterable[Form], evidence: Evidence = no_evidence, known: Iterable[str] = ()
) -> str:
    """The nominative that explains all forms of one name best.

    `known` are names that exist; one of them among the candidates of every form wins. The forms
    must not be empty.
    """
    ballots = [_ballot(form, evidence) for form in dict.fromkeys(forms)]
    shared = [name for name in known if all(name in ballot for ballot in ballots)]
    if len(shared) == 1:
        return shared[0]
    prior = {name: weight.prior for ballot in ballots for name, weight in ballot.items()}
    tally = {name: prior[name] * math.prod(_fits(ballots, name)) for name in prior}
    return max(tally, key=lambda name: (tally[name], -len(name), name))


def _fits(ballots: Iterable[Ballot], name: str) -> Iterator[float]:
    return (ballot[name].fit if name in ballot else FLOOR for ballot in ballots)


@lru_cache(maxsize=2_000)
def _ballot(form: Form, evidence: Evidence) -> Ballot:
    """An article asks for a form as often as it stands there, and articles repeat their people."""
    words = form.text.split()
    last = _surname_at(words)
    beam = {Key("", ANY, ANY): Weight(1.0, 1.0)}
    for index in range(len(words)):
        part = Part.SURNAME if index == last else Part.GIVEN
        beam = _longer(beam, readings(words, index), part, evidence)
    best: dict[str, Weight] = {}
    for key, weight in beam.items():
        fitting = Weight(weight.fit * _fit(key.case, form.cases), weight.prior)
        if key.name not in best or fitting.score > best[key.name].score:
            best[key.name] = fitting
    return best


def _longer(
    beam: Mapping[Key, Weight], readings: Sequence[Reading], part: Part, evidence: Evidence
) -> dict[Key, Weight]:
    """The names read so far, each with the next word in every way that agrees."""
    borne_by = [(one, evidence(one.nominative, one.gender, part)) for one in readings]
    longer: dict[Key, Weight] = {}
    for seen, weight in beam.items():
        for reading, borne in borne_by:
            agreed = agree((seen.case, seen.gender), (reading.case, reading.gender))
            if agreed is None:
                continue
            key = Key(f"{seen.name} {reading.nominative}".strip(), *agreed)
            added = Weight(weight.fit * reading.weight, weight.prior * borne)
            if key not in longer or added.score > longer[key].score:
                longer[key] = added
    return dict(sorted(longer.items(), key=lambda item: -item[1].score)[:WIDTH])


def _fit(case: str, allowed: frozenset[str]) -> float:
    if not allowed or case == ANY or case in allowed:
        return 1.0
    return max(RELATED.get(frozenset({case, seen}), UNFIT) for seen in allowed)


def _surname_at(words: Sequence[str]) -> int:
    """The last word that is a name: not the number of a king, not «оглы»."""
    names = [i for i, word in enumerate(words) if not (ROMAN.match(word) or word in PARTICLES)]
    return names[-1] if names and len(words) > 1 else 0


def readings(words: Sequence[str], index: int) -> tuple[Reading, ...]:
    """The readings of a word where it stands; some words of a name may stay as they are."""
    weight = _keeps_form(words, index)
    return _kept(words[index], weight) if weight else read_word(words[index])


@lru_cache(maxsize=50_000)
def _kept(word: str, weight: float) -> tuple[Reading, ...]:
    return (*read_word(word), Reading(word, ANY, ANY, weight))


def _keeps_form(words: Sequence[str], index: int) -> float:
    """How usual it is that this very word doesn't decline, whatever its ending."""
    following = words[index + 1].lower() if index + 1 < len(words) else ""
    if following in FAMILY or DAUGHTER in words or (index and words[index - 1] == HOUSE):
        return 0.5
    if not following:
        return 0.0
    if GENITIVE_OF_FATHER.search(words[index]):
        return 0.9
    if not is_syllable(words[index]):
        return 0.03 if len(words) >= SYLLABLES else 0.0
    return 0.9 if len(words) >= SYLLABLES and all(map(is_syllable, words[:-1])) else 0.2
