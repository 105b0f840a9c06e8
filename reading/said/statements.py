"""Who said what: direct speech with its speaker, and what somebody is reported to have said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.facts import Span, Statement, StatementKind
from reading.said.quotations import Quotation, Sign
from reading.said.reported import find_reported, voice_in
from reading.said.speakers import named_before, speaker_in, speaker_of
from reading.said.transcripts import find_turns
from reading.said.voices import Voice, Voices, is_finite
from reading.text.analysis import Token

BEFORE = re.compile(r":\s*[—–-]?\s*$")
FEWEST_WORDS = 2
"""Words picked out of a longer speech: «не видит «ничего, кроме пользы»»; one is irony."""

MOST_OF_PIECE = 5
"""Quoted words of a clause that say little without the rest of it."""

FEW_WORDS = 3
"""Words that, after a preposition, are a term: «говорит о «средних державах»»."""

MARKS = '«»“”„"'
PIECE = re.compile(r"[«“\"]([^«»“”\"]+)[»”\"]")

ABOUT = frozenset({"о", "об", "обо"})

IN_HEADLINE = 0.4

FIRST_PERSON = re.compile(
    r"\b(?:я|мы|мне|нам|нас|меня|мной|нами|наш\w*|мой|моя|мои|моего|моей)\b", re.IGNORECASE
)


def find_statements(voices: Voices, headline: Span | None = None) -> tuple[Statement, ...]:
    """All statements whose speaker is a person of the article, in the order of the text."""
    spoken, told = tuple(_direct(voices)), tuple(find_reported(voices))
    whole = [one for one in told if _holds_pieces(voices.text, one, spoken)]
    direct = [one for one in spoken if not any(_is_piece(voices.text, one, o) for o in whole)]
    taken = [statement.quote for statement in direct]
    reported = (one for one in told if not any(one.quote.overlaps(span) for span in taken))
    found = sorted((*direct, *reported), key=lambda statement: statement.quote)
    # A page may show a paragraph twice.
    once = {(one.speaker, _letters(one.quote.of(voices.text))): one for one in reversed(found)}
    return tuple(_weighed(voices, one, headline) for one in reversed(once.values()))


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))


def _holds_pieces(text: str, told: Statement, spoken: Sequence[Statement]) -> bool:
    """Whatever is quoted in it are but pieces of it: nobody else speaks there."""
    inside = [one for one in spoken if one.quote.overlaps(told.quote)]
    return all(_is_piece(text, one, told) for one in inside)


def _is_piece(text: str, direct: Statement, told: Statement) -> bool:
    """«заявил, что гостей ждут «с нетерпением»»: a few quoted words of what is told as a whole."""
    words = direct.quote.of(text)
    is_short = len(words.split()) <= MOST_OF_PIECE and not words[:1].isupper()
    is_inside = told.speaker == direct.speaker and told.quote.covers(direct.quote)
    return is_short and is_inside and told.quote.of(text).strip(MARKS) != words


def _weighed(voices: Voices, statement: Statement, headline: Span | None) -> Statement:
    """A headline shortens what was said: its words are sure when the text below repeats them."""
    if headline is None or not headline.covers(statement.quote):
        return statement
    stands_alone = headline.stop >= voices.lines()[-1].start
    words, below = statement.quote.of(voices.text), voices.text[headline.stop :]
    quoted = PIECE.findall(words)
    again = words in below or (quoted and all(piece in below for piece in quoted))
    if stands_alone or again:
        return statement
    return replace(statement, confidence=min(statement.confidence, IN_HEADLINE))


def voice_of(voices: Voices, quotation: Quotation) -> Voice | None:
    """Who says these words: by the author's words after them, before a colon, or around."""
    if quotation.author is not None and not _is_inside(voices, quotation):
        voice = speaker_in(voices, quotation.author)
        if voice is not None or quotation.sign is not Sign.MARKS:
            return voice
    return _before_colon(voices, quotation) or _around(voices, quotation)


