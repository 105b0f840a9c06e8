"""All names of an article that nobody tagged, full ones first, then whom surnames stand for.

A run proves to be a name by an office before or after it, a given name, a surname of the lists, a
word of saying or meeting beside it, or its surname alone elsewhere in the article.
"""

from collections.abc import Iterator, Sequence, Set

from reading.plain.directory import Directory
from reading.plain.grammar import Grammar
from reading.plain.headlines import LONG_WORD, is_plain
from reading.plain.inflection import Bare, Inflection
from reading.plain.name_proofs import Proofs
from reading.plain.name_runs import RunFinder
from reading.plain.names import INITIALS, ROMAN, Marked, Name, without_particle
from reading.spelling.matching import search_key

JOINING = (("and",), (",", "and"), (",", "together", "with"), ("together", "with"), ("alongside",))
"""Between two persons of one row."""

OPENING = frozenset({",", ":", "–", "—"})
"""Before the first of a row."""


class NameFinder:
    """Finds the names of an article."""

    def __init__(
        self, grammar: Grammar, inflection: Inflection, directory: Directory, acts: frozenset[str]
    ) -> None:
        self._names = grammar.names
        self._sites = tuple(grammar.names["sites"])
        self._has_cases = grammar.has_cases
        self._inflection = inflection
        self._directory = directory
        self._runs = RunFinder(grammar, inflection, directory)
        self._acts = acts
        self._proofs = Proofs(grammar, directory, acts)

    def find(self, sentences: Sequence[Marked]) -> tuple[Name, ...]:
        """All names, in the order of the text; surnames alone once their full names are known."""
        plain = [marked for marked in sentences if is_plain(marked.sentence)]
        headlines = [marked for marked in sentences if not is_plain(marked.sentence)]
        found, doubtful = self._in_sentences(plain, _single_words(sentences, self._inflection))
        found += [name for marked in headlines for name in self._in_headline(marked)]
        taken = {(name.sentence, index) for name in found for index in name.where}
        parts = set(_parts(found))
        for marked in sentences:
            alone = list(self._alone(marked, taken, parts))
            found += alone
            parts |= _parts(alone)
        by_number = {marked.number: marked for marked in plain}
        edges = {(name.sentence, index) for name in found for index in (name.first, name.last)}
        found += [one for one in doubtful if self._is_joined(by_number[one.sentence], one, edges)]
        return tuple(sorted(found, key=lambda name: name.span))

    def _in_sentences(
        self, plain: Sequence[Marked], alone: frozenset[str]
    ) -> tuple[list[Name], list[Name]]:
        """Proved names, then those whose surname stands alone elsewhere; and those left over."""
        common = _common_words(plain)
        proved: list[Name] = []
        doubtful: list[Name] = []
        for marked in plain:
            for name, is_known in self._runs.runs(marked, common):
                if self._proofs.names_a_thing(marked, name):
                    continue
                is_proved = is_known or self._proofs.is_proved(marked, name)
                (proved if is_proved else doubtful).append(name)
        full = [name for name in doubtful if name.is_full]
        proved += [name for name in full if search_key(name.words[-1]) in alone]
        return proved, [name for name in full if search_key(name.words[-1]) not in alone]

    def _is_joined(self, marked: Marked, name: Name, proved: Set[tuple[int, int]]) -> bool:
        """«Steve Witkoff AND Jared Kushner», «X, TOGETHER WITH Y»: a person too."""
        if self._has_cases or name.last + 1 in marked.title_starts:
            return False
        around = marked.low(name.first - 1), marked.low(name.last + 1)
        beside = {(marked.number, name.first - 2), (marked.number, name.last + 2)}
        if around == (",", "and") and beside <= proved:
            return True  # «Steve Witkoff, Jared Kushner and Vladimir Putin»
        if around[0] in OPENING and around[1] == "," and max(beside) in proved:
            return True  # «the three members: Željko Komšić, Denis Bećirović and …»
        for joining in JOINING:
            words = tuple(marked.low(i) for i in range(name.first - len(joining), name.first))
            if words == joining and (marked.number, name.first - len(joining) - 1) in proved:
                return True
        return False

    def _in_headline(self, marked: Marked) -> Iterator[Name]:
        """In title case only whom the tables or the text below know."""
        index = 0
        while index < len(marked.tokens):
            found = self._runs.known(marked, index)
            if found is not None:
                yield found
                index = found.last
            index += 1

    def _alone(
        self, marked: Marked, taken: set[tuple[int, int]], parts: Set[str]
    ) -> Iterator[Name]:
        """Surnames of the article's people and of known ones, by themselves or after initials."""
        tokens = marked.tokens
        for index, token in enumerate(tokens):
            if (marked.number, index) in taken or not token.text[0].isupper():
                continue
            if marked.is_within_side(index):
                continue  # «Сауд Арабиясы»
            if token.text.lower() in self._names["never"] or INITIALS.match(token.text):
                continue
            fitting = [
                bare
                for bare in self._inflection.bare(token.text)
                if search_key(bare.text) in parts or self._is_known_surname(bare, marked, index)
            ]
            if fitting:
                first = self._first_particle(marked, _first_initial(marked, index, taken), taken)
                head = [one.text for one in tokens[first:index]]
                readings = tuple(Bare(" ".join([*head, bare.text]), bare.case) for bare in fitting)
                yield self._runs.name(marked, first, index, readings)

    def _first_particle(self, marked: Marked, first: int, taken: set[tuple[int, int]]) -> int:
        """«Costa, VON DER Leyen»: where the small words before a surname begin."""
        while (
            not self._has_cases
            and marked.low(first - 1) == marked.tokens[first - 1].text
            and marked.low(first - 1) in self._names["particles"]
            and (marked.number, first - 1) not in taken
            and first > 1
        ):
            first -= 1
        return first

    def _is_known_surname(self, bare: Bare, marked: Marked, index: int) -> bool:
        if index in marked.taken or len(bare.text) < LONG_WORD:
            return False
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(marked.tokens)]
        if not is_plain(marked.sentence):  # «Tokayev Welcomes Finnish President»
            beside = [i for i in beside if marked.tokens[i].lemma not in self._acts]
        if any(self._may_belong(marked, i) for i in beside):
            return False  # a part of another name: «Oliy Majlis»
        if self._sites and marked.low(index + 1).startswith(self._sites):
            return False  # «Ертіс өзенінің»
        capitals = (marked.tokens[i] for i in beside if marked.tokens[i].text[0].isupper())
        if any(token.lemma in self._names["organizations"] for token in capitals):
            return False
        return bool(self._directory.by_surname(bare.text))

    def _may_belong(self, marked: Marked, index: int) -> bool:
        """A word of the same name: no other known surname («Зеленский Трамппен …»)."""
        bares = self._inflection.bare(marked.tokens[index].text)
        is_other = self._has_cases and any(self._directory.by_surname(b.text) for b in bares)
        return self._runs.may_be_name(marked, index) and not is_other


