"""How much a word looks like a name people bear: lists of names, a dictionary, and its shape."""

import math
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from reading.spelling.shapes import Shapes

ANY = "*"


class Part(StrEnum):
    """Where in a name a word stands: the last word is a surname, the others are given names."""

    GIVEN = "given"
    SURNAME = "surname"


class Evidence(Protocol):
    """How likely people bear that nominative, as a weight without unit; 1.0 = nothing is known."""

    def __call__(self, nominative: str, gender: str, part: Part) -> float: ...

    def __hash__(self) -> int: ...


def no_evidence(nominative: str, gender: str, part: Part) -> float:
    """All candidates are alike."""
    return 1.0


class NameLists:
    """What people are called: nominatives in lower case, ё as е.

    The lists of given names and surnames are long and partly wrong; `people`, whole names of
    those the world knows, are few and right.
    """

    def __init__(
        self, given: frozenset[str], surnames: frozenset[str], people: Iterable[str] = ()
    ) -> None:
        words = [name.lower().replace("ё", "е").split() for name in people]
        self.known_given = frozenset(word for name in words for word in name[:-1])
        known = frozenset(name[-1] for name in words if len(name) > 1)
        # «Саида Мирзиёева» is of a known family as well.
        self.known_surnames = known | {f"{name}а" for name in known if MANS.search(name)}
        self.given = given | self.known_given
        self.surnames = surnames | self.known_surnames
        born = [word for name in words for word in name[:-1]]
        named = [name[-1] for name in words]
        self.shapes = {
            Part.GIVEN: Shapes([*sorted(given)[::GIVEN_SAMPLE], *born, *born]),
            Part.SURNAME: Shapes([*sorted(surnames)[::SURNAME_SAMPLE], *named, *named, *named]),
        }


MANS = re.compile("(?:[ое]в|[иы]н)$")

WOMANS = re.compile("(?:[сц]к|льн)ая$")
"""«Тихановская»: lists have her husband, and a «Новацка» is met seldom."""

TRUST = 0.45
"""The shape of a word is weighed with this power: letters hang together and prove less."""

GIVEN_SAMPLE = 8
SURNAME_SAMPLE = 600
"""Of so many listed names one is learned from: most are Russian, many wrong; our people are not."""


class DictionaryEvidence:
    """Evidence from lists of names, from pymorphy3's tags, and else from the shape of the word."""

    def __init__(self, morphology: "Morphology", lists: NameLists) -> None:
        self._morphology = morphology
        self._lists = lists
        self._as_part = lru_cache(maxsize=50_000)(self._weighed)
        self._as_gender = lru_cache(maxsize=50_000)(self._tagged)

    def __call__(self, nominative: str, gender: str, part: Part) -> float:
        word = nominative.lower()
        return self._as_part(word, part) * self._as_gender(word, gender)

    def _weighed(self, word: str, part: Part) -> float:
        folded = word.replace("ё", "е")
        shape = sum(self._lists.shapes[part].likelihood(half) for half in folded.split("-"))
        return math.exp(TRUST * shape) * self._listed(folded, part)

    def _listed(self, folded: str, part: Part) -> float:
        lists = self._lists
        if part is Part.GIVEN:
            return 15.0 if folded in lists.known_given else 5.0 if folded in lists.given else 1.0
        if folded in lists.known_surnames or WOMANS.search(folded):
            return 15.0
        return 3.0 if folded in lists.surnames or folded in lists.given else 1.0

    def _tagged(self, word: str, gender: str) -> float:
        """A name of the dictionary in that gender; one of the other gender only speaks against."""
        if not self._morphology.word_is_known(word):
            return 1.0
        best = 1.0
        for parse in self._morphology.parse(word):
            tags = parse.tag.grammemes
            if not tags & {"Name", "Surn", "Patr"} or "plur" in tags or not tags & {"nomn", "Fixd"}:
                continue
            if gender == ANY or tags & {GENDERS[gender], "GNdr", "Fixd"}:
                return 10.0
            best = 0.3
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
