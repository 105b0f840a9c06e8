"""The outlets that ship with the program: complete, and each is parsed as what it says it is."""

import re
from zoneinfo import ZoneInfo

import pytest

from bot.sources import CATALOGUE
from bot.texts import LANGUAGES
from newsroom.sources.catalogue import KnownSource, parse_catalogue, parse_opml
from newsroom.sources.http import Response
from newsroom.sources.listings import parse_listing
from newsroom.sources.robots import EVERYTHING
from storage.found_articles import NewFound
from storage.models import SourceKind

KNOWN = parse_catalogue(CATALOGUE)
POLLED = {SourceKind.FEED, SourceKind.SITEMAP, SourceKind.PAGE}

ADDRESSES = {
    "akorda-ru": "/ru/kasym-zhomart-tokaev-prinyal-glavu-mid-291234",
    "akorda-kz": "/kz/kasym-zhomart-tokaev-syrtky-ister-ministrin-kabyldady-291235",
    "primeminister": "/ru/news/olzhas-bektenov-provel-peregovory-30123",
    "mfa-kz": "/memleket/entities/mfa/press/news/details/1034567?lang=ru",
    "president-uz": "/ru/lists/view/8412",
    "president-kg": "/ru/news/13/40321",
    "president-tj": "/event/news/52345",
}
"""What addresses of articles look like where an index page lists them."""

FEED = """<rss version="2.0"><channel><title>Лента</title><item><title>Переговоры</title>
<link>{article}</link><pubDate>Tue, 09 Sep 2025 08:00:00 +0500</pubDate></item></channel></rss>"""
SITEMAP = "<urlset><url><loc>{article}</loc><lastmod>2025-09-09</lastmod></url></urlset>"
PAGE = """<html><body><nav><a href="/">Главная</a><a href="/ru/about">О сайте</a></nav>
<a href="{article}">Президент провёл переговоры</a><a href="{index}?page=2">Дальше</a>
</body></html>"""


def test_keys_and_addresses_are_nobody_elses() -> None:
    assert len({one.key for one in KNOWN}) == len(KNOWN)
    assert len({NewFound(one.source.url).identity for one in KNOWN}) == len(KNOWN)


@pytest.mark.parametrize("known", KNOWN, ids=lambda one: one.key)
def test_an_entry_is_complete(known: KnownSource) -> None:
    source = known.source
    assert re.fullmatch(r"[a-z0-9-]{2,30}", known.key)
    assert source.kind in POLLED
    assert known.language in LANGUAGES
    assert ZoneInfo(source.time_zone or "").key == source.time_zone
    assert source.url.startswith(("https://", "http://"))
    assert bool(source.pattern) == (source.kind is SourceKind.PAGE)
    assert EVERYTHING.allows(source.url)


@pytest.mark.parametrize("known", KNOWN, ids=lambda one: one.key)
def test_its_articles_are_found_in_what_it_lists(known: KnownSource) -> None:
    source = known.source
    origin = "/".join(source.url.split("/")[:3])
    article = f"{origin}{ADDRESSES.get(known.key, '/news/2025/09/09/peregovory-12345')}"
    given = {SourceKind.FEED: FEED, SourceKind.SITEMAP: SITEMAP, SourceKind.PAGE: PAGE}
    text = given[source.kind].format(article=article, index=source.url)
    response = Response(source.url, text.encode(), "text/html", "utf-8")
    listing = parse_listing(source.kind, response, source.pattern)
    assert [one.url for one in listing.articles] == [article]


def test_a_list_keeps_country_and_zone_and_leaves_out_a_zone_there_is_not() -> None:
    outlines = "".join(
        f"<outline xmlUrl='https://example.org/{zone}' dipcourierCountry='kz' "
        f"dipcourierZone='{zone}'/>"
        for zone in ("Asia/Almaty", "Mars/Base", "../../etc/passwd", "")
    )
    sources = parse_opml(f"<opml version='2.0'><body>{outlines}</body></opml>".encode())
    assert [one.time_zone for one in sources] == ["Asia/Almaty", None, None, None]
    assert {one.country for one in sources} == {"KZ"}
