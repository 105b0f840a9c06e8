"""What of a page's text is the article: headline, date line and paragraphs, by their offsets.

A lost sentence is worse than a line of noise, so a line goes only when it fits the lexicon
(`data/noise.toml`), repeats an earlier one, or stands in a list of other headlines.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.facts import Span
from reading.text.lines import (
    FINISHED,
    LETTER,
    LONGEST_HEADLINE,
    NUMBERED,
    SEPARATOR,
    SHORTEST_PARAGRAPH,
    could_be_headline,
    is_doubled,
    is_finished,
    is_menu,
    is_moment,
    is_paragraph,
    is_stamp,
    is_teaser,
)
from reading.text.signatures import find_signature

LONGEST_NOTICE = 1000
"""Characters of a cookie or copyright notice; a longer line is text."""

PARAGRAPHS = 2
"""Finished lines that make a text; a note of fewer is left as it is."""

COUNTERS_IN_A_ROW = 3
TEASERS_IN_FRONT = 5
"""Headlines above the article's own stamp that make a list of other articles."""

OPENING = 3
"""Paragraphs whose words a headline takes up."""

LONG = 120
"""Characters of a line that tells something, headline or not."""

TAKEN_UP = 2
"""Words of a headline that its text takes up at least."""

STEM = 4
WORD = re.compile(r"\w+")
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Noise:
    """Patterns of a whole line; `headings` open a list of other articles, `endings` end the page.

    `labels` are headings with words of their own: «Читайте также: Погода на неделю»; `closings`
    end the page once there was a text.
    """

    lines: re.Pattern[str]
    notices: re.Pattern[str]
    headings: re.Pattern[str]
    labels: re.Pattern[str]
    endings: re.Pattern[str]
    closings: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`lines` are the article's headline and paragraphs, `noise` all the others."""

    headline: Span | None
    lines: tuple[Span, ...]
    noise: tuple[Span, ...]

    def text(self, page: str) -> str:
        """The words of the article alone."""
        return "\n".join(line.of(page) for line in self.lines)

    def headline_of(self, text: str) -> str | None:
        return self.headline.of(text) if self.headline else None


def parse_noise(text: str) -> Noise:
    """Read `noise.toml`. Raises tomllib.TOMLDecodeError, KeyError or re.error."""
    table = tomllib.loads(text)
    headings = "|".join(table["headings"])
    return Noise(
        lines=_any_of(table["lines"]),
        notices=_any_of(table["notices"]),
        headings=_any_of([rf"\W*(?:{headings})\W*"]),
        # With a colon, or with the next headline glued to it: «Новость по темеТрамп прервал …».
        labels=_any_of([rf"\W*(?:{headings})(?:\s*:\s*\S|(?-i:[A-ZА-ЯЁ«])).*"]),
        endings=_any_of(table["endings"]),
        closings=_any_of(table["closings"]),
    )


def clean(text: str, noise: Noise) -> Cleaned:
    """Take the article out of a page's text."""
    page = tuple(span for span in _lines(text) if span.start < span.stop)
    start = _start([span.of(text) for span in page])
    kept = _without_tail(text, _without_repetitions(text, _article(text, page[start:], noise)))
    signature = find_signature(text, page, kept)
    headline = _headline(text, page, kept)
    if signature is not None:
        kept.append(signature)
    return Cleaned(
        headline=headline,
        lines=tuple(kept),
        noise=tuple(sorted(set(page) - set(kept))),
    )


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _lines(text: str) -> Iterator[Span]:
    for match in LINE.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Span(start, start + len(match[0].strip()))


def _start(page: Sequence[str]) -> int:
    """The article's stamp with its headline and text, if a list of other headlines is above it."""
    teasers = 0
    for number, line in enumerate(page):
        if teasers >= TEASERS_IN_FRONT and _opens_article(page[number : number + 3]):
            return number
        teasers += is_teaser(line)
    return 0


def _opens_article(lines: Sequence[str]) -> bool:
    """A stamp and a headline in either order, then a paragraph."""
    match lines:
        case [first, second, third] if is_paragraph(third):
            pair = (first, second) if is_stamp(first) else (second, first)
            return is_stamp(pair[0]) and is_teaser(pair[1])
        case _:
            return False


def _article(text: str, page: Sequence[Span], noise: Noise) -> Iterator[Span]:
    """The lines that aren't noise, up to where nothing is the article any more."""
    lines = [span.of(text) for span in page]
    paragraphs = 0
    in_list = headed = False
    for number, (span, line) in enumerate(zip(page, lines, strict=True)):
        if _ends(lines, number, noise, paragraphs):
            return
        if _is_noise(line, noise) or (paragraphs and _is_timed_teaser(lines, number)):
            continue
        if noise.headings.fullmatch(line):
            in_list = True
            continue
        following = lines[number : number + 2]
        in_list = in_list and not (
            _resumes(following, paragraphs) or (not headed and _heads(following))
        )
        if not in_list:
            paragraphs += is_paragraph(line)
            headed = headed or could_be_headline(line)
            yield span


