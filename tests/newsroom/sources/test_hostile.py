"""A source is a stranger: whatever its server does costs little, and ends in one line."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import brotli
import pytest
from backports import zstd

from newsroom.rendering.html import web_address
from newsroom.sources.errors import FetchError, SourceError, on_one_line
from newsroom.sources.feeds import parse_feed
from newsroom.sources.http import Fetcher, Limits, Response
from newsroom.sources.index_pages import parse_index
from newsroom.sources.listings import parse_listing
from newsroom.sources.pages import parse_page
from newsroom.sources.robots import parse_robots
from newsroom.sources.sitemaps import parse_sitemap
from storage.models import SourceKind
from tests.internet import Behaviour, Internet, Send, answer, redirect

SIZE = 100_000
LIMITS = Limits(connect_seconds=0.2, read_seconds=0.2, total_seconds=0.4, size_bytes=SIZE)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
MANY = 30_000_000


@pytest.fixture
async def internet() -> AsyncIterator[Internet]:
    async with Internet() as internet:
        internet.names |= {"inside.test": ["10.0.0.1"], "turning.test": ["127.0.0.1", "10.0.0.1"]}
        yield internet


def packed(content: bytes, encoding: str) -> bytes:
    return answer(content, f"Content-Encoding: {encoding}")


def endless(head: bytes, piece: bytes, pause: float = 0) -> Behaviour:
    async def send_on(send: Send) -> None:
        await send(head)
        while True:
            await send(piece)
            await asyncio.sleep(pause)

    return send_on


async def silence(send: Send) -> None:
    await asyncio.sleep(5)


REFUSED: dict[str, bytes | Behaviour] = {
    "leads into a private network": redirect("http://10.0.0.1/feed"),
    "leads to the machine's metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "leads to a name of a private address": redirect("http://inside.test/feed"),
    "leads to a private address of IPv6": redirect("http://[fd00::1]/feed"),
    "leads to a mapped address": redirect("http://[::ffff:10.0.0.1]/feed"),
    "leads to a file": redirect("file:///etc/passwd"),
    "leads to a script": redirect("javascript:alert(1)"),
    "leads to data": redirect("data:text/xml,<rss/>"),
    "leads to another protocol": redirect("gopher://127.0.0.1:70/x"),
    "leads nowhere": redirect(""),
    "leads on with a password": redirect("http://user:secret@127.0.0.1/"),
    "leads to itself for ever": redirect("/feed"),
    "leads on without saying where": b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
    "leads on by an address of a megabyte": redirect("/" + "a" * 1_000_000),
    "a bomb in gzip": packed(gzip.compress(b"0" * MANY), "gzip"),
    "a bomb in brotli": packed(brotli.compress(b"0" * MANY, quality=5), "br"),
    "a bomb in zstd": packed(zstd.compress(b"0" * MANY), "zstd"),
    "gzip that breaks off": packed(gzip.compress(b"<rss/>" * 999)[:40], "gzip"),
    "brotli that breaks off": packed(brotli.compress(b"<rss/>" * 999)[:9], "br"),
    "zstd that breaks off": packed(zstd.compress(b"<rss/>" * 999)[:12], "zstd"),
    "what is no gzip": packed(b"<rss/>", "gzip"),
    "what is no brotli": packed(b"<rss></rss>", "br"),
    "what is no zstd": packed(b"<rss/>", "zstd"),
    "a window of zstd of a gigabyte": packed(b"\x28\xb5\x2f\xfd\x00\xa0\x01\x00\x00", "zstd"),
    "a way of packing nobody knows": packed(b"<rss/>", "xz"),
    "packed twice over": packed(b"<rss/>", "gzip, gzip"),
    "an endless stream": endless(HEAD + b"\r\n", b"a" * 60_000),
    "an endless stream in pieces": endless(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"ea60\r\n" + b"a" * 60_000 + b"\r\n"
    ),
    "a byte at a time": endless(HEAD + b"Content-Length: 9000\r\n\r\n", b"a", 0.05),
    "a head a byte at a time": endless(b"HTTP/1.1 200 OK\r\nX: ", b"a", 0.05),
    "an endless head": endless(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 500),
    "silence": silence,
    "silence behind the head": endless(HEAD + b"Content-Length: 9\r\n\r\n", b"", 0.05),
    "a length beyond all limits": HEAD + b"Content-Length: 99999999999\r\n\r\n<rss/>",
    "a length below nothing": HEAD + b"Content-Length: -1\r\n\r\n<rss/>",
    "two lengths": HEAD + b"Content-Length: 6\r\nContent-Length: 9\r\n\r\n<rss/>",
    "a piece of a length that is none": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "an end in the middle": HEAD + b"Content-Length: 900\r\n\r\n<rss>",
    "a header of a megabyte": HEAD + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "a header with a NUL": HEAD + b"X: a\x00b\r\nContent-Length: 6\r\n\r\n<rss/>",
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n",
    "nothing": b"",
    "a status that is none": b"HTTP/1.1 9999 What\r\n\r\n",
    "an error with a line that turns round": answer(status="500 \u202eOops\x07"),
}


@pytest.mark.parametrize("page", REFUSED.values(), ids=REFUSED.keys())
async def test_what_a_server_may_do_ends_in_one_line(
    internet: Internet, page: bytes | Behaviour
) -> None:
    internet.pages["/feed"] = page
    fetcher = Fetcher("Dipcourier/1", LIMITS, allows_loopback=True, resolver=internet.resolver)
    found = await fetcher.fetch(internet.url("/feed"))
    assert isinstance(found, FetchError), found
    assert on_one_line(str(found)).isprintable()
    assert len(str(found)) < 500


async def test_a_name_is_looked_at_again_when_a_server_leads_to_it(internet: Internet) -> None:
    """The first time it stands for an allowed address, the second time for a private one."""
    internet.pages["/feed"] = redirect(f"http://turning.test:{internet.port}/feed")
    fetcher = Fetcher("Dipcourier/1", LIMITS, allows_loopback=True, resolver=internet.resolver)
    found = await fetcher.fetch(internet.url("/feed", "turning.test"))
    assert isinstance(found, FetchError)
    assert found.trouble == "forbidden"


RSS = "<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
ITEM = "<item><title>{title}</title><link>{link}</link></item>"
LINK = "https://example.org/news/1"


def rss(title: str = "Лента", items: str = "", doctype: str = "") -> bytes:
    return f"<?xml version='1.0'?>{doctype}{RSS.format(title=title, items=items)}".encode()


LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
BOMBS = {
    "a billion laughs": rss("&l9;", doctype=f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{LAUGHS}]>"),
    "one long entity, often": rss(
        "&a;" * 5000, doctype=f"<!DOCTYPE rss [<!ENTITY a '{'a' * 50_000}'>]>"
    ),
    "an entity of a file": rss(
        "&f;", doctype="<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    ),
    "an entity of an address": rss(
        "&f;", doctype="<!DOCTYPE rss [<!ENTITY f SYSTEM 'http://169.254.169.254/'>]>"
    ),
    "a definition from elsewhere": rss(doctype="<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>"),
    "an entity of itself": rss("&a;", doctype="<!DOCTYPE rss [<!ENTITY a '&a;'>]>"),
    "an inclusion": rss(
        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd' parse='text'/>"
    ),
}


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS.keys())
def test_entities_stand_for_nothing(content: bytes) -> None:
    title = parse_feed(content, LINK).title
    assert len(title) < 100
    assert "root" not in title


DEEP = 50_000
NO_LISTS: dict[str, tuple[SourceKind, bytes]] = {
    "elements inside elements": (SourceKind.SITEMAP, b"<a>" * DEEP),
    "brackets inside brackets": (SourceKind.FEED, b'{"items":' + b"[" * DEEP),
    "a number of a million digits": (SourceKind.FEED, b'{"items": ' + b"9" * 1_000_000 + b"}"),
    "a page": (SourceKind.FEED, b"<html><body>Not found</body></html>"),
    "a picture": (SourceKind.FEED, b"\x89PNG\r\n\x1a\n" + bytes(1000)),
    "nothing": (SourceKind.FEED, b""),
    "a name that is none": (SourceKind.FEED, b"<ehttp://[>" * 50),
    "spaces": (SourceKind.SITEMAP, b" " * 1_000_000),
    "JSON of something else": (SourceKind.FEED, json.dumps({"items": 7}).encode()),
    "a sitemap that is a bomb": (SourceKind.SITEMAP, gzip.compress(b"0" * 51_000_000)),
    "a sitemap that breaks off": (SourceKind.SITEMAP, gzip.compress(b"<urlset/>")[:-9]),
}


@pytest.mark.parametrize(("kind", "content"), NO_LISTS.values(), ids=NO_LISTS.keys())
def test_what_is_no_list_is_said_to_be_none(kind: SourceKind, content: bytes) -> None:
    with pytest.raises(SourceError):
        parse_listing(kind, Response(LINK, content, "text/xml", ""))


NO_LINKS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#10;script:alert(1)", "data:text/html,x"),
    *("file:///etc/passwd", "http://[", "ftp://example.org/1", "https://example.org/" + "a" * 9000),
    *("vbscript:x", " ", "https:///", "mailto:a@b.c"),
)


@pytest.mark.parametrize("link", NO_LINKS, ids=range(len(NO_LINKS)))
def test_only_addresses_of_the_web_are_articles(link: str) -> None:
    feed = rss(items=ITEM.format(title="Встреча", link=link))
    sitemap = f"<urlset><url><loc>{link}</loc></url></urlset>".encode()
    page = f'<a href="{link}">Встреча</a>'.encode()
    parse: list[Callable[[], object]] = [
        lambda: parse_feed(feed, LINK).articles,
        lambda: parse_sitemap(sitemap, LINK).articles,
        lambda: parse_index(page, "", LINK, "").articles,
    ]
    for listed in parse:
        for one in listed():  # type: ignore[attr-defined]
            assert web_address(one.url) is not None
            assert one.url.startswith("https://example.org/")
            assert len(one.url) < 3000


def test_headlines_hide_nothing_and_turn_nothing_round() -> None:
    title = "Встреча\u202eанеремто\u2066\x07 &lt;b&gt;президентов&lt;/b&gt;" + "а" * 100_000
    (article,) = parse_feed(
        rss(items=ITEM.format(title=title.replace("\x07", ""), link=LINK)), LINK
    ).articles
    assert article.headline.isprintable()
    assert len(article.headline) <= 500
    assert "<b>" not in article.headline


def test_elements_inside_others_that_never_hold_them_are_no_feed() -> None:
    tangled = b"<rss><item><textinput><link><image>x</image></link></textinput></item></rss>"
    with pytest.raises(SourceError, match="its elements make no feed"):
        parse_feed(tangled, LINK)


def test_a_feed_of_thousands_of_articles_is_cut() -> None:
    items = "".join(ITEM.format(title="Встреча", link=f"{LINK}{n}") for n in range(3000))
    assert len(parse_feed(rss(items=items), LINK).articles) == 1000


def test_rules_made_to_be_slow_are_not() -> None:
    rule = "Disallow: /" + "*a" * 500 + "*b"
    rules = parse_robots(f"User-agent: *\n{rule}\nCrawl-delay: 99999999".encode())
    assert isinstance(rules.allows("https://example.org/" + "a" * 1500), bool)
    assert rules.delay.total_seconds() <= 120


PAGES = {
    "elements inside elements": "<div>" * DEEP + "слова",
    "tables inside tables": "<table><tr><td>" * 20_000 + "слова",
    "articles inside articles": "<article>слова " * 20_000,
    "tags that never end": "<p" * 100_000,
    "attributes without end": f"<p {'a ' * 300_000}>слова",
    "one line of megabytes": "<p>" + "слово " * 200_000,
    "comments that never end": "<!--" * 100_000,
    "linked data inside linked data": (
        f'<script type="application/ld+json">{"[" * DEEP}</script><p>слова'
    ),
    "a graph without end": (
        '<script type="application/ld+json">'
        + json.dumps({"@graph": [{"@graph": [{}] * 300}] * 300})
        + "</script><p>слова"
    ),
    "a thousand headings that say the same": "<h1>Слова</h1>" * 5000,
    "a thousand lists of others": "<div><p>Читайте также</p><ul><a>x</a></ul></div>" * 500,
    "classes of a megabyte": f'<div class="{"related-" * 100_000}">слова</div>',
    "letters that are none": "<p>слова\x00\ud800\x1b[31m</p>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_pages_made_to_be_slow_give_a_text_or_an_error(page: str) -> None:
    with suppress(SourceError):
        assert parse_page(page, LINK).text
