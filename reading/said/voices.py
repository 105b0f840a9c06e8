"""What speech is told by: the lexicon of saying, and an article's sentences under its eyes."""

import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from reading.facts import Span
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed
from reading.said.quotations import find_quotations
from reading.text.analysis import Analysis, Token


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The lexicon `speech.toml`: dictionary forms by what they do."""

    saying: frozenset[str]
    uttering: frozenset[str]
    convinced: frozenset[str]
    naming: frozenset[str]
    doing: frozenset[str]
    passing_on: frozenset[str]
    papers: frozenset[str]
    written: frozenset[str]
    opinions: frozenset[str]
    nobody: frozenset[str]
    speakers: frozenset[str]
    named: frozenset[str]


def parse_speech(text: str) -> SpeechWords:
    """Read `speech.toml`. Raises tomllib.TOMLDecodeError or KeyError."""
    table = tomllib.loads(text)
    names = [field.name for field in fields(SpeechWords)]
    return SpeechWords(**{name: frozenset(table[name]) for name in names})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something, which words prove it, and how sure it is."""

    speaker: Mention
    evidence: Span
    confidence: float


class Voices:
    """An analysed article with its mentions of people, its words of saying and its quotations."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention], words: SpeechWords) -> None:
        self.analysis = analysis
        self.words = words
        self._mentions = mentions
        self._starts = [sentence.span.start for sentence in analysis.sentences]
        self._parsed: dict[int, Parsed] = {}
        self._beside_quotes = words.saying | words.uttering | words.passing_on
        self._verbs = self._beside_quotes | words.doing
        self.quotations = find_quotations(self.text, self.lines(), list(self._said()))

    @property
    def text(self) -> str:
        return self.analysis.text

    def lines(self) -> list[Span]:
        """The paragraphs of the article."""
        spans: dict[int, Span] = {}
        for sentence in self.analysis.sentences:
            first = spans.get(sentence.paragraph, sentence.span)
            spans[sentence.paragraph] = Span(first.start, sentence.span.stop)
        return list(spans.values())

    def sentence_at(self, position: int) -> int | None:
        number = bisect_right(self._starts, position) - 1
        inside = number >= 0 and position < self.analysis.sentences[number].span.stop
        return number if inside else None

    def parsed(self, number: int) -> Parsed:
        if number not in self._parsed:
            here = [m for m in self._mentions if m.sentence == number]
            self._parsed[number] = Parsed(self.analysis.sentences[number], here)
        return self._parsed[number]

    def named_before(self, position: int) -> list[Mention]:
        """The persons named in the nominative before a character."""
        return [
            m for m in self._mentions if m.person and m.case == "Nom" and m.span.stop <= position
        ]

    def acting(self, number: int) -> list[Mention]:
        """The mentions of a sentence, without those inside of direct speech."""
        here = (item.mention for item in self.parsed(number).attached)
        return [mention for mention in here if not self._is_quoted(mention.span)]

    def told(self, number: int) -> list[int]:
        """The words of saying of a sentence, without those inside of direct speech."""
        tokens = enumerate(self.parsed(number).tokens)
        return [i for i, t in tokens if self.is_speech(t) and not self._is_quoted(t.span)]

    def is_speech(self, token: Token) -> bool:
        """A word that stands beside what was said: «…», — улыбнулся X."""
        return self.tells(token) or (token.lemma in self._verbs and is_finite(token))

    def tells(self, token: Token) -> bool:
        """A word that what was said depends on: «сказал, что», not «сказать» or «скажет»."""
        if token.lemma in self.words.convinced:
            return token.pos == "ADJ" and token.feats.get("Variant") == "Short"
        return token.lemma in self.words.saying and is_finite(token)

    def _is_quoted(self, span: Span) -> bool:
        return any(one.words.covers(span) for one in self.quotations)

    def _said(self) -> Iterator[Span]:
        for sentence in self.analysis.sentences:
            for token in sentence.tokens:
                if token.lemma in self._beside_quotes and is_finite(token):
                    yield token.span


def is_finite(token: Token) -> bool:
    finite = token.pos == "VERB" and token.feats.get("VerbForm") == "Fin"
    return finite and token.feats.get("Tense") != "Fut"


def agree(one: Token, other: Token) -> bool:
    """Two verbs may have the same subject."""
    return all(one.feats.get(key) == other.feats.get(key) for key in ("Gender", "Number", "Tense"))
