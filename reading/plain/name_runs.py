"""Runs of capitalised words that may be names: «Ursula von der Leyen», «Abdullah II»."""

from collections.abc import Iterator, Sequence

from reading.facts import Span
from reading.plain.directory import Directory, Known
from reading.plain.grammar import Grammar
from reading.plain.inflection import Bare, Inflection
from reading.plain.name_words import NameWords
from reading.plain.names import FULL, INITIALS, ROMAN, Marked, Name
from reading.text.analysis import Token

LONGEST_NAME = 5
BEFORE_AND = frozenset("жзбвгд")
"""Sounds after which «and» is «бен»; after others «бен» is no «and»."""

OWNING = ("'s", "’s")


class RunFinder:
    """Finds known names and capitalised runs in a sentence."""

    def __init__(self, grammar: Grammar, inflection: Inflection, directory: Directory) -> None:
        self._names = grammar.names
        self._has_cases = grammar.has_cases
        self._inflection = inflection
        self._directory = directory
        self._words = NameWords(grammar, inflection, directory)

    def may_be_name(self, marked: Marked, index: int) -> bool:
        return self._words.may_be_name(marked, index)

    def runs(self, marked: Marked, common: frozenset[str]) -> Iterator[tuple[Name, bool]]:
        """Runs left to right, each with whether the tables know it.

        `common` are words the article writes small: at the start of a sentence they open no name.
        """
        index = 0
        while index < len(marked.tokens):
            known = self.known(marked, index)
            found = (known, True) if known else self._run(marked, index, common)
            if found is None:
                index += 1
                continue
            yield found
            index = found[0].last + 1

    def known(self, marked: Marked, first: int) -> Name | None:
        """The full name of somebody of the tables that begins there."""
        tokens = marked.tokens
        if not self._words.is_capitalised(tokens[first].text) or first in marked.title_starts:
            return None
        if tokens[first].text.endswith(OWNING):  # «Israel's Israel Katz»
            return None
        known = self._directory.match(tokens, first)
        if known is None or not all(
            self._words.is_capitalised(token.text) or token.text.lower() in self._names["particles"]
            for token in tokens[first : known.last + 1]
        ):
            return None
        last = self._whole_name(marked, first, known)
        words = [token.text for token in tokens[first:last]]
        bare = known.bare if last == known.last else self._inflection.bare(tokens[last].text)[0]
        whole = Bare(" ".join([*words, bare.text]), bare.case)
        return self.name(marked, first, last, (whole,), known.person)

    def _whole_name(self, marked: Marked, first: int, known: Known) -> int:
        """«José Manuel Albares Bueno», «… bin Salman bin Abdulaziz»: more than the tables have."""
        last = known.last
        if known.bare.case is not None:
            return last  # where names have endings nothing parts two people in a row
        while (step := self._next_part(marked, first, last)) is not None:
            is_joined = step > last + 1  # «Mohammed bin Salman BIN Abdulaziz»
            starts = self._directory.match(marked.tokens, step) is not None
            if (starts and not is_joined) or step in marked.title_starts:
                break
            if not _is_written_as_name(marked.tokens[step].text):
                break
            last = step
        return last

    def name(
        self,
        marked: Marked,
        first: int,
        last: int,
        readings: tuple[Bare, ...],
        known: str | None = None,
    ) -> Name:
        tokens = marked.tokens
        span = Span(tokens[first].span.start, tokens[last].span.stop)
        words = readings[0].text.lower().split()
        is_patronymic = len(words) == FULL and words[-1].endswith(tuple(self._names["patronymics"]))
        return Name(marked.number, first, last, span, readings, known, is_patronymic)

    def _run(self, marked: Marked, first: int, common: frozenset[str]) -> tuple[Name, bool] | None:
        tokens = marked.tokens
        last = self._end_of_run(marked, first)
        if last is None:
            return None
        if first == 0 and last > first and self._is_common(tokens[first], common):
            return None
        if first == 0 and last > first and self._opens_phrase(tokens[first]):
            return None
        if not any(_is_written_as_name(token.text) for token in tokens[first : last + 1]):
            return None
        first = self._start_of_name(marked, first, last)
        known = self._leads_to_known(marked, first, last)
        if known is not None:
            return known, True
        return self.name(marked, first, last, self._readings(tokens, first, last)), False

    def _leads_to_known(self, marked: Marked, first: int, last: int) -> Name | None:
        """«Minister Seyed Abbas Araghchi»: one word more than the tables have."""
        if last > first or first - 1 not in marked.title_ends or last + 1 >= len(marked.tokens):
            return None
        word = marked.tokens[first]
        if self._directory.by_surname(self._inflection.bare(word.text)[0].text):
            return None
        found = self.known(marked, last + 1)
        if found is None:
            return None
        readings = tuple(Bare(f"{word.text} {bare.text}", bare.case) for bare in found.readings)
        return self.name(marked, first, found.last, readings, found.known)

    def _start_of_name(self, marked: Marked, first: int, last: int) -> int:
        """«Negotiations Louis Bono»: what stands before a given name belongs to the office."""
        tokens = marked.tokens
        is_titled = first - 1 in marked.title_ends or (
            marked.low(first - 1) in self._names["honorifics"]
        )
        if last - first < FULL or is_titled or self._directory.is_given(tokens[first].text):
            return first
        given = (i for i in range(first + 1, last) if self._directory.is_given(tokens[i].text))
        return next(
            (i for i in given if tokens[i - 1].text.lower() not in self._names["particles"]), first
        )

    def _end_of_run(self, marked: Marked, first: int) -> int | None:
        """The last token of the capitalised run that begins here; None when none does."""
        if not self.may_be_name(marked, first) or _is_roman_only(marked.tokens, first):
            return None
        last = first
        while last + 1 < len(marked.tokens) and last + 1 - first < LONGEST_NAME:
            step = self._next_part(marked, first, last)
            if step is None or self._is_inflected(marked.tokens[last], is_first=last == first):
                break
            if self._begins_another(marked, first, last, step):
                break
            last = step
        return last

    def _begins_another(self, marked: Marked, first: int, last: int, step: int) -> bool:
        """«Ердоған | Дональд Трампқа», «Тоқаев | Трампты», «М. Чавушоглу | Назарбаевқа»."""
        tokens = marked.tokens
        if self._directory.match(tokens, step) is not None:
            return True
        if not self._has_cases or last + 1 != step:
            return False
        head = [token.text for token in tokens[first:last]]
        surname, following = tokens[last].text, tokens[step].text
        is_whole = all(INITIALS.match(word) for word in head)
        if not is_whole or INITIALS.match(surname):
            return False
        is_surname = any(
            self._directory.by_surname(bare.text) for bare in self._inflection.bare(following)
        )
        follows = is_surname or not self._directory.is_given(following)
        # «Абдулла Ямамотомен» is one, «Зеленский Трамппен» are two.
        is_given = not head and not is_surname and self._directory.is_given(surname)
        return follows and not is_given and bool(head or self._directory.by_surname(surname))

    def _next_part(self, marked: Marked, first: int, last: int) -> int | None:
        """The next capitalised word of a name, over particles («von der Leyen»)."""
        index = last + 1
        tokens = marked.tokens
        if index < len(tokens) and tokens[index].text in self._names["suffixes"]:
            return index
        while index < len(tokens) and self._is_particle(marked, index, first):
            index += 1
        return index if index < len(tokens) and self.may_be_name(marked, index) else None

    def _is_particle(self, marked: Marked, index: int, first: int) -> bool:
        """«von der», «al»; «бен» joins two people, but not where its sound says «son of»."""
        word = marked.tokens[index].text
        if word not in self._names["sons"]:
            return word in self._names["particles"]
        before = marked.tokens[index - 1].text
        if index - 1 == first and self._directory.is_given(before):
            return True
        following = marked.tokens[index + 1].text if index + 1 < len(marked.tokens) else ""
        is_known = self._directory.by_surname(self._inflection.bare(following or "-")[0].text)
        return before[-1] not in BEFORE_AND and following[:1].isupper() and not is_known

    def _is_inflected(self, token: Token, *, is_first: bool) -> bool:
        """A name ends with its inflected word; given names may look as if they were one."""
        bare = self._inflection.bare(token.text)[0]
        if bare.case in {None, "Nom"} or self._directory.is_given(token.text):
            return False
        if not is_first or self._directory.by_surname(bare.text):
            return True
        return bare.case not in {"Loc", "Abl"} and self._directory.is_surname(bare.text)

    def _readings(self, tokens: Sequence[Token], first: int, last: int) -> tuple[Bare, ...]:
        head = [token.text for token in tokens[first:last]]
        return tuple(
            Bare(" ".join([*head, bare.text]), bare.case)
            for bare in self._inflection.bare(tokens[last].text)
        )

    def _opens_phrase(self, token: Token) -> bool:
        """«Келіссөзде X мырза …», «Кездесуден кейін …»: no given name, and it has an ending."""
        is_inflected = self._has_cases and token.feats.get("Case") in {"Loc", "Abl"}
        return is_inflected and not self._directory.is_given(token.text)

    def _is_common(self, token: Token, common: frozenset[str]) -> bool:
        """«Analysts», «Delegates» at the start: a word the article writes small elsewhere."""
        return token.text.lower() in common and not self._directory.is_given(token.text)


def _is_written_as_name(word: str) -> bool:
    """«Tokayev», «O'Neill», but neither «UN» nor «A.»."""
    is_word = len(word.rstrip(".")) > 1 and word[1:].islower()
    return is_word or "-" in word or "'" in word


def _is_roman_only(tokens: Sequence[Token], first: int) -> bool:
    following = tokens[first + 1].text if first + 1 < len(tokens) else ""
    return bool(ROMAN.match(tokens[first].text)) and not following[:1].isupper()
