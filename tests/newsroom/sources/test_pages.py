"""Pages as articles: what the head of a page says of it, and what it is not believed."""

from datetime import UTC, date, datetime

import pytest

from newsroom.sources.http import Response
from newsroom.sources.pages import parse_page, parse_response

BODY = "<p>Президент Казахстана провёл переговоры с генеральным секретарём ООН в Астане.</p>"


def page(*head: str) -> str:
    return f"<html><head>{''.join(head)}</head><body>{BODY}</body></html>"


def test_a_page_tells_its_headline_outlet_address_and_moment() -> None:
    article = parse_page(
        page(
            '<meta property="og:title" content="Переговоры&nbsp;в Астане">',
            '<meta property="og:site_name" content="Лента">',
            '<meta property="og:url" content="https://example.org/other">',
            '<link rel="canonical" href="https://example.org/news/1">',
            '<meta property="article:published_time" content="2025-09-08T10:00:00+05:00">',
        ),
        "page.html",
    )
    assert (article.headline, article.outlet) == ("Переговоры в Астане", "Лента")
    assert article.url == "https://example.org/news/1"
    assert article.published_at == datetime(2025, 9, 8, 5, tzinfo=UTC)


LINKED_DATA = {
    "an object": '{"@type": "NewsArticle", "datePublished": "2025-09-08"}',
    "a list": '[{"@type": "Person"}, {"datePublished": "2025-09-08"}]',
    "a graph": '{"@graph": [{"name": "x"}, {"datePublished": "2025-09-08"}]}',
}


@pytest.mark.parametrize("data", LINKED_DATA.values(), ids=LINKED_DATA.keys())
def test_linked_data_tell_the_day(data: str) -> None:
    script = f'<script type="application/ld+json">{data}</script>'
    assert parse_page(page(script), "page.html").published_on == date(2025, 9, 8)


def test_a_page_of_bare_text_is_an_article_as_it_stands() -> None:
    text = "Президент Казахстана провёл переговоры. <b> — не разметка."
    response = Response("https://example.org/1.txt", text.encode(), "text/plain", "utf-8")
    assert parse_response(response).text == text


MOMENTS = {
    "as a server writes it": "Mon, 08 Sep 2025 10:00:00 +0500",
    "by ISO 8601": "2025-09-08T10:00:00+05:00",
    "with the zone apart": "2025-09-08T10:00:00 +05:00",
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
def test_a_moment_is_read_however_it_is_written(moment: str) -> None:
    head = f'<meta property="article:published_time" content="{moment}">'
    assert parse_page(page(head), "page.html").published_at == datetime(2025, 9, 8, 5, tzinfo=UTC)


UNBELIEVED = {
    "a day in words": '<meta property="article:published_time" content="вчера">',
    "a day before our time": '<meta property="article:published_time" content="0001-01-01">',
    "the address of the front page": '<link rel="canonical" href="https://example.org/">',
    "half an address": '<link rel="canonical" href="/news/1">',
    "no address at all": '<link rel="canonical" href="http://[">',
    "linked data that break off": '<script type="application/ld+json">{"datePublished":</script>',
    "linked data about numbers": '<script type="application/ld+json">[1, {"@graph": 2}]</script>',
    "a meta without content": '<meta property="og:title"><meta><link>',
}


@pytest.mark.parametrize("head", UNBELIEVED.values(), ids=UNBELIEVED.keys())
def test_what_cannot_be_meant_is_not_believed(head: str) -> None:
    article = parse_page(page(head), "page.html")
    assert article.text.startswith("Президент Казахстана")
    told = (article.url, article.headline, article.published_on, article.published_at)
    assert told == (None,) * 4