def _first_initial(marked: Marked, index: int, taken: set[tuple[int, int]]) -> int:
    """Where the initials before a surname begin."""
    while (
        index > 0
        and INITIALS.match(marked.tokens[index - 1].text)
        and (marked.number, index - 1) not in taken
    ):
        index -= 1
    return index


def _common_words(plain: Sequence[Marked]) -> frozenset[str]:
    return frozenset(
        token.text for marked in plain for token in marked.tokens if token.text[0].islower()
    )


def _parts(names: Sequence[Name]) -> frozenset[str]:
    """The words of full names that may stand for them: the last, the first of eastern names."""
    return frozenset(
        search_key(part)
        for name in names
        if name.is_full or len(name.words) == 1
        for word in name.words
        if len(word) > 1 and not INITIALS.match(word) and not ROMAN.match(word)
        if not word.islower()
        for part in (word, without_particle(word))
    )


def _single_words(sentences: Sequence[Marked], inflection: Inflection) -> frozenset[str]:
    """The sound of capitalised words that stand alone inside sentences."""
    return frozenset(
        search_key(bare.text)
        for marked in sentences
        for before, token in zip(marked.tokens, marked.tokens[1:], strict=False)
        if token.text[0].isupper() and not before.text[0].isupper()
        for bare in inflection.bare(token.text)
    )
