"""Sources are polled politely; what they name is fetched once, and kept if it matters."""

from datetime import timedelta

import pytest

from newsroom.collecting import ReadingError
from storage.models import FoundArticle, FoundState, SourceKind
from tests.internet import Internet, answer, redirect
from tests.newsroom.polling.newsroom import BODY, HEADLINE, Newsroom, feed, page

XML = "Content-Type: application/rss+xml"


def states(found: list[FoundArticle]) -> list[FoundState]:
    return [one.state for one in found]


async def test_what_a_feed_names_is_fetched_read_and_kept_once(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE), (internet.url("/b"), HEADLINE)), XML),
        "/a": page(),
        "/b": page(body="Министр иностранных дел России прибыл с визитом в Астану. " * 9),
    }
    await newsroom.add()
    await newsroom.wait(hours=1)
    assert states(await newsroom.found()) == [FoundState.KEPT, FoundState.KEPT]
    assert newsroom.asked().count("/a") == newsroom.asked().count("/b") == 1
    assert len(newsroom.read) == 2
    assert newsroom.asked().count("/feed") > 1


async def test_what_is_no_diplomacy_is_not_even_fetched(
    newsroom: Newsroom, internet: Internet
) -> None:
    item = (internet.url("/sport"), "«Кайрат» обыграл «Ордабасы»")
    lead = "Алматинский клуб победил со счётом 2:1, оба мяча забиты во втором тайме."
    internet.pages["/feed"] = answer(feed(item, lead=lead), XML)
    await newsroom.add()
    await newsroom.wait(minutes=10)
    (one,) = await newsroom.found()
    assert (one.state, one.reason) == (FoundState.SKIPPED, "off-topic")
    assert "/sport" not in newsroom.asked()


async def test_a_page_that_turns_out_to_be_none_is_not_read(
    newsroom: Newsroom, internet: Internet
) -> None:
    sitemap = f"<urlset><url><loc>{internet.url('/sport')}</loc></url></urlset>".encode()
    internet.pages["/sitemap.xml"] = answer(sitemap, "Content-Type: text/xml")
    internet.pages["/sport"] = page("Матч сыгран", "Клуб победил со счётом два один. " * 20)
    await newsroom.add("/sitemap.xml", kind=SourceKind.SITEMAP)
    await newsroom.wait(minutes=10)
    (one,) = await newsroom.found()
    assert (one.state, one.reason) == (FoundState.SKIPPED, "off-topic")
    assert newsroom.read == []


async def test_old_news_of_a_new_source_are_left_to_a_backfill(
    newsroom: Newsroom, internet: Internet
) -> None:
    old = feed((internet.url("/a"), HEADLINE), when=newsroom.now - timedelta(days=30))
    internet.pages["/feed"] = answer(old, XML)
    await newsroom.add()
    await newsroom.wait(minutes=10)
    (one,) = await newsroom.found()
    assert (one.state, one.reason) == (FoundState.SKIPPED, "old")


async def test_an_unchanged_feed_is_asked_for_by_its_version(
    newsroom: Newsroom, internet: Internet
) -> None:
    content = feed((internet.url("/a"), HEADLINE))
    since = "Tue, 09 Sep 2025 03:00:00 GMT"
    internet.pages |= {
        "/feed": answer(content, XML, 'ETag: "v1"', f"Last-Modified: {since}"),
        "/a": page(),
    }
    await newsroom.add()
    await newsroom.wait(minutes=10)
    internet.pages["/feed"] = answer(b"", status="304 Not Modified")
    await newsroom.wait(hours=1)
    asked = [head for head in internet.requests if head.startswith("GET /feed")]
    assert 'If-None-Match: "v1"' in asked[1]
    assert f"If-Modified-Since: {since}" in asked[1]
    assert (await newsroom.source()).failures == 0


