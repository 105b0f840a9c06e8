"""Whom of the known people a name means, as people type names.

Russian endings, a Kazakh ending, a wrong keyboard layout, other scripts and typing errors are all
tried; what fits best wins only if it fits well. `benchmarks/names` measures it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from rapidfuzz.distance import OSA

from reading.spelling.name_keys import consonants, search_key, word_key, words_of, written_words
from reading.spelling.spellings import Spelling, Word, as_typed, spellings

__all__ = ["Found", "Known", "Match", "find_people", "fitness", "search_key", "words_of"]

SURE = 0.92
"""From here on a match is taken without asking."""

LIKELY = 0.80
"""From here on it is offered: «Похожие: …»."""

CLOSE = 0.02
"""Two matches nearer than this are equally good: ask."""

CLOSE_IN_ERROR = 0.06
"""The same when even the best is misspelled: the mistake may lie elsewhere."""

FAME = 0.02
"""What ten times the articles are worth, when matches are put in order."""

SHORTEST_MISTAKEN = 4
"""In a shorter word every letter must be right."""

CONFUSED = str.maketrans("bvdzcghj4oiy", "pftsskkwwaee")
"""Letters heard for one another: «б» for «п», an unstressed «о» for «а»."""

LETTER, KIND, CONSONANT = 0.3, 0.2, 0.5
"""What a wrong letter costs; one of another kind costs more, a consonant of another kind most."""

FIRST = 0.2
"""What it costs besides to take the first letter for one alike: that one is heard well."""

FEW_LETTERS = 2
"""Further wrong letters count double: nobody errs so often in one word."""

MOST_CONSONANTS = 2
"""Words that differ in more are no spellings of one another."""

INFLECTED = 0.99
"""How well a name fits that the word may be a form of: «Захарова» of «Захаров»."""

INITIAL = 0.94
"""How well «К.» fits «Касым-Жомарт»."""

BEGUN = 0.85
"""How well «Мирзи» fits «Мирзиёев»: enough to be offered."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person who can be found: one of their names and how often they are written about."""

    id: int
    name: str
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Match:
    id: int
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a query means: `sure` of one person, or `candidates` to choose from, best first."""

    sure: Match | None
    candidates: tuple[Match, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self.sure is None and not self.candidates

    @property
    def is_known(self) -> bool:
        """Somebody fits so well that it only remains to be asked who is meant."""
        return any(match.score >= SURE for match in self.candidates)


NOBODY = Found(None)


def find_people(query: str, known: Iterable[Known]) -> Found:
    """Find whom somebody meant. Case forms, surname alone, typing errors, other scripts."""
    ranking = rank(query, known)
    best = max((match.score for match in ranking), default=0.0)
    if best < SURE:
        return Found(None, tuple(match for match in ranking if match.score >= LIKELY)[:5])
    far = best - (CLOSE if best >= 1 - CLOSE else CLOSE_IN_ERROR)
    top = tuple(match for match in ranking if match.score >= far)
    return Found(top[0] if len(top) == 1 else None, top[:8])


def rank(query: str, known: Iterable[Known]) -> list[Match]:
    """Everybody by how well they fit, with a little for being much written about."""
    best: dict[int, tuple[float, float, str]] = {}
    asked = spellings(query)
    for person in known:
        score = max(_score(spelling, person.name) for spelling in asked)
        ranked = (score, person.weight, person.name)
        best[person.id] = max(best.get(person.id, (0.0, 0, "")), ranked)
    places = {
        i: round(score, 2) + FAME * log10(1 + weight) for i, (score, weight, _) in best.items()
    }
    return sorted(
        (Match(i, name, score) for i, (score, _, name) in best.items()),
        key=lambda match: (-places[match.id], match.name),
    )


def fitness(query: str, name: str) -> float:
    """How well the words of a query fit words of a name: 0–1; every word of the query must."""
    return _score(as_typed(query), name)


def _score(asked: Spelling, name: str) -> float:
    """Between that of the word that fits worst, and all letters taken together."""
    named = _keys(name)
    fits = [(word, max((_fit(word, key) for key in named), default=0.0)) for word in asked.words]
    # A father's name that the archive doesn't know speaks against nobody.
    scores = [(len(w.typed), fit) for w, fit in fits if not w.is_patronymic or fit >= LIKELY]
    worst = min((fit for _, fit in scores), default=0.0)
    if worst == 0:
        return 0.0
    together = sum(fit * length for length, fit in scores) / sum(length for length, _ in scores)
    return max((worst + together) / 2 - asked.cost, 0.0)


@lru_cache(maxsize=50_000)
def _keys(name: str) -> tuple[str, ...]:
    return tuple(word_key(word) for word in written_words(name))


def _fit(word: Word, named: str) -> float:
    typed = word.keys[0]
    if named in word.keys:
        return 1.0 if named == typed else INFLECTED
    if word.is_initial:
        return INITIAL if named.startswith(typed) else 0.0
    begun = BEGUN if len(typed) >= SHORTEST_MISTAKEN and named.startswith(typed) else 0.0
    return max(begun, *(_likeness(key, named) for key in word.keys))


@lru_cache(maxsize=50_000)
def _likeness(asked: str, named: str) -> float:
    """1 less the mistakes in proportion to the length."""
    longest = max(len(asked), len(named))
    if min(len(asked), len(named)) < SHORTEST_MISTAKEN:
        return 0.0
    one, other = asked.translate(CONFUSED), named.translate(CONFUSED)
    wrong = OSA.distance(consonants(one), consonants(other), score_cutoff=MOST_CONSONANTS)
    if wrong > MOST_CONSONANTS:
        return 0.0
    letters = OSA.distance(asked, named)
    letters += max(letters - FEW_LETTERS, 0)
    mistakes = LETTER * letters + KIND * OSA.distance(one, other) + CONSONANT * wrong
    mistakes += FIRST * (asked[0] != named[0] and one[0] == other[0])
    return max(1 - mistakes / longest, 0.0)
