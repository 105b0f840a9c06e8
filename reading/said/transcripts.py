"""Transcripts: lines that open with who speaks, «В.Путин: Уважаемый товарищ То Лам! …».

A turn goes on over the paragraphs below it up to the next one, or to «<…>»; without either nobody
knows where the article itself goes on, and the turn is its line alone.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from reading.facts import Span
from reading.said.speakers import NAMED
from reading.said.voices import Voice, Voices
from reading.text.marks import LONGEST

LINES = 2
"""Lines that open so make a transcript; one is a headline: «Лукашенко: нет закрытых тем»."""

LEFT_OUT = re.compile(r"\s*[<(\[]\s*(?:…|\.\.\.)\s*[>)\]]")

BRIEF = re.compile(r"\s*(?:\([^)]*\))?\s*:\s*(?=\S)")


def find_turns(voices: Voices) -> Iterator[tuple[Voice, Span]]:
    """Who speaks and the words of the rest of the line and of the paragraphs below it."""
    lines = voices.lines()
    turns = [(n, turn) for n, line in enumerate(lines) if (turn := _turn(voices, line)) is not None]
    if len(turns) < LINES:
        return
    for number, (voice, words) in turns:
        last = _last_line(voices.text, lines, number, {other for other, _ in turns})
        stop = lines[last].stop
        yield voice, Span(words.start, stop if stop - words.start <= LONGEST else words.stop)


def _last_line(text: str, lines: Sequence[Span], number: int, turns: Collection[int]) -> int:
    """The line a turn ends with."""
    for last in range(number, len(lines)):
        if last + 1 in turns or LEFT_OUT.match(text, lines[last].stop):
            return last
        following = lines[last + 1].start if last + 1 < len(lines) else lines[last].stop
        if text[lines[last].stop : following].strip():  # A caption, say.
            return last
    return number


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
