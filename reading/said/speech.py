"""Which sentences are inside direct speech, and whose."""

from dataclasses import dataclass

from reading.facts import Span
from reading.grammar.mentions import Mention
from reading.said.statements import voice_of
from reading.said.voices import Voices

SPEECH_LENGTH = 40
"""Characters: a shorter quotation is a name or a word, not speech."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence stands within direct speech of `speaker` (None: nobody named)."""

    span: Span
    speaker: Mention | None


def find_quoted(voices: Voices) -> dict[int, Quoted]:
    """For each sentence that overlaps direct speech: its number → whose speech."""
    quoted: dict[int, Quoted] = {}
    for quotation in voices.quotations:
        if quotation.words.stop - quotation.words.start < SPEECH_LENGTH:
            continue
        voice = voice_of(voices, quotation)
        speech = Quoted(quotation.words, voice.speaker if voice else None)
        for number, sentence in enumerate(voices.analysis.sentences):
            if sentence.span.overlaps(quotation.words):
                quoted.setdefault(number, speech)
    return quoted
