"""What somebody said without quotation marks: «X said that …», «X … екенін айтты»."""

import re
from collections.abc import Iterator, Sequence

from reading.facts import Span, Statement, StatementKind
from reading.plain.drafts import Told
from reading.plain.grammar import ContactTable, Grammar, Marker
from reading.plain.rows import Unit
from reading.plain.speakers import Speakers, said_by
from reading.text.analysis import Token

FEWEST_WORDS = 2
THAT = 6
"""Tokens from a verb of saying to its «that»: «told reporters in Muscat that»."""

CONTENT_NEAR = 3
"""Tokens before a Kazakh verb of saying in which what was said ends."""

OPENING, CLOSING = frozenset("«“"), frozenset("»”")
NOWHERE = Span(0, 0)
CONTENT = re.compile(
    r"(?:[ғгқк][ае]нын|[ғгқк][ае]нін|тынын|тінін|екенін|дығын|дігін|тығын|тігін|лығын|лігін)$"
)

Words = tuple[Unit, Span]
"""Who said it, and what."""


class ReportedReader:
    """Finds reported speech, one piece a sentence."""

    def __init__(
        self, text: str, grammar: Grammar, table: ContactTable, speakers: Speakers
    ) -> None:
        self._text = text
        self._grammar = grammar
        self._speakers = speakers
        self._reporting = frozenset(phrase.split()[-1] for phrase in table.speech["reporting"])
        self._that = table.speech["that"]
        self._according = [phrase.split() for phrase in table.speech["according"]]

    def reported(self, told: Sequence[Told]) -> Iterator[Statement]:
        for sentence in told:
            found = next(self._found(sentence), None)
            if found is None:
                continue
            unit, quote = found
            said = said_by(unit, sentence.span)
            if said is not None and len(quote.of(self._text).split()) > FEWEST_WORDS:
                yield Statement(
                    said.speaker, StatementKind.REPORTED, quote, sentence.span, said.confidence
                )

    def _found(self, told: Told) -> Iterator[Words]:
        if self._grammar.company_follows:
            yield from self._according_to(told)
            yield from self._that_clauses(told)
        else:
            yield from self._by_words_of(told)
            yield from self._object_clauses(told)

    def _according_to(self, told: Told) -> Iterator[Words]:
        """«According to X, …», «…, according to X.»."""
        tokens = told.scene.tokens
        for unit in told.scene.units:
            words = told.scene.words(0, unit.first)
            phrase = next((p for p in self._according if words[-len(p) :] == p), None)
            if phrase is None or not unit.members:
                continue
            first = unit.first - len(phrase)
            if first == 0 and told.scene.low(unit.last + 1) == ",":
                yield unit, _to_the_end(tokens, unit.last + 2)
            elif told.scene.low(first - 1) == "," and first > 1:
                yield unit, _from_the_start(tokens, first - 1)

    def _that_clauses(self, told: Told) -> Iterator[Words]:
        for verb in self._speakers.verbs(told, NOWHERE):
            unit = self._speakers.speaker(told, verb, NOWHERE)
            quote = None if unit is None else self._clause_of(told, unit, verb)
            if unit is not None and quote is not None:
                yield unit, quote

    def _clause_of(self, told: Told, unit: Unit, verb: int) -> Span | None:
        """«X said that …», «X told reporters that …», «X said …», «…, X said on Monday»."""
        tokens = told.scene.tokens
        lemma = tokens[verb].lemma
        if unit.first > verb:
            return None
        after = range(verb + 1, min(verb + THAT, len(tokens)))
        that = next((i for i in after if tokens[i].lemma in self._that), None)
        if that is not None and lemma in self._reporting | {"tell"} and that + 1 < len(tokens):
            return _to_the_end(tokens, that + 1)
        if that is not None or lemma != "say":
            return None
        if not self._grammar.ends_phrase(told.scene.low(verb + 1)):
            return _to_the_end(tokens, verb + 1)
        is_closing = unit.first > 1 and told.scene.low(unit.first - 1) == ","
        return _from_the_start(tokens, unit.first - 1) if is_closing else None

    def _by_words_of(self, told: Told) -> Iterator[Words]:
        """«X-тың айтуынша, …»."""
        tokens = told.scene.tokens
        for index in range(len(tokens) - 2):
            if [told.scene.low(index)] in self._according:
                owners = (u for u in told.scene.units if u.last == index - 1 and u.members)
                yield from ((unit, _to_the_end(tokens, index + 2)) for unit in owners)

    def _object_clauses(self, told: Told) -> Iterator[Words]:
        """«X … екенін айтты»."""
        tokens = told.scene.tokens
        for index, token in enumerate(tokens):
            is_said = token.lemma in self._reporting and token.feats.get("VerbForm") == "Fin"
            if not is_said or not self._has_content(tokens, index):
                continue
            unit = self._speakers.speaker(told, index, NOWHERE)
            if unit is not None and unit.last < index and unit.marker is Marker.SUBJECT:
                yield unit, _to_the_end(tokens, unit.last + 1)

    def _has_content(self, tokens: Sequence[Token], verb: int) -> bool:
        """The object of saying is what somebody did or is: «болғанын», «екенін», «келетінін»."""
        before = tokens[max(0, verb - CONTENT_NEAR) : verb]
        return any(CONTENT.search(token.text.lower()) for token in before)


def _to_the_end(tokens: Sequence[Token], first: int) -> Span:
    depth = 0
    for index in range(first, len(tokens)):
        depth += (tokens[index].text in OPENING) - (tokens[index].text in CLOSING)
        if depth < 0:  # «"X said that …," the readout said»
            inner = [token for token in tokens[first:index] if token.pos != "PUNCT"]
            return Span(tokens[first].span.start, (inner or tokens[first:])[-1].span.stop)
    last = tokens[-1]
    stop = last.span.start if last.text in {".", "!", "…", ";"} else last.span.stop
    return Span(tokens[first].span.start, stop)


def _from_the_start(tokens: Sequence[Token], comma: int) -> Span:
    """The words before «, X said», without the place and day that open an article."""
    dashes = (i for i in range(comma) if tokens[i].text in {"–", "—", "-", "--"})
    first = max(dashes, default=-1) + 1
    return Span(tokens[first].span.start, tokens[comma - 1].span.stop)
