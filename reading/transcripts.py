"""Transcripts: lines that open with who speaks, «В.Путин: Уважаемый товарищ То Лам! …»."""

import re
from collections.abc import Iterator

from reading.facts import Span
from reading.speakers import NAMED
from reading.voices import Voice, Voices

LINES = 2
"""Lines that open so make a transcript; one is a headline: «Лукашенко: нет закрытых тем»."""

BRIEF = re.compile(r"\s*(?:\([^)]*\))?\s*:\s*(?=\S)")


def find_turns(voices: Voices) -> Iterator[tuple[Voice, Span]]:
    """Who speaks and the words of the rest of the line."""
    turns = [turn for line in voices.lines() if (turn := _turn(voices, line)) is not None]
    if len(turns) >= LINES:
        yield from turns


def _turn(voices: Voices, line: Span) -> tuple[Voice, Span] | None:
    number = voices.sentence_at(line.start)
    if number is None:
        return None
    parsed = voices.parsed(number)
    mention = parsed.mention_at(0)
    colon = BRIEF.match(voices.text, mention.span.stop, line.stop) if mention else None
    if mention is None or mention.person is None or colon is None:
        return None
    return Voice(mention, parsed.sentence.span, NAMED), Span(colon.end(), line.stop)
