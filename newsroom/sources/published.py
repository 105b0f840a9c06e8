"""Days and moments of publication as files and pages write them."""

from datetime import UTC, date, datetime

FIRST_YEAR = 1900
"""A date before it is a slip of the machine that wrote it."""


def parse_published(value: str) -> tuple[date | None, datetime | None]:
    """A day, or a moment in UTC, out of ISO 8601. Raises ValueError that says what is wrong."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("is not an ISO date") from None
    if moment.year < FIRST_YEAR:
        raise ValueError(f"lies before {FIRST_YEAR}")
    if moment.tzinfo is None:
        return moment.date(), None
    try:
        return None, moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("lies at the end of time") from None
