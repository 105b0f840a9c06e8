"""The day of a page where no machine is told it: in words beside the headline, in its address."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import islice

from lxml import html

from newsroom.sources.published import FIRST_YEAR, parse_published

OPENINGS = (
    *("янв jan қаң", "фев feb ақп", "мар mar нау", "апр apr сәу", "мая май may мам", "июн jun мау"),
    *("июл jul шіл", "авг aug там", "сен sep қыр", "окт oct қаз", "ноя nov қар", "дек dec жел"),
)
MONTHS = {
    opening: number
    for number, openings in enumerate(OPENINGS, start=1)
    for opening in openings.split()
}
NAMED = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d_]{3,10})\.?,?\s+(\d{4})\b")
MONTH_FIRST = re.compile(r"\b([A-Z][a-z]{2,8})\.?\s+(\d{1,2}),?\s+(\d{4})\b")
KAZAKH = re.compile(r"\b(\d{4})\s*(?:жылғы|ж\.?)\s*(\d{1,2})\s+([^\W\d_]{3,10})")
NUMBERED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
IN_ADDRESS = re.compile(r"/(\d{4})[/-]?(\d{2})[/-]?(\d{2})(?:[/_-]|$)")

CALLED = re.compile(r"date|time|publish|posted|meta|info|byline|дата", re.IGNORECASE)
LONGEST = 120
"""Characters of an element that is a date and not a text with one."""

LONGEST_DAY = 40
MOST_ELEMENTS = 3000
LAST_YEAR = 2100
ZONE_APART = re.compile(r"\s+([+-]\d{2}:?\d{2}|Z)$")


def parse_moment(value: str) -> tuple[date | None, datetime | None]:
    """A day or a moment however pages write it for machines. Raises ValueError."""
    try:
        return parse_published(ZONE_APART.sub(r"\1", value.strip()))
    except ValueError:
        pass
    if value[:3].isalpha():
        sent = parsedate_to_datetime(value)
        return parse_published(sent.isoformat())
    day = next(_days_in(value[:LONGEST]), None)
    if day is None:
        raise ValueError("is no date")
    return day, None


def day_in_words(page: html.HtmlElement) -> date | None:
    """The first date in an element that is called one, behind the first heading if there is any."""
    texts = islice(_dated(page), MOST_ELEMENTS)
    return next((day for text in texts for day in _days_in(text)), None)


def day_in_address(url: str) -> date | None:
    found = IN_ADDRESS.search(url)
    return _day(*map(int, found.groups())) if found is not None else None


def is_day_alone(line: str) -> bool:
    """A line that is a date, perhaps with an hour, and nothing else."""
    if len(line) > LONGEST_DAY or not any(map(str.isdigit, line)):
        return False
    rest = line
    for form in (NAMED, MONTH_FIRST, KAZAKH, NUMBERED, ISO):
        rest = form.sub("", rest)
    return rest != line and not re.sub(r"[\d\s:.,|/()-]|года?\b|г\.|жыл\w*", "", rest)


def _dated(page: html.HtmlElement) -> Iterator[str]:
    headings = page.xpath("(//article | //main | //body)[1]")
    root = headings[0] if headings else page
    for element in root.iter("time", "span", "div", "p", "small", "em", "li", "a"):
        called = f"{element.tag} {element.get('class', '')} {element.get('id', '')}"
        if CALLED.search(called):
            words = " ".join(element.text_content()[: LONGEST * 4].split())
            if len(words) <= LONGEST:
                yield words


def _days_in(text: str) -> Iterator[date]:
    found = [
        *((int(y), _month(m), int(d)) for d, m, y in NAMED.findall(text)),
        *((int(y), _month(m), int(d)) for m, d, y in MONTH_FIRST.findall(text)),
        *((int(y), _month(m), int(d)) for y, d, m in KAZAKH.findall(text)),
        *((int(y), int(m), int(d)) for d, m, y in NUMBERED.findall(text)),
        *((int(y), int(m), int(d)) for y, m, d in ISO.findall(text)),
    ]
    for year, month, day in found:
        known = _day(year, month, day)
        if known is not None:
            yield known


def _month(name: str) -> int:
    return MONTHS.get(name[:3].lower(), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
