"""The dictionary forms by which words find each other, the same for articles and questions.

Engines know no Russian: their stemmers cut «Лавровым» and «Лавров» to different stems. So both
sides are lemmas made here. An article has the likeliest one of each word, and all of a word with a
capital, for that may be a surname (`words_of`); a question asks for any of them (`wanted`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from reading.spelling.name_words import read_word
from reading.text.letters import plain

ANALYSIS = "1"
"""Grows whenever the words of the same text come out differently; the archive is indexed anew."""

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 60
"""Letters; the beginning of a longer one is enough."""

LONGEST_TEXT = 100_000
"""Characters that can be found: PostgreSQL holds no more than 16,000 places of words."""

KAZAKH = re.compile("[әғқңөұүһі]")
LATIN = re.compile("[a-z]+")
CONSONANT = re.compile("[бвгджзйклмнпрстфхцчшщ]$")
SHORTEST_STEM = 4
"""Letters that a Kazakh word keeps when its endings are cut."""

SHORTEST_PLURAL = 3
"""Letters of an English word that may be of one or of many."""

# The longest first: an ending holds shorter ones.
KAZAKH_ENDINGS = tuple(
    ending
    for length in (4, 3, 2, 1)
    for kind in (
        "лар лер дар дер тар тер лары лері дары дері тары тері ымен імен дағы дегі тағы тегі",
        "ның нің дың дің тың тің ының інің ға ге қа ке на не ына іне",
        "ны ні ды ді ты ті ын ін да де та те нда нде ында інде",
        "дан ден тан тен нан нен ынан інен мен бен пен сы сі ы і",
    )
    for ending in kind.split()
    if len(ending) == length
)


class Morphology(Protocol):
    """pymorphy3, as far as it is needed."""

    def parse(self, word: str) -> Sequence[Any]: ...

    def word_is_known(self, word: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may stand in an article for a word; `is_opening`: any word that begins so."""

    text: str
    is_opening: bool = False


class Lemmas:
    """Looks words up. One instance a process: the dictionary takes 30 MB."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        # A newspaper uses some 100,000 forms.
        self._of = lru_cache(maxsize=200_000)(self._look_up)

    def of(self, word: str) -> tuple[str, ...]:
        """Its dictionary forms, the likeliest first, in lower case and with е for ё."""
        return self._of(folded(word))

    def words_of(self, text: str) -> list[str]:
        """The words an article is found by, in its order; the less likely forms come at the end."""
        others: list[str] = []
        words: list[str] = []
        for word in WORD.findall(plain(text[:LONGEST_TEXT])):
            likeliest, *rest = self.of(word)
            words.append(likeliest)
            if rest and word[0].isupper():
                others += rest
        return words + others

    def wanted(self, word: str) -> tuple[Alternative, ...]:
        """What an article may have for this word of a question."""
        low = folded(word)
        if KAZAKH.search(low):
            return (Alternative(kazakh_stem(low), is_opening=True),)
        if LATIN.fullmatch(low):
            return tuple(map(Alternative, _english(low)))
        return tuple(map(Alternative, self._of(low)))

    def marking(self, wanted: frozenset[Alternative], words: frozenset[str]) -> "Marking":
        """Tells which words of a text are meant; `words`: those of the question, as typed."""
        openings = frozenset(form[:2] for word in words for form in self._forms(folded(word)))
        exact = frozenset(one.text for one in wanted if not one.is_opening)
        begun = tuple(one.text for one in wanted if one.is_opening)
        return Marking(self.of, exact, begun, openings | {one.text[:2] for one in wanted})

    def _look_up(self, word: str) -> tuple[str, ...]:
        """Those of the dictionary, then what a surname of this form may be in the nominative.

        «Токаев» is many tokays to the dictionary, «Бектенову» is guessed unlike «Бектенов».
        """
        found = [parse.normal_form.replace("ё", "е") for parse in self._morphology.parse(word)]
        if CONSONANT.search(word):
            found.append(word)
        if not self._morphology.word_is_known(word):
            found += [reading.nominative.lower() for reading in read_word(word)]
        return tuple(dict.fromkeys(found))

    def _forms(self, word: str) -> Iterator[str]:
        for parse in self._morphology.parse(word):
            yield from (form.word.replace("ё", "е") for form in parse.lexeme)


@dataclass(frozen=True, slots=True)
class Marking:
    """Which words of an article are those of a question.

    Only words that begin like a form of one of them are looked up («год» and «лет» are both).
    """

    of: Callable[[str], tuple[str, ...]]
    exact: frozenset[str]
    begun: tuple[str, ...]
    openings: frozenset[str]

    def __call__(self, word: str) -> bool:
        low = folded(word)
        if low[:2] not in self.openings:
            return False
        return low.startswith(self.begun) or not self.exact.isdisjoint(self.of(low))


def folded(word: str) -> str:
    return word[:LONGEST_WORD].lower().replace("ё", "е")


def kazakh_stem(word: str) -> str:
    """The word without the endings that pile up behind it: «Тоқаевтың» → «тоқаев»."""
    while True:
        for ending in KAZAKH_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
                word = word.removesuffix(ending)
                break
        else:
            return word


def _english(word: str) -> Iterator[str]:
    """The word, and as one or as many."""
    yield word
    if len(word) < SHORTEST_PLURAL:
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    else:
        yield f"{word}s"
        yield word[:-1] + "ies" if word.endswith("y") else f"{word}es"
