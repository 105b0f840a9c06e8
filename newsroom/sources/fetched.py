"""What a source gave, unjudged."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FetchedArticle:
    """One publication as it came. `published_at` has a zone; a bare day is `published_on`."""

    text: str
    headline: str | None = None
    outlet: str | None = None
    country: str | None = None
    url: str | None = None
    external_id: str | None = None
    language: str | None = None
    published_on: date | None = None
    published_at: datetime | None = None
