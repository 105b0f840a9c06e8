"""Feeds: RSS, Atom and JSON Feed (RFC 4287, jsonfeed.org).

Their XML is made harmless first (newsroom/sources/xml.py); feedparser then never meets a document
that is broken or plays tricks; what it still stumbles over is no feed.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from time import struct_time
from typing import Any

import feedparser
from lxml import etree

from newsroom.sources.errors import SourceError
from newsroom.sources.listed import MOST_ITEMS, ListedArticle, Listing, absolute, one_line
from newsroom.sources.markup import text_of_html
from newsroom.sources.published import FIRST_YEAR, parse_published
from newsroom.sources.xml import local_name, parse_xml

ROOTS = frozenset({"rss", "feed", "rdf"})
LONGEST_LEAD = 2000
LONGEST_MARKUP = 20_000
"""Characters of a lead in HTML that are looked at."""


def parse_feed(content: bytes, url: str) -> Listing:
    """The articles of a feed, the first ones first. Raises SourceError for what is no feed."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _parse_json(content, url)
    root = parse_xml(content, url)
    if local_name(root) not in ROOTS:
        raise SourceError(url, "it is no feed")
    _cut(root)
    parsed = _by_feedparser(etree.tostring(root, encoding="utf-8", xml_declaration=True), url)
    articles = islice(_entries(parsed.get("entries", []), url), MOST_ITEMS)
    return Listing(one_line(str(parsed.get("feed", {}).get("title", ""))), tuple(articles))


def _by_feedparser(content: bytes, url: str) -> Mapping[str, Any]:
    try:
        return feedparser.parse(  # type: ignore[no-any-return]
            # Never a string: feedparser would take one for an address, or for the name of a file.
            io.BytesIO(content),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:
        # It stumbles in ways of its own over elements inside others that never hold them.
        raise SourceError(url, f"its elements make no feed ({type(error).__name__})") from error


def _cut(root: etree._Element) -> None:
    """Leave the first articles alone: feedparser takes its time for each."""
    entries = (one for one in root.iter() if local_name(one) in {"item", "entry"})
    for entry in list(islice(entries, MOST_ITEMS, None)):
        if entry.getparent() is not None:
            entry.getparent().remove(entry)


def _entries(entries: Sequence[Mapping[str, Any]], base: str) -> Iterator[ListedArticle]:
    for entry in entries:
        url = absolute(_link(entry), base)
        if url is not None:
            yield ListedArticle(
                url=url,
                headline=one_line(_words(str(entry.get("title", "")))),
                lead=one_line(_words(_lead(entry)), LONGEST_LEAD),
                published_at=_moment(_published(entry)),
            )


def _link(entry: Mapping[str, Any]) -> str:
    """Its address; an id that is one stands for it."""
    return str(entry.get("link") or entry.get("id") or "")


def _lead(entry: Mapping[str, Any]) -> str:
    summary = str(entry.get("summary") or "")
    if summary:
        return summary
    contents = entry.get("content") or [{}]
    return str(contents[0].get("value", ""))


def _published(entry: Mapping[str, Any]) -> struct_time | None:
    # Asked for what an entry lacks, feedparser gives the other one, for a while.
    given = (entry[name] for name in ("published_parsed", "updated_parsed") if name in entry)
    return next(filter(None, given), None)


def _words(markup: str) -> str:
    markup = markup[:LONGEST_MARKUP]
    if "<" not in markup and "&" not in markup:
        return markup
    try:
        return text_of_html(markup)
    except ValueError:
        return ""


def _moment(parsed: struct_time | None) -> datetime | None:
    """A moment in UTC; None for one that can't be meant."""
    if parsed is None or parsed.tm_year < FIRST_YEAR:
        return None
    try:
        return datetime(*parsed[:6], tzinfo=UTC)
    except ValueError:
        return None


def _parse_json(content: bytes, url: str) -> Listing:
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SourceError(url, "it is no JSON") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise SourceError(url, "it is no feed")
    found = (_json_article(item, url) for item in items[:MOST_ITEMS] if isinstance(item, dict))
    title = feed.get("title")
    return Listing(
        one_line(title) if isinstance(title, str) else "",
        tuple(one for one in found if one is not None),
    )


def _json_article(item: Mapping[str, Any], base: str) -> ListedArticle | None:
    texts = {name: value for name, value in item.items() if isinstance(value, str)}
    url = absolute(texts.get("url") or texts.get("external_url") or texts.get("id", ""), base)
    if url is None:
        return None
    try:
        day, moment = parse_published(texts.get("date_published", ""))
    except ValueError:
        day, moment = None, None
    lead = texts.get("summary") or texts.get("content_text") or texts.get("content_html", "")
    return ListedArticle(
        url=url,
        headline=one_line(_words(texts.get("title", ""))),
        lead=one_line(_words(lead), LONGEST_LEAD),
        published_on=day,
        published_at=moment,
    )
