"""The parts of a chronology, headed by their years: «2022», then «6 апреля …»."""

import re

from reading.when.date_readings import Reading

YEAR_LINE = re.compile(
    r"(?:^|\|)\s*(?P<year>(?:19|20)\d\d)"
    r"(?:(?:\s*год|\s*г\.)?\s*:?\s*(?=\||$)|(?:,\s+[а-яәғқңөұүһі]+)?\.(?=\s))"
)


def find_chapters(calm: str) -> list[tuple[int, int]]:
    """Where «2022», «2023 год» head lines of calmed text, and their years; none or several.

    Or paragraphs: «1971. Советник …», «2018, апрель. Директор …».
    """
    found = [(match.end(), int(match["year"])) for match in YEAR_LINE.finditer(calm)]
    return found if len(found) > 1 else []


def in_chapter(reading: Reading, start: int, chapters: list[tuple[int, int]]) -> Reading:
    """The reading of words at `start`, in the year of its part."""
    year = next((year for at, year in reversed(chapters) if at <= start), None)
    if year is None or reading.partial is None or reading.partial.weekday is not None:
        return reading
    return Reading(reading.partial.in_year(year))
