"""Where an article names people: the tagger's finds, trimmed, completed and added to.

The tagger takes titles for parts of a name, cuts rare names and misses some. Titles are taken off;
capitalised words beside a find complete it; initials and listed given names add what it missed.
"""

from collections.abc import Iterator, Sequence

from reading.people.name_borders import COMPANY, FULL, Borders, Line, is_foreign
from reading.people.name_runs import (
    NAME_WORD,
    Run,
    is_initial,
    is_part,
    joined,
    person_runs,
)
from reading.people.name_splits import split
from reading.people.named import Named, named
from reading.spelling.evidence import ANY
from reading.spelling.name_words import FAMILY, ROMAN, agreed_cases, read_word
from reading.text.analysis import Analysis, Sentence, Token, overlapping


class NameFinder:
    """Finds names of people in analysed sentences."""

    def __init__(self, borders: Borders) -> None:
        self._borders = borders
        self._vocabulary = borders.vocabulary

    def find(self, analysis: Analysis) -> tuple[Named, ...]:
        """All names that stand by themselves, in the order of the text."""
        return tuple(
            name
            for number, sentence in enumerate(analysis.sentences)
            for name in self._in_sentence(number, sentence, analysis)
        )

    def after_office(self, analysis: Analysis, number: int, last: int) -> Sequence[Named]:
        """The untagged name, or two, right after the office that ends at token `last`."""
        line = self._borders.line(analysis.sentences[number], analysis)
        first = last + 1
        while first < len(line.tokens) and is_initial(line.tokens, first):
            first += 2
        if first >= len(line.tokens):
            return ()
        if self._borders.is_free(line, first):
            run = self._borders.extended(line, (first, first), last, len(line.tokens))
        elif self._borders.is_full_name(line, first):
            run = first, first + 1
        else:
            return ()
        name = named(line.tokens, run, number, is_tagged=False)
        return self._borders.without_served(line, name)

    def repeated(
        self, analysis: Analysis, found: Sequence[Named], surnames: frozenset[str]
    ) -> Iterator[Named]:
        """Untagged words that are forms of a surname known from the text or the world."""
        taken = {(name.sentence, i) for name in found for i in range(name.first, name.last + 1)}
        for number, sentence in enumerate(analysis.sentences):
            line: Line | None = None
            for index, token in enumerate(sentence.tokens):
                if (number, index) in taken or not NAME_WORD.match(token.text):
                    continue
                forms = {reading.nominative for reading in read_word(token.text)}
                if forms.isdisjoint(surnames) and not self._is_known(sentence.tokens, index):
                    continue
                line = line or self._borders.line(sentence, analysis)
                if index not in line.blocked and self._is_like_name(line, index):
                    yield named(line.tokens, (index, index), number, is_tagged=False)

    def _is_known(self, tokens: Sequence[Token], index: int) -> bool:
        """«Зеленский провёл …», «с Мирзиёевым»: the world's surname where only people stand."""
        token = tokens[index]
        is_name = token.pos == "PROPN" and token.feats.get("Animacy") == "Anim"
        is_placed = token.case == "Nom" or (index > 0 and tokens[index - 1].text.lower() in COMPANY)
        if not (is_name and is_placed):
            return False
        is_other = self._vocabulary.is_common(token.text) or self._vocabulary.is_place(token.text)
        cases = self._vocabulary.surname_cases(token.text)
        return not is_other and bool({token.case, ANY} & cases)

    def _is_like_name(self, line: Line, index: int) -> bool:
        """Not a common word that only stands first, nor a part of another capitalised name."""
        is_common = self._vocabulary.is_common(line.tokens[index].text)
        beside = [line.tokens[i] for i in (index - 1, index + 1) if 0 <= i < len(line.tokens)]
        is_alone = not any(NAME_WORD.match(token.text) for token in beside)
        return (
            is_alone
            and not (is_common and index == 0)
            and not self._borders.is_of_thing(line, index)
        )

    def _in_sentence(self, number: int, sentence: Sentence, analysis: Analysis) -> Iterator[Named]:
        tokens = sentence.tokens
        line = self._borders.line(sentence, analysis)
        near = overlapping(analysis.names, sentence.span, lambda name: name.span)
        tagged = [
            part
            for r in joined(tokens, person_runs(sentence, near), self._vocabulary.is_given)
            for part in split(tokens, r, self._vocabulary)
        ]
        trimmed = [run for run in (self._borders.trimmed(line, run) for run in tagged) if run]
        last = -1
        runs = sorted(self._with_unseen(line, trimmed))
        for run, is_tagged in runs:
            limit = min((first for (first, _), _ in runs if first > run[1]), default=len(tokens))
            first, stop = self._borders.extended(line, run, last, limit)
            name = named(tokens, (first, stop), number, is_tagged=is_tagged)
            if first > last and name.surname and not self._borders.is_of_thing(line, first):
                yield from self._borders.without_served(line, name)
                last = stop

    def _with_unseen(self, line: Line, tagged: Sequence[Run]) -> Iterator[tuple[Run, bool]]:
        yield from ((run, True) for run in tagged)
        covered = {index for first, last in tagged for index in range(first, last + 1)}
        index = 0
        while index < len(line.tokens):
            run = None if index in covered else _listed(line, index, covered)
            run = run or (None if index in covered else self._unseen(line, index, covered))
            if run:
                yield run, False
            index = run[1] + 1 if run else index + 1

    def _unseen(self, line: Line, index: int, covered: set[int]) -> Run | None:
        """A name the tagger missed that begins here: initials or a listed given name."""
        stop = index
        has_initials = is_initial(line.tokens, index)
        if not (has_initials or NAME_WORD.match(line.tokens[index].text)):
            return None
        while stop < len(line.tokens) and stop not in covered and self._goes_on(line, stop):
            if has_initials and stop > index and _starts_anew(line.tokens, stop):
                break
            stop += 1
        words = [i for i in range(index, stop) if NAME_WORD.match(line.tokens[i].text)]
        if not words:
            return None
        if has_initials:
            return index, words[-1]
        is_numbered = bool(ROMAN.match(line.tokens[stop - 1].text))
        if len(words) == 1 and not is_numbered:
            return None
        opens = self._vocabulary.is_given(line.tokens[index].text) or (
            is_foreign(line.tokens, index) or line.tokens[stop - 1].text in FAMILY
        )
        return (index, stop - 1) if opens or _is_company(line.tokens, words) else None

    def _goes_on(self, line: Line, index: int) -> bool:
        if NAME_WORD.match(line.tokens[index].text):
            return self._borders.is_free(line, index)
        return is_part(line.tokens, index) and index not in line.blocked


