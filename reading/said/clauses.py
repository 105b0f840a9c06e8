"""Where what was said begins and ends inside a sentence."""

import re
from collections.abc import Sequence

from reading.facts import Span
from reading.said.voices import Voices, agree, is_finite
from reading.text.analysis import Sentence, Token

LONGEST_ASIDE = 8
"""Tokens after the speaker: «, как отметил X журналистам на брифинге, …»."""

TURNS = frozenset({"а", "но", "однако", "хотя", "тогда"})
BETWEEN = frozenset({"CCONJ", "PUNCT", "ADV", "PART"})

TAIL = re.compile(
    r"[»”\"]?,\s+(?:[—–-]\s+)?(?:(?:как\s+)?(?:переда[её]т|сообща[ею]т|сообщил[аи]?|пишет|информирует|следует|отмечается)|говорится)\s.*$",
    re.IGNORECASE | re.DOTALL,
)


def to_the_end(voices: Voices, sentence: Sentence, first: int) -> Span:
    """From a token to the end of the sentence, without its full stop and who reports it."""
    words = all_from(sentence, first)
    tail = TAIL.search(voices.text, words.start, words.stop)
    return Span(words.start, tail.start() if tail else words.stop)


def all_from(sentence: Sentence, first: int) -> Span:
    """From a token to the end of the sentence, without its full stop."""
    last = sentence.tokens[-1]
    stop = last.span.start if last.text in {".", "!", "…"} else last.span.stop
    return Span(sentence.tokens[first].span.start, stop)


def up_to_next(voices: Voices, sentence: Sentence, verb: int, first: int) -> Span:
    """From a token to the next thing that is told, or to the end of the sentence.

    `first` is the verb itself when the words tell what somebody did by saying it.
    """
    tokens = sentence.tokens
    for index in range(first + 1, len(tokens)):
        turns = first == verb and tokens[index].text in TURNS and tokens[index - 1].text == ","
        if tokens[index].text == ";" or turns or _goes_on(voices, tokens, verb, index):
            last = index - 1
            while last > first and tokens[last].pos in BETWEEN:
                last -= 1
            return Span(tokens[first].span.start, tokens[last].span.stop)
    return to_the_end(voices, sentence, first)


def _goes_on(voices: Voices, tokens: Sequence[Token], verb: int, index: int) -> bool:
    """«…, и предложил …»: another word of saying of the same subject."""
    one, other = tokens[verb], tokens[index]
    # «…, что рад гостю, назвал его другом»; but «…, сказал X» is of X.
    goes_on = tokens[index - 1].text == "," and index + 1 < len(tokens)
    is_his = goes_on and tokens[index + 1].case not in {"Nom", None}
    joined = tokens[index - 1].pos in BETWEEN - {"PUNCT"} or is_his
    return joined and voices.is_speech(other) and agree(one, other)


def comma_after(tokens: Sequence[Token], first: int) -> int | None:
    """The comma that ends «, как отметил X журналистам,»."""
    for index in range(first, min(first + LONGEST_ASIDE, len(tokens))):
        if tokens[index].text == ",":
            return index
        if is_finite(tokens[index]):
            return None
    return None
