"""People bring links and forwarded posts; they are read on the spot."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from aiogram.methods import SendChatAction

from newsroom.collecting import ReadingError
from newsroom.reading_desk import ReadingDesk
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.http import Fetcher, Response
from newsroom.sources.pages import parse_response
from reading.facts import ArticleText, EventDate, Facts, Place, Precision
from storage.database import Database
from tests.furnished import contents
from tests.handlers.conftest import Feed
from tests.internet import Internet, Send, answer
from tests.newsstand import DUDA, FRESH, GUTERRES, STORIES, TOKAYEV, Story, collector, told
from tests.people import CHANNEL, JOURNALIST, OPERATOR, STRANGER, SUBSCRIBER, Someone
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, forwarded_from, group_message, photo, private_message

GALYM = Someone(OPERATOR.id, OPERATOR.first_name, OPERATOR.username, "ru")
AIGUL = Someone(SUBSCRIBER.id, "Айгүл", "aigul", "kk")

AGAIN = "Касым-Жомарт Токаев провел 5 марта 2024 года в Варшаве встречу с Анджеем Дудой."
NEW = "Касым-Жомарт Токаев встретился в Астане с Антониу Гутерришем."
MARCH_5 = EventDate(date(2024, 3, 5), date(2024, 3, 5), Precision.DAY)
JULY = EventDate(date(2024, 7, 1), date(2024, 7, 31), Precision.MONTH)
BROUGHT = Story(
    (AGAIN, NEW),
    (TOKAYEV, GUTERRES, DUDA),
    (
        told(f"{AGAIN} {NEW}", AGAIN, TOKAYEV, DUDA, when=MARCH_5, place=Place("Варшава", "PL")),
        told(f"{AGAIN} {NEW}", NEW, TOKAYEV, GUTERRES, when=JULY, place=Place("Астана", "KZ")),
    ),
)
HEAD = (
    '<meta property="og:site_name" content="Лента">'
    '<meta property="og:title" content="Две <b>встречи">'
    '<meta property="article:published_time" content="2024-08-01">'
)


def page(text: str, head: str = HEAD) -> bytes:
    return answer(f"<html><head>{head}</head><body><p>{text}</p></body></html>".encode())


@pytest.fixture
async def internet() -> AsyncIterator[Internet]:
    async with Internet() as internet:
        internet.pages["/news/1"] = page(BROUGHT.text)
        yield internet


async def parse(response: Response) -> FetchedArticle:
    try:
        return parse_response(response)
    except SourceError as error:
        raise ReadingError(error.reason) from error


@pytest.fixture
def desk(database: Database, internet: Internet) -> ReadingDesk:
    fetcher = Fetcher("Dipcourier/1", allows_loopback=True, resolver=internet.resolver)
    return ReadingDesk(fetcher, parse, collector(database, BROUGHT, *STORIES))


@pytest.mark.usefixtures("archive")
async def test_a_link_is_answered_with_the_meetings_of_its_article(
    feed: Feed, telegram: FakeTelegram, internet: Internet, desk: ReadingDesk
) -> None:
    await feed(private_message(internet.url("/news/1")), desk=desk)
    assert telegram.last.text == (
        "Две <b>встречи\n"
        "📄 Лента, 1 августа 2024\n"
        "Встречи в статье: 2\n\n"
        "1. ✅ 5 марта 2024, Варшава — встреча: К.-Ж. Токаев — А. Дуда ¹\n"
        f"▸ «{AGAIN}»\n"
        "🆕 В архиве её не было. Прежде вместе: 1 встреча, последняя — сентябрь 2019\n\n"
        "2. ✅ июль 2024, Астана — встреча: К.-Ж. Токаев — А. Гутерриш ¹\n"
        f"▸ «{NEW}»\n"
        "🆕 В архиве её не было. Прежде вместе: 2 встречи, последняя — 7 сентября 2025"
    )
    assert telegram.buttons == []
    assert {call.action for call in telegram.calls(SendChatAction)} == {"typing"}


@pytest.mark.parametrize(
    ("reader", "line"),
    [
        (AIGUL, "🆕 Мұрағатта жоқ. Бұған дейін бірге: 1 кездесу, соңғысы — 2019 жылғы қыркүйек"),
        (STRANGER, "🆕 Not in the archive. Together before: 1 meeting, the last — September 2019"),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_it_is_answered_in_the_readers_language(
    feed: Feed,
    telegram: FakeTelegram,
    internet: Internet,
    desk: ReadingDesk,
    reader: Someone,
    line: str,
) -> None:
    await feed(private_message(internet.url("/news/1"), reader), desk=desk)
    assert line in telegram.last.text.split("\n")


@pytest.mark.usefixtures("archive")
async def test_reading_for_somebody_leaves_no_trace_in_the_archive(
    feed: Feed, internet: Internet, desk: ReadingDesk, database: Database
) -> None:
    await feed(private_message("/start"), desk=desk)
    before = await contents(database)
    await feed(private_message(internet.url("/news/1")), desk=desk)
    assert await contents(database) == before


@pytest.mark.usefixtures("archive")
async def test_an_article_of_the_archive_is_known_by_its_address(
    feed: Feed, telegram: FakeTelegram, internet: Internet, desk: ReadingDesk
) -> None:
    """In another spelling, and nothing is fetched for it."""
    await feed(private_message("смотри http://www.example.org/fresh?utm_source=x#y"), desk=desk)
    assert telegram.last.text.startswith(
        "📄 Казахстанская правда, 8 сентября 2025\nЭта статья уже в архиве.\n"
        "Встречи в статье: 2\n\n"
        "1. ✅ 7 сентября 2025, Астана — переговоры: К.-Ж. Токаев — А. Гутерриш ¹\n"
    )
    assert internet.requests == []
    await feed(telegram.press("2"))
    assert telegram.last.text.startswith("🗓 Визит · ")
    assert len(telegram.seen_in(JOURNALIST.id)) == 2


@pytest.mark.usefixtures("archive")
async def test_a_meeting_that_other_articles_report_is_told_so(
    feed: Feed, telegram: FakeTelegram, internet: Internet, desk: ReadingDesk
) -> None:
    internet.pages["/copy"] = page(FRESH.text, '<meta name="pubdate" content="2025-09-08">')
    await feed(private_message(internet.url("/copy")), desk=desk)
    assert "\nВ архиве: № 3, ещё 1 сообщение\n" in telegram.last.text
    assert telegram.buttons == [["1", "2"]]
    await feed(telegram.press("1"))
    assert telegram.last.text.startswith("✅ Переговоры · 7 сентября 2025 · Астана\n")
    assert "Сообщили: 1 сообщение" in telegram.last.text


@pytest.mark.usefixtures("archive")
async def test_an_operator_puts_it_into_the_archive(
    feed: Feed, telegram: FakeTelegram, internet: Internet, desk: ReadingDesk, database: Database
) -> None:
    await feed(private_message(internet.url("/news/1"), GALYM), desk=desk)
    await feed(telegram.press("В архив", by=GALYM), desk=desk)
    assert "\nЭта статья уже в архиве.\n" in telegram.last.text
    assert telegram.buttons == [["1", "2"]]
    await feed(telegram.press("1", by=GALYM), private_message("/who Дуда"), desk=desk)
    assert "5 марта 2024, Варшава" in telegram.last.text
    async with database.read() as work:
        article = await work.articles.at(internet.url("/news/1"))
    assert article is not None
    assert article.published_on == date(2024, 8, 1)
    assert not telegram.unanswered


@pytest.mark.usefixtures("archive")
async def test_others_cannot_put_anything_into_the_archive(
    feed: Feed, telegram: FakeTelegram, internet: Internet, desk: ReadingDesk, database: Database
) -> None:
    await feed(private_message(internet.url("/news/1"), GALYM), desk=desk)
    await feed(telegram.press("В архив", by=STRANGER), desk=desk)
    async with database.read() as work:
        assert await work.articles.at(internet.url("/news/1")) is None


@pytest.mark.usefixtures("archive")
async def test_an_article_that_is_gone_when_it_is_to_be_kept_is_told_so(
    feed: Feed, telegram: FakeTelegram, internet: Internet, desk: ReadingDesk
) -> None:
    await feed(private_message(internet.url("/news/1"), GALYM), desk=desk)
    message = telegram.last.message
    bare = {key: value for key, value in message.items() if key != "reply_to_message"}
    internet.pages.clear()
    await feed(telegram.press("В архив", by=GALYM), callback("k1", bare, GALYM), desk=desk)
    assert telegram.notices == [
        "Сайт не отдаёт страницу: ошибка 404. Можно переслать текст статьи.",
        "Статьи больше не видно. Пришлите её ещё раз.",
    ]


LONG = " ".join([BROUGHT.text, *(f"Подробность номер {number}." for number in range(20))])
POST = Story(
    (BROUGHT.text, LONG.removeprefix(BROUGHT.text + " ")), BROUGHT.people, BROUGHT.meetings
)
NAMED = CHANNEL.chat | {"username": "lenta"}


@pytest.mark.usefixtures("archive")
async def test_a_forwarded_post_is_an_article_of_its_channel(
    feed: Feed, telegram: FakeTelegram, database: Database, internet: Internet
) -> None:
    desk = ReadingDesk(Fetcher("Dipcourier/1"), parse, collector(database, POST))
    origin = {**forwarded_from()["forward_origin"], "chat": NAMED}
    await feed(private_message(LONG, GALYM, forward_origin=origin), desk=desk)
    assert telegram.last.text.startswith("📄 Лента, 9 сентября 2025\nВстречи в статье: 2\n")
    await feed(telegram.press("В архив", by=GALYM), desk=desk)
    async with database.read() as work:
        article = await work.articles.at("https://t.me/lenta/7")
    assert article is not None


@pytest.mark.usefixtures("archive")
async def test_a_short_forwarded_post_leads_to_its_article(
    feed: Feed, telegram: FakeTelegram, internet: Internet, desk: ReadingDesk
) -> None:
    """The link is behind words of a caption, after one to the channel itself."""
    links = [
        {"type": "text_link", "offset": 0, "length": 6, "url": "https://t.me/lenta"},
        {"type": "text_link", "offset": 8, "length": 5, "url": internet.url("/news/1")},
    ]
    await feed(photo("Канал. Далее", **forwarded_from(), caption_entities=links), desk=desk)
    assert "Встречи в статье: 2" in telegram.last.text


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("http://127.0.0.1:{port}/none", "Сайт не отдаёт страницу: ошибка 404. Можно переслать"),
        ("http://10.0.0.1/", "Этот адрес я не открываю: он ведёт во внутреннюю сеть"),
        ("http://user:word@example.org/", "Это не адрес страницы: нужен вид https://…"),
        ("http://nobody.test/", "Сайта с таким именем нет."),
        ("http://127.0.0.1:9/", "Сайт не отвечает."),
        ("http://127.0.0.1:{port}/picture", "По этому адресу не страница с текстом."),
        ("http://127.0.0.1:{port}/bare", "Прочесть не получилось: статьи здесь не видно."),
        ("http://127.0.0.1:{port}/future", "Прочесть не получилось: статьи здесь не видно."),
        ("http://127.0.0.1:{port}/noise", "Сайт отвечает неразборчиво."),
    ],
)
async def test_what_cannot_be_read_gets_one_honest_line(
    feed: Feed,
    telegram: FakeTelegram,
    internet: Internet,
    desk: ReadingDesk,
    address: str,
    line: str,
) -> None:
    internet.pages |= {
        "/picture": answer(b"PNG", "Content-Type: image/png"),
        "/bare": answer(b"<html><nav>menu</nav></html>"),
        "/future": page("Слова.", '<meta name="pubdate" content="2099-01-01">'),
        "/noise": b"220 smtp ready\r\n",
    }
    await feed(private_message(address.format(port=internet.port)), desk=desk)
    assert telegram.last.text.startswith(line)
    assert len(telegram.texts) == 1


async def test_an_article_without_meetings_names_nobody_in_vain(
    feed: Feed, telegram: FakeTelegram, internet: Internet, desk: ReadingDesk
) -> None:
    internet.pages["/quiet"] = page("В Астане открылся парк.", "")
    await feed(private_message(internet.url("/quiet")), desk=desk)
    assert telegram.last.text == "📄 127.0.0.1\nВстреч в статье не нашлось."


async def test_a_page_is_no_article_of_another_outlet_though_it_says_so(
    feed: Feed, internet: Internet, desk: ReadingDesk, telegram: FakeTelegram, database: Database
) -> None:
    internet.pages["/fake"] = page("Слова.", '<link rel="canonical" href="https://akorda.kz/a/1">')
    await feed(private_message(internet.url("/fake"), GALYM), desk=desk)
    await feed(telegram.press("В архив", by=GALYM), desk=desk)
    async with database.read() as work:
        assert await work.articles.at("https://akorda.kz/a/1") is None
        assert await work.articles.at(internet.url("/fake")) is not None


async def test_everybody_is_read_one_article_at_a_time(
    feed: Feed, telegram: FakeTelegram, internet: Internet, desk: ReadingDesk
) -> None:
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def wait(send: Send) -> None:
        asked.set()
        await go_on.wait()
        await send(page("В Астане открылся парк."))

    internet.pages["/slow"] = wait
    first = asyncio.ensure_future(feed(private_message(internet.url("/slow")), desk=desk))
    await asked.wait()
    await feed(private_message(internet.url("/news/1")), desk=desk)
    assert telegram.texts == ["Ещё читаю вашу предыдущую статью. Пришлите эту, когда отвечу."]
    for number in range(7):
        desk._served.add(number)  # noqa: SLF001 - seven others are being served
    await feed(private_message(internet.url("/news/1"), STRANGER), desk=desk)
    assert telegram.last.text.startswith("I am reading other people’s articles.")
    go_on.set()
    await first
    assert telegram.last.text.endswith("Встреч в статье не нашлось.")
    assert JOURNALIST.id not in desk._served  # noqa: SLF001


@pytest.mark.parametrize(
    "update",
    [
        group_message("https://example.org/news/1"),
        private_message("/who https://example.org/news/1"),
        private_message("что пишет nur.kz?"),
        private_message("https://t.me/lenta/1"),
        private_message("слово " * 60),
        photo("Дуда", **forwarded_from()),
    ],
    ids=["group", "command", "a site", "a channel", "long words", "a name"],
)
async def test_what_is_no_article_is_not_fetched(
    feed: Feed, internet: Internet, desk: ReadingDesk, update: dict[str, Any]
) -> None:
    await feed(update, desk=desk)
    assert internet.requests == []


@pytest.mark.usefixtures("archive")
async def test_a_post_of_a_person_is_an_article_of_no_outlet(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    desk = ReadingDesk(Fetcher("Dipcourier/1"), parse, collector(database, POST))
    origin = {"type": "hidden_user", "date": 1757376000, "sender_user_name": "Некто"}
    await feed(private_message(LONG, forward_origin=origin), desk=desk)
    assert "Встречи в статье: 2" in telegram.last.text
    assert "Некто" not in telegram.last.text


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("shown", "is_page"),
    [("nobody.test/politics/1", True), ("nobody.test/", False), ("nobody.test", False)],
)
async def test_an_address_without_its_beginning_is_one_when_it_leads_to_a_page(
    feed: Feed, telegram: FakeTelegram, desk: ReadingDesk, shown: str, is_page: object
) -> None:
    bold = {"type": "bold", "offset": 0, "length": len(shown)}
    link = {"type": "url", "offset": 0, "length": len(shown)}
    await feed(private_message(shown, entities=[bold, link]), desk=desk)
    assert (telegram.last.text == "Сайта с таким именем нет.") is is_page


async def test_a_command_under_a_picture_is_no_article(
    feed: Feed, telegram: FakeTelegram, desk: ReadingDesk, internet: Internet
) -> None:
    words = f"/nosuch {internet.url('/news/1')}"
    link = {"type": "url", "offset": 8, "length": len(words) - 8}
    await feed(photo(words, caption_entities=[link]), desk=desk)
    assert internet.requests == []


@pytest.mark.usefixtures("archive")
async def test_an_article_the_rules_stumble_over_is_not_kept(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    async def stumble(_: ArticleText) -> Facts:
        raise ReadingError("a rule failed")

    reads = replace(collector(database, *STORIES), read=stumble)
    desk = ReadingDesk(Fetcher("Dipcourier/1"), parse, reads)
    await feed(private_message(LONG, GALYM, **forwarded_from()), desk=desk)
    assert telegram.last.text.startswith("Прочесть не получилось")
    assert telegram.buttons == []
    good = ReadingDesk(Fetcher("Dipcourier/1"), parse, collector(database, POST))
    await feed(private_message(LONG, GALYM, **forwarded_from()), desk=good)
    await feed(telegram.press("В архив", by=GALYM), desk=desk)
    assert [one.split(":")[0] for one in telegram.notices] == ["Прочесть не получилось"]
    assert telegram.buttons == [["В архив"]]
