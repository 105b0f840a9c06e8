"""Known phrases found in a text whatever their case forms: word by word, by dictionary form."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from reading.facts import Span
from reading.text.analysis import Token

Value = TypeVar("Value")
Lemma = Callable[[str], str]

# «74-й» and «74-я» are one ordinal; «80-летия» is an anniversary whatever its number.
ORDINAL = re.compile(r"^(\d+)-[а-яёһқұ]{1,2}$", re.IGNORECASE)
ANNIVERSARY = re.compile(r"^(?:\d+|n)-лети\w+$", re.IGNORECASE)
# The tokenizer takes «G20» apart.
WORDS = re.compile(r"[A-ZА-Я]+(?=\d)|\w+(?:[-’']\w+)*|\+|(?<=\s)[–—](?=\s)", re.UNICODE)
DASHES = frozenset("–—-")
QUOTES = frozenset('«»"“”„')


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """Tokens `first` to `last` (included) of a sentence are a phrase that means `values`."""

    first: int
    last: int
    values: tuple[Value, ...]

    def span(self, tokens: Sequence[Token]) -> Span:
        return Span(tokens[self.first].span.start, tokens[self.last].span.stop)


class Gazetteer(Generic[Value]):
    """Phrases and what they mean; a phrase may mean several things.

    `lemma` turns one word into its dictionary form, the same for the phrases and for the texts.
    """

    def __init__(self, lemma: Lemma, phrases: Iterable[tuple[str, Value]]) -> None:
        self._lemma = lemma
        self._values: dict[tuple[str, ...], list[Value]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        self._abbreviations: dict[tuple[str, ...], str] = {}
        for phrase, value in phrases:
            key = self.key(phrase)
            short = phrase.isupper() and self._abbreviations.get(key, phrase)
            self._abbreviations[key] = phrase if short else ""
            if key and value not in self._values[key]:
                self._values[key].append(value)
                self._longest[key[0]] = max(self._longest[key[0]], len(key))

    def key(self, phrase: str) -> tuple[str, ...]:
        return tuple(_normal(self._lemma, word) for word in WORDS.findall(phrase))

    def look_up(self, phrase: str) -> tuple[Value, ...]:
        """What the whole phrase means; () when it is unknown."""
        return tuple(self._values.get(self.key(phrase), ()))

    def find(self, tokens: Sequence[Token]) -> Iterator[Found[Value]]:
        """The longest known phrases of a sentence, left to right, never overlapping."""
        words, lemmas = _read(self._lemma, tuple([token.text for token in tokens]))
        if self._longest.keys().isdisjoint(lemmas):
            return
        after = 0
        for at in [at for at, lemma in enumerate(lemmas) if lemma in self._longest]:
            length = self._match(lemmas, at) if at >= after else 0
            key = lemmas[at : at + length]
            if length == 1 and _declines(tokens[words[at]], self._abbreviations[key]):
                continue
            if length:
                after = at + length
                yield Found(words[at], words[after - 1], tuple(self._values[key]))

    def _match(self, lemmas: tuple[str, ...], at: int) -> int:
        for length in range(min(self._longest[lemmas[at]], len(lemmas) - at), 0, -1):
            if lemmas[at : at + length] in self._values:
                return length
        return 0


@lru_cache(maxsize=500)
def _read(lemma: Lemma, texts: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Which tokens of a sentence are words, and how these are compared.

    Every gazetteer asks it of every sentence of an article.
    """
    words = [index for index, text in enumerate(texts) if text not in QUOTES]
    return tuple(words), tuple([_normal(lemma, texts[index]) for index in words])


@lru_cache(maxsize=50_000)
def _normal(lemma: Lemma, word: str) -> str:
    """The word as phrases are compared."""
    if word in DASHES or word == "+":  # «Центральная Азия + США»
        return "–"
    if ANNIVERSARY.match(word):
        return "n-летие"
    return ORDINAL.sub(r"\1", word) if word[0].isdigit() else lemma(word)


def _declines(token: Token, abbreviation: str) -> bool:
    """«Сара» and «Сарой» are no forms of «САР»."""
    return (
        bool(abbreviation)
        and token.text[1:].islower()
        and token.text.lower() != abbreviation.lower()
    )
