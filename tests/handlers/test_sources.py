"""/sources and /source: operators add, look at, pause and remove where articles come from."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import SendDocument
from sqlalchemy import select

from bot.dispatcher import Services
from bot.sources import CATALOGUE
from handlers.source_pages import source_buttons
from handlers.sources import LARGEST_LIST
from newsroom.collecting import ReadingError
from newsroom.polling.desk import SourcesDesk
from newsroom.polling.discovering import Scout
from newsroom.polling.telling import SourceDesk
from newsroom.sources.catalogue import parse_catalogue, parse_opml
from storage.database import Database
from storage.models import Delivery, FoundState, SourceKind
from tests.handlers.conftest import Feed
from tests.internet import Internet, answer
from tests.newsroom.polling.newsroom import BODY, HEADLINE, Newsroom, page
from tests.newsroom.polling.newsroom import feed as rss
from tests.people import CHANNEL, JOURNALIST, OPERATOR, Someone
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, channel_post, edited, private_message

GALYM = Someone(OPERATOR.id, OPERATOR.first_name, OPERATOR.username, "ru")
XML = "Content-Type: application/rss+xml"


@pytest.fixture
async def internet() -> AsyncIterator[Internet]:
    async with Internet() as internet:
        yield internet


@pytest.fixture
def newsroom(database: Database, internet: Internet) -> Newsroom:
    return Newsroom(database, internet)


@pytest.fixture
def services(services: Services, newsroom: Newsroom) -> Services:
    async def no_wait(_: timedelta) -> None:
        """Politeness costs tests no time."""

    desk = SourcesDesk(newsroom.poller, Scout(newsroom.poller, no_wait), parse_catalogue(CATALOGUE))
    return replace(services, sources=desk)


async def ask(feed: Feed, text: str, by: Someone = GALYM) -> None:
    await feed(private_message(text, by))


async def send(
    feed: Feed, telegram: FakeTelegram, name: str, content: bytes, by: Someone = GALYM
) -> None:
    await feed(private_message("", by, **telegram.chats.send_file(name, content)))


async def tap(feed: Feed, telegram: FakeTelegram, *labels: str) -> None:
    for label in labels:
        await feed(telegram.press(label, by=GALYM))


async def test_a_feed_is_found_by_its_page_tasted_and_added(
    feed: Feed, telegram: FakeTelegram, internet: Internet, newsroom: Newsroom
) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/lenta.xml">'
    internet.pages |= {
        "/": page(head=link),
        "/lenta.xml": answer(rss((internet.url("/a"), HEADLINE)), XML),
        "/a": page(),
    }
    await ask(feed, f"/source add {internet.url('/')}")
    assert "Нашёл: Лента, лента" in telegram.texts[-1]
    assert "похожи на дипломатию: 1" in telegram.texts[-1]
    assert HEADLINE in telegram.texts[-1]
    await tap(feed, telegram, "Добавить")
    source = await newsroom.source()
    assert (source.url, source.is_active) == (internet.url("/lenta.xml"), True)


@pytest.mark.parametrize("path", ["/rss", "/feed", "/sitemap.xml"])
async def test_what_a_page_does_not_tell_is_looked_for_where_it_usually_is(
    feed: Feed, telegram: FakeTelegram, internet: Internet, path: str
) -> None:
    sitemap = f"<urlset><url><loc>{internet.url('/a')}</loc></url></urlset>".encode()
    listed = sitemap if path.endswith("map.xml") else rss((internet.url("/a"), HEADLINE))
    internet.pages |= {"/": page(), path: answer(listed, "Content-Type: text/xml"), "/a": page()}
    await ask(feed, f"/source add {internet.url('/')}")
    assert internet.url(path) in telegram.texts[-1]


async def test_a_page_with_a_list_needs_a_pattern(
    feed: Feed, telegram: FakeTelegram, internet: Internet, newsroom: Newsroom
) -> None:
    links = "<a href='/about'>О нас</a><a href='/news/7'>Встреча в Астане</a>"
    internet.pages |= {"/news": page(body=links), "/news/7": page()}
    await ask(feed, f"/source add {internet.url('/news')} /news/\\d+$")
    await tap(feed, telegram, "Добавить")
    source = await newsroom.source()
    assert (source.kind, source.pattern) == (SourceKind.PAGE, "/news/\\d+$")


async def test_why_nothing_was_found_is_said_in_words(
    feed: Feed, telegram: FakeTelegram, internet: Internet
) -> None:
    internet.pages["/"] = page()
    await ask(feed, f"/source add {internet.url('/')}")
    await ask(feed, "/source add http://nowhere.test/")
    await ask(feed, f"/source add {internet.url('/')} [")
    assert "нет ни ленты, ни карты сайта" in telegram.texts[0]
    assert "сайт не отвечает" in telegram.texts[1]
    assert "Не нашёл" in telegram.texts[2]


async def test_what_robots_txt_forbids_is_no_source(
    feed: Feed, telegram: FakeTelegram, internet: Internet
) -> None:
    internet.pages |= {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /"),
        "/rss": answer(rss((internet.url("/a"), HEADLINE)), XML),
    }
    await ask(feed, f"/source add {internet.url('/rss')}")
    assert "robots.txt" in telegram.last.text
    assert [head.split(" ")[1] for head in internet.requests] == ["/robots.txt"]


@pytest.mark.parametrize(
    "pages",
    [
        {"/robots.txt": answer(b"User-agent: *\nDisallow: /a")},
        {"/a": answer(status="404 No")},
        {"/a": answer(b"<nav>menu</nav>")},
    ],
    ids=["forbidden", "gone", "no article"],
)
async def test_a_feed_whose_articles_can_t_be_had_is_offered_without_a_taste(
    feed: Feed, telegram: FakeTelegram, internet: Internet, pages: dict[str, bytes]
) -> None:
    internet.pages |= {"/rss": answer(rss((internet.url("/a"), HEADLINE)), XML), **pages}
    await ask(feed, f"/source add {internet.url('/rss')}")
    assert "Нашёл: Лента, лента" in telegram.last.text
    assert HEADLINE not in telegram.last.text
    assert telegram.buttons == [["Добавить"]]


async def test_a_feed_named_twice_is_asked_once(
    feed: Feed, telegram: FakeTelegram, internet: Internet
) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    internet.pages["/"] = page(head=link)
    await ask(feed, f"/source add {internet.url('/')}")
    asked = [head.split(" ")[1] for head in internet.requests]
    assert asked.count("/rss") == 1


async def test_a_source_is_paused_resumed_polled_and_removed(
    feed: Feed, telegram: FakeTelegram, newsroom: Newsroom
) -> None:
    await newsroom.add()
    await ask(feed, "/sources")
    await tap(feed, telegram, "1", "Пауза")
    assert not (await newsroom.source()).is_active
    await tap(feed, telegram, "Включить", "Опросить сейчас")
    assert (await newsroom.source()).is_active
    await tap(feed, telegram, "Убрать", "Убрать")
    async with newsroom.database.read() as work:
        assert await work.sources.list() == []


async def test_the_list_tells_what_came_of_a_source(
    feed: Feed, telegram: FakeTelegram, internet: Internet, newsroom: Newsroom
) -> None:
    internet.pages |= {"/feed": answer(rss((internet.url("/a"), HEADLINE)), XML), "/a": page()}
    await newsroom.add()
    await newsroom.wait(minutes=10)
    await newsroom.add("/broken", name="Сломанная")
    await newsroom.wait(minutes=2)
    await ask(feed, "/sources")
    assert "🟢 Лента" in telegram.texts[-1]
    assert "в архив за неделю 1" in telegram.texts[-1]
    assert "половина статей — за 3 мин, девять из десяти — за 3 мин" in telegram.texts[-1]
    assert "⚠️ Сломанная" in telegram.texts[-1]
    assert "сайт отвечает ошибкой 404" in telegram.texts[-1]


async def test_known_outlets_are_added_with_one_tap(
    feed: Feed, telegram: FakeTelegram, newsroom: Newsroom
) -> None:
    await ask(feed, "/sources")
    await tap(feed, telegram, "Добавить издание", "Казинформ")
    source = await newsroom.source()
    assert (source.name, source.country, source.is_active) == ("Казинформ", "KZ", True)


async def test_readers_see_outlets_and_their_freshness_and_nothing_to_press(
    feed: Feed, telegram: FakeTelegram, newsroom: Newsroom
) -> None:
    await newsroom.add()
    await ask(feed, "/sources", JOURNALIST)
    assert "Лента: обновлено" in telegram.texts[-1]
    assert telegram.buttons == []


async def test_a_list_of_feeds_goes_out_and_comes_in(
    feed: Feed, telegram: FakeTelegram, newsroom: Newsroom
) -> None:
    await newsroom.add()
    await ask(feed, "/source export")
    (sent,) = telegram.calls(SendDocument)
    document: Any = sent.document
    (again,) = parse_opml(document.data)
    assert (again.url, again.name) == ((await newsroom.source()).url, "Лента")
    async with newsroom.database.begin() as work:
        await work.sources.remove(1)
    await send(feed, telegram, "dipcourier.opml", document.data)
    assert "Добавлено на паузе: 1 из 1" in telegram.texts[-1]
    source = await newsroom.source(2)
    assert (source.name, source.url, source.is_active) == ("Лента", again.url, False)


OF_ANOTHER_READER = """<?xml version="1.0" encoding="windows-1251"?>
<opml version="1.0"><head><title>Subscriptions</title></head><body>
  <outline text="Центральная Азия" title="Центральная Азия">
    <outline type="rss" text="24.kg" title="24.kg" xmlUrl="https://24.kg/rss/" htmlUrl="https://24.kg"/>
    <outline type="rss" text="Казинформ" xmlUrl="https://www.inform.kz/rss/rus.xml"/>
    <outline type="rss" text="Нигде" xmlUrl="javascript:alert(1)"/>
    <outline type="rss" text="Файлы" xmlUrl="file:///etc/"/>
  </outline>