def _starts_anew(tokens: Sequence[Token], index: int) -> bool:
    """«С. Лавровым М. Нуртлеу …»: initials after a surname begin another name."""
    return is_initial(tokens, index) and bool(NAME_WORD.match(tokens[index - 1].text))


def _is_company(tokens: Sequence[Token], words: Sequence[int]) -> bool:
    """«с Ульриком Йоргенсеном»: two capitalised words that mean somebody by their endings."""
    first = words[0]
    if len(words) != FULL or words[1] != first + 1 or first == 0:
        return False
    forms = tuple(tokens[index].text for index in words)
    is_named = all(tokens[index].pos == "PROPN" for index in words)
    return is_named and tokens[first - 1].text in COMPANY and "Ins" in agreed_cases(forms)


def _listed(line: Line, first: int, covered: set[int]) -> Run | None:
    """«послы Перу – Хуан Кастро, Мозамбика – Жуау Машава»: named like the others of a list."""
    tokens, stop = line.tokens, first
    while stop < len(tokens) and stop not in covered | line.things and _is_proper(tokens[stop]):
        stop += 1
    if stop - first < FULL or not _follows_dash(tokens, first):
        return None
    following = {token.text for token in tokens[stop : stop + 1]}
    others = any(index < first and _follows_dash(tokens, index) for index in covered)
    return (first, stop - 1) if following <= LIST_ENDS and others else None


def _is_proper(token: Token) -> bool:
    return token.pos == "PROPN" and bool(NAME_WORD.match(token.text))


def _follows_dash(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].text in DASHES


DASHES = frozenset({"–", "—"})
LIST_ENDS = frozenset({",", ";", ".", "и"})
