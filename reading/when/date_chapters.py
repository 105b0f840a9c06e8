"""The parts of a chronology, headed by their years: «2022», then «6 апреля …»."""

import re

from reading.when.date_readings import Reading
from reading.when.date_words import MONTHS_RU, any_of

YEAR = r"(?P<year>(?:19|20)\d\d)"
YEAR_LINE = re.compile(rf"(?:^|\|)\s*{YEAR}(?:\s*год|\s*г\.)?\s*:?\s*(?=\||$)")
MONTH = rf"(?:{any_of(MONTHS_RU)})"
HEAD = re.compile(
    rf"(?:^|\|)\s*(?:(?:{MONTH}\s+)?{YEAR}(?:\s*года?|\s*г)?|(?P<of>(?:19|20)\d\d),\s+{MONTH})"
    r"[.:](?=\s)"
)


def find_chapters(calm: str) -> list[tuple[int, int]]:
    """Where «2022», «2023 год» head lines of calmed text, and their years; none or several.

    Or paragraphs: «1971. Советник …», «2018, апрель. Директор …», «Июнь 2014 года. Президент …».
    """
    lines = [(match.end(), int(match["year"])) for match in YEAR_LINE.finditer(calm)]
    heads = [(match.end(), int(match["year"] or match["of"])) for match in HEAD.finditer(calm)]
    found = sorted([*lines, *heads])
    return found if len(found) > 1 else []


def in_chapter(reading: Reading, start: int, chapters: list[tuple[int, int]]) -> Reading:
    """The reading of words at `start`, in the year of its part."""
    year = next((year for at, year in reversed(chapters) if at <= start), None)
    if year is None or reading.partial is None or reading.partial.weekday is not None:
        return reading
    return Reading(reading.partial.in_year(year))
