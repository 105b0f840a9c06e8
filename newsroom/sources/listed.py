"""What a source lists: articles to be fetched, and further lists."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin

from newsroom.rendering.html import clean, web_address
from storage.articles import is_address

LONGEST_LINE = 500
LONGEST_ADDRESS = 2000
MOST_ITEMS = 1000
"""Of one list. Sitemaps of an archive hold more, and are asked for all of it."""


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article that a source names. `lead`: its beginning as the source tells it, or ""."""

    url: str
    headline: str = ""
    lead: str = ""
    published_on: date | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source gave this time. `more`: addresses of further lists (of a sitemap index)."""

    title: str = ""
    articles: tuple[ListedArticle, ...] = ()
    more: tuple[str, ...] = ()


def one_line(text: str, limit: int = LONGEST_LINE) -> str:
    """Words from outside without signs that hide, break or turn a line round."""
    return " ".join(clean(text[: limit * 4]).split())[:limit]


def absolute(address: str, base: str) -> str | None:
    """An address of the web, or None: «javascript:…» leads nowhere."""
    try:
        url = urljoin(base, re.sub(r"[\t\r\n]", "", address.strip()))
    except ValueError:
        return None
    if len(url) > LONGEST_ADDRESS or web_address(url) is None or not is_address(url):
        return None
    return url
