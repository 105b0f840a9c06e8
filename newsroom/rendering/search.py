"""Articles that were found: headline, outlet, day, and the words around what was looked for."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from newsroom.rendering.html import Html, bold, escape, join, shorten
from newsroom.rendering.lines import meeting_line, numbered
from newsroom.rendering.sources import source_words
from newsroom.rendering.texts import Texts
from newsroom.rendering.timeline import day_bounds
from reading.search.questions import ArticleQuery
from reading.search.snippets import Snippet, snippet
from storage.meetings import Listed
from storage.models import Article
from storage.search import MOST_RANKED, Hit, SearchPage

SIGN = "🔎"
ASKED = re.compile(rf"{SIGN} (.+)")
HEADLINE_LENGTH = 120
MARKS = 6
"""Hits that are marked in one snippet; Telegram marks no more than a hundred in a message."""

IsHit = Callable[[str], bool]


def search_page(
    texts: Texts, asked: str, query: ArticleQuery, page: SearchPage, is_hit: IsHit
) -> Html:
    """One message. Its first line is what was asked: that's where the next page knows it from."""
    hits = [_hit(texts, number, hit, is_hit) for number, hit in enumerate(page.hits, page.number)]
    return join([join([search_heading(asked), _count(texts, query, page)]), *hits], "\n\n")


def search_heading(asked: str) -> Html:
    return join([SIGN, bold(asked)], " ")


def asked_in(text: str) -> str | None:
    """What was asked, by the message that shows what was found."""
    match = ASKED.match(text)
    return match[1] if match is not None else None


def article_page(texts: Texts, hit: Hit, meetings: Sequence[Listed], today: date) -> Html:
    """An article and the meetings it tells of, numbered from 1."""
    lines = [
        numbered(number, meeting_line(texts, one.meeting, one.participants, today=today))
        for number, one in enumerate(meetings, start=1)
    ]
    source = source_words(texts, hit.article, hit.outlet)
    head = join([bold(headline(hit.article, hit.text)), source])
    return join([head, join([texts("search-meetings"), *lines])], "\n\n")


def headline(article: Article, text: str) -> str:
    """Its own, else how the text begins."""
    return shorten(article.headline or text, HEADLINE_LENGTH)


def _count(texts: Texts, query: ArticleQuery, page: SearchPage) -> Html:
    if page.total is None:
        count = texts("search-many", count=MOST_RANKED)
    else:
        count = texts("search-count", count=page.total)
    return join([count, *day_bounds(texts, query.first, query.last)], " · ")


def _hit(texts: Texts, number: int, hit: Hit, is_hit: IsHit) -> Html:
    title = numbered(number, bold(headline(hit.article, hit.text)))
    source = source_words(texts, hit.article, hit.outlet)
    return join([title, source, _snippet(snippet(hit.text, is_hit))])


def _snippet(found: Snippet) -> Html:
    marks, pieces = 0, [escape("…" if found.is_cut_before else "")]
    for piece in found.pieces:
        marks += piece.is_hit
        pieces.append(bold(piece.text) if piece.is_hit and marks <= MARKS else escape(piece.text))
    return join([*pieces, "…" if found.is_cut_after else ""], "")