def _is_inside(voices: Voices, quotation: Quotation) -> bool:
    """«встретятся «один на один», заявил X»: a few quoted words in the midst of what is told."""
    words = quotation.words.of(voices.text)
    before = voices.text[: quotation.whole.start].rstrip(" \u00a0")
    goes_on = before[-1:].isalnum() or before[-1:] == ","
    return quotation.sign is Sign.MARKS and goes_on and len(words.split()) <= FEW_WORDS


def _direct(voices: Voices) -> Iterator[Statement]:
    turns = tuple(find_turns(voices))
    for speaking, words in turns:
        yield _statement(speaking, StatementKind.DIRECT, words)
    for quotation in voices.quotations:
        voice = voice_of(voices, quotation)
        in_turn = any(words.overlaps(quotation.words) for _, words in turns)
        if voice is not None and not in_turn:
            words = _trimmed(voices.text, quotation.words)
            yield _statement(voice, _kind(voices.text, quotation), words)


def _statement(voice: Voice, kind: StatementKind, words: Span) -> Statement:
    return Statement(str(voice.speaker.person), kind, words, voice.evidence, voice.confidence)


def _kind(text: str, quotation: Quotation) -> StatementKind:
    """A line without marks that speaks of nobody in the first person only reports."""
    verbatim = quotation.sign is not Sign.NONE or FIRST_PERSON.search(quotation.words.of(text))
    return StatementKind.DIRECT if verbatim else StatementKind.REPORTED


def _trimmed(text: str, words: Span) -> Span:
    """Without the spaces around them and the comma before the author's words."""
    start = words.start + len(words.of(text)) - len(words.of(text).lstrip(" \t\n\u00a0,"))
    stop = words.start + len(words.of(text).rstrip(" \t\n\u00a0,"))
    return Span(start, max(start, stop))


def _before_colon(voices: Voices, quotation: Quotation) -> Voice | None:
    """X сказал: «…»"""
    start = quotation.whole.start
    if not BEFORE.search(voices.text, max(0, start - 6), start):
        return None
    colon = voices.text.rfind(":", 0, start)
    number = voices.sentence_at(max(0, colon - 1))
    if number is None:
        return None
    # «По словам X, Y уехал: «…»»
    return voice_in(voices, number) or named_before(voices, number, colon + 1)


def _around(voices: Voices, quotation: Quotation) -> Voice | None:
    """X назвал это «…»; по словам X, «…»"""
    number = voices.sentence_at(quotation.whole.start)
    if number is None:
        return None
    parsed = voices.parsed(number)
    before = [i for i, t in enumerate(parsed.tokens) if t.span.stop <= quotation.whole.start]
    words = quotation.words.of(voices.text)
    if not before or _is_name(voices, number, before[-1], words):
        return None
    many = len(words.split()) >= FEWEST_WORDS
    is_few = len(words.split()) <= FEW_WORDS
    for index in reversed(before):
        token = parsed.tokens[index]
        if voices.is_speech(token) and (many or token.lemma in voices.words.naming):
            between = parsed.tokens[index + 1 : before[-1] + 1]
            if (is_few and _makes_term(between)) or _acts_on(between):
                return None
            return speaker_of(voices, number, index)
    return voice_in(voices, number) if many else None


def _makes_term(between: Sequence[Token]) -> bool:
    """«говорит о «…»», «заявил, что без «…»»: a few words named; «предостерег от «…»» is said."""
    if not between or between[-1].pos != "ADP":
        return False
    return len(between) > 1 or between[-1].lemma in ABOUT


def _acts_on(between: Sequence[Token]) -> bool:
    """«X назвал это ложью, а Y увидел в этом «…»»: another verb, and not one of what X said."""
    for token in between:
        if token.pos == "SCONJ" or token.lemma == "который" or token.text == ":":
            return False
        if token.text == ";" or is_finite(token):
            return True
    return False


def _is_name(voices: Voices, number: int, before: int, words: str) -> bool:
    """What stands in quotation marks is a title or the name of something, not speech."""
    token = voices.parsed(number).tokens[before]
    is_title = words[:1].isupper() or words[:1].isdigit()
    return is_title or token.lemma in voices.words.named
