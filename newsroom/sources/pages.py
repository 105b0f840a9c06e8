"""HTML pages as articles: the words, and what the page says of itself."""

import logging
import re
from contextlib import suppress
from copy import deepcopy
from datetime import date, datetime
from itertools import islice

import trafilatura
from lxml import html

from newsroom.sources.encodings import decode
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.furniture import without_furniture
from newsroom.sources.http import Response
from newsroom.sources.legible import legible
from newsroom.sources.listed import one_line
from newsroom.sources.markup import parse_html, text_of_page, words_of
from newsroom.sources.page_days import day_in_address, day_in_words, is_day_alone, parse_moment
from newsroom.sources.telling import told_by
from storage.articles import is_address

# It reports every odd page as an error; we say in one line what became of it.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

HEADLINES = ("og:title", "twitter:title", "ld:headline")
MOMENTS = (
    *("ld:datePublished", "article:published_time", "og:published_time", "datePublished"),
    *("itemprop:datetime", "pubdate", "dc.date", "DC.date.issued", "dcterms.created"),
    *("published_time_telegram", "time:datetime"),
)
OUTLETS = ("og:site_name", "application-name")
ADDRESSES = ("canonical", "og:url")
OF_AN_ARTICLE = re.compile("https?://[^/?#]+/+[^/]")
LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|announce|anons|intro|subtitle)(?:$|[\s_-])", re.IGNORECASE
)
SHORTEST_LEAD, LONGEST_LEAD = 40, 1000
MOST_BLOCKS = 500
MOST_HEADINGS = 10
SHORTEST_BODY = 250
"""Characters; what is found in a page of less is all of it but the furniture."""


def parse_response(response: Response) -> FetchedArticle:
    """What an address gave as an article. Raises SourceError when it is none."""
    text = decode(response.content, response.charset)
    if response.kind == "text/plain":
        return FetchedArticle(legible(text, response.url), response.url)
    return parse_page(text, response.url)


def parse_page(text: str, source: str) -> FetchedArticle:
    """The article of a page. Raises SourceError when there is none."""
    page = parse_html(text)
    if page is None:
        raise SourceError(source, "there are no words in it", permanent=True)
    told = told_by(page)
    day, moment = _published(page, told, source)
    headline = _headline(page, told)
    return FetchedArticle(
        text=legible(body_of(page), source),
        source=source,
        headline=headline,
        outlet=_first(told, OUTLETS),
        url=_address(told),
        published_on=day,
        published_at=moment,
    )


def body_of(page: html.HtmlElement) -> str:
    """The words of its article; of a page too small for one, all that isn't furniture."""
    found = trafilatura.extract(
        without_furniture(deepcopy(page)),
        output_format="txt",
        include_comments=False,
        include_tables=True,
        favor_recall=True,
    )
    lines = [line for line in map(_line, (found or "").split("\n")) if line]
    body = "\n".join(one for one in lines if not is_day_alone(one))
    if len(body) < SHORTEST_BODY:
        return text_of_page(page)
    lead = _lead(page)
    return body if not lead or lead in body else f"{lead}\n{body}"


def _lead(page: html.HtmlElement) -> str:
    """What stands apart between the headline and the article."""
    for element in islice(page.iter("div", "p", "section"), MOST_BLOCKS):
        if LEAD.search(element.get("class", "")) and element.find(".//a") is None:
            words = words_of(element)
            if SHORTEST_LEAD <= len(words) <= LONGEST_LEAD:
                return words
    return ""


def _line(line: str) -> str:
    return " ".join(line.removeprefix("- ").split())


def _first(told: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((told[name] for name in names if told.get(name)), None)


def _headline(page: html.HtmlElement, told: dict[str, str]) -> str | None:
    """What the page calls its article; the heading itself where the two say the same."""
    called = one_line(_first(told, HEADLINES) or "")
    headings = [one_line(words_of(one)) for one in islice(page.iter("h1"), MOST_HEADINGS)]
    same = [one for one in headings if one and (one in called or called in one)]
    alone = headings if len(headings) == 1 else []
    if same:
        return max(same, key=len) if not called else min(same, key=len)
    return called or (alone[0] if alone else None) or None


def _published(
    page: html.HtmlElement, told: dict[str, str], source: str
) -> tuple[date | None, datetime | None]:
    """By what machines are told, else by the words beside the headline, else by the address."""
    for name in MOMENTS:
        # Pages write dates as they like: an odd one is no reason to leave the page.
        with suppress(ValueError):
            return parse_moment(told.get(name, ""))
    return day_in_words(page) or day_in_address(_address(told) or source), None


def _address(told: dict[str, str]) -> str | None:
    """The page's own address. That of a front page tells nothing of which article this is."""
    given = (told.get(name, "") for name in ADDRESSES)
    return next((url for url in given if OF_AN_ARTICLE.match(url) and is_address(url)), None)
