"""Which sentences are inside direct speech, and whose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.analysis import Sentence
from reading.facts import Span
from reading.mentions import Mention

QUOTATION = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|[\"“”][^\"“”]+[\"“”]")
SPEECH_LENGTH = 40
"""Characters: a shorter quotation is a name or a word, not speech."""

AFTER_QUOTE = re.compile(r"^\s*[,.]?\s*[—–-]\s*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence stands within direct speech of `speaker` (None: nobody named)."""

    span: Span
    speaker: Mention | None


def find_quoted(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> dict[int, Quoted]:
    """For each sentence that overlaps direct speech: its number → whose speech."""
    quoted: dict[int, Quoted] = {}
    for match in QUOTATION.finditer(text):
        if len(match[0]) < SPEECH_LENGTH:
            continue
        span = Span(*match.span())
        speaker = _speaker(text, span, mentions)
        for number, sentence in enumerate(sentences):
            if sentence.span.overlaps(span):
                quoted.setdefault(number, Quoted(span, speaker))
    return quoted


def _speaker(text: str, quote: Span, mentions: Sequence[Mention]) -> Mention | None:
    """The one named in the words after the dash; for «он» the person named last before."""
    after = text[quote.stop : quote.stop + 200]
    dash = AFTER_QUOTE.match(after)
    if dash is None:
        return None
    start = quote.stop + dash.end()
    stop = start + len(re.split(r"[.!?\n]", after[dash.end() :], maxsplit=1)[0])
    for mention in mentions:
        if mention.person and start <= mention.span.start < stop:
            return mention
    before = [m for m in mentions if m.person and m.span.stop <= quote.start and m.case == "Nom"]
    return before[-1] if before else None
