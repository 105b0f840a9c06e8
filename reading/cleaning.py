"""What of a page's text is the article: headline, date line and paragraphs, by their offsets.

A lost sentence is worse than a line of noise, so a line goes only when it fits the lexicon
(`data/noise.toml`), repeats an earlier one, or stands in a list of other headlines.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.facts import Span

LONGEST_HEADLINE = 200
"""Characters. A longer line is a paragraph."""

SHORTEST_PARAGRAPH = 80
"""Characters. A finished line of this length is a paragraph, not a teaser's headline."""

WORDS_OF_A_HEADLINE = 3
PARAGRAPHS = 2
"""Finished lines that make a text; a note of fewer is left as it is."""

COUNTERS_IN_A_ROW = 3

LINE = re.compile(r"[^\n]+")
LETTER = re.compile(r"[^\W\d_]")
FINISHED = re.compile(r"[.!?…][»\"”)\]]*$|[»\"”]$")
NUMBERED = re.compile(r"\d{1,2}\W")
SEPARATOR = re.compile(r"[—–_=*~-]{5,}")
# «Главная / События», «☰ Меню  Новости  Власть»: short pieces and nothing that governs them.
PIECES = re.compile(r"\s{2,}|\s+[|•·/>›→←~]\s+|[|•·]")
MENU_GAP = re.compile(r"\S\s{2,}\S|[|›]")
LONGEST_PIECE = 30
PIECES_OF_A_MENU = 3
TABLE_CELLS = 4

TIME = r"\d{1,2}\s?:\s?\d{2}(?::\d{2})?"
DATE = (
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\s+[^\W\d_]{3,9},?\s+\d{4}|\d{4}\s+жылғы\s+\d{1,2}\s+[^\W\d_]{3,9}"
    r"|[^\W\d_]{3,9}\.?\s+\d{1,2},\s+\d{4})"
)
STAMP = re.compile(
    r"(?:^|\s{2,}|[|•·~,/]\s*|\s[–—-]\s+|(?:опубликовано|обновлено|дата(?: публикации)?|date)\W+)"
    rf"(?:[^\W\d_]{{2,12}},\s+)?(?:{TIME}\s*[,/|]?\s+)?(?P<date>{DATE})(?:\s?(?:года|г\.|ж\.))?"
    r"(?=$|\s{2,}|\s*[|•·~,/(\[]|\s+[–—-]\s|\s+\d{1,2}\s?:\s?\d{2}|\s+[A-ZА-Я]{2}$)",
    re.IGNORECASE,
)
LONGEST_STAMP = 100
# «АСТАНА, 16 апреля 2025 г. – Генеральный секретарь …»
OPENING = re.compile(rf"[^\W\d_][\w-]+(?: [\w-]+){{0,2}}, (?P<date>{DATE})(?: года| г\.)?\s*[–—.-]")


@dataclass(frozen=True, slots=True)
class Noise:
    """Patterns of a whole line; `headings` open a list of other articles, `endings` end the page.

    `labels` are headings with words of their own: «Читайте также: Погода на неделю».
    """

    lines: re.Pattern[str]
    notices: re.Pattern[str]
    headings: re.Pattern[str]
    labels: re.Pattern[str]
    endings: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`lines` are the article's headline and paragraphs, `noise` all the others.

    `dateline` are the words that give the page's own day, year included, wherever they stand.
    """

    headline: Span | None
    lines: tuple[Span, ...]
    noise: tuple[Span, ...]
    dateline: Span | None = None

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
        labels=_any_of([rf"\W*(?:{headings})\s*:\s*\S.*"]),
        endings=_any_of(table["endings"]),
    )


def clean(text: str, noise: Noise) -> Cleaned:
    """Take the article out of a page's text."""
    page = tuple(span for span in _lines(text) if span.start < span.stop)
    kept = _without_tail(text, _without_repetitions(text, _article(text, page, noise)))
    return Cleaned(
        headline=_headline(text, page, kept),
        lines=tuple(kept),
        noise=tuple(sorted(set(page) - set(kept))),
        dateline=_dateline(text, page),
    )


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _lines(text: str) -> Iterator[Span]:
    for match in LINE.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Span(start, start + len(match[0].strip()))


