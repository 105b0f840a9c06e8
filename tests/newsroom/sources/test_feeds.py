"""What feeds list: their addresses, headlines, leads and moments, and what is no feed."""

import json
from datetime import UTC, date, datetime

import pytest

from newsroom.sources.errors import SourceError
from newsroom.sources.feeds import parse_feed
from newsroom.sources.listed import ListedArticle

ADDRESS = "https://example.org/news/feed"


def rss(item: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Лента</title>{item}</channel></rss>".encode()


def only(content: bytes) -> ListedArticle:
    (article,) = parse_feed(content, ADDRESS).articles
    return article


def test_a_json_feed_lists_what_has_an_address() -> None:
    items = [
        {
            "url": "/news/1",
            "title": "Переговоры &amp; приём",
            "content_html": "<p>Министр <b>принял</b> посла.</p>",
            "date_published": "2025-09-09T10:00:00+05:00",
        },
        {"id": "https://example.org/news/2", "summary": "Кратко", "date_published": "вчера"},
        {"id": "без адреса", "url": "mailto:editor@example.org"},
        "not an item",
    ]
    listing = parse_feed(json.dumps({"title": "Лента", "items": items}).encode(), ADDRESS)
    assert listing.title == "Лента"
    assert listing.articles == (
        ListedArticle(
            url="https://example.org/news/1",
            headline="Переговоры & приём",
            lead="Министр принял посла.",
            published_at=datetime(2025, 9, 9, 5, tzinfo=UTC),
        ),
        ListedArticle(url="https://example.org/news/2", headline="", lead="Кратко"),
    )


def test_a_day_alone_is_no_moment() -> None:
    items = [{"url": "/news/1", "title": "Приём", "date_published": "2025-09-09"}]
    article = only(json.dumps({"items": items}).encode())
    assert (article.published_on, article.published_at) == (date(2025, 9, 9), None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"items": [', "it is no JSON"),
        (b'{"items": {"url": "/news/1"}}', "it is no feed"),
        (b'{"error": "not found"}', "it is no feed"),
        (b"<html><body><p>Not found</p></body></html>", "it is no feed"),
    ],
)
def test_what_is_no_feed_is_told(content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        parse_feed(content, ADDRESS)


def test_without_a_day_of_its_own_an_article_is_of_the_day_it_was_changed() -> None:
    entry = "<entry><link href='/news/1'/><updated>2025-09-09T10:00:00Z</updated></entry>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>".encode()
    assert only(atom).published_at == datetime(2025, 9, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize("moment", ["Mon, 01 Jan 0001 00:00:00 GMT", "nonsense", ""])
def test_a_moment_that_cannot_be_meant_is_none(moment: str) -> None:
    article = only(rss(f"<item><link>/news/1</link><pubDate>{moment}</pubDate></item>"))
    assert article.published_at is None
