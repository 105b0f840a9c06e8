"""What a source gave, unjudged."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from storage.storable import storable


@dataclass(frozen=True, slots=True)
class FetchedArticle:
    """One publication as it came. `published_at` has a zone; a bare day is `published_on`.

    `time_zone`: the outlet's own, where its days count.
    `source` names the file and line, or the address, in messages to an operator.
    """

    text: str
    source: str = ""
    headline: str | None = None
    outlet: str | None = None
    country: str | None = None
    url: str | None = None
    external_id: str | None = None
    language: str | None = None
    published_on: date | None = None
    published_at: datetime | None = None
    time_zone: str | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                object.__setattr__(self, field.name, storable(value))
