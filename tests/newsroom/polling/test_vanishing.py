"""What an outlet takes away, or writes anew, is doubted and told of, never dropped in silence."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.knowledge import load_world
from bot.texts import load_catalogues
from newsroom.rendering.html import plain
from newsroom.rendering.lines import meeting_line
from newsroom.rendering.meetings import meeting_card
from newsroom.retracting import Retractor
from reading.facts import Place
from storage.meetings import MeetingCard
from storage.models import Article, Delivery, FoundState
from tests.desk import GUTERRES, TOKAYEV, met, on, says
from tests.internet import Internet, answer
from tests.newsroom.digests.publishing import an_issuer, texts_of
from tests.newsroom.polling.newsroom import BODY, HEADLINE, Newsroom, feed, page
from tests.subscribers import NOW, a_chat, a_wish, put

XML = "Content-Type: application/rss+xml"
GONE = answer(status="410 Gone")
YESTERDAY = on((NOW - timedelta(days=1)).date())
TALKS = says(met(TOKAYEV, GUTERRES, when=YESTERDAY, place=Place("Астана", "KZ")))
OTHER = "Генеральный секретарь ООН прибыл с визитом к президенту Казахстана. " * 5
RU = load_catalogues()["ru"]


@pytest.fixture
async def told(newsroom: Newsroom, internet: Internet) -> Newsroom:
    """An article is in the archive, and a subscriber has been told what it says."""
    internet.pages |= {
        "/feed": answer(feed((internet.url("/a"), HEADLINE)), XML),
        "/a": page(),
    }
    newsroom.facts = {BODY.strip(): TALKS}
    await newsroom.add()
    await newsroom.wait(minutes=10)
    await put(newsroom.database, a_chat(), a_wish())
    await an_issuer(newsroom.database).issue_due(newsroom.now)
    async with newsroom.database.begin() as work:
        (await work.session.get_one(Delivery, 1)).message_id = 77
    return newsroom


async def the_card(newsroom: Newsroom) -> MeetingCard:
    async with newsroom.database.read() as work:
        card = await work.meetings.card(1)
    assert card is not None
    return card


async def shown(newsroom: Newsroom) -> str:
    card = await the_card(newsroom)
    return plain(meeting_card(RU, card, load_world(), newsroom.now.date()))


async def line(newsroom: Newsroom) -> str:
    card = await the_card(newsroom)
    today = newsroom.now.date()
    return plain(meeting_line(RU, card.meeting, card.participants, today=today))


async def next_digest(newsroom: Newsroom) -> str:
    await an_issuer(newsroom.database).issue_due(NOW + timedelta(days=1))
    return (await texts_of(newsroom.database))[-1]


async def test_what_rests_on_a_vanished_article_is_doubted_and_shown_so(
    told: Newsroom, internet: Internet
) -> None:
    assert (await line(told)).startswith("✅")
    internet.pages["/a"] = GONE
    await told.wait(hours=10)
    assert (await line(told)).startswith("❔")
    card = await shown(told)
    assert "Под сомнением: издание удалило статью" in card
    assert "Лента, 9 сентября 2025, издание удалило статью" in card
    assert "Астана" in card


async def test_who_was_told_hears_of_the_doubt(told: Newsroom, internet: Internet) -> None:
    internet.pages["/a"] = GONE
    await told.wait(hours=10)
    digest = await next_digest(told)
    assert "Обновлено" in digest
    assert "под сомнением: издание удалило статью" in digest


async def test_what_is_doubted_is_no_news_to_others(told: Newsroom, internet: Internet) -> None:
    internet.pages["/a"] = GONE
    await told.wait(hours=10)
    await put(told.database, a_chat(2), a_wish(2))
    await an_issuer(told.database).issue_due(told.now)
    assert all("Гутерриш" not in text for text in await texts_of(told.database, 2))


async def test_what_others_report_too_is_not_doubted(told: Newsroom, internet: Internet) -> None:
    listed = feed((internet.url("/a"), HEADLINE), (internet.url("/b"), HEADLINE))
    internet.pages |= {"/feed": answer(listed, XML), "/b": page(body=OTHER)}
    told.facts[OTHER.strip()] = TALKS
    await told.wait(hours=1)
    internet.pages["/a"] = GONE
    await told.wait(hours=10)
    card = await shown(told)
    assert "Под сомнением" not in card
    assert card.count("издание удалило статью") == 1
    assert (await line(told)).startswith("✅")


async def test_a_site_that_has_lost_everything_has_trouble_of_its_own(
    told: Newsroom, internet: Internet
) -> None:
    internet.pages.clear()
    await told.wait(days=2)
    (found,) = await told.found()
    assert found.state is FoundState.KEPT
    assert (await line(told)).startswith("✅")


async def test_an_article_that_is_put_back_is_believed_again(
    told: Newsroom, internet: Internet
) -> None:
    internet.pages["/a"] = GONE
    await told.wait(hours=10)
    internet.pages["/a"] = page()
    await told.wait(days=5)
    assert "Под сомнением" not in await shown(told)
    (found,) = await told.found()
    assert found.state is FoundState.KEPT
    async with told.database.read() as work:
        assert (await work.session.scalars(select(Article.gone_at))).all() == [None]


async def test_a_meeting_that_a_changed_article_tells_no_more_is_taken_back_by_reply(
    told: Newsroom, internet: Internet
) -> None:
    internet.pages["/a"] = page(body=OTHER)
    await told.wait(hours=3)
    await Retractor(told.database, load_catalogues()).issue_due(told.now)
    assert "о встрече в ней больше не говорится" in (await texts_of(told.database))[-1]
    async with told.database.read() as work:
        sent = (await work.session.scalars(select(Delivery).order_by(Delivery.id.desc()))).first()
    assert sent is not None
    assert sent.reply_to == 77


async def test_a_meeting_that_a_changed_article_tells_otherwise_is_left_to_the_digest(
    told: Newsroom, internet: Internet
) -> None:
    moved = met(TOKAYEV, GUTERRES, when=YESTERDAY, place=Place("Алматы", "KZ"))
    told.facts[OTHER.strip()] = says(moved)
    internet.pages["/a"] = page(body=OTHER)
    await told.wait(hours=3)
    await Retractor(told.database, load_catalogues()).issue_due(told.now)
    assert len(await texts_of(told.database)) == 1
    assert "место: Алматы (было: Астана)" in await next_digest(told)
