"""What tables of dates compare: the report of somebody's contact, and its days in short."""

from datetime import date

from reading.facts import MeetingReport
from tests.reading.conftest import Reader


def told(reader: Reader, text: str, name: str, published_on: date | None) -> MeetingReport:
    """The report of the contact with somebody."""
    meetings = reader.facts(text, published_on).meetings
    return next(m for m in meetings if any(p.name == name for p in m.participants))


def days(report: MeetingReport) -> str:
    """«2025-09-18», «2025-09-14/2025-09-17», "" for none."""
    first, last = report.date.first, report.date.last
    return f"{first or ''}" if first == last else f"{first or ''}/{last or ''}"