def _article(text: str, page: Sequence[Span], noise: Noise) -> Iterator[Span]:
    """The lines that aren't noise, up to where nothing is the article any more."""
    paragraphs = 0
    in_list = False
    for number, span in enumerate(page):
        line = span.of(text)
        if _ends(text, page[number:], noise, paragraphs):
            return
        if _is_noise(line, noise):
            continue
        if noise.headings.fullmatch(line):
            in_list = True
            continue
        in_list = in_list and not _resumes(text, page[number : number + 2], paragraphs)
        if not in_list:
            paragraphs += _is_paragraph(line)
            yield span


def _ends(text: str, rest: Sequence[Span], noise: Noise, paragraphs: int) -> bool:
    line = rest[0].of(text)
    if noise.endings.fullmatch(line) or _starts_counters(text, rest):
        return True
    # A rule and then a new headline: the next article of an endless page.
    new = len(rest) > 1 and not FINISHED.search(rest[1].of(text))
    return paragraphs > 0 and new and bool(SEPARATOR.fullmatch(line))


def _is_noise(line: str, noise: Noise) -> bool:
    short = len(line) <= LONGEST_HEADLINE
    return bool(
        noise.notices.fullmatch(line)
        or (short and (noise.lines.fullmatch(line) or noise.labels.fullmatch(line)))
        or not LETTER.search(line)
        or _is_menu(line)
    )


def _is_menu(line: str) -> bool:
    pieces = [piece for piece in PIECES.split(line) if piece.strip()]
    return (
        len(pieces) >= PIECES_OF_A_MENU
        and all(len(piece) <= LONGEST_PIECE for piece in pieces)
        and not FINISHED.search(line)
        and not any(character.isdigit() for character in line)
    )


def _resumes(text: str, following: Sequence[Span], paragraphs: int) -> bool:
    """After a list of headlines come paragraphs, one after the other; teasers alternate."""
    if not paragraphs:
        return _is_paragraph(following[0].of(text))
    return len(following) > 1 and all(_is_paragraph(span.of(text)) for span in following)


def _is_paragraph(line: str) -> bool:
    return (
        len(line) >= SHORTEST_PARAGRAPH
        and bool(FINISHED.search(line))
        and (line[0].isalpha() or line[0] in '«"“—–')
    )


def _starts_counters(text: str, lines: Sequence[Span]) -> bool:
    """A numbered headline followed by nothing but its counters: «1🎉 Группа …», «- 5588»."""
    following = [span.of(text) for span in lines[1 : 1 + COUNTERS_IN_A_ROW]]
    return (
        bool(NUMBERED.match(lines[0].of(text)))
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
    finished = [number for number, span in enumerate(kept) if _is_finished(span.of(text))]
    return list(kept if len(finished) < PARAGRAPHS else kept[: finished[-1] + 1])


def _is_finished(line: str) -> bool:
    """It ends as a sentence does, or it is too long for a headline, or a row of a table."""
    return (
        bool(FINISHED.search(line))
        or len(line) > LONGEST_HEADLINE
        or len(PIECES.split(line)) >= TABLE_CELLS
    )


def _headline(text: str, page: Sequence[Span], kept: Sequence[Span]) -> Span | None:
    """Of the lines before the text the one that is repeated, else the first that could be one."""
    front = [span for span in _front(text, kept) if _could_be_headline(span.of(text))]
    lines = [span.of(text) for span in page]
    repeated = [span for span in front if lines.count(span.of(text)) > 1]
    return next(iter([*repeated, *front]), None) if len(kept) > 1 else None


def _front(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The lines before the first paragraph."""
    for span in lines:
        line = span.of(text)
        if len(line) > LONGEST_HEADLINE or line.endswith((".", "…", ":")):
            return
        yield span


def _could_be_headline(line: str) -> bool:
    words = len(line.split())
    return words >= WORDS_OF_A_HEADLINE and not _is_stamp(line) and not MENU_GAP.search(line)


def _is_stamp(line: str) -> bool:
    return len(line) <= LONGEST_STAMP and bool(STAMP.search(line))


def _dateline(text: str, page: Sequence[Span]) -> Span | None:
    """The date of the page before its text, else the one the text opens with."""
    for span in page:
        line = span.of(text)
        found = STAMP.search(line) if len(line) <= LONGEST_STAMP else OPENING.match(line)
        if found:
            return Span(span.start + found.start("date"), span.start + found.end("date"))
        if _is_paragraph(line):
            return None
    return None
