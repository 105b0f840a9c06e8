"""Russian text → sentences of tokens with lemma, case and head, and tagged names.

slovnet's models for news and pymorphy3 behind one class. Two blind spots of the tagger are mended
without moving an offset: it takes a line break for a space (so a line without a full stop gets
one), and it doesn't see the first word of a text (so it is given a dot before it).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Protocol

from razdel import sentenize

from reading.facts import Span
from reading.people.titles import WordForm
from reading.spelling.name_words import read_word
from reading.text.analysis import Analysis, NameSpan, Sentence, Tag, Token
from reading.text.conjugation import finite_verb
from reading.text.mending import mended
from reading.text.tokens import Piece, pieces_of
from reading.world import fold

LONGEST_SENTENCE = 150
"""Tokens. Longer ones are lists and tables: parsing them costs much and gives nothing."""

LONGEST_TEXT = 60_000
"""Characters that are read; the longest articles of our outlets have 30,000."""

LONGEST_ABBREVIATION = 4
"""Letters of a shouted word unknown to the dictionary that is none: «ЕАЭС» but «Вучич»."""

PEOPLE = frozenset({"Name", "Surn", "Patr"})
NAMES = PEOPLE | {"Geox", "Orgn"}

BLIND_FIRST = ". "
UNFINISHED_LINE = re.compile(r"(?<![.!?…:;,\s])[ \t]*\n")
WORD = re.compile(r"\w")
GLUED = re.compile(
    r"\.(?<=[а-яё]{4}\.)(?<!проф\.)(?<!акад\.)(?<!респ\.)"
    r"(?=[А-ЯЁ](?:[а-яё]{2}|[А-ЯЁ])|[A-Z][a-z]+ )"
)
"""Where a sentence begins without a space: «… 9 июля.Переговоры …»; not «проф.Иванов»."""


class Morphology(Protocol):
    """pymorphy3, as far as it is needed."""

    def parse(self, word: str) -> Sequence[Any]: ...

    def word_is_known(self, word: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Models:
    """Loaded models: what slovnet says of the words of a text or its sentences; pymorphy3.

    `ner`: a tag for each word («B-PER», «I-PER», «O»); `morph`: part of speech and features;
    `syntax`: head (-1: none) and relation.
    """

    ner: Callable[[Sequence[str]], Sequence[str]]
    morph: Callable[[Sequence[Sequence[str]]], Sequence[Sequence[tuple[str, dict[str, str]]]]]
    syntax: Callable[[Sequence[Sequence[str]]], Sequence[Sequence[tuple[int, str]]]]
    morphology: Morphology


class Language:
    """Analyses Russian. One instance a process: the models take 200 MB."""

    def __init__(self, models: Models, names: Iterable[str] = ()) -> None:
        """`names`: words of the names of known people, for texts that shout them."""
        self._models = models
        self._borne = frozenset(fold(name) for name in names)
        self._lemma = lru_cache(maxsize=50_000)(self._look_up)
        self._finite = lru_cache(maxsize=50_000)(self._look_up_finite)
        self._is_noun = lru_cache(maxsize=50_000)(self._look_up_noun)

    def lemma(self, word: str, pos: str = "") -> str:
        """The dictionary form, ё as е. `pos` (Universal Dependencies) picks among homographs."""
        return self._lemma(word.lower(), pos)

    def forms(self, word: str, pos: str) -> tuple[WordForm, ...]:
        """All forms of a word in its dictionary form; that form alone if it is unknown.

        `pos`: NOUN, or ADJ for adjectives and participles. A noun may look like one of them.
        """
        parses = self._models.morphology.parse(word.lower())
        nominative = [p for p in parses if p.tag.case == "nomn" and p.tag.number != "plur"]
        for kind in DECLINED[pos]:
            fitting = [p for p in nominative if kind == p.tag.POS]
            if fitting:
                forms = (f for f in fitting[0].lexeme if kind == f.tag.POS)
                return tuple(_word_form(f) for f in forms if _is_like(f, fitting[0]))
        return tuple(WordForm(text, case) for text, case in _guessed(word))

    def analyse(self, text: str, lines: Iterable[Span] | None = None) -> Analysis:
        """Analyse the `lines` of the article (default: all), at most LONGEST_TEXT characters."""
        lines = tuple(lines) if lines is not None else tuple(_lines(text))
        wanted = tuple(bounded(lines))
        readable = _readable(text, wanted, self._mended)
        return Analysis(
            text=text,
            language="ru",
            sentences=tuple(self._sentences(readable, wanted)),
            names=tuple(self._names(readable)),
        )

    def _mended(self, line: str) -> str:
        return mended(line, self._calmed, self._is_name)

    def _calmed(self, word: str) -> str:
        """A shouted word as it is written: names with a capital, abbreviations as they are."""
        if len(word) == 1:
            return word.lower()
        tags = [parse.tag for parse in self._models.morphology.parse(word.lower())]
        is_known = self._models.morphology.word_is_known(word.lower())
        if "Abbr" in tags[0] or (not is_known and len(word) <= LONGEST_ABBREVIATION):
            return word
        if is_known and not any(NAMES & t.grammemes for t in tags) and not self._is_borne(word):
            return word.lower()
        return word.title()

    def _is_name(self, word: str) -> bool:
        parses = self._models.morphology.parse(word.lower())
        return any(PEOPLE & parse.tag.grammemes for parse in parses) or self._is_borne(word)

    def _is_borne(self, word: str) -> bool:
        return any(fold(r.nominative) in self._borne for r in read_word(word.title()))

    def _names(self, text: str) -> Iterable[NameSpan]:
        pieces = list(pieces_of(BLIND_FIRST + text))
        for first, last, tag in _tagged(self._models.ner([piece.text for piece in pieces])):
            start = pieces[first].start - len(BLIND_FIRST)
            if start >= 0:
                stop = pieces[last].stop - len(BLIND_FIRST)
                yield NameSpan(Tag(tag), Span(start, stop))

    def _sentences(self, text: str, lines: Sequence[Span]) -> Iterable[Sentence]:
        found = [
            (span, paragraph, list(pieces_of(span.of(text)))[:LONGEST_SENTENCE])
            for paragraph, line in enumerate(lines)
            for span in _sentence_spans(text, line)
        ]
        forms = self._models.morph([[piece.text for piece in pieces] for *_, pieces in found])
        for (span, paragraph, pieces), words in zip(found, forms, strict=True):
            tokens = [
                self._token(piece, span.start, *self._as_verb(piece.text, number, pos, feats))
                for number, (piece, (pos, feats)) in enumerate(zip(pieces, words, strict=True))
            ]
            yield Sentence(span, tuple(tokens), paragraph)

    def _token(self, piece: Piece, offset: int, pos: str, feats: dict[str, str]) -> Token:
        span = Span(offset + piece.start, offset + piece.stop)
        return Token(piece.text, span, self.lemma(piece.text, pos), pos, feats)

    def parse(self, sentences: Sequence[Sequence[str]]) -> Sequence[Sequence[tuple[int, str]]]:
        """The head (-1: none) and the relation of each word of each sentence."""
        return self._models.syntax(sentences)

    def _as_verb(
        self, word: str, number: int, pos: str, feats: dict[str, str]
    ) -> tuple[str, dict[str, str]]:
        """What the tagger says, or the dictionary where it knows the word for a verb."""
        may_be_name = number > 0 and word[0].isupper()
        finite = None if may_be_name else self._finite(word.lower())
        if finite is None:
            is_noun = pos in MISTAKEN and not may_be_name and self._is_noun(word.lower())
            return ("NOUN", feats) if is_noun else (pos, feats)
        if pos in {"VERB", "AUX"}:
            return pos, {**feats, **finite}
        return "VERB", {"Voice": "Act", **finite}

    def _look_up_noun(self, word: str) -> bool:
        """The dictionary knows it for a noun and nothing else.

        «аудиенцию» is no participle, «Видеоконференция» no adjective.
        """
        known = self._models.morphology.word_is_known(word)
        return known and all(
            parse.tag.POS == "NOUN" for parse in self._models.morphology.parse(word)
        )

    def _look_up_finite(self, word: str) -> dict[str, str] | None:
        if not self._models.morphology.word_is_known(word):
            return None
        return finite_verb(self._models.morphology.parse(word))

    def _look_up(self, word: str, pos: str) -> str:
        parses = self._models.morphology.parse(word)
        fitting = [parse for parse in parses if parse.tag.POS in OPENCORPORA.get(pos, ())]
        likely = fitting or parses
        places = [parse for parse in likely if "Geox" in parse.tag.grammemes]
        places.sort(key=lambda parse: "plur" in parse.tag.grammemes)
        # «Астану» is Astana rather than to some Astan, «Минском» Minsk rather than an adjective.
        best = (places or likely)[0] if pos in NAMING else likely[0]
        return str(best.normal_form).replace("ё", "е")


def _sentence_spans(text: str, line: Span) -> Iterable[Span]:
    for piece in sentenize(line.of(text)):
        stops = [match.end() for match in GLUED.finditer(piece.text)]
        for start, stop in pairwise([0, *stops, len(piece.text)]):
            if WORD.search(piece.text, start, stop):
                yield Span(line.start + piece.start + start, line.start + piece.start + stop)


def _tagged(tags: Sequence[str]) -> Iterable[tuple[int, int, str]]:
    """First and last word of each name, and what it is; «I-…» goes on whatever began."""
    first, kind = 0, ""
    for index, tag in enumerate(tags):
        part, _, named = tag.partition("-")
        if kind and part != "I":
            yield first, index - 1, kind
            kind = ""
        if part == "B":
            first, kind = index, named
    if kind:
        yield first, len(tags) - 1, kind


def _word_form(form: Any) -> WordForm:
    tags = form.tag.grammemes
    case = next((ours for theirs, ours in CASES.items() if theirs in tags), None)
    gender = next((ours for theirs, ours in GENDERS.items() if theirs in tags), None)
    return WordForm(form.word, case, gender, "plur" in tags)


def _is_like(form: Any, base: Any) -> bool:
    """Of participles the same voice and tense, of adjectives the same degree."""
    return all((mark in form.tag) == (mark in base.tag) for mark in MARKS)


def _guessed(word: str) -> Iterable[tuple[str, str]]:
    """The forms of a word in «-а» that no dictionary holds («аятолла»); others stay as they are."""
    yield word, "Nom"
    if word.endswith("а"):
        yield from ((word[:-1] + ending, case) for ending, case in ENDINGS_OF_A)


ENDINGS_OF_A = (("ы", "Gen"), ("е", "Dat"), ("у", "Acc"), ("ой", "Ins"), ("е", "Loc"))
CASES = {
    "nomn": "Nom",
    "gent": "Gen",
    "gen2": "Gen",
    "datv": "Dat",
    "accs": "Acc",
    "ablt": "Ins",
    "loct": "Loc",
    "loc2": "Loc",
}
GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
DECLINED = {"NOUN": ("NOUN", "ADJF", "PRTF", "NPRO"), "ADJ": ("ADJF", "PRTF")}
MARKS = ("actv", "pssv", "past", "pres", "Supr", "Cmp2")
MISTAKEN = frozenset({"VERB", "ADJ"})
"""What the tagger takes a rare noun for."""

NAMING = frozenset({"", "PROPN"})
OPENCORPORA = {
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "PRTF"),
    "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
    "ADV": ("ADVB",),
}


def _lines(text: str) -> Iterable[Span]:
    return (Span(*match.span()) for match in re.finditer(r"[^\n]+", text))


def bounded(lines: Iterable[Span]) -> Iterable[Span]:
    """The lines up to LONGEST_TEXT characters in all; the one that passes it is cut."""
    left = LONGEST_TEXT
    for line in lines:
        if left <= 0:
            return
        yield Span(line.start, min(line.stop, line.start + left))
        left -= line.stop - line.start


def _readable(text: str, lines: Sequence[Span], mend: Callable[[str], str]) -> str:
    """The text for the models, of the same length up to the last line: noise blanked out."""
    canvas = [" "] * (lines[-1].stop + 1 if lines else 0)
    for line in lines:
        canvas[line.start : line.stop] = mend(line.of(text))
        canvas[line.stop] = "\n"
    return UNFINISHED_LINE.sub(lambda match: match[0].replace("\n", "."), "".join(canvas))
