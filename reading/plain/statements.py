"""Who said what in English and Kazakh: quoted words with their speaker, and reported ones."""

import re
from collections.abc import Iterator, Sequence

from reading.facts import Span, Statement, StatementKind
from reading.plain.drafts import Told
from reading.plain.grammar import ContactTable, Grammar
from reading.plain.reported import ReportedReader
from reading.plain.speakers import BY_PRONOUN, Said, Speakers, said_by

QUOTED = (
    re.compile(r"«(?P<words>[^«»\n]*(?:«[^«»]*»[^«»\n]*)*)»"),
    re.compile(r"“(?P<words>[^“”\n]+)”"),
    re.compile(r"(?<!\w)\"(?P<words>[^\"]+?)\"(?!\w)"),
)
# «– Біздің мақсатымыз – сауда, – деді Тоқаев.»: a line of dialogue.
DIALOGUE = re.compile(r"^\s*[–—-]\s+(?P<words>[^\n]+?),?\s*[–—-]\s+(?=де[дйп]\w*)", re.MULTILINE)
COLON_TO_QUOTE = 4
"""Characters between a colon and the words of a quotation, or after them to the full stop."""

FEWEST_WORDS = 2
FEWEST_WORDS_AMONG_NAMES = 3
"""In Kazakh a pair of words in quotation marks is often a name: «Орта дәліз»."""


class StatementReader:
    """Finds the statements of an article."""

    def __init__(
        self, text: str, told: Sequence[Told], grammar: Grammar, table: ContactTable
    ) -> None:
        self._text = text
        self._told = told
        self._grammar = grammar
        self._speakers = Speakers(grammar, table)
        self._reported = ReportedReader(text, grammar, table, self._speakers)

    def statements(self) -> tuple[Statement, ...]:
        direct = list(self._direct())
        quoted = [statement.quote for statement in direct]
        reported = (
            one
            for one in self._reported.reported(self._told)
            if not any(one.evidence.covers(span) for span in quoted)
        )
        return tuple(sorted((*direct, *reported), key=lambda statement: statement.quote))

    def _direct(self) -> Iterator[Statement]:
        last: tuple[int, Said] | None = None
        for quote in _quotations(self._text):
            first, number = self._sentence_at(quote.start), self._sentence_at(quote.stop - 1)
            if first is None or number is None:
                continue
            if not self._is_speech(quote):  # «"Yes," X said. "…"»: what follows is X's too
                spoken = self._speakers.said(self._told[number], quote)
                last = (number, spoken) if spoken is not None else last
                continue
            said = (
                self._speakers.said(self._told[number], quote)
                or self._opening(first, number, quote)
                or self._with_colon(self._told[first], quote)
                or self._introduced(first, quote)
                or self._going_on(first, number, quote, last)
            )
            if said is not None:
                last = number, said
                yield Statement(
                    said.speaker, StatementKind.DIRECT, quote, said.evidence, said.confidence
                )

    def _is_speech(self, quote: Span) -> bool:
        """Long enough to be no name, or followed by a dash as speech is."""
        words = quote.of(self._text).split()
        if AFTER.match(self._text, quote.stop):
            return len(words) >= FEWEST_WORDS
        if self._grammar.language == "kk":
            is_told = TOLD.match(self._text, quote.stop) or COLON.search(self._text[: quote.start])
            return is_told is not None and len(words) >= FEWEST_WORDS_AMONG_NAMES
        return len(words) >= FEWEST_WORDS and not self._is_name(words)

    def _is_name(self, words: Sequence[str]) -> bool:
        """«Summit of the Future»."""
        links = self._grammar.names["links"]
        return words[0][0].isupper() and all(w[0].isupper() or w in links for w in words)

    def _sentence_at(self, position: int) -> int | None:
        for number, told in enumerate(self._told):
            if told.span.start <= position < told.span.stop:
                return number
        return None

    def _with_colon(self, told: Told, quote: Span) -> Said | None:
        """«Secretary of State Marco Rubio: "…"»."""
        colons = (
            index
            for index, token in enumerate(told.scene.tokens)
            if token.text == ":" and quote.start - token.span.stop in range(COLON_TO_QUOTE)
        )
        colon = next(colons, None)
        units = (u for u in told.scene.units if colon is not None and u.last == colon - 1)
        unit = next(units, None)
        return said_by(unit, told.span) if unit is not None and len(unit.members) == 1 else None

    def _opening(self, first: int, number: int, quote: Span) -> Said | None:
        """«X said: "… . … ."»: what he said goes on over several sentences."""
        return self._speakers.said(self._told[first], quote) if first < number else None

    def _introduced(self, number: int, quote: Span) -> Said | None:
        """«X said:» in the sentence before, which ends with a colon."""
        if number == 0 or not self._is_alone(number, quote):
            return None
        before = self._told[number - 1]
        ends_so = before.span.of(self._text).rstrip().endswith(":")
        return self._speakers.said(before, quote) if ends_so else None

    def _going_on(
        self, first: int, number: int, quote: Span, last: tuple[int, Said] | None
    ) -> Said | None:
        """«"…," said X. "…"»: the next sentence is nothing but more of it."""
        if last is None or last[0] != first - 1 or not self._is_alone(first, quote):
            return None
        told, before = self._told[number], self._told[first - 1]
        gap = self._text[before.span.stop : self._told[first].span.start]
        is_over = told.span.stop - quote.stop > COLON_TO_QUOTE
        if "\n" in gap or is_over:
            return None
        return Said(last[1].speaker, BY_PRONOUN, told.span)

    def _is_alone(self, number: int, quote: Span) -> bool:
        """No word stands before the quotation."""
        start = self._told[number].span.start
        return not WORD.search(self._text[start : max(start, quote.start - 1)])


WORD = re.compile(r"\w")
AFTER = re.compile(r"[,.!?…]?[»”\"],?\s*[—–-]\s")
# A Kazakh quotation that is a whole sentence or has «деп», «деді» behind it; others are names.
TOLD = re.compile(r"[.!?…][»”\"]|[,.!?…]?[»”\"]?,?\s*(?:[—–-]\s)?де[дйпг]\w*")
COLON = re.compile(r":\s*[«“\"]$")


def _quotations(text: str) -> list[Span]:
    """The words between quotation marks or dashes of a dialogue, none inside another."""
    found = sorted(
        Span(*match.span("words"))
        for pattern in (*QUOTED, DIALOGUE)
        for match in pattern.finditer(text)
    )
    kept: list[Span] = []
    for span in found:
        if not (kept and span.start < kept[-1].stop):
            kept.append(_trimmed(text, span))
    return kept


def _trimmed(text: str, span: Span) -> Span:
    """Without the comma or full stop that belongs to the sentence around."""
    return Span(span.start, span.start + len(span.of(text).rstrip(" ,.")))
