"""How much a word looks like a name people bear: lists of names and a dictionary."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

ANY = "*"


class Evidence(Protocol):
    """How much a nominative looks like a name people bear: 1.0 nothing known, up to 4.0."""

    def __call__(self, nominative: str, gender: str) -> float: ...


def no_evidence(nominative: str, gender: str) -> float:
    """All candidates are alike."""
    return 1.0


class DictionaryEvidence:
    """Evidence from lists of first names and surnames and from pymorphy3's tags."""

    def __init__(
        self, morphology: "Morphology", first_names: frozenset[str], surnames: frozenset[str]
    ) -> None:
        self._morphology = morphology
        self._first_names = first_names
        self._surnames = surnames
        self._weigh = lru_cache(maxsize=50_000)(self._weighed)

    def __call__(self, nominative: str, gender: str) -> float:
        return self._weigh(nominative, gender)

    def _weighed(self, nominative: str, gender: str) -> float:
        word = nominative.lower()
        folded = word.replace("ё", "е")
        listed = 4.0 if folded in self._first_names else 3.0 if folded in self._surnames else 1.0
        return max(listed, self._tagged(word, gender))

    def _tagged(self, word: str, gender: str) -> float:
        best = 1.0
        for parse in self._morphology.parse(word):
            tags = parse.tag.grammemes
            if not tags & {"Name", "Surn", "Patr"} or "plur" in tags or not tags & {"nomn", "Fixd"}:
                continue
            if gender != ANY and not tags & {GENDERS[gender], "GNdr", "Fixd"}:
                continue
            best = max(best, 4.0 if self._morphology.word_is_known(word) else 1.3)
        return best


GENDERS = {"m": "masc", "f": "femn"}


class Morphology(Protocol):
    """pymorphy3, as far as it is needed."""

    def parse(self, word: str) -> Iterable["Parse"]: ...

    def word_is_known(self, word: str) -> bool: ...


class Parse(Protocol):
    @property
    def tag(self) -> "ParseTag": ...


class ParseTag(Protocol):
    @property
    def grammemes(self) -> frozenset[str]: ...