</body></opml>"""


async def test_a_list_of_another_reader_is_taken_with_all_its_folders(
    feed: Feed, telegram: FakeTelegram, newsroom: Newsroom
) -> None:
    await send(feed, telegram, "feedly.opml", OF_ANOTHER_READER.encode("windows-1251"))
    await send(feed, telegram, "feedly.opml", OF_ANOTHER_READER.encode("windows-1251"))
    assert [text.split(". ")[0] for text in telegram.texts] == [
        "Добавлено на паузе: 2 из 2",
        "Добавлено на паузе: 0 из 2",
    ]
    async with newsroom.database.read() as work:
        assert [one.name for one in await work.sources.list()] == ["24.kg", "Казинформ"]


async def test_what_is_no_list_is_refused_in_words(feed: Feed, telegram: FakeTelegram) -> None:
    bomb = b'<!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml>&b;</opml>'
    for content in (b"no xml at all", b"<html></html>", b"\x00\xff" * 50):
        await send(feed, telegram, "list.opml", content)
        assert telegram.texts[-1] == "Это не список лент OPML."
    await send(feed, telegram, "bomb.opml", bomb)
    assert "Добавлено" not in telegram.texts[-1] or "0 из 0" in telegram.texts[-1]


async def test_an_operator_who_sends_something_else_is_told_how(
    feed: Feed, telegram: FakeTelegram, newsroom: Newsroom
) -> None:
    for words in ("/source", "/source add", "/source remove 1", "/source add ftp://example.org/"):
        await ask(feed, words)
    await send(feed, telegram, "photo.png", b"PNG")
    assert len(set(telegram.texts)) == 1
    assert "/source add" in telegram.last.text
    await send(feed, telegram, "list.opml", b" " * (LARGEST_LIST + 1))
    assert telegram.last.text == "Это не список лент OPML."
    async with newsroom.database.read() as work:
        assert await work.sources.list() == []


async def test_from_a_source_one_comes_back_to_the_list(
    feed: Feed, telegram: FakeTelegram, newsroom: Newsroom
) -> None:
    await newsroom.add()
    await ask(feed, "/sources")
    listed = telegram.last.text
    await tap(feed, telegram, "1", "‹ Назад")
    assert telegram.last.text == listed


async def test_an_outlet_that_is_added_already_is_said_so(
    feed: Feed, telegram: FakeTelegram, newsroom: Newsroom
) -> None:
    await ask(feed, "/sources")
    await tap(feed, telegram, "Добавить издание")
    catalogue = telegram.last.message
    data = next(
        one["callback_data"]
        for row in catalogue["reply_markup"]["inline_keyboard"]
        for one in row
        if one["text"] == "Казинформ"
    )
    await feed(callback(data, catalogue, GALYM), callback(data, catalogue, GALYM))
    assert len(telegram.notices) == 1
    async with newsroom.database.read() as work:
        assert len(await work.sources.list()) == 1


async def test_lists_are_taken_of_operators_alone(
    feed: Feed, telegram: FakeTelegram, newsroom: Newsroom
) -> None:
    await send(feed, telegram, "list.opml", OF_ANOTHER_READER.encode("cp1251"), by=JOURNALIST)
    async with newsroom.database.read() as work:
        assert await work.sources.list() == []


async def test_a_channel_waits_for_an_operator_and_then_its_posts_are_kept(
    feed: Feed, newsroom: Newsroom
) -> None:
    post = channel_post(BODY)
    await feed(post)
    assert not (await newsroom.source()).is_active
    assert newsroom.read == []
    async with newsroom.database.begin() as work:
        source = await work.sources.of_chat(CHANNEL.id)
        assert source is not None
        source.is_active = True
    await feed(post, edited(post, f"{BODY} Исправлено."))
    (found,) = await newsroom.found()
    assert found.state is FoundState.KEPT
    assert newsroom.read == [BODY, f"{BODY} Исправлено."]


async def test_a_post_the_rules_stumble_over_is_tried_again_when_it_is_edited(
    feed: Feed, newsroom: Newsroom
) -> None:
    newsroom.facts[BODY.strip()] = ReadingError("a rule failed")
    post = channel_post(BODY)
    await feed(post)
    async with newsroom.database.begin() as work:
        source = await work.sources.of_chat(CHANNEL.id)
        assert source is not None
        source.is_active = True
    await feed(post)
    (found,) = await newsroom.found()
    assert (found.state, found.reason) == (FoundState.FAILED, "unreadable")
    await feed(edited(post, f"{BODY} Исправлено."))
    (found,) = await newsroom.found()
    assert found.state is FoundState.KEPT


async def test_operators_hear_once_of_a_source_that_fails_for_a_day(
    newsroom: Newsroom, services: Services, database: Database
) -> None:
    source = await newsroom.add("/broken")
    desk = SourceDesk(database, services.catalogues, services.operators, "ru", source_buttons)
    await newsroom.wait(hours=2)
    await desk.issue_due(newsroom.now)
    async with database.read() as work:
        assert await work.deliveries.next_due_at() is None
    await newsroom.wait(hours=25)
    for _ in range(2):
        await desk.issue_due(newsroom.now)
    async with database.read() as work:
        (letter,) = (await work.session.scalars(select(Delivery))).all()
    assert letter.chat_id == OPERATOR.id
    assert source.name in letter.text
    assert "ошибкой 404" in letter.text
