"""Who said what in English and Kazakh: quoted words with their speaker, and reported ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.analysis import Token
from reading.facts import Span, Statement, StatementKind
from reading.mentions import MentionKind
from reading.plain.grammar import ContactTable, Grammar, Marker
from reading.plain.meetings import Told
from reading.plain.rows import Unit

QUOTED = (
    re.compile(r"«(?P<words>[^«»\n]*(?:«[^«»]*»[^«»\n]*)*)»"),
    re.compile(r"“(?P<words>[^“”\n]+)”"),
    re.compile(r"(?<!\w)\"(?P<words>[^\"]+?)\"(?!\w)"),
)
# «– Біздің мақсатымыз – сауда, – деді Тоқаев.»: a line of dialogue.
DIALOGUE = re.compile(r"^\s*[–—-]\s+(?P<words>[^\n]+?),?\s*[–—-]\s+(?=де[дйп]\w*)", re.MULTILINE)
FEWEST_WORDS = 2
FEWEST_WORDS_AMONG_NAMES = 3
"""In Kazakh a pair of words in quotation marks is often a name: «Орта дәліз»."""

BY_NAME, BY_OFFICE, BY_PRONOUN = 1.0, 0.9, 0.7
BESIDE = 2
"""Tokens from a verb of saying to a speaker who follows: «said the X»."""

FARTHEST = 6
"""Tokens between a speaker and the verb of saying."""


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words, how sure, and in which sentence it is said."""

    speaker: str
    confidence: float
    evidence: Span


