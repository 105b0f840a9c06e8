"""The days of a query in the name of a file."""

from datetime import date

from reading.queries import MeetingQuery

ALL = "all"
JANUARY_1, DECEMBER_31 = (1, 1), (12, 31)


def file_name(what: str, query: MeetingQuery) -> str:
    """«dipcourier-meetings-2019-2021», without the ending; letters that any disk takes."""
    return f"dipcourier-{what}-{period(query)}"


def period(query: MeetingQuery) -> str:
    """«2024», «2019-2021», «2024-03-05--2024-04-01», «since-2024-03-05», «all»."""
    first, last = query.first, query.last
    if first and last:
        years = _years(first, last)
        return years or f"{first.isoformat()}--{last.isoformat()}"
    if first:
        return f"since-{first.isoformat()}"
    return f"until-{last.isoformat()}" if last else ALL


def _years(first: date, last: date) -> str:
    """Whole years, or "" where they are not."""
    if (first.month, first.day) != JANUARY_1 or (last.month, last.day) != DECEMBER_31:
        return ""
    return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
