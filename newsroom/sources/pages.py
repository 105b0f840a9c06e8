"""HTML pages as articles: the words, and what the page's head says of itself."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser

from newsroom.sources.encodings import decode
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.http import Response
from newsroom.sources.legible import legible
from newsroom.sources.markup import text_of_html
from newsroom.sources.published import parse_published
from storage.articles import is_address

HEADLINES = ("og:title", "twitter:title")
MOMENTS = ("article:published_time", "og:published_time", "datePublished", "pubdate", "dc.date")
OUTLETS = ("og:site_name", "application-name")
ADDRESSES = ("canonical", "og:url")
OF_AN_ARTICLE = re.compile("https?://[^/?#]+/+[^/]")


def parse_response(response: Response) -> FetchedArticle:
    """What an address gave as an article. Raises SourceError when it is none."""
    text = decode(response.content, response.charset)
    if response.kind == "text/plain":
        return FetchedArticle(legible(text, response.url), response.url)
    return parse_page(text, response.url)


def parse_page(html: str, source: str) -> FetchedArticle:
    """The article of a page. Raises SourceError when there is none."""
    text = legible(words_of_html(html, source), source)
    told = _told(html)
    published = _first(told, MOMENTS)
    day, moment = None, None
    # Pages write dates as they like: an odd one is no reason to leave the page.
    with suppress(ValueError):
        day, moment = parse_published(published) if published else (None, None)
    return FetchedArticle(
        text=text,
        source=source,
        headline=_first(told, HEADLINES),
        outlet=_first(told, OUTLETS),
        url=_address(told),
        published_on=day,
        published_at=moment,
    )


def words_of_html(html: str, source: str) -> str:
    """Raises SourceError for what is no HTML."""
    try:
        return text_of_html(html)
    except ValueError as error:
        raise SourceError(source, f"its HTML is broken ({error})", permanent=True) from error


def _told(html: str) -> dict[str, str]:
    head = _Head()
    head.feed(html)
    head.close()
    return head.told


def _first(told: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((told[name] for name in names if told.get(name)), None)


def _address(told: dict[str, str]) -> str | None:
    """The page's own address. That of a front page tells nothing of which article this is."""
    given = (told.get(name, "") for name in ADDRESSES)
    return next((url for url in given if OF_AN_ARTICLE.match(url) and is_address(url)), None)


class _Head(HTMLParser):
    """What is said first of each thing: in <meta>, in the canonical link, in JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: dict[str, str] = {}
        self._linked_data: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self._tell(name, given.get("content", ""))
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self._tell("canonical", given.get("href", ""))
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._linked_data = []

    def handle_data(self, data: str) -> None:
        if self._linked_data is not None:
            self._linked_data.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._linked_data is not None:
            for value in _dates_in("".join(self._linked_data)):
                self._tell("datePublished", value)
            self._linked_data = None

    def _tell(self, name: str, value: str) -> None:
        if value.strip():
            self.told.setdefault(name, " ".join(value.split()))


def _dates_in(linked_data: str) -> Iterator[str]:
    """Every `datePublished` of the objects, in whatever depth of lists."""
    try:
        waiting = [json.loads(linked_data)]
    except (ValueError, RecursionError):
        return
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.get("@graph", []) if isinstance(one.get("@graph"), list) else []
            if isinstance(one.get("datePublished"), str):
                yield one["datePublished"]
