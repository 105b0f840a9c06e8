"""Pages that list articles: the links of one shape."""

import re
from collections.abc import Iterator
from itertools import islice

from newsroom.sources.encodings import decode
from newsroom.sources.listed import MOST_ITEMS, ListedArticle, Listing, absolute, one_line
from newsroom.sources.markup import parse_html

ALTERNATES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
}


def parse_index(content: bytes, charset: str, url: str, pattern: str) -> Listing:
    """The articles a page links to. `pattern`: what their addresses have in common (a regex)."""
    page = parse_html(decode(content, charset))
    shape = re.compile(pattern)
    found: dict[str, str] = {}
    for element in page.iter("a") if page is not None else ():
        address = absolute(element.get("href", ""), url)
        if address is not None and shape.search(address):
            words = one_line("".join(map(str, islice(element.itertext(), 50))))
            # A picture and a headline lead to the same article; the words are the headline.
            found[address] = max(found.get(address, ""), words, key=len)
    title = page.findtext(".//title") if page is not None else None
    articles = (ListedArticle(address, words) for address, words in found.items())
    return Listing(one_line(title or ""), tuple(islice(articles, MOST_ITEMS)))


def linked_feeds(content: bytes, charset: str, url: str) -> Iterator[str]:
    """The feeds that a page says are its own, in its order."""
    page = parse_html(decode(content, charset))
    for element in page.iter("link") if page is not None else ():
        kinds = element.get("type", "").partition(";")[0].strip().lower()
        if "alternate" in element.get("rel", "").lower().split() and kinds in ALTERNATES:
            address = absolute(element.get("href", ""), url)
            if address is not None:
                yield address
