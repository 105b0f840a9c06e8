"""Kazakh words: endings of case, possession and number, and the forms of verbs.

The endings are in the grammar table; the sounds before them choose among their forms.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from reading.plain.grammar import Grammar
from reading.plain.inflection import RELATIVE, SHORTEST_STEM, Bare, Reading, calm

VOWELS = "аәеёиоөуұүыіэюя"
SONORANTS = "лмнңрйу"
VOICED = "бвгғджз"


class KazakhInflection:
    """Case, possessive and plural endings; the forms of the verbs of the tables."""

    def __init__(
        self,
        grammar: Grammar,
        vocabulary: Iterable[str],
        places: Iterable[str],
        verbs: Iterable[str],
    ) -> None:
        self._endings = grammar.endings
        self._places = frozenset(places)
        self._known = frozenset(vocabulary) | self._places
        self._verbs = frozenset(verbs)
        self._verb_endings = tuple(_verb_endings(grammar.endings["verb"]))
        self._whole = tuple(grammar.endings["noun"]["whole"])
        self._read = lru_cache(maxsize=50_000)(self._analysed)

    def lemma(self, word: str) -> str:
        return self._read(word).lemma

    def read(self, word: str) -> Reading:
        return self._read(word)

    def bare(self, name: str) -> tuple[Bare, ...]:
        """The bare form comes last: an ending that fits is likelier an ending."""
        head, hyphen, tail = name.rpartition("-")
        if hyphen and (case := self._case_of_ending(tail.lower())):
            return (Bare(head, case),)
        if name.isupper() or name.lower().endswith(self._whole):
            return (Bare(name, "Nom"),)
        found = [
            Bare(name[: len(stem)], case)
            for stem, case in self._without_case(name.lower())
            if len(stem) >= SHORTEST_STEM or case in {"Ins", "Dat", "Gen"}
        ]
        if name[0] in SURNAMES and (case := self._case_of_ending(name[1:])) in NAMED:
            found.insert(0, Bare(name[0], case))
        return (*found, Bare(name, "Nom"))

    def _case_of_ending(self, ending: str) -> str | None:
        for case, forms in self._endings["case"].items():
            if ending in forms:
                return case
        return None

    def _analysed(self, word: str) -> Reading:
        low = calm(word)
        head, hyphen, tail = low.rpartition("-")
        if hyphen and (case := self._case_of_ending(tail)):
            return Reading(head, {"Case": case})
        if low in self._places:
            return Reading(low, {"Case": "Nom"})
        if low in self._verbs:
            return Reading(low)
        verb = None if low in self._known else self._as_verb(low)
        if verb is not None and verb.feats.get("VerbForm") != "Inf":
            return verb
        return self._as_noun(low) or verb or self._unknown(low)

    def _as_noun(self, word: str) -> Reading | None:
        for stem, case in self._stems(word):
            if stem != word and stem in self._known:
                return Reading(self._read(stem).lemma, {"Case": case})
        return Reading(word, {"Case": "Nom"}) if word in self._known else None

    def _as_verb(self, word: str) -> Reading | None:
        for at in range(len(word) - 1, 0, -1):
            stem, rest = word[:at], word[at:]
            if stem not in self._verbs:
                continue
            for pattern, feats in self._verb_endings:
                match = pattern.fullmatch(rest)
                if match:
                    marks = {"Voice": "Pass"} if match["passive"] else {}
                    marks |= {"Polarity": "Neg"} if match["negation"] else {}
                    return Reading(stem, {**feats, **marks})
        return None

    def _stems(self, word: str) -> Iterator[tuple[str, str]]:
        """Every stem that endings can be taken off to, with the case of the word; longest first."""
        for stem, case in (*self._without_case(word), (word, "Nom")):
            yield stem, case
            for bare in self._without_possessive(stem):
                yield bare, case
                for single in self._without(bare, "plural"):
                    yield single, case
            for kind in ("plural", "ours", "adjective", "derived"):
                for other in self._without(stem, kind):
                    if kind == "derived" and other not in self._places:
                        continue  # «ресейлік» is of Russia, «қонақтық» no guest
                    yield other, RELATIVE if kind == "adjective" else case
                    for single in self._without(other, "plural"):
                        yield single, case

    def _unknown(self, word: str) -> Reading:
        """A word of no table loses all it can, the same in texts and in the tables."""
        stem, case = next(iter(self._without_case(word)), (word, "Nom"))
        stem = next(iter(self._without_possessive(stem)), stem)
        return Reading(next(iter(self._without(stem, "plural")), stem), {"Case": case})

    def _without_case(self, word: str) -> Iterator[tuple[str, str]]:
        for case, forms in self._endings["after_possessive"].items():
            for ending in forms:
                stem = word.removesuffix(ending)
                if stem != word and len(stem) > SHORTEST_STEM and stem[-1] in "ыі":
                    yield stem, case
        for case, forms in self._endings["case"].items():
            for ending in forms:
                stem = word.removesuffix(ending)
                if stem != word and len(stem) >= SHORTEST_STEM - 1 and _follows(stem, ending, case):
                    yield stem, case

    def _without_possessive(self, word: str) -> Iterator[str]:
        for ending in self._endings["noun"]["possessive"]:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < SHORTEST_STEM:
                continue
            if (stem[-1] in VOWELS) == (len(ending) > 1) or stem[-1] == "у":
                yield stem
                yield f"{stem}ь"  # «королі» is «король»
                if stem[-1] in HARDENED:
                    yield stem[:-1] + HARDENED[stem[-1]]

    def _without(self, word: str, kind: str) -> Iterator[str]:
        for ending in self._endings["noun"][kind]:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= SHORTEST_STEM - 1:
                yield stem


SURNAMES = frozenset("ИЫЭ")
"""Chinese and Korean names of one letter: «Ван Иді», «Чжан Имен»."""

NAMED = frozenset({"Acc", "Ins", "Dat", "Gen", "Abl"})
"""Cases in which people stand; «Ида» is a name."""

HARDENED = {"ғ": "қ", "г": "к", "б": "п"}
"""«одағы» is «одақ» with a possessive ending."""


def _follows(stem: str, ending: str, case: str) -> bool:
    """Whether this form of the ending may stand after that sound («Тоқаевпен», «Вучичтің»)."""
    last = stem.rstrip("ьъ")[-1:] or stem[-1]  # «Брюссельге» goes by its «л»
    if case == "Ins":
        allowed = {"м": VOWELS + SONORANTS, "б": "жз" + VOICED, "п": None}[ending[0]]
    elif case in {"Gen", "Acc"}:
        nasal = "мнң" if case == "Gen" else ""
        allowed = {"н": VOWELS + nasal, "д": "лрйуимнң" + VOICED, "т": None}[ending[0]]
    elif case == "Abl":
        allowed = {"н": "мнң" + "ыі", "д": VOWELS + "лрйу" + VOICED, "т": None}[ending[0]]
    else:
        is_soft = ending[0] in "ғгд"
        allowed = VOWELS + SONORANTS + VOICED if is_soft else None
    voiceless = last not in VOWELS + SONORANTS or last in VOICED
    return voiceless if allowed is None else last in allowed


def _verb_endings(
    table: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[re.Pattern[str], dict[str, str]]]:
    passive, negation = "|".join(table["passive"]), "|".join(table["negation"])
    for kind, feats in TENSES.items():
        tense = "|".join(sorted(table[kind], key=len, reverse=True))
        tail = r"\w{0,8}" if kind in {"perfect", "coming", "infinitive"} else ""
        yield (
            re.compile(rf"(?P<passive>{passive})?(?P<negation>{negation})?(?:{tense}){tail}"),
            feats,
        )


TENSES = {
    "past": {"Tense": "Past", "VerbForm": "Fin"},
    "perfect": {"Tense": "Past", "VerbForm": "Part"},
    "future": {"Tense": "Fut", "VerbForm": "Fin"},
    "coming": {"Tense": "Fut", "VerbForm": "Part"},
    "converb": {"VerbForm": "Conv"},
    "intention": {"Tense": "Fut", "VerbForm": "Fin"},
    "condition": {"Mood": "Cnd"},
    "wish": {"Mood": "Opt"},
    "infinitive": {"VerbForm": "Inf"},
}
