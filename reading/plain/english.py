"""English words: plurals, genitives, and the forms of verbs."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reading.plain.grammar import Grammar
from reading.plain.inflection import SHORTEST_STEM, Bare, Reading, calm

APOSTROPHES = "'’ʼ`"
GENITIVE = re.compile(rf"[{APOSTROPHES}]s$|(?<=s)[{APOSTROPHES}]$", re.IGNORECASE)


class EnglishInflection:
    """Plurals, genitives, and the forms of verbs; only words of the tables are changed."""

    def __init__(self, grammar: Grammar, vocabulary: Iterable[str]) -> None:
        self._irregular = grammar.irregular
        self._known = frozenset(vocabulary) | frozenset(grammar.irregular.values())
        self._read = lru_cache(maxsize=50_000)(self._analysed)

    def lemma(self, word: str) -> str:
        return self._read(word).lemma

    def read(self, word: str) -> Reading:
        return self._read(word)

    def bare(self, name: str) -> tuple[Bare, ...]:
        stem = GENITIVE.sub("", name)
        return (Bare(stem, None if stem == name else "Gen"),)

    def _analysed(self, word: str) -> Reading:
        low = calm(word)
        stem = GENITIVE.sub("", low)
        if stem != low:
            return Reading(self._stem(stem)[0], {"Case": "Gen"})
        lemma, feats = self._stem(low)
        return Reading(lemma, feats)

    def _stem(self, word: str) -> tuple[str, dict[str, str]]:
        if word in self._irregular:
            lemma = self._irregular[word]
            return lemma, {} if lemma == word else {"Tense": "Past"}
        is_known = word in self._known
        for stem, feats in _english_stems(word):
            # «meeting» is a word of its own, «ministers» only more than one.
            if stem in self._known and not (is_known and "Number" not in feats):
                return stem, feats
        return word, {}


def _english_stems(word: str) -> Iterator[tuple[str, dict[str, str]]]:
    for ending, feats in ENGLISH_ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < SHORTEST_STEM - 1:
            continue
        stem = word[: -len(ending)]
        if ending != "s":
            yield f"{stem}e", feats  # «noted» is of «note» rather than of «not»
        yield stem, feats
        if ending != "s":
            if len(stem) > SHORTEST_STEM and stem[-1] == stem[-2]:
                yield stem[:-1], feats
            if stem.endswith("i"):
                yield f"{stem[:-1]}y", feats


ENGLISH_ENDINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("s", {"Number": "Plur", "Tense": "Pres"}),
    ("es", {"Number": "Plur", "Tense": "Pres"}),
    ("ed", {"Tense": "Past"}),
    ("ing", {"VerbForm": "Ger"}),
)
