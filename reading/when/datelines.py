"""The day a page gives for itself: «АСТАНА, 8 августа 2024 г. –», «06.11.2024, 14:05»."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from reading.facts import Basis, EventDate, Precision, Span
from reading.when.dates import FoundDate, find_dates, resolve
from reading.when.periods import Tense

HEAD_LINES = 7
"""The day of a page stands above its text or opens it; below stand days of other articles."""

LONGEST_MENU = 30
"""Lines of one or two words above it: «Русский», «English», «Политика»."""

LONGEST_STAMP = 100
"""Characters of a line that is a stamp (outlet, section, day, hour, views), not a sentence."""

MENU_WORDS = 2

NEAR = timedelta(days=5)
"""An article comes out at most so long after the day that opens it."""

LINE = re.compile(r"[^\n]*\S[^\n]*")
DIGIT = re.compile(r"\d")
CAPITALIZED = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'.-]+"
NO_PLACE = (
    r"(?!(?i:ранее|позже|позднее|затем|накануне|вчера|сегодня|завтра|напомним|утром|днем|днём|"
    r"вечером|ночью|также|впервые|кроме|потом|однако|итак|уже|еще|ещё|итоги|главное|новости|события)\b)"
)
"""«Ранее, 14 октября, в Москве …» names no place."""

PLACE_BEFORE = re.compile(
    rf"\W{{0,3}}{NO_PLACE}{CAPITALIZED}(?:(?:[ -]+| ?[/–—] ?|, ){CAPITALIZED}){{0,3}}"
    r"[,.]?\s*[(/]?\s*"
    r"(?:\d\d:\d\d,?\s*)?"
)
AFTER_OPENING = re.compile(r"\s*[)/]?\s*[-–—./:(,]")
LABEL_WORD = (
    r"(?:опубликован\w*|дата(?: публикации)?|обновлен\w*|жарияланды|жарияланған|published|posted|"
    r"date|updated)"
)
LABEL = re.compile(rf"{LABEL_WORD}\W{{0,4}}$", re.IGNORECASE)
LIST = re.compile(r"[^\W\d]:(?:\s|$)")
"""«Схожие публикации: 05.06.23 …»: days of others."""

TODAY_WORD = "сегодня|бүгін|today"
TODAY = re.compile(TODAY_WORD, re.IGNORECASE)
LABEL_OR_TODAY = re.compile(f"{LABEL_WORD}|{TODAY_WORD}", re.IGNORECASE)
HEADLINE_BESIDE = re.compile(r"(?:\b[\w-]{2,}\b\s+){4,}[\w-]+")
CLOCK = re.compile(r"\b\d\d:\d\d\b")
WORD = r"[^\W\d][^\W\d-]*(?:-[^\W\d]+)*"
SENTENCE = re.compile(rf"(?:{WORD}[ ,]+){{3,}}{WORD}[.!?…]\s*$")
"""«1 июля Касым-Жомарт Токаев прилетел в Баку.» is no stamp, however short."""

BYLINE = re.compile(r"By\s")


def find_dateline(text: str, published_on: date | None) -> EventDate | None:
    """The article's own day as its page says it, or None. `published_on` only helps out a year."""
    stamp = _best(text, published_on)
    if stamp and stamp.first and published_on is None:
        return _best(text, stamp.first)  # the site's day helps out the year of the author's
    return stamp


def _best(text: str, published_on: date | None) -> EventDate | None:
    stamps = list(_stamps(text, published_on))
    openings = {day.first for kind, day in stamps if kind == OPENING}
    if len(openings) > 1:  # «Прага, 6 октября 2022 года. …» heads one part of a chronology
        stamps = [stamp for stamp in stamps if stamp[0] != OPENING]
    return min(stamps, key=lambda stamp: stamp[0], default=(0, None))[1]


OPENING, LABELLED, STAMP = 0, 1, 2
"""How sure: the day that opens the text is the author's, those of the page are the site's."""


def find_open_dateline(text: str) -> FoundDate | None:
    """The day that opens the text without its year («АНТАЛЬЯ (15.05).»), None if there are two."""
    openings = [
        found
        for kind, found in _heads(text)
        if kind == OPENING and found.partial and found.partial.weekday is None and found.is_day
    ]
    return openings[0] if len({found.partial for found in openings}) == 1 else None


def _stamps(text: str, published_on: date | None) -> Iterator[tuple[int, EventDate]]:
    for kind, found in _heads(text):
        day = _day(found, published_on)
        if day is not None:
            yield kind, replace(day, basis=Basis.DATELINE, span=found.span)


def _heads(text: str) -> Iterator[tuple[int, FoundDate]]:
    """The dates that may be those of the page, with their kinds."""
    above = ""
    for number, match in _numbered(text):
        line = match[0]
        is_near = number < HEAD_LINES or LABEL_OR_TODAY.search(line, 0, LONGEST_STAMP)
        may_tell = is_near and DIGIT.search(line, 0, LONGEST_STAMP)
        for found in find_dates(line[:LONGEST_STAMP], None) if may_tell else ():
            kind = _kind(line, found, number)
            if kind == STAMP and found.is_partial and not CLOCK.search(line):
                continue  # «Токаев принял Дуду 1 июля»: a headline
            # «Схожие публикации:» and then days of others.
            is_listed = kind == STAMP and above.rstrip().endswith(":")
            if kind is not None and not is_listed:
                span = Span(found.span.start + match.start(), found.span.stop + match.start())
                yield kind, replace(found, span=span)
        above = line


def _numbered(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines, each with the number of lines above it that are no menu."""
    above = 0
    for raw, match in enumerate(LINE.finditer(text)):
        yield above, match
        above += raw >= LONGEST_MENU or len(match[0].split()) > MENU_WORDS


def _kind(line: str, found: FoundDate, number: int) -> int | None:
    before, after = line[: found.span.start], line[found.span.stop :]
    if LABEL.search(before) or TODAY.match(found.span.of(line)):
        return LABELLED
    if number >= HEAD_LINES or LIST.search(before):
        return None
    if PLACE_BEFORE.fullmatch(before) and _opens(found.span.of(line), after):
        return OPENING
    is_told = HEADLINE_BESIDE.search(f"{before}|{after}") or SENTENCE.search(after)
    is_stamp = len(line) <= LONGEST_STAMP and not is_told
    return STAMP if is_stamp or BYLINE.match(before) else None


def _opens(day: str, after: str) -> bool:
    """«АСТАНА, 16 апреля 2025 г. – Генеральный секретарь …»: a text follows."""
    has_sign = day.endswith(".") or AFTER_OPENING.match(after) is not None
    return has_sign and bool(after.strip(" .–—-"))


def _day(found: FoundDate, published_on: date | None) -> EventDate | None:
    """A whole day; one without a year only when it lies right before the publication."""
    day = resolve(found, published_on, Tense.PAST)
    if day is None or day.first is None or day.precision is not Precision.DAY:
        return None
    if found.partial is None:
        return day if found.event_date.basis is Basis.EXPLICIT else None
    is_near = published_on is not None and published_on - NEAR <= day.first <= published_on
    return day if is_near and found.partial.weekday is None else None
