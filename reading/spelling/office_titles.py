"""Offices as people type them: «генсек ООН», «президентом РК», «UN secretary general»."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from reading.spelling.name_keys import words_of

Office = TypeVar("Office")

ENDING = re.compile(
    "(?:ями|ами|его|ого|ему|ому|ими|ыми|ией|ой|ей|ий|ый|ая|яя|ое|ее|ые|ие|их|ых|ую|юю|ым|им|ом|ем"
    "|ам|ям|ах|ях|ью|ия|ья|ии|ию|нің|ның|дің|дың|тің|тың|ге|ға|мен|бен|пен|сы|сі"
    "|а|я|о|е|и|ы|у|ю|й|ь|і)$"
)
SHORTEST_STEM = 3
POSSESSIVE = re.compile("['’]s$")
# The same office in fewer words; stems.
SHORT: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(short.split()), frozenset(whole.split()))
    for short, whole in (
        ("генсек", "генеральн секретар"),
        ("госсекретар", "государственн секретар"),
        ("замминистр", "заместител министр"),
        ("замглав", "заместител глав"),
        ("зампредседател", "заместител председател"),
        ("зампред", "заместител председател"),
        ("постпред", "постоянн представител"),
        ("совбез", "совет безопасност"),
        ("глав мид", "министр иностранн дел"),
        ("глав внешнеполитическ ведомств", "министр иностранн дел"),
        ("министр мид", "министр иностранн дел"),
        ("глав кабмин", "премьер министр"),
        ("глав правительств", "премьер министр"),
        ("премьер", "премьер министр"),
        ("foreign minister", "minister foreign affairs"),
    )
)
# What only ties the words together, or says that the office is held now.
FILLERS = frozenset(
    {"of", "the", "for", "and", "и", "по", "в", "на", "при", "нынешн", "действующ", "current"}
)
HONORIFICS = frozenset(
    {
        "господин",
        "госпож",
        "товарищ",
        "г",
        "жа",
        "н",
        "mr",
        "mrs",
        "ms",
        "мырз",
        "ханым",
        "экс",
        "бывш",
    }
)


class OfficeTitles(Generic[Office]):
    """Titles of offices, each of them as whatever country or organisation it names is called.

    `places`: name in any language → what it stands for. `titles`: office and one of its wordings.
    `people`: whose names are no words of a title, although one may say «помощник Путина».
    """

    def __init__(
        self,
        places: Iterable[tuple[str, str]],
        titles: Iterable[tuple[Office, str]],
        people: Iterable[str],
    ) -> None:
        self._places = {_stems(name): place for name, place in places}
        self._names: Mapping[str, list[Sequence[str]]] = defaultdict(list)
        for words, place in self._places.items():
            self._names[place].append(words)
        self._longest = max(map(len, self._places), default=1)
        self._openings: set[str] = set()
        self._words = set(HONORIFICS)
        self._heads = {*HONORIFICS, *(stem for short, _ in SHORT for stem in short)}
        self._offices: Mapping[frozenset[str], dict[Office, None]] = defaultdict(dict)
        for office, title in titles:
            self._offices[self._meaning(title)][office] = None
            self._openings |= set(words_of(title)[:1])
            rest, _ = self._split(title)
            self._words |= set(rest)
            self._heads |= set(rest[:1])
        self._words -= {stem for name in people for stem in _stems(name)}

    def find(self, words: str) -> tuple[Office, ...]:
        """The offices called so, in any case form."""
        return tuple(self._offices.get(self._meaning(words), ()))

    def wordings(self, words: str) -> frozenset[str]:
        """The `title_key` of these words, the country or organisation called by each of its names.

        None unless they name one: «президент» alone is no office.
        """
        rest, places = self._split(words)
        if len(places) != 1 or not rest:
            return frozenset()
        return frozenset(_key({*rest, *name}) for name in self._names[places[0]])

    def without_titles(self, words: str) -> str:
        """Only the name of «президент Казахстана Касым-Жомарт Токаев» and «Mr Guterres».

        Words without a title («саммит ШОС») are left as they are.
        """
        is_titled = any(stem in self._heads for stem in _stems(words))
        kept = [word for word in words.split() if not self._belongs_to_title(word)]
        return " ".join(kept) if is_titled else words

    def begins_in_nominative(self, words: str) -> bool:
        """«помощник Путина», but not «помощником Путиным»."""
        return not self._openings.isdisjoint(words_of(words)[:1])

    def _belongs_to_title(self, word: str) -> bool:
        stems = _stems(word)
        known = self._words | {short for one, _ in SHORT for short in one} | FILLERS
        return stems in self._places or all(stem in known for stem in stems)

    def _meaning(self, words: str) -> frozenset[str]:
        rest, places = self._split(words)
        return _in_full(rest) | {f"@{place}" for place in places}

    def _split(self, words: str) -> tuple[list[str], list[str]]:
        """The stems that name no place, and the places named."""
        stems = _stems(words)
        rest: list[str] = []
        places: list[str] = []
        at = 0
        while at < len(stems):
            length = self._match(stems, at)
            if length:
                places.append(self._places[stems[at : at + length]])
            else:
                rest.append(stems[at])
            at += length or 1
        return rest, places

    def _match(self, stems: Sequence[str], at: int) -> int:
        lengths = range(min(self._longest, len(stems) - at), 0, -1)
        return next((n for n in lengths if tuple(stems[at : at + n]) in self._places), 0)


@lru_cache(maxsize=20_000)  # The news names the same offices day by day.
def title_key(title: str) -> str:
    """The same for all case forms and abbreviations of a title."""
    return _key(_stems(title))


def _key(stems: Iterable[str]) -> str:
    return " ".join(sorted(_in_full(stems)))


def _in_full(stems: Iterable[str]) -> frozenset[str]:
    words = frozenset(stems) - FILLERS
    for short, whole in SHORT:
        if short <= words:
            words = words - short | whole
    return words


def _stems(words: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in words_of(words))


def _stem(word: str) -> str:
    """Endings off as long as enough is left: in Kazakh they follow one another."""
    word = POSSESSIVE.sub("", word.replace("ё", "е"))
    bare = ENDING.sub("", word)
    return _stem(bare) if SHORTEST_STEM <= len(bare) < len(word) else word
