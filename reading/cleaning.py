"""What of a page's text is the article: headline and lines, with offsets into the original."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from reading.facts import Span

LINE = re.compile(r"[^\n]+")
LONGEST_HEADLINE = 200
"""Characters. A longer first line is a paragraph."""

FINISHED = re.compile(r"[.!?…][»\"”)]*$|[»\"”]$")
NUMBERED = re.compile(r"^\d{1,2}\W")
COUNTERS_IN_A_ROW = 3
WORDS_OF_A_HEADLINE = 4


@dataclass(frozen=True, slots=True)
class Noise:
    """Patterns of lines that are no article, and of those after which none follows."""

    lines: re.Pattern[str]
    endings: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`lines` are the article's headline and paragraphs, `noise` all the others."""

    headline: Span | None
    lines: tuple[Span, ...]
    noise: tuple[Span, ...]

    def headline_of(self, text: str) -> str | None:
        return self.headline.of(text) if self.headline else None


def parse_noise(text: str) -> Noise:
    """Read `noise.toml`. Raises tomllib.TOMLDecodeError, KeyError or re.error."""
    table = tomllib.loads(text)
    return Noise(lines=_any_of(table["lines"]), endings=_any_of(table["endings"]))


def clean(text: str, noise: Noise) -> Cleaned:
    """Take the article out of a page's text."""
    lines = [span for span in _lines(text) if span.of(text).strip()]
    end = _end(text, lines, noise)
    kept: list[Span] = []
    seen: set[str] = set()
    for span in lines[:end]:
        line = span.of(text).strip()
        if not noise.lines.fullmatch(line) and line not in seen:
            kept.append(span)
        seen.add(line)
    kept = kept[: _last_finished(text, kept) + 1]
    headline = kept[0] if kept and _is_headline(text, kept) else None
    return Cleaned(headline, tuple(kept), tuple(span for span in lines if span not in set(kept)))


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _lines(text: str) -> Iterator[Span]:
    for match in LINE.finditer(text):
        words = match[0].strip()
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        yield Span(start, start + len(words))


def _end(text: str, lines: list[Span], noise: Noise) -> int:
    """The number of the first line that belongs to a list of other headlines."""
    for number, span in enumerate(lines):
        if number and noise.endings.fullmatch(span.of(text)):
            return number
        if _starts_counters(text, lines[number:]):
            return number
    return len(lines)


def _starts_counters(text: str, lines: list[Span]) -> bool:
    """A numbered headline followed by nothing but its counters: «1🎉 Группа …», «- 5588»."""
    following = [span.of(text) for span in lines[1 : 1 + COUNTERS_IN_A_ROW]]
    return (
        bool(NUMBERED.match(lines[0].of(text)))
        and len(following) == COUNTERS_IN_A_ROW
        and all(not re.search(r"[^\W\d_]", line) for line in following)
    )


def _last_finished(text: str, kept: list[Span]) -> int:
    """Lines after the last finished one are headlines of other articles, if there was a text."""
    finished = [number for number, span in enumerate(kept) if FINISHED.search(span.of(text))]
    return finished[-1] if len(finished) >= PARAGRAPHS else len(kept)


PARAGRAPHS = 2
"""Finished lines that make a text; a note of fewer is left as it is."""


def _is_headline(text: str, kept: list[Span]) -> bool:
    first = kept[0].of(text)
    return (
        len(kept) > 1
        and len(first) <= LONGEST_HEADLINE
        and len(first.split()) >= WORDS_OF_A_HEADLINE
        and not first.endswith((".", "…", ":"))
    )
