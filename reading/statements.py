"""Who said what: direct speech with its speaker, and what somebody is reported to have said."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reading.analysis import Analysis, Sentence, Token
from reading.facts import Span, Statement, StatementKind
from reading.mentions import Mention, MentionKind
from reading.syntax import Parsed

SAYING = frozenset(
    {"сказать", "говорить", "заявить", "заявлять", "сообщить", "отметить", "отмечать", "добавить"}
    | {"подчеркнуть", "подчеркивать", "заметить", "объявить", "объяснить", "пояснить", "уточнить"}
    | {"напомнить", "рассказать", "признать", "признаться", "указать", "заключить", "заверить"}
    | {"ответить", "считать", "полагать", "выразить", "резюмировать", "констатировать", "написать"}
    | {"продолжить", "утверждать", "предупредить", "акцентировать", "процитировать", "цитировать"}
)
# What only takes a clause («считает, что …») when it is somebody's word and not a thought.
REPORTING = SAYING - {"выразить", "продолжить", "процитировать", "цитировать"}

DASH = "[—–-]"
QUOTES = (
    # «…» with quotations inside.
    re.compile(r"«(?P<words>[^«»]*(?:«[^«»]*»[^«»]*)*)»"),
    re.compile(r"“(?P<words>[^“”]+)”"),
    # Straight marks say nothing of their side: speech opens a line or follows a colon or a
    # sentence, and ends before a dash or at the end of a line.
    re.compile(
        rf"(?:^|(?<=[:.!?]\s))\"(?=[А-ЯЁ])(?P<words>.{{12,3000}}?)\"(?=[,.]?\s*{DASH}\s|[.,]?\s*$)",
        re.MULTILINE | re.DOTALL,
    ),
)
AFTER = re.compile(rf"[,.!?…]?\s*{DASH}\s*")
BEFORE = re.compile(r":\s*$")
SHORTEST = 12
"""Characters: shorter ones are words picked out rather than statements."""

NAMED = 1.0
BY_OFFICE = 0.9
BY_PRONOUN = 0.7
HE = frozenset({"он", "она"})


@dataclass(frozen=True, slots=True)
class Scene:
    """An analysed article and its mentions of people, by sentence."""

    analysis: Analysis
    mentions: Sequence[Mention]

    def sentence_at(self, position: int) -> int | None:
        return next(
            (
                number
                for number, sentence in enumerate(self.analysis.sentences)
                if sentence.span.start <= position < sentence.span.stop
            ),
            None,
        )

    def last_named(self, position: int) -> Mention | None:
        """Whom «он» means there: the person last named in the nominative before."""
        before = [
            m for m in self.mentions if m.person and m.case == "Nom" and m.span.stop <= position
        ]
        return before[-1] if before else None


def find_statements(analysis: Analysis, mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """All statements whose speaker is a person of the article, in the order of the text."""
    scene = Scene(analysis, mentions)
    direct = tuple(_direct(scene))
    quoted = [statement.quote for statement in direct]
    reported = (
        statement
        for statement in _reported(scene)
        if not any(statement.quote.overlaps(span) for span in quoted)
    )
    return tuple(sorted((*direct, *reported), key=lambda statement: statement.quote))


def _direct(scene: Scene) -> Iterator[Statement]:
    for span in _quotations(scene.analysis.text):
        told = _told_after(scene, span) or _told_before(scene, span)
        if told is not None:
            speaker, evidence, confidence = told
            yield Statement(speaker, StatementKind.DIRECT, span, evidence, confidence)


def _quotations(text: str) -> Iterable[Span]:
    """The words between quotation marks, long enough, none inside another."""
    found = sorted(
        Span(*match.span("words")) for pattern in QUOTES for match in pattern.finditer(text)
    )
    kept: list[Span] = []
    for span in found:
        if span.stop - span.start >= SHORTEST and not (kept and span.start < kept[-1].stop):
            kept.append(span)
    return kept


Told = tuple[str, Span, float]


def _told_after(scene: Scene, quote: Span) -> Told | None:
    """«…», — сказал X."""
    text = scene.analysis.text
    dash = AFTER.match(text, quote.stop + 1)
    return None if dash is None else _told(scene, dash.end(), None)


def _told_before(scene: Scene, quote: Span) -> Told | None:
    """X сказал: «…»"""
    text = scene.analysis.text
    if not BEFORE.search(text, max(0, quote.start - 4), quote.start - 1):
        return None
    line = text.rfind("\n", 0, quote.start) + 1
    number = scene.sentence_at(max(line, text.rfind(":", 0, quote.start) - 1))
    if number is None:
        return None
    start = scene.analysis.sentences[number].span.start
    return _told(scene, max(line, start), quote.start)


def _told(scene: Scene, start: int, stop: int | None) -> Told | None:
    """The speaker in the words from `start` (to `stop`, else to the end of that sentence)."""
    number = scene.sentence_at(start)
    if number is None:
        return None
    sentence = scene.analysis.sentences[number]
    stop = stop or sentence.span.stop
    words = [t for t in sentence.tokens if start <= t.span.start < stop]
    if not any(token.lemma in SAYING for token in words):
        return None
    named = [m for m in scene.mentions if start <= m.span.start < stop and m.case in {"Nom", None}]
    for mention in named:
        if mention.person:
            sure = BY_OFFICE if mention.kind is MentionKind.ROLE else NAMED
            return mention.person, sentence.span, sure
    if named or not _has_pronoun(words):
        return None
    meant = scene.last_named(start)
    return None if meant is None else (str(meant.person), sentence.span, BY_PRONOUN)


def _has_pronoun(tokens: Iterable[Token]) -> bool:
    return any(
        token.pos == "PRON" and token.lemma in HE and token.case == "Nom" for token in tokens
    )


def _reported(scene: Scene) -> Iterator[Statement]:
    for number, sentence in enumerate(scene.analysis.sentences):
        here = [m for m in scene.mentions if m.sentence == number]
        told = _that(scene, sentence, here) or _in_words_of(scene, sentence, here)
        if told is not None:
            speaker, quote, confidence = told
            yield Statement(speaker, StatementKind.REPORTED, quote, sentence.span, confidence)


def _that(scene: Scene, sentence: Sentence, here: Sequence[Mention]) -> Told | None:
    """X заявил, что …"""
    parsed = Parsed(sentence, here)
    for index, token in enumerate(sentence.tokens):
        if token.pos != "VERB" or token.lemma not in REPORTING:
            continue
        first = _clause_after(sentence.tokens, index)
        if first is None:
            continue
        quote = _to_the_end(scene, sentence, first)
        for item in parsed.attached:
            if item.governor == index and item.case == "Nom" and item.mention.person:
                return item.mention.person, quote, NAMED
        if _has_pronoun(sentence.tokens[i] for i in parsed.children(index)):
            meant = scene.last_named(sentence.span.start)
            return None if meant is None else (str(meant.person), quote, BY_PRONOUN)
    return None


FARTHEST = 8
"""Tokens between the verb and its clause: «заявил на встрече с журналистами, что»."""


def _clause_after(tokens: Sequence[Token], verb: int) -> int | None:
    """The first token after «, что» that belongs to the verb."""
    for index in range(verb + 1, min(verb + FARTHEST, len(tokens) - 1)):
        if tokens[index].pos == "VERB":
            return None
        if tokens[index].text == "," and tokens[index + 1].text.lower() == "что":
            return index + 2 if index + 2 < len(tokens) else None
    return None


def _in_words_of(scene: Scene, sentence: Sentence, here: Sequence[Mention]) -> Told | None:
    """По словам X, … / По его словам, …"""
    match [token.text.lower() for token in sentence.tokens]:
        case ["по", "словам", *_]:
            speaker = next((m for m in here if m.person and m.first == len(("по", "словам"))), None)
            if speaker is None:
                return None
            after, confidence = speaker.last + 1, NAMED
        case ["по", "его" | "ее" | "её", "словам", *_]:
            speaker = scene.last_named(sentence.span.start)
            after, confidence = len(("по", "его", "словам")), BY_PRONOUN
        case _:
            return None
    is_clause = after + 1 < len(sentence.tokens) and sentence.tokens[after].text == ","
    if speaker is None or not is_clause:
        return None
    return str(speaker.person), _to_the_end(scene, sentence, after + 1), confidence


TAIL = re.compile(
    r",\s+(?:переда[её]т|сообщает|сообщила?|пишет|говорится|следует|отмечается)\s.*$",
    re.IGNORECASE | re.DOTALL,
)


def _to_the_end(scene: Scene, sentence: Sentence, first: int) -> Span:
    """From a token to the end of the sentence, without its full stop and who reports it."""
    last = sentence.tokens[-1]
    start = sentence.tokens[first].span.start
    stop = last.span.start if last.text in {".", "!", "…"} else last.span.stop
    tail = TAIL.search(scene.analysis.text, start, stop)
    return Span(start, tail.start() if tail else stop)
