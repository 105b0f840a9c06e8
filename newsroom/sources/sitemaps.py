"""Sitemaps (sitemaps.org) and news sitemaps: addresses with their days, and indexes of sitemaps."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from lxml import etree

from newsroom.sources.errors import SourceError
from newsroom.sources.inflating import InflationError, inflater
from newsroom.sources.listed import ListedArticle, Listing, absolute, one_line
from newsroom.sources.published import parse_published
from newsroom.sources.xml import local_name, parse_xml

GZIP = b"\x1f\x8b"
MOST_ADDRESSES = 50_000
"""Of one sitemap, by the protocol."""

LARGEST_BYTES = 50_000_000
"""Of one sitemap unpacked, by the protocol."""


def parse_sitemap(content: bytes, url: str) -> Listing:
    """What a sitemap names, in its order. Raises SourceError for what is none."""
    root = parse_xml(_unpacked(content, url), url)
    match local_name(root):
        case "sitemapindex":
            return Listing(more=tuple(islice(_addresses(root, url), MOST_ADDRESSES)))
        case "urlset":
            return Listing(articles=tuple(islice(_articles(root, url), MOST_ADDRESSES)))
    raise SourceError(url, "it is no sitemap")


def _unpacked(content: bytes, url: str) -> bytes:
    """A file «.xml.gz» is packed by itself, whatever its server says."""
    if not content.startswith(GZIP):
        return content
    unpacking = inflater("gzip", LARGEST_BYTES)
    try:
        unpacking.feed(content)
        return unpacking.finish()
    except InflationError as error:
        raise SourceError(url, str(error)) from error


def _addresses(root: etree._Element, base: str) -> Iterator[str]:
    for entry in root:
        url = absolute(_texts(entry).get("loc", ""), base)
        if url is not None:
            yield url


def _articles(root: etree._Element, base: str) -> Iterator[ListedArticle]:
    for entry in root:
        told = _texts(entry)
        url = absolute(told.get("loc", ""), base)
        if url is not None:
            day, moment = _published(told.get("publication_date") or told.get("lastmod", ""))
            yield ListedArticle(url, one_line(told.get("title", "")), "", day, moment)


def _texts(entry: etree._Element) -> dict[str, str]:
    """What is said of an address, by name; the first of a kind counts. Pictures have own ones."""
    told: dict[str, str] = {}
    for element in entry.iter():
        parent = element.getparent()
        inside = local_name(parent) if parent is not None else ""
        if inside in {"url", "sitemap", "news", "publication"} and element.text:
            told.setdefault(local_name(element), element.text.strip())
    return told


def _published(value: str) -> tuple[date | None, datetime | None]:
    try:
        return parse_published(value)
    except ValueError:
        return None, None