async def test_a_quiet_source_is_asked_more_and_more_seldom(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages["/feed"] = answer(feed(), XML)
    await newsroom.add()
    await newsroom.wait(hours=10)
    assert len(newsroom.asked()) <= 10
    assert (await newsroom.source()).interval_seconds > 3600


async def test_no_site_is_asked_twice_in_a_row_without_a_pause(
    newsroom: Newsroom, internet: Internet
) -> None:
    urls = [(internet.url(f"/{number}"), HEADLINE) for number in range(5)]
    internet.pages |= {"/feed": answer(feed(*urls), XML)}
    await newsroom.add()
    for _ in range(4):
        await newsroom.poller.tick()
        await newsroom.poller.tick()
        newsroom.now += timedelta(seconds=5)
    assert len(internet.requests) == 4


async def test_the_pause_a_site_wishes_for_is_kept(newsroom: Newsroom, internet: Internet) -> None:
    internet.pages |= {
        "/robots.txt": answer(b"User-agent: *\nCrawl-delay: 100"),
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": page(),
    }
    await newsroom.add()
    await newsroom.wait(minutes=2)
    assert newsroom.asked() == ["/feed"]
    await newsroom.wait(minutes=3)
    assert newsroom.asked() == ["/feed", "/a"]


async def test_what_robots_txt_forbids_is_not_fetched(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/robots.txt": answer(b"User-agent: Dipcourier\nDisallow: /closed"),
        "/feed": answer(feed((internet.url("/closed/a"), HEADLINE)), XML),
    }
    await newsroom.add()
    await newsroom.wait(minutes=10)
    (one,) = await newsroom.found()
    assert (one.state, one.reason) == (FoundState.FAILED, "robots")
    assert newsroom.asked() == ["/feed"]


async def test_a_site_whose_rules_cannot_be_had_is_left_alone(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages["/robots.txt"] = answer(status="503 Busy")
    await newsroom.add()
    await newsroom.wait(minutes=10)
    assert newsroom.asked() == []
    assert (await newsroom.source()).trouble == "unreachable"


async def test_a_failing_source_is_tried_more_and_more_seldom_and_comes_back(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages["/feed"] = answer(status="500 Oh")
    await newsroom.add()
    await newsroom.wait(hours=5)
    source = await newsroom.source()
    assert 4 < source.failures < 10
    assert (source.trouble, source.detail) == ("status", 500)
    assert source.failing_since is not None
    internet.pages["/feed"] = answer(feed(), XML)
    await newsroom.wait(hours=5)
    source = await newsroom.source()
    assert (source.failures, source.failing_since, source.trouble) == (0, None, "")


async def test_a_feed_that_has_become_a_page_is_told_to_be_none(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages["/feed"] = answer(page())
    await newsroom.add()
    await newsroom.wait(hours=1)
    source = await newsroom.source()
    assert source.failures
    assert source.trouble == "no-list"


@pytest.mark.parametrize("status", ["429 Slow down", "503 Busy"])
async def test_a_site_is_left_alone_as_long_as_it_wishes(
    newsroom: Newsroom, internet: Internet, status: str
) -> None:
    internet.pages["/feed"] = answer(b"", "Retry-After: 7200", status=status)
    await newsroom.add()
    await newsroom.wait(minutes=119)
    assert newsroom.asked() == ["/feed"]
    await newsroom.wait(minutes=5)
    assert newsroom.asked() == ["/feed", "/feed"]


async def test_a_feed_that_has_moved_for_good_is_asked_there_from_then_on(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": redirect("/new", "301 Moved"),
        "/new": answer(feed(), XML),
    }
    await newsroom.add()
    await newsroom.wait(hours=1)
    assert newsroom.asked()[:3] == ["/feed", "/new", "/new"]
    assert (await newsroom.source()).url == internet.url("/new")


async def test_a_feed_that_is_elsewhere_for_today_is_asked_where_it_was(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {"/feed": redirect("/today"), "/today": answer(feed(), XML)}
    await newsroom.add()
    await newsroom.wait(minutes=10)
    assert (await newsroom.source()).url == internet.url("/feed")


async def test_an_article_that_cannot_be_had_now_is_tried_again_and_then_given_up(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE), (internet.url("/b"), HEADLINE)), XML),
        "/a": answer(status="500 Oh"),
    }
    await newsroom.add()
    await newsroom.wait(days=3)
    assert newsroom.asked().count("/b") == 1
    assert newsroom.asked().count("/a") == 10
    assert states(await newsroom.found()) == [FoundState.FAILED, FoundState.FAILED]


async def test_a_corrected_article_replaces_what_it_said(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": page(),
    }
    await newsroom.add()
    await newsroom.wait(minutes=10)
    corrected = "Президент Казахстана проведёт переговоры с президентом Узбекистана завтра. " * 5
    internet.pages["/a"] = page(body=corrected)
    await newsroom.wait(hours=3)
    assert newsroom.read[-1].startswith("Президент Казахстана проведёт")
    async with newsroom.database.read() as work:
        assert len(await work.versions.list(1)) == 1


async def test_a_kept_article_that_is_missing_twice_is_gone(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": page(),
    }
    await newsroom.add()
    await newsroom.wait(minutes=10)
    internet.pages["/a"] = answer(status="410 Gone")
    await newsroom.wait(hours=3)
    (one,) = await newsroom.found()
    assert one.state is FoundState.KEPT
    await newsroom.wait(hours=7)
    (one,) = await newsroom.found()
    assert one.state is FoundState.GONE


async def test_a_kept_article_whose_page_breaks_stays_as_it_was(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": page(),
    }
    await newsroom.add()
    await newsroom.wait(minutes=10)
    internet.pages["/a"] = answer(b"<html></html>")
    await newsroom.wait(days=6)
    (one,) = await newsroom.found()
    assert (one.state, one.due_at) == (FoundState.KEPT, None)
    assert newsroom.asked().count("/a") == 5


async def test_where_a_server_leads_to_today_is_no_address_of_an_article(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": redirect("/today"),
        "/today": page(),
    }
    await newsroom.add()
    await newsroom.wait(minutes=10)
    async with newsroom.database.read() as work:
        assert (await work.articles.get(1)).url == internet.url("/a")


async def test_a_paused_source_is_not_polled(newsroom: Newsroom, internet: Internet) -> None:
    internet.pages["/feed"] = answer(feed(), XML)
    await newsroom.add(is_active=False)
    await newsroom.wait(minutes=30)
    assert internet.requests == []


async def test_two_sources_that_name_one_article_have_it_fetched_once(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/other": answer(feed((internet.url("/a?utm_source=rss"), HEADLINE)), XML),
        "/a": page(),
    }
    await newsroom.add()
    await newsroom.add("/other")
    await newsroom.wait(minutes=20)
    assert len([path for path in newsroom.asked() if path.startswith("/a")]) == 1


async def test_a_flood_from_one_source_leaves_room_for_others(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.names |= {"many.test": ["127.0.0.1"], "few.test": ["127.0.0.1"]}
    many = [(internet.url(f"/{number}", "many.test"), HEADLINE) for number in range(300)]
    few = (internet.url("/only", "few.test"), HEADLINE)
    internet.pages |= {
        "/many": answer(feed(*many), XML),
        "/few": answer(feed(few), XML),
        "/only": page(),
    }
    await newsroom.add(url=internet.url("/many", "many.test"))
    await newsroom.wait(minutes=3)
    await newsroom.add(url=internet.url("/few", "few.test"))
    await newsroom.wait(minutes=4)
    assert "/only" in newsroom.asked()


async def test_a_kept_page_that_comes_again_byte_for_byte_is_not_parsed_again(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": page(),
    }
    await newsroom.add()
    await newsroom.wait(days=6)
    assert newsroom.asked().count("/a") == 5
    assert newsroom.parsed == [internet.url("/a")]


async def test_an_index_of_sitemaps_is_no_source(newsroom: Newsroom, internet: Internet) -> None:
    more = f"<sitemapindex><sitemap><loc>{internet.url('/1')}</loc></sitemap></sitemapindex>"
    internet.pages["/sitemap.xml"] = answer(more.encode(), "Content-Type: text/xml")
    await newsroom.add("/sitemap.xml", kind=SourceKind.SITEMAP)
    await newsroom.wait(minutes=10)
    assert (await newsroom.source()).failures
    assert "/1" not in newsroom.asked()


async def test_a_page_that_is_none_now_is_tried_again_and_kept_when_it_is_one(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": answer(b"<nav>menu</nav>"),
    }
    await newsroom.add()
    await newsroom.wait(minutes=5)
    assert states(await newsroom.found()) == [FoundState.WAITING]
    internet.pages["/a"] = page()
    await newsroom.wait(hours=6)
    assert states(await newsroom.found()) == [FoundState.KEPT]


async def test_an_article_the_rules_stumble_over_is_given_up(
    newsroom: Newsroom, internet: Internet
) -> None:
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": page(),
    }
    newsroom.facts[BODY.strip()] = ReadingError("a rule failed")
    await newsroom.add()
    await newsroom.wait(minutes=10)
    (found,) = await newsroom.found()
    assert (found.state, found.reason) == (FoundState.FAILED, "unreadable")


async def test_of_more_sites_than_can_be_remembered_those_that_are_free_are_forgotten(
    newsroom: Newsroom, internet: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And asked for their rules anew."""
    monkeypatch.setattr("newsroom.polling.sites.MOST_SITES", 1)
    internet.names |= {"a.test": ["127.0.0.1"], "b.test": ["127.0.0.1"]}
    sites, now = newsroom.poller.sites, newsroom.now
    for host in ("a.test", "b.test"):
        await sites.rules_of(internet.url("/", host), now)
    assert not sites.needs_rules(internet.url("/", "a.test"), now)
    later = now + timedelta(minutes=1)
    await sites.rules_of(internet.url("/", "c.test"), later)
    assert sites.needs_rules(internet.url("/", "a.test"), later)