def _ends(lines: Sequence[str], number: int, noise: Noise, paragraphs: int) -> bool:
    line, following = lines[number], lines[number + 1 : number + 1 + COUNTERS_IN_A_ROW]
    short = len(line) <= LONGEST_HEADLINE
    if short and (noise.endings.fullmatch(line) or _starts_counters(line, following)):
        return True
    if not paragraphs:
        return False
    # A rule and then a new headline, or a new stamp: the next article of an endless page.
    new = bool(following) and not FINISHED.search(following[0])
    parted = new and bool(SEPARATOR.fullmatch(line))
    closed = short and bool(noise.closings.fullmatch(line))
    return parted or closed or (paragraphs >= PARAGRAPHS and _opens_article([line, *following[:2]]))


def _is_noise(line: str, noise: Noise) -> bool:
    short = len(line) <= LONGEST_HEADLINE
    return bool(
        (short and (noise.lines.fullmatch(line) or noise.labels.fullmatch(line)))
        or (len(line) <= LONGEST_NOTICE and noise.notices.fullmatch(line))
        or not LETTER.search(line)
        or is_menu(line)
        or is_doubled(line)
    )


def _is_timed_teaser(lines: Sequence[str], number: int) -> bool:
    """A headline inside the text with nothing but its hour beside it, or this hour."""
    beside = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    timed = is_teaser(lines[number]) and any(is_moment(line) for line in beside)
    return timed or is_moment(lines[number])


def _resumes(following: Sequence[str], paragraphs: int) -> bool:
    """After a list of headlines come paragraphs, one after the other; teasers alternate."""
    if not paragraphs:
        return is_paragraph(following[0])
    return len(following) > 1 and all(is_paragraph(line) for line in following)


def _heads(lines: Sequence[str]) -> bool:
    """«Последние новости» stands above the page's own headline and not above a list."""
    match lines:
        case [headline, text] if is_teaser(headline) and is_paragraph(text):
            return len(_stems(headline) & _stems(text)) >= TAKEN_UP
        case _:
            return False


def _starts_counters(line: str, following: Sequence[str]) -> bool:
    """A numbered headline followed by nothing but its counters: «1🎉 Группа …», «- 5588»."""
    return (
        bool(NUMBERED.match(line))
        and len(following) == COUNTERS_IN_A_ROW
        and not any(LETTER.search(line) for line in following)
    )


def _without_repetitions(text: str, lines: Iterator[Span]) -> list[Span]:
    first: dict[str, Span] = {}
    for span in lines:
        first.setdefault(span.of(text), span)
    return list(first.values())


def _without_tail(text: str, kept: Sequence[Span]) -> list[Span]:
    """Lines after the last finished one are headlines of other articles, if there was a text."""
    finished = [number for number, span in enumerate(kept) if is_finished(span.of(text))]
    return list(kept if len(finished) < PARAGRAPHS else kept[: finished[-1] + 1])


def _headline(text: str, page: Sequence[Span], kept: Sequence[Span]) -> Span | None:
    """Of the lines before the text the one that is repeated, else one whose words it uses.

    «Ministry of Foreign Affairs», «My News» stand above it; below it, a second headline that may
    use even more of them.
    """
    if len(kept) <= 1:
        return None
    front = [span for span in _front(text, kept) if could_be_headline(span.of(text))]
    lines = [span.of(text) for span in page]
    told = [span for span in kept if _tells(span.of(text))][:OPENING]
    used = {span: _used(text, span, told) for span in front}
    best = max(used.values(), default=0)
    enough = min(best, max(best / 3, TAKEN_UP))
    repeated = [span for span in front if lines.count(span.of(text)) > 1]
    fitting = [span for span in front if used[span] >= enough]
    return next(iter([*repeated, *fitting, *_sentence_in_front(text, kept)]), None)


def _tells(line: str) -> bool:
    """A paragraph, though its full stop may be missing."""
    return is_paragraph(line) or len(line) >= LONG


def _used(text: str, headline: Span, told: Sequence[Span]) -> int:
    stems = {stem for span in told if span != headline for stem in _stems(span.of(text))}
    return len(stems & _stems(headline.of(text)))


def _sentence_in_front(text: str, kept: Sequence[Span]) -> Iterator[Span]:
    """A headline with a full stop: a short sentence above a text that says the same at length."""
    first, second = (span.of(text) for span in kept[:2])
    is_short = len(first) < SHORTEST_PARAGRAPH and could_be_headline(first)
    taken_up = len(_stems(first) & _stems(second)) >= TAKEN_UP
    if is_short and ". " not in first and is_paragraph(second) and taken_up:
        yield kept[0]


def _stems(line: str) -> set[str]:
    """The beginnings of its longer words, by which its forms are alike."""
    return {word[:STEM].lower() for word in WORD.findall(line) if len(word) >= STEM}


def _front(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The lines before the first paragraph."""
    for span in lines:
        line = span.of(text)
        if len(line) > LONGEST_HEADLINE or line.endswith((".", "…", ":")):
            return
        yield span
