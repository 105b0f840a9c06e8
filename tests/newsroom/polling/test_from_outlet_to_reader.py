"""The whole way: an outlet's page, the real reader, the archive, a subscriber, and a correction."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.knowledge import load_world
from bot.reader import ReaderPool
from bot.texts import load_catalogues
from newsroom.collecting import Collector
from newsroom.retracting import Retractor
from storage.models import Delivery, Meeting
from tests.internet import Internet, answer
from tests.newsroom.digests.publishing import an_issuer, texts_of
from tests.newsroom.polling.newsroom import Newsroom, feed, page
from tests.subscribers import NOW, a_chat, a_wish, put

pytestmark = pytest.mark.slow

XML = "Content-Type: application/rss+xml"
HEADLINE = "Президент Казахстана встретился с генеральным секретарём ООН"
REST = (
    " Стороны обсудили ход реформ и подготовку к саммиту, говорится в сообщении пресс-службы. "
    "По итогам беседы решено продолжить работу рабочей группы и расширить торговлю между странами."
)
TALKS = (
    "8 сентября 2025 года в {place} президент Казахстана Касым-Жомарт Токаев встретился с "
    "генеральным секретарём ООН Антониу Гутерришем." + REST
)
NO_TALKS = "Президент Казахстана Касым-Жомарт Токаев выступил с посланием к народу страны." + REST


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool() as pool:
        yield pool


@pytest.fixture
async def told(newsroom: Newsroom, internet: Internet, pool: ReaderPool) -> Newsroom:
    """An article is read by the real reader, and a subscriber has been told of its meeting."""
    poller = newsroom.poller
    database, zone, lemmas = newsroom.database, poller.collector.zone, poller.collector.lemmas
    newsroom.poller = replace(
        poller,
        collector=Collector(database, pool.read, load_world(), zone, lemmas),
        parse_page=pool.parse,
        parse_listing=pool.parse_listing,
    )
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": page(HEADLINE, TALKS.format(place="Астане")),
    }
    await newsroom.add(country="KZ")
    await newsroom.wait(minutes=10)
    await put(database, a_chat(), a_wish())
    await an_issuer(database).issue_due(newsroom.now)
    async with database.begin() as work:
        (await work.session.get_one(Delivery, 1)).message_id = 77
    return newsroom


async def test_a_corrected_article_goes_out_as_updated(told: Newsroom, internet: Internet) -> None:
    (first,) = await texts_of(told.database)
    assert "Астана" in first
    assert "Гутерриш" in first
    internet.pages["/a"] = page(HEADLINE, TALKS.format(place="Алматы"))
    await told.wait(hours=3)
    async with told.database.read() as work:
        (meeting,) = (await work.session.scalars(select(Meeting))).all()
    assert (meeting.place, meeting.version) == ("Алматы", 2)
    await an_issuer(told.database).issue_due(NOW + timedelta(days=1))
    digest = (await texts_of(told.database))[-1]
    assert "Обновлено" in digest
    assert "место: Алматы (было: Астана)" in digest


async def test_what_an_article_tells_no_more_is_taken_back_by_reply(
    told: Newsroom, internet: Internet
) -> None:
    internet.pages["/a"] = page("Послание президента Казахстана", NO_TALKS)
    await told.wait(hours=3)
    await Retractor(told.database, load_catalogues()).issue_due(told.now)
    assert (await texts_of(told.database))[1:] == [
        "Исправление · К.-Ж. Токаев — А. Гутерриш: издание изменило статью, о встрече в ней больше "
        "не говорится."
    ]
