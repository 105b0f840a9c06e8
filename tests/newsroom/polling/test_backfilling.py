"""What a source published earlier comes from its sitemaps, once, whatever stops it."""

from datetime import date, timedelta

from newsroom.polling.backfilling import Backfill
from storage.models import FoundState
from tests.internet import Internet, answer
from tests.newsroom.polling.newsroom import HEADLINE, Newsroom, page

XML = "Content-Type: application/xml"


def sitemap(*entries: str) -> bytes:
    return answer(f"<urlset>{''.join(entries)}</urlset>".encode(), XML)


def entry(url: str, day: str = "2024-05-01", title: str = HEADLINE) -> str:
    return f"<url><loc>{url}</loc><lastmod>{day}</lastmod><title>{title}</title></url>"


async def test_a_backfill_goes_through_sitemaps_and_can_be_stopped(
    newsroom: Newsroom, internet: Internet
) -> None:
    more = "".join(
        f"<sitemap><loc>{internet.url(f'/map{n}.xml')}</loc></sitemap>" for n in (1, 2, 2)
    )
    maps = f"User-agent: *\nSitemap: {internet.url('/maps.xml')}".encode()
    internet.pages |= {
        "/robots.txt": answer(maps),
        "/maps.xml": answer(f"<sitemapindex>{more}</sitemapindex>".encode(), XML),
        "/map1.xml": sitemap(entry(internet.url("/a")), entry(internet.url("/old"), "2019-01-01")),
        "/map2.xml": sitemap(
            entry(internet.url("/b"), "2024-06-01"),
            entry(internet.url("/sport"), title="«Кайрат» победил"),
        ),
        "/a": page(),
        "/b": page(body="Министр иностранных дел России прибыл с визитом в Астану. " * 9),
    }
    source = await newsroom.add("/none")

    async def wait(pause: timedelta) -> None:
        newsroom.now += pause

    backfill = Backfill(newsroom.poller, source, date(2024, 1, 1), wait)
    assert [new async for new in backfill.list()] == [0, 0, 1, 2]
    assert await backfill.count_left() == 2
    async for one in backfill.fetch():
        assert one.url == internet.url("/b")
        break
    assert len(newsroom.read) == 1
    assert [one.url async for one in backfill.fetch()] == [internet.url("/a")]
    assert [new async for new in backfill.list()] == [0, 0, 0, 0]
    states = {one.url.rpartition("/")[2]: one.state for one in await newsroom.found()}
    assert states == {"a": FoundState.KEPT, "b": FoundState.KEPT, "sport": FoundState.SKIPPED}


async def test_a_sitemap_that_is_none_keeps_no_other_from_being_looked_through(
    newsroom: Newsroom, internet: Internet
) -> None:
    named = "".join(f"Sitemap: {internet.url(f'/{name}.xml')}\n" for name in ("broken", "map"))
    internet.pages |= {
        "/robots.txt": answer(f"User-agent: *\n{named}".encode()),
        "/broken.xml": answer(b"no xml at all", XML),
        "/map.xml": sitemap(entry(internet.url("/a"))),
    }
    source = await newsroom.add("/none")

    async def wait(pause: timedelta) -> None:
        newsroom.now += pause

    backfill = Backfill(newsroom.poller, source, date(2024, 1, 1), wait)
    assert [new async for new in backfill.list()] == [0, 0, 1]
