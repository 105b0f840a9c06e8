"""What the dictionary and the tables know of a word: a name, a place, an organisation, a thing."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from reading.people.sides import Side
from reading.spelling.evidence import Morphology, NameLists
from reading.spelling.name_words import USUAL, read_word
from reading.text.analysis import Token
from reading.text.gazetteer import Gazetteer, Lemma
from reading.world import World, fold

PEOPLE = frozenset({"Name", "Surn", "Patr"})

LONGEST_NAME = 5
"""Words; «Луис Инасиу Лула да Силва»."""

SHORTEST_THING = 5
"""Letters of a word of the language behind a dash: «мини-саммит», but «Мён-бак»."""


class Vocabulary:
    """Tells words that people are called from words for everything else."""

    def __init__(
        self,
        morphology: Morphology,
        lists: NameLists,
        world: World,
        sides: Gazetteer[Side],
        cities: Iterable[str],
        lemma: Lemma,
    ) -> None:
        self._morphology = morphology
        self._lists = lists
        self._sides = sides
        towns = [*cities, *(name for country in world.countries for name in country.capitals)]
        self._towns: Gazetteer[str] = Gazetteer(lemma, ((name, name) for name in towns if name))
        self._surnames = frozenset(fold(h.name.split()[-1]) for h in world.holders)
        self._called = frozenset(n for n in world.names_of_people if " " not in n)
        self._people = frozenset(name for name in world.names_of_people if " " in name)
        self._ends = frozenset((n.split()[0], n.split()[-1]) for n in self._people)
        self.is_given = lru_cache(maxsize=50_000)(self._is_given)
        self.is_known_person = lru_cache(maxsize=50_000)(self._is_known_person)
        self.is_common = lru_cache(maxsize=50_000)(self._is_common)
        self.is_place = lru_cache(maxsize=50_000)(self._is_place)

    def things(self, tokens: Sequence[Token]) -> tuple[frozenset[int], frozenset[int]]:
        """Tokens of the names of countries and organisations, and of towns."""
        sides = ((hit.first, hit.last) for hit in self._sides.find(tokens))
        towns = ((hit.first, hit.last) for hit in self._towns.find(tokens))
        return _capitalized(tokens, sides), _capitalized(tokens, towns)

    def _is_given(self, word: str) -> bool:
        """Some nominative of the word is a listed given name."""
        return any(fold(r.nominative) in self._lists.given for r in read_word(word))

    def is_known_surname(self, word: str) -> bool:
        """Somebody the world knows bears it."""
        return any(fold(r.nominative) in self._surnames for r in read_word(word))

    def is_called(self, word: str) -> bool:
        """Somebody the world knows is called so by this word alone: «Лула»."""
        return any(fold(r.nominative) in self._called for r in read_word(word))

    def _is_known_person(self, words: tuple[str, ...]) -> bool:
        """Some nominative of the whole name, or of the surname alone, is that of somebody known."""
        if len(words) == 1:
            return self.is_known_surname(words[0]) and not self.is_given(words[0])
        if len(words) > LONGEST_NAME:
            return False
        forms = [{fold(r.nominative) for r in read_word(word)} for word in words]
        if self._ends.isdisjoint(product(forms[0], forms[-1])):
            return False
        return any(" ".join(name) in self._people for name in product(*forms))

    def surname_cases(self, word: str) -> frozenset[str]:
        """The cases in which it may be a surname the world knows; none of a given name."""
        if self.is_given(word):
            return frozenset()
        known = (r for r in read_word(word) if fold(r.nominative) in self._surnames)
        return frozenset(reading.case for reading in known if reading.weight >= USUAL)

    def _is_common(self, word: str) -> bool:
        """A word of the dictionary that is neither a name nor a place; «Онлайн-встреча» is one."""
        _, _, thing = word.rpartition("-")
        low = thing if thing != word and self._is_thing(thing) else word.lower()
        if not self._morphology.word_is_known(low):
            return False
        tags = [parse.tag.grammemes for parse in self._morphology.parse(low)]
        return not any(tag & (PEOPLE | {"Geox"}) for tag in tags)

    def _is_thing(self, half: str) -> bool:
        """«встреча»; not «младший», «хо»: names go on behind a dash as well."""
        parse = next(iter(self._morphology.parse(half)))
        return half.islower() and len(half) >= SHORTEST_THING and "inan" in parse.tag.grammemes

    def _is_place(self, word: str) -> bool:
        """A place of the dictionary that is no name of people as well."""
        low = word.lower()
        if not self._morphology.word_is_known(low):
            return False
        tags = [parse.tag.grammemes for parse in self._morphology.parse(low)]
        return "Geox" in tags[0] and not any(tag & PEOPLE for tag in tags)

    def is_patronymic(self, word: str) -> bool:
        """«Ивановна»; not «Абрамович», which is a surname as well."""
        tags = [parse.tag.grammemes for parse in self._morphology.parse(word.lower())]
        is_surname = fold(word) in self._lists.known_surnames or any("Surn" in t for t in tags)
        return any("Patr" in tag for tag in tags) and not is_surname


def _capitalized(tokens: Sequence[Token], runs: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(
        index
        for first, last in runs
        if tokens[first].text[0].isupper()
        for index in range(first, last + 1)
    )
