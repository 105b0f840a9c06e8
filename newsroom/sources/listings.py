"""What a source gave as a list of articles, by the kind of the source."""

from newsroom.sources.errors import SourceError
from newsroom.sources.feeds import parse_feed
from newsroom.sources.http import Response
from newsroom.sources.index_pages import parse_index
from newsroom.sources.listed import Listing
from newsroom.sources.sitemaps import parse_sitemap
from storage.models import SourceKind


def parse_listing(kind: SourceKind, response: Response, pattern: str = "") -> Listing:
    """Raises SourceError for what is none."""
    match kind:
        case SourceKind.FEED:
            return parse_feed(response.content, response.url)
        case SourceKind.SITEMAP:
            return parse_sitemap(response.content, response.url)
        case SourceKind.PAGE:
            return parse_index(response.content, response.charset, response.url, pattern)
    raise SourceError(response.url, "nobody polls it", permanent=True)
