"""Sentences and words of a text nobody parses: signs, initials and abbreviations told apart."""

import re
from collections.abc import Iterable, Iterator

from reading.facts import Span
from reading.plain.grammar import Grammar
from reading.plain.inflection import Inflection
from reading.plain.layout import FILLER, word_of
from reading.text.analysis import Sentence, Token

LONGEST_SENTENCE = 200
"""Tokens; longer ones are lists and tables."""

LETTER = r"[^\W\d_]"
TOKEN = re.compile(
    rf"(?:{LETTER}\.){{2,}}"  # U.S., J.D.
    rf"|(?<!\w)[^\W\d_a-zа-яәғқңөұүһіё]\.(?=\s?[^\W\d_a-zа-яё])"  # Т.Өзал, Р. Т. Ердоған
    r"|(?<!\w)[A-ZА-Я]+(?=\d)"  # «G20» is two, as in the tables of forums
    r"|(?<!\w)(?:then|ex)-(?=[A-Z])"  # «then-President»
    rf"|\w+(?:[-’'ʼ`‑]\w+)*(?:(?<=s)['’](?=\s))?{FILLER}*"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\w\s]"
)
END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$)")
LAST_WORD = re.compile(r"([\w.]+)$")
OPENS = re.compile(r"\s+[\"“‘«(\[–—-]*\s*([^\W\d_][\w.]*|\d)?")
WORD = re.compile(r"\w")


class Splitter:
    """Splits text into sentences of tokens with lemma, case and tense."""

    def __init__(self, grammar: Grammar, inflection: Inflection) -> None:
        self._abbreviations = grammar.sentences["abbreviations"]
        self._starters = grammar.sentences["starters"]
        self._inflection = inflection

    def sentences(self, text: str, lines: Iterable[Span]) -> tuple[Sentence, ...]:
        return tuple(
            Sentence(span, tuple(self._tokens(text, span)), number)
            for number, line in enumerate(lines)
            for span in self._pieces(text, line)
            if WORD.search(span.of(text))
        )

    def _pieces(self, text: str, line: Span) -> Iterator[Span]:
        start = line.start
        for match in END.finditer(text, line.start, line.stop):
            if match.end() >= line.stop or not self._ends(text, match, start):
                continue
            yield _trimmed(text, start, match.end())
            start = match.end()
        if start < line.stop:
            yield _trimmed(text, start, line.stop)

    def _ends(self, text: str, match: re.Match[str], start: int) -> bool:
        following = OPENS.match(text, match.end())
        word = following[1] if following and following[1] else ""
        if word and word[0].islower():
            return False
        if match[0][0] != ".":
            return True
        before = LAST_WORD.search(text[max(start, match.start() - 24) : match.start()])
        last = before[1] if before else ""
        is_initial = len(last) == 1 and last.isupper() and last not in "IІ"
        if is_initial or last.lower() in self._abbreviations or re.search(r"\w\.\w$", last):
            return word.lower() in self._starters
        return True

    def _tokens(self, text: str, span: Span) -> Iterator[Token]:
        matches = list(TOKEN.finditer(text, span.start, span.stop))[:LONGEST_SENTENCE]
        for match in matches:
            word = word_of(match[0])
            if not word:  # a soft hyphen that stands alone
                continue
            reading = self._inflection.read(word)
            yield Token(
                text=word,
                span=Span(*match.span()),
                lemma=reading.lemma,
                pos=_kind(word),
                feats=reading.feats,
            )


def _trimmed(text: str, start: int, stop: int) -> Span:
    piece = text[start:stop]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _kind(word: str) -> str:
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isdigit():
        return "NUM"
    return "PROPN" if word[0].isupper() else "X"
