"""How a query may be meant to be spelled: case endings off, and on the other keyboard layout."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reading.spelling.name_keys import alike, exactly, opening, word_key, words_of
from reading.spelling.name_words import read_word

# What stands on the same key of the two layouts.
LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
TO_RUSSIAN = str.maketrans(LATIN_KEYS, RUSSIAN_KEYS)
TO_LATIN = str.maketrans(RUSSIAN_KEYS, LATIN_KEYS)

KAZAKH_ENDING = re.compile(
    "(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|да|де|та|те|дан|ден|тан|тен|мен|бен|пен)$"
)
ENGLISH_ENDING = re.compile("['’]s$")
PATRONYMIC = re.compile("(?:вич|вн|ичн)(?:а|у|ем|ой|е|ы)?$|(?:ұлы|улы|қызы|кызы)$")
FULL_NAME = 3
"""Words a name has at least when one of them may be the father's."""

SHORTEST_STEM = 4
SHORTEST_NAME = 2

OTHER_LAYOUT = 0.05
"""What the guess of a wrong keyboard layout costs."""

SYLLABLES = re.compile(r"\b(\w{2,6})[\s-](\w{2,6})$")
"""«Си Цзинь Пин» is «Си Цзиньпин»."""

IN_ONE = 0.02
"""What the guess costs that two words should be one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query: the keys of what it may be a form of, first of all itself."""

    typed: str
    keys: tuple[str, ...]
    is_patronymic: bool = False

    @property
    def is_initial(self) -> bool:
        return len(self.typed) == 1


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words of a query in one way to read it, and what this guess costs."""

    words: tuple[Word, ...]
    cost: float = 0.0


Entries = Sequence[frozenset[str]]
"""For each word of a name the entries of an index (`name_keys`) it may stand under."""

Near = Callable[[str], frozenset[str]]
"""The entries under which a word may stand that was meant by one of this key."""


def word_for_word(key: str) -> frozenset[str]:
    return frozenset({exactly(key)})


def by_sound(key: str) -> frozenset[str]:
    return alike(key)


def by_opening(key: str) -> frozenset[str]:
    return alike(key) | {opening(key)}


def entries(query: str, near: Near) -> list[Entries]:
    """Where an index is opened for a query: once for each way to spell it."""
    return [_entries(spelling, near) for spelling in spellings(query) if spelling.words]


def _entries(spelling: "Spelling", near: Near) -> Entries:
    whole = [word for word in spelling.words if not word.is_initial and not word.is_patronymic]
    return [frozenset().union(*map(near, word.keys)) for word in whole]


def spellings(query: str) -> tuple[Spelling, ...]:
    """The query, and what it would be on the other layout, or with its last syllables in one."""
    low = query.lower()
    other = low.translate(TO_LATIN if re.search("[а-яё]", low) else TO_RUSSIAN)
    joined = SYLLABLES.sub(r"\1\2", low)
    in_one = [as_typed(joined, IN_ONE)] if joined != low else []
    return as_typed(low), as_typed(other, OTHER_LAYOUT), *in_one


def as_typed(query: str, cost: float = 0.0) -> Spelling:
    """The words as they are; none when letters alone («Дж.», «II») are all there is."""
    words = words_of(query)
    if max(map(len, words), default=0) < SHORTEST_NAME:
        return Spelling((), cost)
    fathers = _place_of_patronymic(words)
    return Spelling(
        tuple(replace(_word(word), is_patronymic=at == fathers) for at, word in enumerate(words)),
        cost,
    )


def _place_of_patronymic(words: Sequence[str]) -> int | None:
    """Of «Вучич Александар Иванович» and «Иван Иванович Иванович» the first that is no first."""
    if len(words) < FULL_NAME:
        return None
    return next((at for at, word in enumerate(words) if at and PATRONYMIC.search(word)), None)


@lru_cache(maxsize=10_000)
def _word(typed: str) -> Word:
    keys = dict.fromkeys(word_key(stem) for stem in (typed, *_stems(typed)))
    return Word(typed, tuple(keys))


def _stems(word: str) -> Iterator[str]:
    """Its possible nominatives, and the word without a Kazakh or English ending."""
    yield ENGLISH_ENDING.sub("", word)
    if re.search("[а-яёәғқңөұүһі]", word):
        yield from (reading.nominative for reading in read_word(word))
        bare = KAZAKH_ENDING.sub("", word)
        if len(bare) >= SHORTEST_STEM:
            yield bare