class StatementReader:
    """Finds the statements of an article."""

    def __init__(
        self, text: str, told: Sequence[Told], grammar: Grammar, table: ContactTable
    ) -> None:
        self._text = text
        self._told = told
        self._grammar = grammar
        self._verbs = frozenset(phrase.split()[-1] for phrase in table.speech["verbs"])
        self._reporting = frozenset(phrase.split()[-1] for phrase in table.speech["reporting"])
        self._that = table.speech["that"]
        self._according = table.speech["according"]

    def statements(self) -> tuple[Statement, ...]:
        direct = list(self._direct())
        quoted = [statement.quote for statement in direct]
        reported = (
            one for one in self._reported() if not any(one.evidence.covers(span) for span in quoted)
        )
        return tuple(sorted((*direct, *reported), key=lambda statement: statement.quote))

    def _direct(self) -> Iterator[Statement]:
        for quote in _quotations(self._text):
            number = self._sentence_at(quote.stop - 1)
            if number is None or not self._is_speech(quote):
                continue
            said = self._said(self._told[number], quote) or self._introduced(number, quote)
            if said is not None:
                yield Statement(
                    said.speaker, StatementKind.DIRECT, quote, said.evidence, said.confidence
                )

    def _is_speech(self, quote: Span) -> bool:
        """Long enough to be no name, or followed by a dash as speech is."""
        words = quote.of(self._text).split()
        if AFTER.match(self._text, quote.stop):
            return len(words) >= FEWEST_WORDS
        by_name = self._grammar.language == "kk" or all(word[0].isupper() for word in words)
        return len(words) >= (FEWEST_WORDS_AMONG_NAMES if by_name else FEWEST_WORDS)

    def _sentence_at(self, position: int) -> int | None:
        for number, told in enumerate(self._told):
            if told.span.start <= position < told.span.stop:
                return number
        return None

    def _said(self, told: Told, quote: Span) -> Said | None:
        """The speaker in the words of the sentence outside of the quotation."""
        tokens = told.scene.tokens
        outside = [i for i, token in enumerate(tokens) if not quote.overlaps(token.span)]
        verbs = [i for i in outside if tokens[i].lemma in self._verbs and _is_finite(tokens[i])]
        after = [i for i in verbs if tokens[i].span.start >= quote.stop]
        for verb in (*after, *reversed([i for i in verbs if i not in after])):
            unit = self._speaker(told, verb, quote)
            if unit is not None:
                return _said_by(unit, told.span)
        return None

    def _speaker(self, told: Told, verb: int, quote: Span) -> Unit | None:
        """The one next to a verb of saying: «X said», «said X», «деді X», «X … деді»."""
        units = [u for u in told.scene.units if u.members and not quote.overlaps(u.members[0].span)]
        following = [u for u in units if 0 < u.first - verb <= BESIDE and u.marker in SPEAKING]
        before = [u for u in units if u.last < verb and u.marker is Marker.SUBJECT]
        if self._grammar.company_follows:
            near = [
                u
                for u in before
                if verb - u.last <= FARTHEST and self._has_no_verb(told, u.last, verb)
            ]
            direct = [u for u in following if u.first == verb + 1]
            found = near[-1:] or direct
        else:
            found = following[:1] or before[-1:]
        single = [unit for unit in found if len({m.person for m in unit.members}) == 1]
        return single[0] if single and single[0].members[0].person else None

    def _has_no_verb(self, told: Told, start: int, stop: int) -> bool:
        return not any(
            t.feats.get("Tense") == "Past" and t.lemma not in {"have", "be"}
            for t in told.scene.tokens[start + 1 : stop]
        )

    def _introduced(self, number: int, quote: Span) -> Said | None:
        """«X said:» in the sentence before, which ends with a colon."""
        told = self._told[number]
        is_alone = not WORD.search(
            self._text[told.span.start : max(told.span.start, quote.start - 1)]
        )
        if number == 0 or not is_alone:
            return None
        before = self._told[number - 1]
        return (
            self._said(before, quote) if before.span.of(self._text).rstrip().endswith(":") else None
        )

    def _reported(self) -> Iterator[Statement]:
        for told in self._told:
            found = (
                self._that_clause(told)
                if self._grammar.company_follows
                else self._object_clause(told)
            )
            if found is not None:
                unit, quote = found
                said = _said_by(unit, told.span)
                if said is not None and len(quote.of(self._text).split()) > FEWEST_WORDS:
                    yield Statement(
                        said.speaker, StatementKind.REPORTED, quote, told.span, said.confidence
                    )

    def _that_clause(self, told: Told) -> tuple[Unit, Span] | None:
        """«X said (that) …», «X told reporters that …»."""
        tokens = told.scene.tokens
        for verb, token in enumerate(tokens):
            if token.lemma not in self._verbs or not _is_finite(token):
                continue
            that = next(
                (
                    i
                    for i in range(verb + 1, min(verb + FARTHEST, len(tokens)))
                    if tokens[i].lemma in self._that
                ),
                None,
            )
            is_plain = (
                that is None
                and token.lemma == "say"
                and verb + 1 < len(tokens)
                and tokens[verb + 1].pos != "PUNCT"
            )
            unit = self._speaker(told, verb, Span(0, 0))
            if unit is None or unit.first > verb or (that is None and not is_plain):
                continue
            if that is not None and token.lemma not in self._reporting | {"tell"}:
                continue
            first = (that if that is not None else verb) + 1
            if first < len(tokens):
                return unit, _to_the_end(tokens, first)
        return None

    def _object_clause(self, told: Told) -> tuple[Unit, Span] | None:
        """«X … екенін айтты», «X-тың айтуынша, …»."""
        tokens = told.scene.tokens
        for index, token in enumerate(tokens):
            if token.text.lower() in self._according:
                owner = [u for u in told.scene.units if u.last == index - 1 and u.members]
                if owner and index + 2 < len(tokens):
                    return owner[0], _to_the_end(tokens, index + 2)
            is_said = token.lemma in self._reporting and token.feats.get("VerbForm") == "Fin"
            if not is_said or not self._has_content(tokens, index):
                continue
            unit = self._speaker(told, index, Span(0, 0))
            if unit is not None and unit.last < index:
                return unit, _to_the_end(tokens, unit.last + 1)
        return None

    def _has_content(self, tokens: Sequence[Token], verb: int) -> bool:
        """The object of saying is what somebody did or is: «болғанын», «екенін», «келетінін»."""
        before = tokens[max(0, verb - 3) : verb]
        return any(CONTENT.search(token.text.lower()) for token in before)


WORD = re.compile(r"\w")
AFTER = re.compile(r"[,.!?…]?[»”\"],?\s*[—–-]\s")
CONTENT = re.compile(
    r"(?:[ғгқк][ае]нын|[ғгқк][ае]нін|тынын|тінін|екенін|дығын|дігін|тығын|тігін|лығын|лігін)$"
)
SPEAKING = frozenset({Marker.SUBJECT, Marker.OBJECT})


def _is_finite(token: Token) -> bool:
    """«said», «says», «деді»; not «to say», «saying», «айту»."""
    return (
        token.feats.get("Tense") in {"Past", "Pres", "Fut"} or token.feats.get("VerbForm") == "Conv"
    )


def _said_by(unit: Unit, evidence: Span) -> Said | None:
    mention = unit.members[0]
    if mention.person is None:
        return None
    if unit.is_pronoun:
        return Said(mention.person, BY_PRONOUN, evidence)
    sure = BY_OFFICE if mention.kind is MentionKind.ROLE else BY_NAME
    return Said(mention.person, sure, evidence)


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


def _to_the_end(tokens: Sequence[Token], first: int) -> Span:
    last = tokens[-1]
    stop = last.span.start if last.text in {".", "!", "…", ";"} else last.span.stop
    return Span(tokens[first].span.start, stop)
