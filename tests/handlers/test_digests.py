from datetime import timedelta

import pytest

from bot.dispatcher import Services
from newsroom.digests.issuing import Issuer
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.models import DeliveryKind, DeliveryStatus
from tests.handlers.conftest import Feed
from tests.newsroom.digests.publishing import ALMATY, publish
from tests.newsstand import NOW
from tests.people import JOURNALIST, NEWSROOM
from tests.subscribers import NOW as DUE
from tests.subscribers import a_chat, a_wish, put
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, group_message, old_callback, private_message


@pytest.mark.usefixtures("archive")
async def test_the_digest_tells_what_is_new_with_its_sentence(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/digest"))
    assert telegram.texts == [
        "Дипломатия · вторник, 9 сентября\n\n"
        "Состоялось\n"
        "✅ 7 сентября 2025, Астана — переговоры: К.-Ж. Токаев — А. Гутерриш ¹\n"
        "«Вчера Касым-Жомарт Токаев провел переговоры с Антониу Гутерришем.» — "
        "Казахстанская правда ↗\n\n"
        "Объявлено\n"
        "🗓 до конца 2025, Польша — визит: К.-Ж. Токаев ¹\n"
        "«До конца года Касым-Жомарт Токаев посетит Польшу.» — Казахстанская правда ↗"
    ]


MANY_COUNTRIES = (
    "Казахстан, Узбекистан, Кыргызстан, Туркменистан, Таджикистан, Азербайджан, Армения, Грузия, "
    "Турция, Россия, Беларусь, Украина, Молдавия, Польша, Германия, Франция, Италия, Испания"
)
"""More than a button can carry."""


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("/digest неделя", "Хронология · 2 сентября 2025 – 9 сентября 2025 · "),
        ("/digest за сентябрь", "Хронология · сентябрь 2025 · "),
        ("/digest 2019", "Хронология · 2019 · "),
        ("/digest вчера", "Хронология · 8 сентября 2025 · 1 встреча"),
        ("/digest за октябрь 2018", "октябрь 2018\nТаких встреч в архиве нет."),
        ("/digest Иванько", "Имени «Иванько» в архиве нет."),
        (f"/digest {MANY_COUNTRIES}", "Слишком длинный фильтр"),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_a_period_is_not_passed_over(
    feed: Feed, telegram: FakeTelegram, asked: str, title: str
) -> None:
    await feed(private_message(asked))
    assert telegram.last.text.startswith(title)


@pytest.mark.usefixtures("archive")
async def test_looking_is_not_being_told(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(
        private_message("/subscribe"), private_message("/digest"), private_message("/digest")
    )
    assert telegram.texts[1] == telegram.texts[2]
    async with archive.read() as work:
        subscription = await work.subscriptions.find(JOURNALIST.id)
        assert subscription is not None
        assert not await work.digests.told([subscription.id], range(1, 9), NOW)


async def test_an_empty_day_is_said_to_whoever_asks(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/digest"), group_message("/digest"))
    assert telegram.texts == ["Тихий день: новых встреч нет."] * 2
    assert len(telegram.seen_in(NEWSROOM.id)) == 1


@pytest.mark.parametrize(
    ("label", "status", "said"),
    [
        ("Прислать", DeliveryStatus.PENDING, "Отправляю ещё раз."),
        ("Не нужно", DeliveryStatus.SKIPPED, "Хорошо, не отправляю."),
    ],
)
async def test_what_may_not_have_arrived_is_offered_again(
    database: Database,
    feed: Feed,
    telegram: FakeTelegram,
    label: str,
    status: DeliveryStatus,
    said: str,
) -> None:
    await leave_unknown(database, JOURNALIST.id)
    await feed(private_message("/digest"))
    assert telegram.buttons == [["Прислать", "Не нужно"]]
    await feed(telegram.press(label))
    assert telegram.last.text == said
    async with database.read() as work:
        counts = await work.deliveries.counts()
    assert {one for one, count in counts.items() if count} == {status}


async def test_it_is_offered_at_the_next_contact_whatever_that_is_and_once(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await leave_unknown(database, JOURNALIST.id)
    await feed(private_message("/about"), private_message("/about"))
    assert [("неизвестно" in text) for text in telegram.texts] == [False, True, False]
    assert telegram.buttons == []
    # Whoever asks for the digest is asked again.
    await feed(private_message("/digest"))
    assert telegram.buttons == [["Прислать", "Не нужно"]]


async def test_old_digests_are_not_brought_up(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await leave_unknown(database, JOURNALIST.id)
    await feed(private_message("/about"), clock=lambda: NOW + timedelta(days=4))
    assert len(telegram.texts) == 1


async def leave_unknown(database: Database, chat_id: int) -> None:
    """A digest whose sending broke off."""
    async with database.begin() as work:
        key = "digest:1:2025-09-09:daily:1"
        new = NewDelivery(key, DeliveryKind.DIGEST, chat_id, "Выпуск", NOW)
        await work.deliveries.enqueue(new, NOW)
        (claimed,) = await work.deliveries.claim_due(NOW, "courier", 1, timedelta(minutes=1))
        await work.deliveries.mark_sending([claimed], NOW, timedelta(minutes=1))
        await work.deliveries.record_unknown(claimed, "reset")


@pytest.fixture
async def issued(database: Database, services: Services) -> None:
    """A digest of twenty meetings, with as many again and five that had no room."""
    for number in range(1, 46):
        await publish(database, number)
    await put(database, a_chat(JOURNALIST.id), a_wish(JOURNALIST.id))
    issuer = Issuer(database, services.catalogues, ALMATY, world=services.world)
    await issuer.issue_due(DUE)


@pytest.mark.usefixtures("issued")
async def test_what_had_no_room_comes_by_button_until_nothing_is_left(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/about"))
    await feed(callback("dr1:1", telegram.last.message))
    assert telegram.last.text.count("К.-Ж. Токаев") == 20
    assert telegram.buttons == [["Остальное · 5"]]
    await feed(telegram.press("Остальное · 5"))
    assert telegram.last.text.count("К.-Ж. Токаев") == 5
    assert telegram.buttons == []
    await feed(callback("dr1:1", telegram.last.message))
    assert telegram.last.text == "Больше ничего нет: всё остальное уже рассказано."


@pytest.mark.usefixtures("issued")
async def test_the_rest_of_a_digest_that_telegram_no_longer_shows_is_stale(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(old_callback("dr1:1"))
    assert telegram.notices == ["Эта кнопка устарела. Спросите ещё раз."]
