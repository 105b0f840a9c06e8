"""The words that open, describe and surround an office, in every form: `data/titles.toml`."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from reading.world import fold


class Kind(StrEnum):
    """What a title word is: an office, a trade or lesser post, kin, or a word for one named."""

    OFFICE = "office"
    POST = "post"
    KIN = "kin"
    STAND_IN = "stand-in"


@dataclass(frozen=True, slots=True)
class WordForm:
    """A form of a dictionary word, with its case (Universal Dependencies) and gender."""

    text: str
    case: str | None = None
    gender: str | None = None
    is_plural: bool = False


RUNS = re.compile("(?:зам)?зав(?:отделом|отделением|сектором|кафедрой|лабораторией)")

Inflect = Callable[[str, str], Iterable[WordForm]]
"""All forms of a word in its dictionary form; NOUN or ADJ."""


@dataclass(frozen=True, slots=True)
class Head:
    """A title word as it stands: `word` is its nominative, `cases` what the form may be.

    `is_plural` is None for a form of both numbers («главы»).
    """

    word: str
    kind: Kind
    cases: frozenset[str] = frozenset()
    is_plural: bool | None = False


@dataclass(frozen=True)
class Titles:
    """The table. `heads`: form → what it may be; the other words are forms in lower case."""

    heads: Mapping[str, Head]
    modifiers: Mapping[str, str]
    fillers: Mapping[str, str]
    sent: frozenset[str]
    missions: frozenset[str]
    ruling: frozenset[str]
    circumstances: frozenset[str]
    carriers: frozenset[str]
    strip: frozenset[str]
    memorials: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()

    @cached_property
    def head(self) -> Callable[[str], Head | None]:
        """What title a word is; «экс-президентом», «спецпредставитель» are compounds of one."""
        return lru_cache(maxsize=20_000)(self._head)

    def _head(self, word: str) -> Head | None:
        low = fold(word)
        return self.heads.get(low) or self._compound(low) or self._prefixed(low)

    def _compound(self, low: str) -> Head | None:
        """«экс-президент», «министр-посланник»: the last half declines, or both do."""
        *before, last = low.split("-")
        head = self.heads.get(last) if before else None
        if head is None:
            return None
        first = [self.heads[part].word if part in self.heads else part for part in before]
        return Head("-".join([*first, head.word]), head.kind, head.cases, head.is_plural)

    def _prefixed(self, low: str) -> Head | None:
        for prefix in self.prefixes:
            head = self.heads.get(low.removeprefix(prefix)) if low.startswith(prefix) else None
            if head is not None:
                return Head(prefix + head.word, head.kind, head.cases, head.is_plural)
        return self._deputy(low)

    def _deputy(self, low: str) -> Head | None:
        """«замначальника», «завотделом» never decline: «заместитель начальника» and so on."""
        if RUNS.fullmatch(low):
            return Head(low, Kind.OFFICE)
        head = self.heads.get(low.removeprefix("зам")) if low.startswith("зам") else None
        if head is None or "Gen" not in head.cases or head.is_plural:
            return None
        return Head(low, Kind.OFFICE)

    def is_stripped(self, word: str) -> bool:
        return fold(word) in self.strip

    def is_sent(self, head: Head) -> bool:
        """Such an office is held somewhere: «экс-посол» as well as «посол»."""
        last = head.word.rpartition("-")[2]
        return last in self.sent or any(last.removeprefix(p) in self.sent for p in self.prefixes)

    def is_ruling(self, head: Head) -> bool:
        return head.word.endswith(tuple(self.ruling))


def parse_titles(text: str, inflect: Inflect) -> Titles:
    """Read `titles.toml`. Raises tomllib.TOMLDecodeError or KeyError."""
    table = tomllib.loads(text)
    kinds = {"deputies": Kind.STAND_IN, "kin": Kind.KIN, "posts": Kind.POST, "heads": Kind.OFFICE}
    heads: dict[str, Head] = {}
    for key, kind in kinds.items():
        # Of words that share a form the one named first has it: «супруга» is a wife.
        for word in reversed(table[key]):
            heads.update(_heads(word, kind, inflect))
    return Titles(
        heads=heads,
        modifiers=_adjectives(table["modifiers"], inflect),
        fillers=_adjectives(table["fillers"], inflect),
        sent=frozenset(table["sent"]),
        missions=frozenset(table["missions"]),
        ruling=frozenset(table["ruling"]),
        circumstances=_all_forms(table["circumstances"], inflect),
        carriers=_all_forms(table["carriers"], inflect),
        strip=_all_forms(table["strip"], inflect),
        memorials=_all_forms(table["memorials"], inflect),
        prefixes=tuple(table["prefixes"]),
    )


def _heads(word: str, kind: Kind, inflect: Inflect) -> Iterable[tuple[str, Head]]:
    forms: dict[str, list[WordForm]] = defaultdict(list)
    for form in inflect(word, "NOUN"):
        if form.case:
            forms[fold(form.text)].append(form)
    for text, same in forms.items():
        numbers = {form.is_plural for form in same}
        cases = frozenset(form.case for form in same if form.case)
        yield text, Head(word, kind, cases, numbers.pop() if len(numbers) == 1 else None)


def _adjectives(words: Iterable[str], inflect: Inflect) -> dict[str, str]:
    """Form → nominative: «первым» → «первый», but «первую» → «первая»."""
    found: dict[str, str] = {}
    for word in words:
        genders: dict[str, set[str | None]] = defaultdict(set)
        forms = tuple(inflect(word, "ADJ"))
        for form in forms:
            genders[fold(form.text)].add(form.gender)
        feminine = next((f.text for f in forms if f.case == "Nom" and f.gender == "f"), word)
        found |= {text: feminine if seen == {"f"} else word for text, seen in genders.items()}
    return found


def _all_forms(words: Iterable[str], inflect: Inflect) -> frozenset[str]:
    return frozenset(fold(form.text) for word in words for form in inflect(word, "NOUN"))
